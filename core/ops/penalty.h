#pragma once

#include "core/graph/kernel.h"
#include "core/graph/op.h"
#include "core/network/network.h"

#include <memory>

namespace deltaflow {

/// A penalty on the size of any number of weight matrices: R = c Σ r(W), with c = λ/m or λ, as the
/// kind of the penalty says, and r by the op. Biases are left out by not being among the inputs.
/// Shapes: each W a parameter of any shape, R 1×1.
/// VJP: dW = c r′(W) · dR.
/// Throws ShapeError if an input is not a parameter or there is none.
class PenaltyOp : public Op {
public:
    explicit PenaltyOp(const Penalty& penalty);

    [[nodiscard]] const Penalty& penalty() const { return m_penalty; }
    /// c: λ/m or λ.
    [[nodiscard]] double strength(Index samples) const;

    [[nodiscard]] Shape shape(std::span<const Shape> inputs) const override;
    [[nodiscard]] std::vector<Kernel> forward(const KernelSite& site) const override;
    [[nodiscard]] Kernel vjp(const KernelSite& site, int input) const override;

    /// The penalty of input `term` alone.
    [[nodiscard]] double contribution(const Trace& trace, const OpSite& site, int row,
                                      int term) const override;
    [[nodiscard]] double adjointContribution(const Trace& trace, const OpSite& site, int input,
                                             int row, int col, Index term) const override;

    [[nodiscard]] Rule forwardElement(const OpSite& site, int row) const override;
    [[nodiscard]] Rule vjpMatrix(const OpSite& site, int input) const override;
    [[nodiscard]] Rule vjpElement(const OpSite& site, int input, int row, int col) const override;

protected:
    using Run = void (*)(const KernelArgs&);
    /// args: in = {W} and {W, dR}, rows = all elements, scalar = c; `first` writes instead of
    /// adding.
    [[nodiscard]] virtual Run forwardRun(bool first) const = 0;
    [[nodiscard]] virtual Run vjpRun(bool first) const = 0;
    [[nodiscard]] virtual double measure(double w) const = 0; ///< r(w)
    [[nodiscard]] virtual double slope(double w) const = 0;   ///< r′(w)
    [[nodiscard]] virtual Rule slopeRule(Rule w) const = 0;

private:
    Penalty m_penalty;
};

/// The op of a penalty, which is not none.
[[nodiscard]] std::shared_ptr<const PenaltyOp> makePenalty(const Penalty& penalty);

} // namespace deltaflow
