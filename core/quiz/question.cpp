#include "core/quiz/question.h"

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
        if (step.kind != StepKind::SampleLoss) return std::nullopt;
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

} // namespace

std::optional<Question> questionAt(const Step& step, const Project& project, const Model& model,
                                   const Trace& trace) {
    const Ref& asked = step.focus;
    const bool isRunningSum = step.term >= 0 && step.term + 1 < step.terms;
    if (asked.node == kNoNode || !asked.isSingle() || isRunningSum) return std::nullopt;
    auto rule = ruleOf(asked, step, project, model, trace);
    if (!rule) return std::nullopt;
    const Eigen::MatrixXd value = evaluate(*rule, trace);
    return Question{asked, std::move(*rule), value(0, 0)};
}

} // namespace deltaflow
