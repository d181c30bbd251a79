#pragma once

#include "core/graph/kernel.h"
#include "core/ops/elementwise.h"

#include <span>

namespace deltaflow::elementwise {

// args: in = {x₁, x₂} forward and {x₁, x₂, y, dy} backward; rows = elements of a sample or, if
// nothing is shared, of all; cols = bits that say which block is one column for all samples.

inline constexpr Index kOutShared = 4;

inline Index strideOf(const KernelArgs& k, int input) {
    return (k.cols >> input & 1) != 0 ? 0 : k.rows;
}

/// `F` has value(const double* x) and partial<Input>(const double* x, double y).
template <typename F>
void runForward(const KernelArgs& k) {
    const Index step0 = strideOf(k, 0);
    const Index step1 = strideOf(k, 1);
    for (Index s = 0; s < k.samples; ++s)
        for (Index r = 0; r < k.rows; ++r) {
            double x[2] = {k.in[0][s * step0 + r]};
            if constexpr (F::kInputs == 2) x[1] = k.in[1][s * step1 + r];
            k.out[s * k.rows + r] = F::value(x);
        }
}

/// The same of a single number, as a scalar expression is made of.
template <typename F>
void runForwardOne(const KernelArgs& k) {
    double x[2] = {*k.in[0]};
    if constexpr (F::kInputs == 2) x[1] = *k.in[1];
    *k.out = F::value(x);
}

template <typename F, int Input, bool First>
void runVjp(const KernelArgs& k) {
    const Index step0 = strideOf(k, 0);
    const Index step1 = strideOf(k, 1);
    const bool sums = (k.cols & kOutShared) != 0;
    for (Index s = 0; s < k.samples; ++s)
        for (Index r = 0; r < k.rows; ++r) {
            double x[2] = {k.in[0][s * step0 + r]};
            if constexpr (F::kInputs == 2) x[1] = k.in[1][s * step1 + r];
            const double y = F::kReadsValue ? k.in[2][s * k.rows + r] : 0;
            const double sent = k.in[3][s * k.rows + r] * F::template partial<Input>(x, y);
            double& to = k.out[(sums ? 0 : s * k.rows) + r];
            to = First && (s == 0 || !sums) ? sent : to + sent;
        }
}

template <typename F, int Input, bool First>
void runVjpOne(const KernelArgs& k) {
    double x[2] = {*k.in[0]};
    if constexpr (F::kInputs == 2) x[1] = *k.in[1];
    const double y = F::kReadsValue ? *k.in[2] : 0;
    const double sent = *k.in[3] * F::template partial<Input>(x, y);
    *k.out = First ? sent : *k.out + sent;
}

inline KernelArgs argsOf(const KernelSite& site) {
    KernelArgs args;
    for (std::size_t i = 0; i < site.inputs.size(); ++i) {
        args.in[i] = site.inputs[i];
        if (isShared(site.shapes[i], site.shape)) args.cols |= Index{1} << i;
    }
    const bool flat = args.cols == 0;
    args.rows = site.shape.elements(flat ? site.samples : 1);
    args.samples = flat ? 1 : site.samples;
    return args;
}

template <typename F>
Kernel forwardKernel(const KernelSite& site) {
    KernelArgs args = argsOf(site);
    args.out = site.value;
    const bool one = args.rows * args.samples == 1;
    return {one ? runForwardOne<F> : runForward<F>, args};
}

template <typename F, int Input>
Kernel vjpKernel(const KernelSite& site) {
    KernelArgs args = argsOf(site);
    if (F::kReadsValue) args.in[2] = site.value;
    args.in[3] = site.adjoint;
    args.out = site.inputAdjoints[Input];
    if ((args.cols >> Input & 1) != 0) args.cols |= kOutShared;
    if (args.rows * args.samples == 1)
        return {site.first ? runVjpOne<F, Input, true> : runVjpOne<F, Input, false>, args};
    return {site.first ? runVjp<F, Input, true> : runVjp<F, Input, false>, args};
}

/// The op of a function that says for itself what it is: its value and partial derivatives as
/// numbers and, beside each, as the rule that is shown.
template <typename F>
class FunctionOp final : public ElementwiseOp {
public:
    [[nodiscard]] std::string_view name() const override { return F::kName; }
    [[nodiscard]] std::vector<Kernel> forward(const KernelSite& site) const override {
        return {forwardKernel<F>(site)};
    }
    [[nodiscard]] Kernel vjp(const KernelSite& site, int input) const override {
        if constexpr (F::kInputs == 2)
            if (input == 1) return vjpKernel<F, 1>(site);
        return vjpKernel<F, 0>(site);
    }

protected:
    [[nodiscard]] double partial(std::span<const double> x, double y, int input) const override {
        if constexpr (F::kInputs == 2)
            if (input == 1) return F::template partial<1>(x.data(), y);
        return F::template partial<0>(x.data(), y);
    }
    [[nodiscard]] Rule value(std::span<const Rule> x, Times times) const override {
        return F::valueRule(x, times);
    }
    [[nodiscard]] Rule partial(std::span<const Rule> x, const Rule& y, int input,
                               Times times) const override {
        return F::partialRule(x, y, input, times);
    }
};

} // namespace deltaflow::elementwise
