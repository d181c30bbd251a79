#pragma once

#include "core/ops/loss.h"

namespace deltaflow {

/// Half the squared error: L = 1/m Σ_samples ½ Σ_k (y_k − a_k)². Inputs: A and Y.
/// Shapes: A and Y alike (out×m), L 1×1.
/// VJP: dA = (A − Y)/m · dL; nothing flows to Y.
/// Throws ShapeError naming both shapes if A and Y differ.
/// Source: Bishop 2006, §5.2.
class HalfSquaredOp : public LossOp {
public:
    enum Input : int { Prediction, Target };

    [[nodiscard]] std::string_view name() const override { return "half squared error"; }
    [[nodiscard]] Shape shape(std::span<const Shape> inputs) const override;
    [[nodiscard]] std::vector<Kernel> forward(const KernelSite& site) const override;
    [[nodiscard]] Kernel vjp(const KernelSite& site, int input) const override;

    /// Output unit `term`'s part of the loss of the sample, not divided by m.
    [[nodiscard]] double contribution(const Trace& trace, const OpSite& site, int row,
                                      int term) const override;
    [[nodiscard]] double adjointContribution(const Trace& trace, const OpSite& site, int input,
                                             int row, int col, Index term) const override;

    [[nodiscard]] Rule part(const OpSite& site, int unit, int sample) const override;
    [[nodiscard]] Rule vjpMatrix(const OpSite& site, int input) const override;
    [[nodiscard]] Rule vjpElement(const OpSite& site, int input, int row, int col) const override;
    [[nodiscard]] Rule forwardMatrix(const OpSite& site) const override;
};

} // namespace deltaflow
