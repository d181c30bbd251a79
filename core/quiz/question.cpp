#include "core/quiz/question.h"

#include "core/data/draw.h"
#include "core/derive/node_rules.h"
#include "core/derive/update_rules.h"
#include "core/graph/trace.h"

namespace deltaflow {

namespace {

std::optional<Rule> updateRule(const Ref& asked, const Project& project, const Trace& trace) {
    const auto t = static_cast<std::int64_t>(trace.setting(Setting::Iteration));
    for (Assignment& assignment :
         updateRules(project.optimiser, asked.node, asked.row, asked.col, t))
        if (assignment.writes == asked) return std::move(assignment.rule);
    return std::nullopt;
}

std::optional<Rule> ruleOf(const Ref& asked, const Step& step, const Project& project,
                           const Model& model, const Trace& trace) {
    const NodeRules rules(*model.graph, trace.samples());
    switch (asked.quantity) {
    case Quantity::Value:
        if (!model.graph->node(asked.node).op) return std::nullopt;
        return rules.forwardElement(asked.node, asked.row, asked.sample);
    case Quantity::Contribution:
        if (step.kind != StepKind::SampleLoss || step.unit < 0) return std::nullopt;
        return rules.lossPart(asked.node, step.unit, asked.sample);
    case Quantity::Adjoint:
        return rules.adjointElement(asked.node, asked.row, asked.col, asked.sample);
    case Quantity::FirstMoment:
    case Quantity::SecondMoment:
    case Quantity::Updated:
        return updateRule(asked, project, trace);
    default:
        return std::nullopt;
    }
}

/// The address itself, or one element of all that it means.
Ref elementOf(Ref all, const Graph& graph, int sample, std::uint64_t seed) {
    if (all.node == kNoNode || all.isSingle()) return all;
    const Shape& shape = graph.node(all.node).shape;
    Random random(seed);
    const auto below = [&](Index count) {
        return static_cast<std::int32_t>(drawBelow(random, static_cast<std::uint64_t>(count)));
    };
    if (all.row == Ref::kAll) all.row = below(shape.rows);
    if (all.col == Ref::kAll) all.col = below(shape.cols);
    if (all.sample == Ref::kAll) all.sample = shape.perSample ? sample : 0;
    return all;
}

} // namespace

std::optional<Question> questionAt(const Step& step, const Project& project, const Model& model,
                                   const Trace& trace, int sample, std::uint64_t seed) {
    const bool isRunningSum = step.term >= 0 && step.term + 1 < step.terms;
    const Ref asked = elementOf(step.focus, *model.graph, sample, seed);
    if (asked.node == kNoNode || isRunningSum) return std::nullopt;
    auto rule = ruleOf(asked, step, project, model, trace);
    if (!rule) return std::nullopt;
    const Eigen::MatrixXd value = evaluate(*rule, trace);
    return Question{asked, std::move(*rule), value(0, 0)};
}

} // namespace deltaflow
