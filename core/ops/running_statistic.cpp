#include "core/ops/running_statistic.h"

#include "core/error.h"
#include "core/ops/loss_common.h"
#include "core/ops/rule_refs.h"

namespace deltaflow {

namespace {

// args: in = {what is weighted}; rows = all elements, scalar = the weight

template <bool First>
void runWeighted(const KernelArgs& k) {
    for (Index i = 0; i < k.rows; ++i)
        grouping::put<First>(k.out[i], k.scalar * k.in[0][i]);
}

Kernel weightedInto(double* out, const double* in, Index rows, double weight, bool first) {
    KernelArgs args;
    args.in = {in};
    args.out = out;
    args.rows = rows;
    args.scalar = weight;
    return {first ? runWeighted<true> : runWeighted<false>, args};
}

Rule scaled(std::vector<Rule> factors, Rule what) {
    factors.push_back(std::move(what));
    return Rule::product(std::move(factors));
}

} // namespace

Shape RunningStatisticOp::shape(std::span<const Shape> inputs) const {
    requireSame(inputs[Now], "the statistic", inputs[Before], "the running one");
    return inputs[Now];
}

double RunningStatisticOp::weight(int input, Index samples) const {
    if (isUnknown(samples)) return input == Before ? 1 : 0;
    if (input == Before) return 1 - m_momentum;
    const auto n = static_cast<double>(m_cells * samples);
    return m_what == Of::Mean ? m_momentum : m_momentum * (n / (n - 1));
}

std::vector<Kernel> RunningStatisticOp::forward(const KernelSite& site) const {
    const auto from = [&](int input) {
        return weightedInto(site.value, site.inputs[static_cast<std::size_t>(input)],
                            site.shape.rows, weight(input, site.samples), input == Before);
    };
    return {from(Before), from(Now)};
}

Kernel RunningStatisticOp::vjp(const KernelSite& site, int input) const {
    return weightedInto(site.inputAdjoints[static_cast<std::size_t>(input)], site.adjoint,
                        site.shape.rows, weight(input, site.samples), site.first);
}

Rule RunningStatisticOp::weighted(const OpSite& site, int input, Rule what) const {
    const Rule rho = Rule::constant(m_momentum, "ρ");
    if (isUnknown(site.samples)) return input == Before ? what : Rule::integer(0);
    if (input == Before) return scaled({rules::complement(rho)}, std::move(what));
    if (m_what == Of::Mean) return scaled({rho}, std::move(what));
    const Rule n = m_cells == 1 ? rules::setting(Setting::SampleCount)
                                : Rule::integer(static_cast<int>(m_cells * site.samples));
    const Rule unbiased = Rule::quotient(n, Rule::difference(n, Rule::integer(1)));
    return scaled({rho, unbiased}, std::move(what));
}

Rule RunningStatisticOp::forwardElement(const OpSite& site, int row) const {
    const auto from = [&](int input) {
        const NodeId node = site.inputs[static_cast<std::size_t>(input)];
        return weighted(site, input, rules::unit(node, Quantity::Value, row, 0));
    };
    return isUnknown(site.samples) ? from(Before) : Rule::sum({from(Before), from(Now)});
}

Rule RunningStatisticOp::forwardMatrix(const OpSite& site) const {
    const auto from = [&](std::size_t input) {
        return weighted(site, static_cast<int>(input),
                        rules::whole(site.inputs[input], Quantity::Value, site.shapes[input]));
    };
    return isUnknown(site.samples) ? from(Before) : Rule::sum({from(Before), from(Now)});
}

Rule RunningStatisticOp::vjpElement(const OpSite& site, int input, int row, int) const {
    return weighted(site, input, rules::unit(site.node, Quantity::Adjoint, row, 0));
}

Rule RunningStatisticOp::vjpMatrix(const OpSite& site, int input) const {
    return weighted(site, input, rules::whole(site.node, Quantity::Adjoint, site.shape));
}

} // namespace deltaflow
