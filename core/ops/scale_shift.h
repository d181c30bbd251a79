#pragma once

#include "core/ops/grouping.h"

namespace deltaflow {

/// Scale and shift, row by row or, of an image, channel by channel: y = γ x̂ + β.
/// Inputs: γ, x̂, β. Shapes: x̂ and y alike, a column for each sample; γ and β (rows×1, or
/// channels×1).
/// VJP: dγ = Σ dy x̂ and dβ = Σ dy over samples and cells, dx̂ = γ dy.
/// Throws ShapeError naming both shapes if they do not fit.
class ScaleShiftOp final : public AddendsOp {
public:
    enum Input : int { Scale, Values, Shift };

    /// `cells` in each channel; 1 where each row has its own γ and β.
    explicit ScaleShiftOp(Index cells)
        : m_grouping{false, cells} {}

    [[nodiscard]] std::string_view name() const override { return "scale and shift"; }
    [[nodiscard]] Shape shape(std::span<const Shape> inputs) const override;
    [[nodiscard]] std::vector<Kernel> forward(const KernelSite& site) const override;
    [[nodiscard]] Kernel vjp(const KernelSite& site, int input) const override;
    [[nodiscard]] Rule forwardMatrix(const OpSite& site) const override;
    [[nodiscard]] Rule forwardElement(const OpSite& site, int row) const override;
    [[nodiscard]] Rule vjpMatrix(const OpSite& site, int input) const override;
    [[nodiscard]] Rule vjpElement(const OpSite& site, int input, int row, int col) const override;

private:
    [[nodiscard]] Rule beside(const OpSite& site, std::size_t input) const;
    Grouping m_grouping;
};

} // namespace deltaflow
