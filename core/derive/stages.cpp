#include "core/derive/stages.h"

#include "core/derive/node_rules.h"

#include <algorithm>
#include <stdexcept>

namespace deltaflow {

Index updateSteps(OptimiserKind kind) {
    switch (kind) {
    case OptimiserKind::Sgd:
        return 1;
    case OptimiserKind::Momentum:
    case OptimiserKind::Nesterov:
    case OptimiserKind::RmsProp:
        return 2;
    case OptimiserKind::Adam:
        return 3;
    }
    return 1;
}

StageTable::StageTable(const Project& project, const Model& model, Level level)
    : m_level(level) {
    const Graph& graph = *model.graph;
    const Index samples = project.data->x.cols();
    const NodeRules rules(graph, samples);
    const auto shape = [&](NodeId node) { return graph.node(node).shape; };
    const int depth = static_cast<int>(model.layers.size());
    const auto layer = [&](int l) -> const LayerNodes& {
        return model.layers[static_cast<std::size_t>(l) - 1];
    };

    for (int l = 1; l <= depth; ++l) {
        const Index units = shape(layer(l).preActivation).rows;
        const int arrivals = addends(rules.forwardElement(layer(l).preActivation, 0, 0));
        add(Phase::Forward, StepKind::PreActivation, l, layer(l).preActivation, units, arrivals);
        add(Phase::Forward, StepKind::Activation, l, layer(l).activation, units, 1);
    }

    const Index outputs = shape(layer(depth).activation).rows;
    add(Phase::Loss, StepKind::SampleLoss, 0, model.dataLoss, outputs > 1 ? outputs : 0, 1, false);
    add(Phase::Loss, StepKind::DataLoss, 0, model.dataLoss, 1,
        addends(rules.forwardElement(model.dataLoss, 0, 0)));
    if (model.penalty != kNoNode) {
        add(Phase::Loss, StepKind::Penalty, 0, model.penalty, 1, 1);
        add(Phase::Loss, StepKind::TotalLoss, 0, model.loss, 1, 1);
    }

    for (int l = depth; l >= 1; --l) {
        const NodeId z = layer(l).preActivation;
        const NodeId a = rules.throughActivation(z);
        const StepKind kind = l == depth ? StepKind::OutputError : StepKind::HiddenError;
        // What arrives from above piece by piece, then the factor f′(z).
        const int arrivals = l == depth ? 1 : addends(rules.adjointElement(a, 0, 0, 0));
        add(Phase::Backward, kind, l, z, shape(z).rows, a == kNoNode ? 1 : arrivals + 1);
    }

    for (int l = depth; l >= 1; --l) {
        const NodeId w = layer(l).weights;
        add(Phase::Gradient, StepKind::WeightGradient, l, w, shape(w).rows * shape(w).cols,
            addends(rules.adjointElement(w, 0, 0, 0)));
        if (const NodeId b = layer(l).bias; b != kNoNode)
            add(Phase::Gradient, StepKind::BiasGradient, l, b, shape(b).rows,
                addends(rules.adjointElement(b, 0, 0, 0)));
    }

    const Index micro = updateSteps(project.optimiser.kind);
    for (int l = 1; l <= depth; ++l) {
        const NodeId w = layer(l).weights;
        add(Phase::Update, StepKind::WeightUpdate, l, w, shape(w).rows * shape(w).cols, micro);
        if (const NodeId b = layer(l).bias; b != kNoNode)
            add(Phase::Update, StepKind::BiasUpdate, l, b, shape(b).rows, micro);
    }
}

void StageTable::add(Phase phase, StepKind kind, int layer, NodeId node, Index units, Index terms,
                     bool atLayerLevel) {
    Index count = 1;
    if (m_level == Level::Layer) count = atLayerLevel ? 1 : 0;
    if (m_level == Level::Neuron) count = units;
    if (m_level == Level::Term) count = units * terms;
    m_stages.push_back({phase, kind, layer, node, units, terms, size(), count});
}

Index StageTable::size() const {
    return m_stages.empty() ? 0 : m_stages.back().first + m_stages.back().count;
}

StepPlace StageTable::place(Index step) const {
    if (step < 0 || step >= size())
        throw std::out_of_range("step " + std::to_string(step) + " of " + std::to_string(size()));
    const auto after =
        std::upper_bound(m_stages.begin(), m_stages.end(), step,
                         [](Index s, const Stage& stage) { return s < stage.first; });
    // Stages without steps share their first number with the next; the last of them has the step.
    const auto stage = std::prev(after);
    const Index local = step - stage->first;
    const auto index = static_cast<std::size_t>(stage - m_stages.begin());
    switch (m_level) {
    case Level::Layer:
        return {index, stage->units - 1, stage->terms - 1};
    case Level::Neuron:
        return {index, local, stage->terms - 1};
    case Level::Term:
        return {index, local / stage->terms, local % stage->terms};
    }
    return {};
}

Index StageTable::step(const StepPlace& place) const {
    const Stage& stage = m_stages[place.stage];
    if (stage.count == 0) return stage.first - 1;
    switch (m_level) {
    case Level::Layer:
        return stage.first;
    case Level::Neuron:
        return stage.first + place.unit;
    case Level::Term:
        return stage.first + place.unit * stage.terms + place.term;
    }
    return stage.first;
}

std::optional<std::size_t> StageTable::stageOf(NodeId node, Quantity quantity) const {
    const auto phaseFits = [&](const Stage& s) {
        switch (quantity) {
        case Quantity::Value:
            return s.phase == Phase::Forward || s.phase == Phase::Loss;
        case Quantity::Adjoint:
            return s.phase == Phase::Backward || s.phase == Phase::Gradient;
        default:
            return s.phase == Phase::Update;
        }
    };
    for (std::size_t i = 0; i < m_stages.size(); ++i)
        if (m_stages[i].node == node && m_stages[i].kind != StepKind::SampleLoss &&
            phaseFits(m_stages[i]))
            return i;
    return std::nullopt;
}

std::optional<std::size_t> StageTable::find(StepKind kind, int layer) const {
    for (std::size_t i = 0; i < m_stages.size(); ++i)
        if (m_stages[i].kind == kind && m_stages[i].layer == layer) return i;
    return std::nullopt;
}

} // namespace deltaflow
