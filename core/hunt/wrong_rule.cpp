#include "core/hunt/wrong_rule.h"

#include "core/derive/node_rules.h"
#include "core/derive/update_rules.h"
#include "core/hunt/faulty_update.h"

#include <algorithm>
#include <stdexcept>

namespace deltaflow {

namespace {

/// Without addends that are 0.
Rule withoutZeros(Rule rule) {
    if (rule.kind != Rule::Kind::Sum) return rule;
    std::erase_if(rule.children, [](const Rule& addend) {
        return addend.kind == Rule::Kind::Number && addend.value == 0;
    });
    if (rule.children.empty()) return Rule::integer(0);
    return Rule::sum(std::move(rule.children));
}

RulePair updateLines(Bug bug, const Project& project, const Ref& at, std::int64_t update) {
    for (const Assignment& line : updateRules(project.optimiser, at.node, at.row, at.col, update))
        if (line.writes == at) return {line.rule, wrongLineOf(bug, line.rule)};
    throw std::invalid_argument("the update has no such line");
}

/// What the last arrival alone makes of the number.
Rule lastArrival(const Sabotage& sabotage, const Model& right, Index samples, const Ref& at) {
    const Node& op = right.graph->node(sabotage.op);
    const NodeId to = op.inputs[static_cast<std::size_t>(sabotage.input)];
    const Rule sent = op.op->vjpElement(right.graph->site(sabotage.op, at.sample, samples),
                                        sabotage.input, at.row, at.col);
    if (to == at.node) return sent;
    const NodeRules rules(*right.graph, samples); // the place is that of what `to` is given
    const Ref arrived{to, Quantity::Adjoint, at.row, at.col, at.sample};
    return substitute(rules.throughElement(to, at.row, at.sample), arrived, sent);
}

} // namespace

RulePair rulesAt(const Sabotage& sabotage, const Project& project, const Model& right,
                 Index samples, std::int64_t update, const Ref& at) {
    if (isOfUpdate(sabotage.bug)) return updateLines(sabotage.bug, project, at, update);
    RulePair rules;
    rules.right =
        NodeRules(*right.graph, samples).adjointElement(at.node, at.row, at.col, at.sample);
    if (sabotage.bug == Bug::LastArrivalOnly) {
        rules.wrong = lastArrival(sabotage, right, samples, at);
        return rules;
    }
    const auto told = sabotaged(project, right, sabotage, Told::Wrong);
    rules.wrong = withoutZeros(
        NodeRules(*told->graph, samples).adjointElement(at.node, at.row, at.col, at.sample));
    return rules;
}

} // namespace deltaflow
