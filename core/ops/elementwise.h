#pragma once

#include "core/graph/op.h"

namespace deltaflow {

/// What every op has in common that computes each element of its value from the same element of
/// its inputs: Y = f(X₁, X₂ …).
/// Shapes: columns of as many rows. A parameter or a constant, one column for all samples, may
/// stand beside values of each sample; it is the same in each, and its adjoint is the sum over
/// them.
/// VJP: dX_i = dY ⊙ ∂f/∂x_i.
/// Throws ShapeError naming both shapes if two do not fit.
class ElementwiseOp : public Op {
public:
    [[nodiscard]] Shape shape(std::span<const Shape> inputs) const override;

    /// ∂y/∂x at one element, at site.sample: what stands on the edge from that input.
    [[nodiscard]] double partial(const Trace& trace, const OpSite& site, int input, int row) const;
    [[nodiscard]] Rule partialElement(const OpSite& site, int input, int row) const;

    /// Those of a function of one input.
    [[nodiscard]] double slope(const Trace& trace, const OpSite& site, int row) const override;
    /// The addends of forwardElement.
    [[nodiscard]] Index forwardTerms(const OpSite& site) const override;
    [[nodiscard]] double contribution(const Trace& trace, const OpSite& site, int row,
                                      int term) const override;
    /// One from each sample at an input that all samples share.
    [[nodiscard]] Index adjointTerms(const OpSite& site, int input, int row,
                                     int col) const override;
    [[nodiscard]] double adjointContribution(const Trace& trace, const OpSite& site, int input,
                                             int row, int col, Index term) const override;

    [[nodiscard]] Rule forwardMatrix(const OpSite& site) const override;
    [[nodiscard]] Rule forwardElement(const OpSite& site, int row) const override;
    [[nodiscard]] Rule vjpMatrix(const OpSite& site, int input) const override;
    [[nodiscard]] Rule vjpElement(const OpSite& site, int input, int row, int col) const override;

protected:
    /// A product of elements, or of whole columns: a b or a ⊙ b.
    using Times = Rule (*)(Rule a, Rule b);

    [[nodiscard]] virtual double partial(std::span<const double> x, double y, int input) const = 0;
    [[nodiscard]] virtual Rule value(std::span<const Rule> x, Times times) const = 0;
    /// ∂y/∂x; the integers 1 and −1 where it is one of these.
    [[nodiscard]] virtual Rule partial(std::span<const Rule> x, const Rule& y, int input,
                                       Times times) const = 0;
};

/// Whether a sum over samples brings a node's adjoint to an input of that shape.
[[nodiscard]] inline bool isShared(const Shape& input, const Shape& node) {
    return node.perSample && !input.perSample;
}

} // namespace deltaflow
