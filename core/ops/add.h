#pragma once

#include "core/graph/op.h"

namespace deltaflow {

/// Elementwise sum of any number of values: Y = X₁ + X₂ + …; a value may be given twice.
/// Shapes: all alike.
/// VJP: dX_i = dY.
/// Throws ShapeError naming both shapes if two differ.
class AddOp final : public Op {
public:
    [[nodiscard]] std::string_view name() const override { return "sum"; }
    [[nodiscard]] Shape shape(std::span<const Shape> inputs) const override;
    [[nodiscard]] std::vector<Kernel> forward(const KernelSite& site) const override;
    [[nodiscard]] Kernel vjp(const KernelSite& site, int input) const override;

    /// The `term`-th input.
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
