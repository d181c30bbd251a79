#include "core/ops/l1_penalty.h"

#include "core/ops/penalty_kernels.h"
#include "core/ops/rule_refs.h"

#include <cmath>

namespace deltaflow {

namespace {

struct Measure {
    static double value(double w) { return std::abs(w); }
    static double slope(double w) { return w > 0 ? 1 : w < 0 ? -1 : w * 0; } // NaN stays NaN
};

/// ‖W‖₁, over all elements.
Rule norm(Rule w) {
    return Rule::operation("‖‖₁", {std::move(w)},
                           [](std::span<const Eigen::MatrixXd> in) -> Eigen::MatrixXd {
                               return Eigen::MatrixXd::Constant(1, 1, in[0].cwiseAbs().sum());
                           });
}

} // namespace

PenaltyOp::Run L1PenaltyOp::forwardRun(bool first) const {
    return first ? penalty::runForward<Measure, true> : penalty::runForward<Measure, false>;
}

PenaltyOp::Run L1PenaltyOp::vjpRun(bool first) const {
    return first ? penalty::runVjp<Measure, true> : penalty::runVjp<Measure, false>;
}

double L1PenaltyOp::measure(double w) const {
    return Measure::value(w);
}

double L1PenaltyOp::slope(double w) const {
    return Measure::slope(w);
}

Rule L1PenaltyOp::forwardMatrix(const OpSite& site) const {
    std::vector<Rule> norms;
    for (std::size_t i = 0; i < site.inputs.size(); ++i)
        norms.push_back(norm(rules::whole(site.inputs[i], Quantity::Value, site.shapes[i])));
    Rule strength = rules::setting(Setting::PenaltyStrength);
    if (isOverSamples(penalty().kind))
        strength = Rule::quotient(strength, rules::setting(Setting::SampleCount));
    return Rule::product({std::move(strength), Rule::sum(std::move(norms))});
}

Rule L1PenaltyOp::slopeRule(Rule w) const {
    return Rule::apply("sgn", std::move(w));
}

} // namespace deltaflow
