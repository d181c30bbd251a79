#include "core/ops/add.h"

#include "core/graph/kernel.h"
#include "core/graph/trace.h"
#include "core/ops/elementwise_kernels.h"

#include <stdexcept>

namespace deltaflow {

namespace {

// args: in = {X}; rows = elements of a sample or, if nothing is shared, of all

template <bool First>
void runAdd(const KernelArgs& k) {
    for (Index i = 0; i < k.rows; ++i)
        k.out[i] = First ? k.in[0][i] : k.out[i] + k.in[0][i];
}

/// One column to every sample.
template <bool First>
void runSpread(const KernelArgs& k) {
    for (Index s = 0; s < k.samples; ++s)
        for (Index r = 0; r < k.rows; ++r) {
            double& to = k.out[s * k.rows + r];
            to = First ? k.in[0][r] : to + k.in[0][r];
        }
}

/// Every sample to one column.
template <bool First>
void runGather(const KernelArgs& k) {
    for (Index s = 0; s < k.samples; ++s)
        for (Index r = 0; r < k.rows; ++r)
            k.out[r] = First && s == 0 ? k.in[0][r] : k.out[r] + k.in[0][s * k.rows + r];
}

/// Both summands in one call.
struct Pair {
    static constexpr int kInputs = 2;
    static double value(const double* x) { return x[0] + x[1]; }
};

KernelArgs argsOf(double* out, const double* in, const KernelSite& site, bool shared) {
    KernelArgs args;
    args.in = {in};
    args.out = out;
    args.rows = site.shape.elements(shared ? 1 : site.samples);
    args.samples = shared ? site.samples : 1;
    return args;
}

} // namespace

std::vector<Kernel> AddOp::forward(const KernelSite& site) const {
    if (site.inputs.size() == 2) return {elementwise::forwardKernel<Pair>(site)};
    std::vector<Kernel> kernels;
    for (std::size_t i = 0; i < site.inputs.size(); ++i) {
        const bool shared = isShared(site.shapes[i], site.shape);
        const KernelArgs args = argsOf(site.value, site.inputs[i], site, shared);
        if (shared)
            kernels.push_back({i == 0 ? runSpread<true> : runSpread<false>, args});
        else
            kernels.push_back({i == 0 ? runAdd<true> : runAdd<false>, args});
    }
    return kernels;
}

Kernel AddOp::vjp(const KernelSite& site, int input) const {
    const auto i = static_cast<std::size_t>(input);
    const bool shared = isShared(site.shapes[i], site.shape);
    const KernelArgs args = argsOf(site.inputAdjoints[i], site.adjoint, site, shared);
    if (shared) return {site.first ? runGather<true> : runGather<false>, args};
    return {site.first ? runAdd<true> : runAdd<false>, args};
}

Index AddOp::forwardTerms(const OpSite& site) const {
    return std::ssize(site.inputs);
}

double AddOp::contribution(const Trace& trace, const OpSite& site, int row, int term) const {
    if (term < 0 || static_cast<std::size_t>(term) >= site.inputs.size())
        throw std::out_of_range("the sum has fewer summands");
    const auto i = static_cast<std::size_t>(term);
    const int sample = site.shapes[i].perSample ? site.sample : 0;
    return trace.at({site.inputs[i], Quantity::Value, row, 0, sample});
}

double AddOp::partial(std::span<const double>, double, int) const {
    return 1;
}

Rule AddOp::value(std::span<const Rule> x, Times) const {
    return Rule::sum({x.begin(), x.end()});
}

Rule AddOp::partial(std::span<const Rule>, const Rule&, int, Times) const {
    return Rule::integer(1);
}

} // namespace deltaflow
