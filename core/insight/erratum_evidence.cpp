#include "core/insight/erratum_evidence.h"

#include "core/derive/mark_updated.h"
#include "core/graph/plan.h"
#include "core/text/number.h"
#include "core/train/numeric_derivative.h"

#include <algorithm>
#include <cmath>

namespace deltaflow {

namespace {

/// Central differences of a loss of order 1 are good to about this.
constexpr double kTolerance = 1e-5;
constexpr double kFloor = 1e-6;
constexpr std::size_t kMostElements = 4096; ///< More are not compared one by one.

RuleOnTrial onTrial(const Rule& rule, const Ref& at, double numeric, const Trace& trace,
                    const Writer& writer) {
    RuleOnTrial trial;
    trial.value = evaluate(rule, trace)(0, 0);
    trial.equation = {
        writer.symbol(at),
        "=",
        {markUpdated(writer.symbols(rule)), writer.numbers(rule), writer.plainNumber(trial.value)}};
    const double scale = std::max({std::abs(trial.value), std::abs(numeric), kFloor});
    trial.relativeError = std::abs(trial.value - numeric) / scale;
    trial.holds = trial.relativeError <= kTolerance; // false for NaN
    return trial;
}

Ref elementAt(NodeId node, const Shape& shape, std::size_t element) {
    const auto i = static_cast<Index>(element);
    return {node, Quantity::Adjoint, static_cast<std::int32_t>(i / shape.cols % shape.rows),
            static_cast<std::int32_t>(i % shape.cols),
            static_cast<std::int32_t>(i / (shape.rows * shape.cols))};
}

/// The element within `focus` where wrong and right differ most.
Ref mostWrong(const Erratum& erratum, const Model& model, const Trace& trace, const Ref& focus,
              int sample) {
    const Shape& shape = model.graph->node(focus.node).shape;
    const auto right = trace.block(focus.node, Quantity::Adjoint);
    if (right.size() > kMostElements) return elementAt(focus.node, shape, 0);
    const std::vector<double> wrong = wrongAdjoint(erratum.rule, model, trace, focus.node);
    const auto size = static_cast<std::size_t>(shape.rows * shape.cols);
    const std::size_t first = shape.perSample ? static_cast<std::size_t>(sample) * size : 0;
    std::size_t worst = first;
    for (std::size_t i = first; i < first + size; ++i)
        if (std::abs(wrong[i] - right[i]) > std::abs(wrong[worst] - right[worst])) worst = i;
    return elementAt(focus.node, shape, worst);
}

double lossAfter(const Project& project, const Model& model, const Trace& trace,
                 const std::vector<std::vector<double>>& gradients, bool keepsBiases) {
    const Graph& graph = *model.graph;
    Plan plan(model.graph, model.loss, trace.samples(), {.adjoints = Plan::Adjoints::Parameters});
    for (NodeId id = 0; id < graph.size(); ++id)
        if (!graph.node(id).op)
            std::ranges::copy(trace.block(id, Quantity::Value), plan.value(id).begin());
    const std::vector<NodeId> parameters = graph.parameters();
    for (std::size_t p = 0; p < parameters.size(); ++p) {
        const NodeId id = parameters[p];
        const bool bias = std::ranges::any_of(
            model.layers, [id](const LayerNodes& layer) { return layer.bias == id; });
        if (bias && keepsBiases) continue;
        const auto values = plan.value(id);
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] -= project.optimiser.learningRate * gradients[p][i];
    }
    plan.forward();
    return plan.output();
}

bool isRounded(double published, double value) {
    const std::string text = exactNumber(published);
    const auto digits = std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; });
    double scale = 1;
    for (auto i = text.find('.'); i != std::string::npos && i + 1 < text.size(); ++i)
        scale /= 10;
    return digits > 2 && std::abs(published - value) <= scale / 2;
}

} // namespace

bool isAt(const Erratum& erratum, const Model& model, const Ref& focus) {
    return focus.node >= 0 && focus.quantity == Quantity::Adjoint &&
           model.graph->node(focus.node).name == erratum.node;
}

std::optional<ErratumEvidence> evidenceFor(const Erratum& erratum, const Project& project,
                                           const Model& model, const Trace& trace,
                                           const Writer& writer, const Ref& focus) {
    if (!isAt(erratum, model, focus)) return std::nullopt;
    const WrongRules rules(model, trace.samples());
    const auto wrongAt = [&](const Ref& at) {
        return rules.adjointElement(erratum.rule, at.node, at.row, at.col, at.sample);
    };
    const int sample = std::max(focus.sample, 0);
    Ref at = focus;
    std::optional<Rule> wrong;
    if (at.isSingle()) wrong = wrongAt(at);
    if (!wrong) {
        at = mostWrong(erratum, model, trace, focus, sample);
        wrong = wrongAt(at);
    }
    if (!wrong) return std::nullopt;
    Ref value = at;
    value.quantity = Quantity::Value;
    const auto numeric = numericDerivative(model, trace, value);
    if (!numeric) return std::nullopt;

    ErratumEvidence evidence;
    evidence.at = at;
    evidence.numeric = *numeric;
    evidence.printed = onTrial(*wrong, at, *numeric, trace, writer);
    evidence.right = onTrial(rules.right().adjointElement(at.node, at.row, at.col, at.sample), at,
                             *numeric, trace, writer);
    if (project.optimiser.kind != OptimiserKind::Sgd ||
        trace.block(at.node, Quantity::Adjoint).size() > kMostElements)
        return evidence;
    const auto right = trace.block(at.node, Quantity::Adjoint);
    const auto after = [&](const std::vector<double>& adjoint) {
        return lossAfter(project, model, trace, gradientsWith(model, trace, at.node, adjoint),
                         erratum.keepsBiases);
    };
    ErratumEvidence::Losses losses{after(wrongAdjoint(erratum.rule, model, trace, at.node)),
                                   after(std::vector<double>(right.begin(), right.end()))};
    losses.isPublished = erratum.publishedLoss &&
                         isRounded(*erratum.publishedLoss, losses.printed) &&
                         !isRounded(*erratum.publishedLoss, losses.right);
    evidence.after = losses;
    return evidence;
}

} // namespace deltaflow
