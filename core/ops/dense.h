#pragma once

#include "core/graph/op.h"

namespace deltaflow {

/// Dense layer: Z = W X + b 1ᵀ. Inputs: W, X and, if there is one, b.
/// Shapes: W (out×in), X (in×m, a value per sample), b (out×1), Z (out×m).
/// VJP: dW = dZ Xᵀ, dX = Wᵀ dZ, db = dZ 1.
/// Throws ShapeError naming both shapes if W's columns are not X's rows, or b's rows not W's.
/// Source: Goodfellow et al. 2016, §6.5.4.
class DenseOp : public Op {
public:
    enum Input : int { Weights, Below, Bias };

    [[nodiscard]] std::string_view name() const override { return "dense"; }
    [[nodiscard]] Shape shape(std::span<const Shape> inputs) const override;
    [[nodiscard]] std::vector<Kernel> forward(const KernelSite& site) const override;
    [[nodiscard]] Kernel vjp(const KernelSite& site, int input) const override;

    /// Together with an elementwise activation.
    [[nodiscard]] Kernel forwardWith(const KernelSite& site, const Op& next,
                                     const KernelSite& nextSite) const override;
    [[nodiscard]] bool canDescend(int input) const override { return input != Below; }
    [[nodiscard]] std::size_t workspace(const OpSite& site) const override;

    /// Term k < in is W_ik x_k; term `in` is the bias.
    [[nodiscard]] double contribution(const Trace& trace, const OpSite& site, int row,
                                      int term) const override;
    /// To X: one from each output unit; to W and b: one from each sample.
    [[nodiscard]] Index forwardTerms(const OpSite& site) const override;
    [[nodiscard]] Index adjointTerms(const OpSite& site, int input, int row,
                                     int col) const override;
    [[nodiscard]] double adjointContribution(const Trace& trace, const OpSite& site, int input,
                                             int row, int col, Index term) const override;

    [[nodiscard]] Rule forwardMatrix(const OpSite& site) const override;
    [[nodiscard]] Rule forwardElement(const OpSite& site, int row) const override;
    [[nodiscard]] Rule vjpMatrix(const OpSite& site, int input) const override;
    [[nodiscard]] Rule vjpElement(const OpSite& site, int input, int row, int col) const override;
};

} // namespace deltaflow
