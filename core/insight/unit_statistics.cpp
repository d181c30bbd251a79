#include "core/insight/unit_statistics.h"

#include "core/ops/activation.h"
#include "core/train/load.h"
#include "core/train/trainer.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace deltaflow {

namespace {

const ActivationOp* activationOf(const Node& node) {
    return dynamic_cast<const ActivationOp*>(node.op.get());
}

bool isApplied(const Graph& graph, NodeId id) {
    return std::ranges::any_of(graph.node(id).successors,
                               [&](NodeId to) { return graph.node(to).op->isActivation(); });
}

std::vector<NodeId> parametersInto(const Graph& graph, NodeId id) {
    std::vector<NodeId> found;
    for (const NodeId input : graph.node(id).inputs)
        if (graph.node(input).role == NodeRole::Parameter) found.push_back(input);
    return found;
}

std::vector<LayerParts> partsOfGraph(const Model& model) {
    const Graph& graph = *model.graph;
    std::vector<LayerParts> layers;
    std::vector<LayerParts> values;
    for (NodeId id = 0; id < graph.size(); ++id) {
        const Node& node = graph.node(id);
        if (node.role != NodeRole::Computed || model.isLossPart(id)) continue;
        if (node.op->isActivation()) {
            const NodeId z = node.inputs.front();
            layers.push_back({id, z, parametersInto(graph, z)});
        } else if (const auto parameters = parametersInto(graph, id);
                   !parameters.empty() && !isApplied(graph, id)) {
            layers.push_back({id, id, parameters});
        }
        values.push_back({id, id, {}});
    }
    return layers.empty() ? values : layers;
}

/// Elements of a unit: those of a channel where the rows are an image.
std::size_t elementsPerUnit(const Node& node) {
    return node.grid ? static_cast<std::size_t>(node.grid.height * node.grid.width) : 1;
}

bool isStuck(ActivationKind kind, double z, double a) {
    switch (kind) {
    case ActivationKind::Relu:
        return z <= 0;
    case ActivationKind::Sigmoid:
        return a <= 0.01 || a >= 0.99;
    case ActivationKind::Tanh:
        return std::abs(a) >= 0.98;
    default:
        return false;
    }
}

std::vector<UnitMark> stuckUnits(const Plan& plan, const LayerParts& parts) {
    const Node& node = plan.graph().node(parts.activation);
    const ActivationOp* const op = activationOf(node);
    if (!op) return {};
    const auto z = plan.value(parts.preActivation);
    const auto a = plan.value(parts.activation);
    const auto rows = static_cast<std::size_t>(node.shape.rows);
    const std::size_t size = elementsPerUnit(node);
    std::vector<bool> learns(rows / size, false);
    for (std::size_t i = 0; i < a.size(); ++i)
        if (!isStuck(op->activation().kind, z[i], a[i])) learns[i % rows / size] = true;
    const bool dies = op->activation().kind == ActivationKind::Relu;
    std::vector<UnitMark> stuck;
    for (std::size_t unit = 0; unit < learns.size(); ++unit)
        if (!learns[unit])
            stuck.push_back(
                {{parts.activation, Quantity::Value, static_cast<std::int32_t>(unit * size), 0, 0},
                 dies ? UnitState::Dead : UnitState::Saturated,
                 static_cast<std::int32_t>(size)});
    return stuck;
}

LayerStatistics statisticsOf(const Plan& plan, const LayerParts& parts) {
    const Node& node = plan.graph().node(parts.activation);
    LayerStatistics layer;
    layer.parts = parts;
    layer.value = spreadOf(plan.value(parts.activation));
    layer.values = histogramOf(plan.value(parts.activation));
    layer.error = spreadOf(plan.adjoint(parts.preActivation));
    layer.errors = histogramOf(plan.adjoint(parts.preActivation));
    layer.units = node.shape.rows / static_cast<Index>(elementsPerUnit(node));
    layer.stuck = stuckUnits(plan, parts);
    std::vector<double> gradients;
    for (const NodeId id : parts.parameters)
        gradients.insert(gradients.end(), plan.adjoint(id).begin(), plan.adjoint(id).end());
    layer.gradient = spreadOf(gradients);
    layer.gradients = histogramOf(gradients);
    return layer;
}

/// 1, 2 or 5 times a power of ten, no less than `width`.
double roundUp(double width) {
    const double power = std::pow(10.0, std::floor(std::log10(width)));
    for (const double step : {1.0, 2.0, 5.0})
        if (step * power >= width) return step * power;
    return 10 * power;
}

} // namespace

