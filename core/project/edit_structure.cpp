#include "core/error.h"
#include "core/project/edit.h"
#include "core/project/initialise.h"
#include "core/project/limits.h"
#include "core/project/matrices.h"
#include "core/project/title.h"

namespace deltaflow {

namespace {

/// A project taken apart for a change of structure, and put together again when it is done.
class Rebuild {
public:
    explicit Rebuild(const Project& project)
        : m_project(project)
        , network(*project.network)
        , data(*project.data) {
        if (project.test) test = *project.test;
        if (project.dataNotes) notes = *project.dataNotes;
    }

    /// Weights for layer l (as the layers are numbered afterwards) that repeat no present ones.
    [[nodiscard]] ParameterMatrix drawn(std::size_t l, Index out, Index in) const {
        return drawWeights(out, in, m_project.initialisation, newStream(*m_project.network, l));
    }

    /// Makes a layer (out×in): kept weights stay, new ones are drawn.
    void resize(std::size_t l, Index out, Index in) {
        DenseLayer& layer = network.layers[l];
        if (layer.outputs() == out && layer.inputs() == in) return;
        layer.weights = resized(layer.weights, drawn(l, out, in));
        if (layer.hasBias()) layer.bias = resized(layer.bias, ParameterMatrix::Zero(out, 1).eval());
    }

    void fitInputs() {
        if (data.x.rows() == network.inputs) return;
        for (SampleMatrix* const x : {&data.x, &test.x})
            *x = resized(*x, SampleMatrix::Zero(network.inputs, x->cols()).eval());
        notes = withInputRows(std::move(notes), network.inputs);
    }

    void fitTargets() {
        const Index rows = network.outputs();
        if (data.y.rows() == rows) return;
        for (SampleMatrix* const y : {&data.y, &test.y})
            *y = resized(*y, SampleMatrix::Zero(rows, y->cols()).eval());
        notes = withTargetRows(std::move(notes), rows);
    }

    void dropInput(Index row) {
        data.x = withoutRow(data.x, row);
        if (m_project.test) test.x = withoutRow(test.x, row);
        notes = withoutInputRow(std::move(notes), row);
    }

    void dropTarget(Index row) {
        data.y = withoutRow(data.y, row);
        if (m_project.test) test.y = withoutRow(test.y, row);
        notes = withoutTargetRow(std::move(notes), row);
    }

