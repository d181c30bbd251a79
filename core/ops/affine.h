#pragma once

#include "core/graph/op.h"

namespace deltaflow {

/// A layer that is fed from several sides, such as a recurrent cell:
/// Z = W₁ X₁ + W₂ X₂ + … + b 1ᵀ. Inputs: the pairs W, X, and then, if there is one, b.
/// Shapes: W_p (out×in_p), X_p (in_p×m, a value per sample), b (out×1), Z (out×m).
/// VJP: dW_p = dZ X_pᵀ, dX_p = W_pᵀ dZ, db = dZ 1: those of a dense layer for each pair.
/// Throws ShapeError naming both shapes if they do not fit.
/// Source: Goodfellow et al. 2016, §10.2.
class AffineOp final : public Op {
public:
    [[nodiscard]] std::string_view name() const override { return "affine"; }
    [[nodiscard]] Shape shape(std::span<const Shape> inputs) const override;
    [[nodiscard]] std::vector<Kernel> forward(const KernelSite& site) const override;
    [[nodiscard]] Kernel vjp(const KernelSite& site, int input) const override;
    [[nodiscard]] bool canDescend(int input) const override;
    [[nodiscard]] std::size_t workspace(const OpSite& site) const override;

    /// The terms of W₁ X₁, then those of W₂ X₂ …, then the bias.
    [[nodiscard]] Index forwardTerms(const OpSite& site) const override;
    [[nodiscard]] double contribution(const Trace& trace, const OpSite& site, int row,
                                      int term) const override;
    /// To X: one from each output unit; to W and b: one from each sample.
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
