#include "ui/canvas/scene_step.h"

#include <algorithm>
#include <stdexcept>

namespace deltaflow {
namespace {

std::vector<CanvasFlow> flowsOf(const CanvasScene& scene, const SceneSource& source) {
    std::vector<CanvasFlow> flows;
    for (const Flow& flow : source.step->flows) {
        CanvasFlow made;
        made.from = elementOf(scene, source.model, flow.from);
        made.to = elementOf(scene, source.model, flow.to);
        if (flow.along) made.along = elementOf(scene, source.model, *flow.along);
        made.amount = flow.amount;
        made.value = flow.value;
        made.tone = source.step->phase;
        const bool onEdge = made.to.kind == ElementKind::Edge;
        if (onEdge && made.tone == Phase::Gradient) { // what meets on the edge are the two factors
            made.amount = flow.from;
            made.value = source.trace.at(flow.from);
            if (flow.from.quantity == Quantity::Value) made.tone = Phase::Forward;
        }
        if (onEdge && !made.along) made.along = made.to;
        if (made.from && made.to) flows.push_back(made);
    }
    return flows;
}

/// The bias is an arrival of the forward sum as well; from its unit where the notation draws one,
/// within the unit otherwise.
void addBiasFlows(const CanvasScene& scene, const SceneSource& source,
                  std::vector<CanvasFlow>& flows) {
    const Step& step = *source.step;
    if (step.kind != StepKind::PreActivation || step.layer < 1) return;
    const LayerNodes& nodes = source.model.layers[static_cast<std::size_t>(step.layer - 1)];
    const CanvasConnection& connection = scene.into(step.layer);
    if (nodes.bias == kNoNode || connection.isMatrix) return;
    if (step.term >= 0 && step.term != connection.cols) return;
    const bool drawn = !connection.biasEdges.empty();
    for (int row = 0; row < connection.rows; ++row) {
        if (step.unit >= 0 && step.unit != row) continue;
        CanvasFlow flow;
        flow.to = ElementId::ofUnit(step.layer, row);
        flow.from = drawn ? ElementId{ElementKind::BiasUnit, step.layer - 1, 0, -1} : flow.to;
        if (drawn) flow.along = ElementId::ofEdge(step.layer, row, ElementId::kBiasSource);
        flow.amount = {nodes.bias, Quantity::Value, row, 0, 0};
        flow.value = source.trace.at(flow.amount);
        flows.push_back(flow);
    }
}

/// The arrivals before this one of a sum that is stepped through term by term.
double arrivedBefore(const SceneSource& source) {
    const Step& step = *source.step;
    double sum = 0;
    const bool forward = step.kind == StepKind::PreActivation;
    if (step.layer < 1 || step.unit < 0 || (!forward && step.kind != StepKind::HiddenError))
        return 0;
    const LayerNodes& nodes = source.model.layers[static_cast<std::size_t>(step.layer - 1)];
    Ref amount{forward ? nodes.preActivation : nodes.activation,
               forward ? Quantity::Contribution : Quantity::AdjointContribution, step.unit, 0,
               source.view.sample};
    for (int term = 0; term < step.term; ++term) {
        amount.col = term;
        try {
            sum += source.trace.at(amount);
        } catch (const std::out_of_range&) {
            break;
        }
    }
    return sum;
}

std::optional<CanvasPlot> plotOf(const CanvasScene& scene, const SceneSource& source) {
    const Step& step = *source.step;
    const bool forward = step.kind == StepKind::Activation;
    const bool back = step.kind == StepKind::OutputError || step.kind == StepKind::HiddenError;
    if ((!forward && !back) || step.layer < 1) return {};
    if (step.terms > 1 && step.term >= 0 && step.term + 1 < step.terms) return {};
    const CanvasLayer& layer = scene.layers[static_cast<std::size_t>(step.layer)];
    const Activation function =
        source.project.network->layers[static_cast<std::size_t>(step.layer - 1)].activation;
    if (layer.isMap || function.kind == ActivationKind::Softmax) return {};
    // Where the loss is written in z itself, δ = a − y needs no slope.
    if (back && source.model.graph->node(layer.valueNode).bypassed) return {};
    CanvasPlot plot;
    plot.function = function;
    plot.name = functionSymbol(function.kind);
    plot.tangent = back;
    plot.unit = ElementId::ofUnit(step.layer, std::max(0, step.unit));
    for (int unit = 0; unit < layer.count; ++unit)
        if (step.unit < 0 || step.unit == unit)
            plot.z.push_back(layer.units[static_cast<std::size_t>(unit)].preActivation.value);
    return plot;
}

} // namespace

CanvasStep sceneStep(const CanvasScene& scene, const SceneSource& source) {
    CanvasStep made;
    if (!source.step) return made;
    const Step& step = *source.step;
    made.any = true;
    made.phase = step.phase;
    made.kind = step.kind;
    made.layer = step.layer;
    made.focus = elementsOf(scene, source.model, step.focus);
    made.flows = flowsOf(scene, source);
    addBiasFlows(scene, source, made.flows);
    made.isSum = step.unit >= 0 &&
                 (step.kind == StepKind::PreActivation || step.kind == StepKind::HiddenError);
    made.sumDone = step.term < 0 || step.term + 1 >= step.terms;
    made.hasBefore = step.term > 0;
    made.sumBefore = arrivedBefore(source);
    made.plot = plotOf(scene, source);
    return made;
}

} // namespace deltaflow
