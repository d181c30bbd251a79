#pragma once

#include "core/graph/op.h"
#include "core/network/network.h"

namespace deltaflow {

/// L2 penalty over any number of weight matrices: R = c Σ W², with c = λ/(2m) (OverSamples) or
/// λ/2 (Plain). Biases are left out by not being among the inputs.
/// Shapes: each W a parameter of any shape, R 1×1.
/// VJP: dW = 2c W · dR.
/// Throws ShapeError if an input is not a parameter or there is none.
/// Source: Goodfellow et al. 2016, §7.1.1.
class L2PenaltyOp final : public Op {
public:
    explicit L2PenaltyOp(const Penalty& penalty);

    [[nodiscard]] const Penalty& penalty() const { return m_penalty; }
    /// 2c: λ/m or λ.
    [[nodiscard]] double strength(Index samples) const;

    [[nodiscard]] std::string_view name() const override { return "L2 penalty"; }
    [[nodiscard]] Shape shape(std::span<const Shape> inputs) const override;
    [[nodiscard]] std::vector<Kernel> forward(const KernelSite& site) const override;
    [[nodiscard]] Kernel vjp(const KernelSite& site, int input) const override;

    /// The penalty of input `term` alone.
    [[nodiscard]] double contribution(const Trace& trace, const OpSite& site, int row,
                                      int term) const override;
    [[nodiscard]] double adjointContribution(const Trace& trace, const OpSite& site, int input,
                                             int row, int col, Index term) const override;

    [[nodiscard]] Rule forwardMatrix(const OpSite& site) const override;
    [[nodiscard]] Rule forwardElement(const OpSite& site, int row) const override;
    [[nodiscard]] Rule vjpMatrix(const OpSite& site, int input) const override;
    [[nodiscard]] Rule vjpElement(const OpSite& site, int input, int row, int col) const override;

private:
    Penalty m_penalty;
};

} // namespace deltaflow
