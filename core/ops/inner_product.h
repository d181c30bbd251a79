#pragma once

#include "core/graph/op.h"

namespace deltaflow {

/// Inner product: L = Σ u ⊙ y, over rows and samples; not a mean. With given u it makes a scalar of
/// any node, such that u is what flows back to it. Inputs: U and Y.
/// Shapes: U and Y alike, L 1×1.
/// VJP: dU = dL · Y, dY = dL · U.
/// Throws ShapeError naming both shapes if U and Y differ.
class InnerProductOp final : public Op {
public:
    [[nodiscard]] std::string_view name() const override { return "inner product"; }
    [[nodiscard]] Shape shape(std::span<const Shape> inputs) const override;
    [[nodiscard]] std::vector<Kernel> forward(const KernelSite& site) const override;
    [[nodiscard]] Kernel vjp(const KernelSite& site, int input) const override;

    /// Every product, sample by sample.
    [[nodiscard]] Index forwardTerms(const OpSite& site) const override;
    [[nodiscard]] double contribution(const Trace& trace, const OpSite& site, int row,
                                      int term) const override;
    [[nodiscard]] double adjointContribution(const Trace& trace, const OpSite& site, int input,
                                             int row, int col, Index term) const override;

    [[nodiscard]] Rule forwardMatrix(const OpSite& site) const override;
    [[nodiscard]] Rule forwardElement(const OpSite& site, int row) const override;
    [[nodiscard]] Rule vjpMatrix(const OpSite& site, int input) const override;
    [[nodiscard]] Rule vjpElement(const OpSite& site, int input, int row, int col) const override;
};

} // namespace deltaflow