    Project done() {
        m_project.title = titleFor(m_project, network);
        m_project.network = std::make_shared<const Network>(std::move(network));
        m_project.data = std::make_shared<const Data>(std::move(data));
        if (m_project.test) m_project.test = std::make_shared<const Data>(std::move(test));
        if (m_project.dataNotes)
            m_project.dataNotes = std::make_shared<const DataNotes>(std::move(notes));
        m_project.edits.clear();
        m_project.settingEdits.clear();
        m_project.errata.clear();
        return m_project;
    }

private:
    Project m_project;

public:
    Network network;
    Data data;
    Data test;
    DataNotes notes;
};

void requireLayer(const Project& project, std::size_t layer) {
    if (layer >= project.network->layers.size())
        throw Error("there is no layer " + std::to_string(layer + 1));
}

void checkSizes(const Project& project, Index inputs, const std::vector<LayerSize>& sizes) {
    checkSize(inputs, sizes);
    checkDataSize(project.data->x.cols(), inputs, sizes);
}

} // namespace

Project withLayerInserted(const Project& project, std::size_t before, Index units,
                          Activation activation) {
    const Network& old = *project.network;
    if (before > old.layers.size())
        throw Error("there is no layer " + std::to_string(before) + " to insert a layer after");
    const bool last = before == old.layers.size();
    if (last && old.layers.back().activation.kind == ActivationKind::Softmax)
        throw Error("no layer can follow softmax, which belongs to the last layer");
    if (!last && activation.kind == ActivationKind::Softmax)
        throw Error("softmax is only possible at the last layer");
    auto sizes = sizesOf(old);
    sizes.insert(sizes.begin() + static_cast<std::ptrdiff_t>(before), LayerSize{units, true});
    checkSizes(project, old.inputs, sizes);

    Rebuild rebuild(project);
    const Index below = before == 0 ? old.inputs : old.layers[before - 1].outputs();
    DenseLayer layer{rebuild.drawn(before, units, below), ParameterMatrix::Zero(units, 1),
                     activation};
    auto& layers = rebuild.network.layers;
    layers.insert(layers.begin() + static_cast<std::ptrdiff_t>(before), std::move(layer));
    if (!last) rebuild.resize(before + 1, layers[before + 1].outputs(), units);
    rebuild.fitTargets();
    Project after = rebuild.done();
    return last ? withActivation(after, before, activation) : after; // the loss follows
}

Project withLayerRemoved(const Project& project, std::size_t layer) {
    requireLayer(project, layer);
    const Network& old = *project.network;
    if (old.layers.size() == 1) throw Error("a network needs at least one layer");
    const Activation outer = old.layers.back().activation;
    auto sizes = sizesOf(old);
    sizes.erase(sizes.begin() + static_cast<std::ptrdiff_t>(layer));
    checkSizes(project, old.inputs, sizes);

    Rebuild rebuild(project);
    auto& layers = rebuild.network.layers;
    layers.erase(layers.begin() + static_cast<std::ptrdiff_t>(layer));
    if (layer < layers.size()) {
        const Index below = layer == 0 ? old.inputs : layers[layer - 1].outputs();
        rebuild.resize(layer, layers[layer].outputs(), below);
    } else if (!fits(project.loss, layers.back().activation.kind)) {
        layers.back().activation = outer; // what the loss needs stays at the end
    }
    rebuild.fitTargets();
    return rebuild.done();
}

Project withUnits(const Project& project, int layer, Index units) {
    const Network& old = *project.network;
    if (layer >= 0) requireLayer(project, static_cast<std::size_t>(layer));
    auto sizes = sizesOf(old);
    if (layer >= 0) sizes[static_cast<std::size_t>(layer)].units = units;
    const Index inputs = layer < 0 ? units : old.inputs;
    checkSizes(project, inputs, sizes);

    Rebuild rebuild(project);
    auto& layers = rebuild.network.layers;
    if (layer < 0) {
        rebuild.network.inputs = inputs;
        rebuild.fitInputs();
    } else {
        const auto l = static_cast<std::size_t>(layer);
        rebuild.resize(l, units, layers[l].inputs());
    }
    const auto above = static_cast<std::size_t>(layer + 1);
    if (above < layers.size()) rebuild.resize(above, layers[above].outputs(), units);
    rebuild.fitTargets();
    return rebuild.done();
}

Project withUnitAdded(const Project& project, int layer) {
    const auto& layers = project.network->layers;
    if (layer >= 0) requireLayer(project, static_cast<std::size_t>(layer));
    const Index units =
        layer < 0 ? project.network->inputs : layers[static_cast<std::size_t>(layer)].outputs();
    return withUnits(project, layer, units + 1);
}

Project withUnitRemoved(const Project& project, int layer, Index unit) {
    const Network& old = *project.network;
    if (layer >= 0) requireLayer(project, static_cast<std::size_t>(layer));
    const Index units =
        layer < 0 ? old.inputs : old.layers[static_cast<std::size_t>(layer)].outputs();
    const std::string place = layer < 0 ? "the input" : "layer " + std::to_string(layer + 1);
    if (unit < 0 || unit >= units) throw Error(place + " has no unit " + std::to_string(unit + 1));
    if (units == 1) throw Error(place + " needs at least one unit");

    Rebuild rebuild(project);
    auto& layers = rebuild.network.layers;
    if (layer < 0) {
        --rebuild.network.inputs;
        rebuild.dropInput(unit);
    } else {
        DenseLayer& own = layers[static_cast<std::size_t>(layer)];
        own.weights = withoutRow(own.weights, unit);
        if (own.hasBias()) own.bias = withoutRow(own.bias, unit);
    }
    const auto above = static_cast<std::size_t>(layer + 1);
    if (above < layers.size())
        layers[above].weights = withoutColumn(layers[above].weights, unit);
    else
        rebuild.dropTarget(unit);
    return rebuild.done();
}

Project withBias(const Project& project, std::size_t layer, bool bias) {
    requireLayer(project, layer);
    auto sizes = sizesOf(*project.network);
    if (sizes[layer].bias == bias) return project;
    sizes[layer].bias = bias;
    checkSizes(project, project.network->inputs, sizes);
    Rebuild rebuild(project);
    DenseLayer& own = rebuild.network.layers[layer];
    own.bias = bias ? ParameterMatrix::Zero(own.outputs(), 1).eval() : ParameterMatrix();
    return rebuild.done();
}

Project withParametersDrawn(const Project& project, Initialisation initialisation) {
    Project after = project;
    after.initialisation = initialisation;
    if (initialisation.scheme == InitScheme::Given) return after; // nothing to draw from
    Rebuild rebuild(after);
    for (std::size_t l = 0; l < rebuild.network.layers.size(); ++l) {
        DenseLayer& layer = rebuild.network.layers[l];
        layer.weights = drawWeights(layer.outputs(), layer.inputs(), initialisation, l);
        layer.bias.setZero();
    }
    return rebuild.done();
}

} // namespace deltaflow
