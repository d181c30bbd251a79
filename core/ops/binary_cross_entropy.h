#pragma once

#include "core/ops/loss.h"

namespace deltaflow {

/// Binary cross-entropy summed over outputs, on logits:
///     L = 1/m Σ_samples −Σ_k [y_k ln a_k + (1 − y_k) ln(1 − a_k)], a = σ(z).
/// Inputs: Z (logits), A = σ(Z) (the prediction) and Y. The value comes from z, as
/// max(z,0) − yz + ln(1 + e^−|z|), so that it is finite and exact where a has rounded to 0 or 1.
/// Shapes: Z, A and Y alike (out×m), L 1×1.
/// VJP: dZ = (A − Y)/m · dL, exact although σ′ cancels. dA = ((1−Y)/(1−A) − Y/A)/m · dL is for show
/// only: A's node is bypassed. Nothing flows to Y.
/// Throws ShapeError naming both shapes if they differ.
/// Source: Goodfellow et al. 2016, §6.2.2.2.
class BinaryCrossEntropyOp : public LossOp {
public:
    enum Input : int { Logits, Prediction, Target };

    [[nodiscard]] std::string_view name() const override { return "binary cross-entropy"; }
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
};

} // namespace deltaflow
