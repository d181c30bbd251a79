#pragma once

#include "core/ops/penalty.h"

namespace deltaflow {

/// L1 penalty, r(w) = |w|: R = λ/m Σ |W| (L1OverSamples) or λ Σ |W| (L1Plain);
/// dW = c sgn(W) · dR. At w = 0, where |w| has no derivative, the subgradient 0 of [−1, 1] is
/// taken: a weight that is 0 is not moved by the penalty. Source: Goodfellow et al. 2016, §7.1.2.
class L1PenaltyOp : public PenaltyOp {
public:
    using PenaltyOp::PenaltyOp;

    [[nodiscard]] std::string_view name() const override { return "L1 penalty"; }
    [[nodiscard]] Rule forwardMatrix(const OpSite& site) const override;

protected:
    [[nodiscard]] Run forwardRun(bool first) const override;
    [[nodiscard]] Run vjpRun(bool first) const override;
    [[nodiscard]] double measure(double w) const override;
    [[nodiscard]] double slope(double w) const override;
    [[nodiscard]] Rule slopeRule(Rule w) const override;
};

} // namespace deltaflow
