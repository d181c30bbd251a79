#pragma once

#include "core/graph/op.h"

namespace deltaflow {

/// Softmax over the rows of each sample: a_i = e^{z_i} / Σ_j e^{z_j}, the largest z taken out
/// first. Shapes: Z and A alike, one value per sample. VJP: dz_i = a_i (da_i − Σ_j a_j da_j), the
/// sum over j of a_i ([i=j] − a_j) da_j. Throws ShapeError if it is given anything but one value.
/// Source: Goodfellow et al. 2016, §6.2.2.3.
class SoftmaxOp final : public Op {
public:
    [[nodiscard]] std::string_view name() const override { return "softmax"; }
    [[nodiscard]] Shape shape(std::span<const Shape> inputs) const override;
    [[nodiscard]] std::vector<Kernel> forward(const KernelSite& site) const override;
    [[nodiscard]] Kernel vjp(const KernelSite& site, int input) const override;

    [[nodiscard]] double contribution(const Trace& trace, const OpSite& site, int row,
                                      int term) const override;
    /// One from each output unit j: a_j ([i=j] − a_i) da_j.
    [[nodiscard]] Index adjointTerms(const OpSite& site, int input, int row,
                                     int col) const override;
    [[nodiscard]] double adjointContribution(const Trace& trace, const OpSite& site, int input,
                                             int row, int col, Index term) const override;

    [[nodiscard]] Rule forwardMatrix(const OpSite& site) const override;
    [[nodiscard]] Rule forwardElement(const OpSite& site, int row) const override;
    [[nodiscard]] Rule vjpMatrix(const OpSite& site, int input) const override;
    [[nodiscard]] Rule vjpElement(const OpSite& site, int input, int row, int col) const override;
    [[nodiscard]] bool isActivation() const override { return true; }
};

} // namespace deltaflow
