#pragma once

#include "core/ops/penalty.h"

namespace deltaflow {

/// L2 penalty, r(w) = w²/2: R = λ/(2m) Σ W² (OverSamples) or λ/2 Σ W² (Plain); dW = c W · dR.
/// Source: Goodfellow et al. 2016, §7.1.1.
class L2PenaltyOp : public PenaltyOp {
public:
    using PenaltyOp::PenaltyOp;

    [[nodiscard]] std::string_view name() const override { return "L2 penalty"; }
    [[nodiscard]] Rule forwardMatrix(const OpSite& site) const override;

protected:
    [[nodiscard]] Run forwardRun(bool first) const override;
    [[nodiscard]] Run vjpRun(bool first) const override;
    [[nodiscard]] double measure(double w) const override;
    [[nodiscard]] double slope(double w) const override;
    [[nodiscard]] Rule slopeRule(Rule w) const override;
};

} // namespace deltaflow