Spread spreadOf(std::span<const double> numbers) {
    Spread spread;
    double sum = 0;
    for (const double number : numbers) {
        if (!std::isfinite(number)) continue;
        spread.least = spread.count == 0 ? number : std::min(spread.least, number);
        spread.most = spread.count == 0 ? number : std::max(spread.most, number);
        sum += number;
        ++spread.count;
    }
    if (spread.count == 0) return spread;
    const auto count = static_cast<double>(spread.count);
    spread.mean = sum / count;
    double squares = 0;
    double distances = 0;
    for (const double number : numbers) {
        if (!std::isfinite(number)) continue;
        squares += number * number;
        distances += (number - spread.mean) * (number - spread.mean);
    }
    spread.rms = std::sqrt(squares / count);
    spread.deviation = std::sqrt(distances / count);
    return spread;
}

Histogram histogramOf(std::span<const double> numbers, std::size_t bins) {
    const Spread spread = spreadOf(numbers);
    const double least = std::min(0.0, spread.least);
    const double most = std::max(0.0, spread.most);
    const double width = roundUp((most - least) / static_cast<double>(bins));
    if (spread.count == 0 || !std::isnormal(width)) return {};
    const double below = std::ceil(-least / width);
    const double above = std::max(1.0, std::ceil(most / width)); // 0 is not below itself
    Histogram histogram{-below * width, width, {}};
    histogram.counts.resize(static_cast<std::size_t>(below + above));
    for (const double number : numbers) {
        if (!std::isfinite(number)) continue;
        const double bin = std::floor(number / width) + below;
        ++histogram.counts[static_cast<std::size_t>(std::clamp(bin, 0.0, below + above - 1))];
    }
    return histogram;
}

std::vector<LayerParts> layerParts(const Model& model) {
    std::vector<LayerParts> layers;
    for (const LayerNodes& layer : model.layers)
        layers.push_back({layer.activation, layer.preActivation,
                          parametersInto(*model.graph, layer.preActivation)});
    if (layers.empty()) layers = partsOfGraph(model);
    std::set<NodeId> told; // a shared weight has one gradient
    for (LayerParts& layer : layers)
        std::erase_if(layer.parameters, [&](NodeId id) { return !told.insert(id).second; });
    return layers;
}

std::vector<LayerStatistics> statisticsOf(const Plan& plan, const Model& model) {
    std::vector<LayerStatistics> statistics;
    for (const LayerParts& parts : layerParts(model))
        statistics.push_back(statisticsOf(plan, parts));
    return statistics;
}

std::vector<double> layerNorms(const std::vector<LayerStatistics>& layers) {
    std::vector<double> norms;
    for (const LayerStatistics& layer : layers)
        if (!layer.parts.parameters.empty()) norms.push_back(layer.gradient.rms);
    for (const LayerStatistics& layer : layers)
        norms.push_back(layer.value.rms);
    return norms;
}

std::map<std::int64_t, std::vector<double>> earlyNorms(std::shared_ptr<const Project> project,
                                                       std::shared_ptr<const Model> model,
                                                       const Trace& trace, std::int64_t last,
                                                       std::chrono::nanoseconds budget,
                                                       const std::function<bool()>& isStopped) {
    using Clock = std::chrono::steady_clock;
    const auto end = Clock::now() + budget;
    Plan plan = passOverData(*model, trace, *project->data);
    Trainer trainer(project, model);
    std::map<std::int64_t, std::vector<double>> norms;
    while (trainer.iteration() <= last && Clock::now() < end && !(isStopped && isStopped())) {
        std::ranges::copy(trainer.parameters(), plan.parameters().begin());
        for (const NodeId id : model->graph->buffers())
            std::ranges::copy(trainer.value(id), plan.value(id).begin());
        plan.forward();
        plan.backward();
        norms[trainer.iteration()] = layerNorms(statisticsOf(plan, *model));
        trainer.advance(1 + trainer.iteration() / 8);
    }
    return norms;
}

Plan passOverData(const Model& model, const Trace& trace, const Data& data, std::size_t most) {
    const Graph& graph = *model.graph;
    std::size_t each = 1; // numbers of one sample
    for (NodeId id = 0; id < graph.size(); ++id)
        if (graph.node(id).shape.perSample)
            each += static_cast<std::size_t>(graph.node(id).shape.elements(1));
    const auto samples = std::clamp<Index>(static_cast<Index>(most / each), 1, data.x.cols());
    Plan plan(model.graph, model.loss, samples);
    for (NodeId id = 0; id < graph.size(); ++id)
        if (graph.node(id).role != NodeRole::Computed && !graph.node(id).shape.perSample)
            std::ranges::copy(trace.block(id, Quantity::Value), plan.value(id).begin());
    loadData(plan, data, model);
    plan.forward();
    plan.backward();
    return plan;
}

} // namespace deltaflow
