#include "core/ops/l2_penalty.h"

#include "core/ops/penalty_kernels.h"
#include "core/ops/rule_refs.h"

namespace deltaflow {

namespace {

struct Measure {
    static double value(double w) { return w * w / 2; }
    static double slope(double w) { return w; }
};

} // namespace

PenaltyOp::Run L2PenaltyOp::forwardRun(bool first) const {
    return first ? penalty::runForward<Measure, true> : penalty::runForward<Measure, false>;
}

PenaltyOp::Run L2PenaltyOp::vjpRun(bool first) const {
    return first ? penalty::runVjp<Measure, true> : penalty::runVjp<Measure, false>;
}

double L2PenaltyOp::measure(double w) const {
    return Measure::value(w);
}

double L2PenaltyOp::slope(double w) const {
    return Measure::slope(w);
}

Rule L2PenaltyOp::forwardMatrix(const OpSite& site) const {
    std::vector<Rule> norms;
    for (std::size_t i = 0; i < site.inputs.size(); ++i)
        norms.push_back(
            Rule::normSquared(rules::whole(site.inputs[i], Quantity::Value, site.shapes[i])));
    Rule two = Rule::integer(2);
    if (isOverSamples(penalty().kind))
        two = Rule::product({two, rules::setting(Setting::SampleCount)});
    return Rule::product({Rule::quotient(rules::setting(Setting::PenaltyStrength), two),
                          Rule::sum(std::move(norms))});
}

Rule L2PenaltyOp::slopeRule(Rule w) const {
    return w;
}

} // namespace deltaflow
