#include "core/derive/stages.h"

#include "core/ops/loss.h"
#include "core/ops/penalty.h"

#include <algorithm>
#include <stdexcept>

namespace deltaflow {

namespace {

Index elementsOf(const Shape& shape) {
    return shape.rows * shape.cols;
}

bool isLoss(const Graph& graph, NodeId id) {
    return dynamic_cast<const LossOp*>(graph.node(id).op.get()) != nullptr;
}

/// Nodes from which the loss can be reached along ways that carry an adjoint.
std::vector<bool> leadToLoss(const Model& model) {
    const Graph& graph = *model.graph;
    std::vector<bool> leads(static_cast<std::size_t>(graph.size()), false);
    leads[static_cast<std::size_t>(model.loss)] = true;
    for (NodeId id = graph.size() - 1; id >= 0; --id) {
        if (!leads[static_cast<std::size_t>(id)] || graph.node(id).bypassed) continue;
        for (const NodeId input : graph.node(id).inputs)
            leads[static_cast<std::size_t>(input)] = true;
    }
    return leads;
}

StepKind forwardKind(const Model& model, NodeId id) {
    const int layer = model.layerOf(id);
    if (layer < 1) return StepKind::NodeValue;
    const bool isZ = id == model.layers[static_cast<std::size_t>(layer) - 1].preActivation;
    return isZ ? StepKind::PreActivation : StepKind::Activation;
}

StepKind adjointKind(const Model& model, NodeId id) {
    const int layer = model.layerOf(id);
    if (layer < 1) return StepKind::NodeAdjoint;
    const LayerNodes& nodes = model.layers[static_cast<std::size_t>(layer) - 1];
    if (id != nodes.preActivation) return StepKind::NodeAdjoint;
    return layer == static_cast<int>(model.layers.size()) ? StepKind::OutputError
                                                          : StepKind::HiddenError;
}

bool isBias(const Model& model, NodeId id) {
    const int layer = model.layerOf(id);
    return layer > 0 && id == model.layers[static_cast<std::size_t>(layer) - 1].bias;
}

/// Where a parameter's gradient comes up on the way back: at the first node that takes it.
NodeId firstUse(const Model& model, NodeId parameter) {
    for (const NodeId s : model.graph->node(parameter).successors)
        if (!model.isLossPart(s)) return s;
    return kNoNode;
}

} // namespace

Index updateSteps(OptimiserKind kind) {
    switch (kind) {
    case OptimiserKind::Sgd:
        return 1;
    case OptimiserKind::Momentum:
    case OptimiserKind::Nesterov:
    case OptimiserKind::RmsProp:
        return 2;
    case OptimiserKind::Adam:
        return 5;
    }
    return 1;
}

WayBack wayBackOf(NotationKind notation, const Model& model) {
    const bool joins = notation == NotationKind::Delta || notation == NotationKind::Theta ||
                       notation == NotationKind::ChainRule;
    return model.isLayered() && joins ? WayBack::Joined : WayBack::Separate;
}

Ref elementRef(const Shape& shape, NodeId node, Quantity quantity, Index unit, int sample) {
    if (shape.perSample) return {node, quantity, static_cast<std::int32_t>(unit), 0, sample};
    return {node, quantity, static_cast<std::int32_t>(unit / shape.cols),
            static_cast<std::int32_t>(unit % shape.cols), 0};
}

StageTable::StageTable(const Project& project, const Model& model, Index samples, Level level,
                       WayBack wayBack)
    : m_level(level)
    , m_wayBack(wayBack) {
    const NodeRules rules(*model.graph, samples, wayBack);
    addForward(model, rules);
    addLoss(model, rules);
    addBackward(model, rules);
    addGradients(model, rules);
    addUpdates(model, updateSteps(project.optimiser.kind));
}

void StageTable::addForward(const Model& model, const NodeRules& rules) {
    const Graph& graph = *model.graph;
    for (NodeId id = 0; id < graph.size(); ++id)
        if (graph.node(id).op && !model.isLossPart(id)) {
            Stage& stage = add(Phase::Forward, forwardKind(model, id), model, id,
                               elementsOf(graph.node(id).shape), rules.forwardTerms(id));
            if (graph.node(id).op->isForwardRagged())
                setRagged(stage, [&](Index unit) {
                    return rules.forwardTerms(id, static_cast<int>(unit));
                });
        }
}

void StageTable::addLoss(const Model& model, const NodeRules& rules) {
    const Graph& graph = *model.graph;
    for (NodeId id = 0; id < graph.size(); ++id) {
        if (!model.isLossPart(id)) continue;
        if (isLoss(graph, id)) {
            const Index outputs = graph.node(id).inputShapes.front().rows;
            add(Phase::Loss, StepKind::SampleLoss, model, id, outputs > 1 ? outputs : 0, 1, false);
            add(Phase::Loss, StepKind::DataLoss, model, id, 1, rules.forwardTerms(id));
        } else {
            const bool penalty = dynamic_cast<const PenaltyOp*>(graph.node(id).op.get());
            add(Phase::Loss, penalty ? StepKind::Penalty : StepKind::TotalLoss, model, id, 1,
                rules.forwardTerms(id));
        }
    }
}

void StageTable::addBackward(const Model& model, const NodeRules& rules) {
    const Graph& graph = *model.graph;
    const std::vector<bool> leads = leadToLoss(model);
    for (NodeId id = graph.size() - 1; id >= 0; --id) {
        const Node& node = graph.node(id);
        const bool isInput = node.role == NodeRole::Input && !model.isLayered();
        const bool shown = isInput || (node.op && !node.bypassed);
        if (!shown || !leads[static_cast<std::size_t>(id)]) continue;
        if (m_wayBack == WayBack::Joined && (model.isLossPart(id) || node.op->isActivation()))
            continue; // said in the steps of what comes before it
        // What arrives from above piece by piece, then the factor f′(z).
        const NodeId through = rules.joinedActivation(id);
        const NodeId gathered = through == kNoNode ? id : through;
        const Index units = elementsOf(node.shape);
        const Index own = through == kNoNode ? 0 : 1;
        const auto termsAt = [&](Index unit) {
            const Ref at = elementRef(node.shape, gathered, Quantity::Adjoint, unit, 0);
            return std::max<Index>(1, rules.arrivals(gathered, at.row, at.col)) + own;
        };
        Stage& stage =
            add(Phase::Backward, isInput ? StepKind::InputGradient : adjointKind(model, id), model,
                id, units, termsAt(0));
        stage.through = through;
        if (rules.hasRaggedArrivals(gathered)) setRagged(stage, termsAt);
    }
}

void StageTable::addGradients(const Model& model, const NodeRules& rules) {
    const Graph& graph = *model.graph;
    const std::vector<bool> leads = leadToLoss(model);
    std::vector<NodeId> parameters = graph.parameters();
    std::erase_if(parameters, [&](NodeId id) { return !leads[static_cast<std::size_t>(id)]; });
    std::stable_sort(parameters.begin(), parameters.end(),
                     [&](NodeId a, NodeId b) { return firstUse(model, a) > firstUse(model, b); });
    for (const NodeId id : parameters) {
        const Shape& shape = graph.node(id).shape;
        const auto termsAt = [&](Index unit) {
            return std::max<Index>(1, rules.arrivals(id, static_cast<int>(unit / shape.cols),
                                                     static_cast<int>(unit % shape.cols)));
        };
        Stage& stage = add(Phase::Gradient,
                           isBias(model, id) ? StepKind::BiasGradient : StepKind::WeightGradient,
                           model, id, elementsOf(shape), termsAt(0));
        if (rules.hasRaggedArrivals(id)) setRagged(stage, termsAt);
    }
}

void StageTable::addUpdates(const Model& model, Index microSteps) {
    const std::vector<bool> leads = leadToLoss(model);
    for (const NodeId id : model.graph->parameters())
        if (leads[static_cast<std::size_t>(id)])
            add(Phase::Update, isBias(model, id) ? StepKind::BiasUpdate : StepKind::WeightUpdate,
                model, id, elementsOf(model.graph->node(id).shape), microSteps);
}

Stage& StageTable::add(Phase phase, StepKind kind, const Model& model, NodeId node, Index units,
                       Index terms, bool atLayerLevel) {
    Stage stage;
    stage.phase = phase;
    stage.kind = kind;
    stage.layer = std::max(0, model.layerOf(node));
    stage.node = node;
    stage.units = units;
    stage.terms = terms;
    stage.first = size();
    if (m_level == Level::Layer) stage.count = atLayerLevel ? 1 : 0;
    if (m_level == Level::Neuron) stage.count = units;
    if (m_level == Level::Term) stage.count = units * terms;
    m_stages.push_back(std::move(stage));
    return m_stages.back();
}

void StageTable::setRagged(Stage& stage, const std::function<Index(Index)>& termsAt) const {
    stage.begins = {0};
    for (Index unit = 0; unit < stage.units; ++unit) {
        const Index terms = termsAt(unit);
        stage.terms = std::max(stage.terms, terms);
        stage.begins.push_back(stage.begins.back() + terms);
    }
    if (m_level == Level::Term) stage.count = stage.begins.back(); // else one a unit or a stage
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
        return {index, stage->units - 1, kLastTerm};
    case Level::Neuron:
        return {index, local, kLastTerm};
    case Level::Term:
        break;
    }
    if (stage->begins.empty()) return {index, local / stage->terms, local % stage->terms};
    const auto unit = std::upper_bound(stage->begins.begin(), stage->begins.end(), local) -
                      stage->begins.begin() - 1;
    return {index, unit, local - stage->begins[static_cast<std::size_t>(unit)]};
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
        break;
    }
    const Index last = stage.termsOf(place.unit) - 1;
    const Index term = place.term == kLastTerm ? last : std::min(place.term, last);
    const Index begin = stage.begins.empty() ? place.unit * stage.terms
                                             : stage.begins[static_cast<std::size_t>(place.unit)];
    return stage.first + begin + term;
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

std::optional<std::size_t> StageTable::partsOf(NodeId loss) const {
    for (std::size_t i = 0; i < m_stages.size(); ++i)
        if (m_stages[i].kind == StepKind::SampleLoss && m_stages[i].node == loss) return i;
    return std::nullopt;
}

} // namespace deltaflow
