#pragma once

#include "core/graph/op.h"
#include "core/network/network.h"

namespace deltaflow {

/// Elementwise activation: A = f(Z) with f one of identity, sigmoid, tanh, ReLU, leaky ReLU,
/// softplus. Shapes: Z and A alike. VJP: dZ = dA ⊙ f′(Z); f′ is written in a where that is simpler:
/// a(1−a), 1−a². At the kink z = 0 ReLU's slope is 0 and leaky ReLU's is α. Throws ShapeError if it
/// is given anything but one value; softmax is SoftmaxOp. Source: Goodfellow et al. 2016, §6.3.
class ActivationOp : public Op {
public:
    explicit ActivationOp(const Activation& activation);

    [[nodiscard]] const Activation& activation() const { return m_activation; }

    [[nodiscard]] std::string_view name() const override;
    [[nodiscard]] Shape shape(std::span<const Shape> inputs) const override;
    [[nodiscard]] std::vector<Kernel> forward(const KernelSite& site) const override;
    [[nodiscard]] Kernel vjp(const KernelSite& site, int input) const override;

    [[nodiscard]] double contribution(const Trace& trace, const OpSite& site, int row,
                                      int term) const override;
    [[nodiscard]] double slope(const Trace& trace, const OpSite& site, int row) const override;
    [[nodiscard]] double adjointContribution(const Trace& trace, const OpSite& site, int input,
                                             int row, int col, Index term) const override;

    [[nodiscard]] Rule forwardMatrix(const OpSite& site) const override;
    [[nodiscard]] Rule forwardElement(const OpSite& site, int row) const override;
    [[nodiscard]] Rule vjpMatrix(const OpSite& site, int input) const override;
    [[nodiscard]] Rule vjpElement(const OpSite& site, int input, int row, int col) const override;
    [[nodiscard]] bool isActivation() const override { return true; }

private:
    Activation m_activation;
};

} // namespace deltaflow
