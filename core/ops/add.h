#pragma once

#include "core/ops/elementwise.h"

namespace deltaflow {

/// Elementwise sum of any number of values: Y = X₁ + X₂ + …; a value may be given twice.
/// Shapes: those of core/ops/elementwise.h.
/// VJP: dX_i = dY.
class AddOp : public ElementwiseOp {
public:
    [[nodiscard]] std::string_view name() const override { return "sum"; }
    [[nodiscard]] std::vector<Kernel> forward(const KernelSite& site) const override;
    [[nodiscard]] Kernel vjp(const KernelSite& site, int input) const override;

    /// The `term`-th input.
    [[nodiscard]] Index forwardTerms(const OpSite& site) const override;
    [[nodiscard]] double contribution(const Trace& trace, const OpSite& site, int row,
                                      int term) const override;

protected:
    [[nodiscard]] double partial(std::span<const double> x, double y, int input) const override;
    [[nodiscard]] Rule value(std::span<const Rule> x, Times times) const override;
    [[nodiscard]] Rule partial(std::span<const Rule> x, const Rule& y, int input,
                               Times times) const override;
};

} // namespace deltaflow
