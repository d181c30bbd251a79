#include "core/error.h"
#include "core/project/data_json.h"
#include "core/project/edit.h"
#include "core/project/errata_json.h"
#include "core/project/graph_json.h"
#include "core/project/initialise.h"
#include "core/project/json_reader.h"
#include "core/project/limits.h"
#include "core/project/project_json.h"
#include "core/project/training_json.h"

#include <algorithm>

namespace deltaflow {

namespace {

constexpr std::int64_t kMaxEdits = 1'000'000;

/// Runs a check that throws Error and says where it failed.
template <typename Check>
void at(const std::string& place, Check check) {
    try {
        check();
    } catch (const FormatError&) {
        throw;
    } catch (const Error& error) {
        throw FormatError(place + ": " + error.what());
    }
}

void readHeader(const JsonReader& root) {
    const std::string format = root["format"].text();
    if (format != "deltaflow") root["format"].refuse("\"deltaflow\"");
    const std::int64_t version = root["version"].integer();
    if (version > kFormatVersion)
        throw FormatError("version " + std::to_string(version) + " is newer than this program's " +
                          std::to_string(kFormatVersion));
    if (version < 1) throw FormatError("version " + std::to_string(version) + " never was");
}

/// The layers' sizes, before a single weight is allocated.
std::vector<LayerSize> readSizes(const JsonReader& layers) {
    const std::int64_t count = layers.size();
    at("layers", [&] {
        if (count > kMaxLayers)
            checkSize(1, std::vector<LayerSize>(static_cast<std::size_t>(count)));
    });
    std::vector<LayerSize> sizes;
    for (std::int64_t l = 0; l < count; ++l) {
        const JsonReader layer = layers[l];
        const bool bias = !layer.has("b") || !layer["b"].isNull();
        if (!layer.has("W")) {
            sizes.push_back({layer["units"].integer(), bias});
            continue;
        }
        const std::int64_t rows = layer["W"].size();
        if (layer.has("units") && layer["units"].integer() != rows)
            throw FormatError(layer.place() + ".W has " + std::to_string(rows) +
                              " rows where \"units\" says " +
                              std::to_string(layer["units"].integer()));
        sizes.push_back({rows, bias});
    }
    return sizes;
}

DenseLayer readLayer(const JsonReader& layer, Index units, Index inputs, Initialisation init,
                     std::size_t index) {
    DenseLayer read;
    read.activation.kind = layer["activation"].name<ActivationKind>();
    if (layer.has("alpha")) read.activation.alpha = layer["alpha"].number();
    if (layer.has("W")) {
        read.weights.resize(units, inputs);
        for (Index row = 0; row < units; ++row)
            layer["W"][row].numbers(read.weights.row(row));
    } else {
        if (init.scheme == InitScheme::Given)
            throw FormatError(layer.place() +
                              " has no \"W\", and \"init\" does not say how to draw it");
        read.weights = drawWeights(units, inputs, init, index);
    }
    if (layer.has("b") && layer["b"].isNull()) return read;
    read.bias = ParameterMatrix::Zero(units, 1);
    if (layer.has("b")) layer["b"].numbers(read.bias.col(0));
    return read;
}

Network readNetwork(const JsonReader& root, Initialisation init) {
    const std::int64_t inputs = root["inputs"].integer();
    const JsonReader layers = root["layers"];
    const auto sizes = readSizes(layers);
    at("layers", [&] { checkSize(inputs, sizes); });
    Network network{inputs, {}};
    for (std::size_t l = 0; l < sizes.size(); ++l) {
        const JsonReader layer = layers[static_cast<std::int64_t>(l)];
        network.layers.push_back(readLayer(layer, sizes[l].units, network.outputs(), init, l));
        if (network.layers[l].activation.kind == ActivationKind::Softmax && l + 1 < sizes.size())
            throw FormatError(layer.place() +
                              ".activation: softmax is only possible at the last layer");
    }
    return network;
}

Data readData(const JsonReader& data, const Network& network) {
    const Index inputs = network.inputs;
    const Index outputs = network.outputs();
    const std::int64_t samples = data.size();
    at("data", [&] { checkDataSize(samples, inputs, sizesOf(network)); });
    for (std::int64_t s = 0; s < samples; ++s) { // all lengths before anything is allocated
        data[s]["x"].requireSize(inputs);
        data[s]["y"].requireSize(outputs);
    }
    Data read{SampleMatrix(inputs, samples), SampleMatrix(outputs, samples)};
    for (std::int64_t s = 0; s < samples; ++s) {
        data[s]["x"].numbers(read.x.col(s));
        data[s]["y"].numbers(read.y.col(s));
    }
    return read;
}

void readLoss(Project& project, const JsonReader& root) {
    if (root.has("loss")) project.loss = root["loss"].name<LossKind>();
    const ActivationKind output = project.network->layers.back().activation.kind;
    if (!fits(project.loss, output))
        throw FormatError("loss: " + std::string(nameOf(project.loss)) + " cannot follow " +
                          std::string(nameOf(output)) + " outputs");
    at("data", [&] { checkTargets(project.loss, project.data->y); });
}

void readPenalty(Project& project, const JsonReader& root) {
    if (!root.has("penalty")) return;
    const JsonReader penalty = root["penalty"];
    if (penalty.has("kind")) project.penalty.kind = penalty["kind"].name<PenaltyKind>();
    if (penalty.has("lambda")) project.penalty.lambda = penalty["lambda"].number();
    at("penalty.lambda", [&] { checkSetting(Setting::PenaltyStrength, project.penalty.lambda); });
}

void readOptimiser(Optimiser& read, const JsonReader& root) {
    if (!root.has("optimiser")) return;
    const JsonReader optimiser = root["optimiser"];
    if (optimiser.has("kind")) read.kind = optimiser["kind"].name<OptimiserKind>();
    const auto setting = [&](const char* key, Setting which, double& slot) {
        if (!optimiser.has(key)) return;
        const JsonReader value = optimiser[key];
        slot = value.number();
        at(value.place(), [&] { checkSetting(which, slot); });
    };
    setting("learning_rate", Setting::LearningRate, read.learningRate);
    setting("momentum", Setting::Momentum, read.momentum);
    setting("decay", Setting::Decay, read.decay);
    setting("beta1", Setting::Beta1, read.beta1);
    setting("beta2", Setting::Beta2, read.beta2);
    setting("epsilon", Setting::Epsilon, read.epsilon);
}

Initialisation readInitialisation(const JsonReader& root) {
    Initialisation read;
    if (!root.has("init")) return read;
    const JsonReader init = root["init"];
    if (init.has("scheme")) read.scheme = init["scheme"].name<InitScheme>();
    if (init.has("seed")) read.seed = init["seed"].seed();
    return read;
}

/// The values of the parameter of that name as the project has them, or null.
const ParameterMatrix* parameterCalled(const Project& project, const std::string& name) {
    if (project.graph) {
        const NodeSpec* const node = project.graph->find(name);
        return node && node->op == "parameter" ? &node->value : nullptr;
    }
    for (std::size_t l = 0; l < project.network->layers.size(); ++l) {
        const DenseLayer& layer = project.network->layers[l];
        const std::string number = std::to_string(l + 1);
        if (name == "W" + number) return &layer.weights;
        if (name == "b" + number && layer.hasBias()) return &layer.bias;
    }
    return nullptr;
}

ParameterEdit readEdit(const JsonReader& edit, const Project& project) {
    ParameterEdit read;
    read.iteration = edit["iteration"].integer(1, std::int64_t{1} << 40);
    read.parameter = edit["parameter"].text();
    const ParameterMatrix* const values = parameterCalled(project, read.parameter);
    if (!values) edit["parameter"].refuse("the name of a parameter, such as \"W1\"");
    read.row = static_cast<int>(edit["row"].integer(0, values->rows() - 1));
    read.col = static_cast<int>(edit["col"].integer(0, values->cols() - 1));
    read.value = edit["value"].number();
    return read;
}

void readEdits(Project& project, const JsonReader& root) {
    if (!root.has("edits")) return;
    const JsonReader edits = root["edits"];
    if (edits.size() > kMaxEdits) throw FormatError("edits: more than 1000000 of them");
    for (std::int64_t i = 0; i < edits.size(); ++i)
        project.edits.push_back(readEdit(edits[i], project));
    std::stable_sort(project.edits.begin(), project.edits.end(),
                     [](const auto& a, const auto& b) { return a.iteration < b.iteration; });
}

/// A stack of layers, a graph or an expression, with its data.
void readNet(Project& project, const JsonReader& root) {
    if (root.has("layers") + root.has("graph") + root.has("expression") > 1)
        throw FormatError("a document has one of layers, graph and expression, not several");
    if (root.has("expression")) return readExpression(project, root);
    if (root.has("graph")) return readGraph(project, root);
    const Network network = readNetwork(root, project.initialisation);
    project.data = std::make_shared<const Data>(readData(root["data"], network));
    project.network = std::make_shared<const Network>(network);
    readLoss(project, root);
}

void readTest(Project& project, const JsonReader& root) {
    if (root.has("expression")) return;
    readDataNotes(project, root);
    if (project.test && project.network)
        at("test", [&] { checkTargets(project.loss, project.test->y); });
}

} // namespace

Project projectFromJson(std::string_view text) {
    const Json json = parseJson(text);
    const JsonReader root(json, "");
    readHeader(root);
    Project project;
    if (root.has("title")) project.title = root["title"].text();
    if (root.has("description")) project.description = root["description"].text();
    if (root.has("source")) project.source = root["source"].text();
    if (root.has("notation")) project.notation = root["notation"].name<NotationKind>();
    project.initialisation = readInitialisation(root);
    readPenalty(project, root);
    readNet(project, root);
    readTest(project, root);
    readOptimiser(project.optimiser, root);
    project.training = readTraining(root);
    readEdits(project, root);
    project.errata = readErrata(root);
    return project;
}

} // namespace deltaflow
