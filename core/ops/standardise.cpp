#include "core/ops/standardise.h"

#include "core/error.h"
#include "core/ops/loss_common.h"
#include "core/ops/rule_refs.h"

#include <cmath>

namespace deltaflow {

namespace {

using grouping::eachGroup;
using grouping::eachMember;
using grouping::put;

// args: in = {x, μ, σ²} forward and {σ², x̂, dx̂} backward; scalar = ε; sizes by Grouping

void runForward(const KernelArgs& k) {
    eachGroup(k, [&](Index g) {
        const double deviation = std::sqrt(k.in[2][g] + k.scalar);
        eachMember(k, g, [&](Index i) { k.out[i] = (k.in[0][i] - k.in[1][g]) / deviation; });
    });
}

template <bool First>
void runValuesVjp(const KernelArgs& k) {
    eachGroup(k, [&](Index g) {
        const double deviation = std::sqrt(k.in[0][g] + k.scalar);
        eachMember(k, g, [&](Index i) { put<First>(k.out[i], k.in[2][i] / deviation); });
    });
}

template <bool First>
void runMeanVjp(const KernelArgs& k) {
    eachGroup(k, [&](Index g) {
        double sum = 0;
        eachMember(k, g, [&](Index i) { sum += k.in[2][i]; });
        put<First>(k.out[g], -sum / std::sqrt(k.in[0][g] + k.scalar));
    });
}

template <bool First>
void runVarianceVjp(const KernelArgs& k) {
    eachGroup(k, [&](Index g) {
        double sum = 0;
        eachMember(k, g, [&](Index i) { sum += k.in[2][i] * k.in[1][i]; });
        put<First>(k.out[g], -sum / (2 * (k.in[0][g] + k.scalar)));
    });
}

template <bool First>
auto vjpTo(int input) {
    return input == StandardiseOp::Values ? runValuesVjp<First>
           : input == StandardiseOp::Mean ? runMeanVjp<First>
                                          : runVarianceVjp<First>;
}

} // namespace

Shape StandardiseOp::shape(std::span<const Shape> inputs) const {
    const Shape statistic = m_grouping.statistic(inputs[Values]);
    requireSame(statistic, "x's mean", inputs[Mean], "μ");
    requireSame(statistic, "x's variance", inputs[Variance], "σ²");
    return inputs[Values];
}

std::vector<Kernel> StandardiseOp::forward(const KernelSite& site) const {
    KernelArgs args;
    args.in = {site.inputs[Values], site.inputs[Mean], site.inputs[Variance]};
    args.out = site.value;
    args.scalar = m_epsilon;
    m_grouping.setSizes(args, site.shape, site.samples);
    return {{runForward, args}};
}

Kernel StandardiseOp::vjp(const KernelSite& site, int input) const {
    KernelArgs args;
    args.in = {site.inputs[Variance], site.value, site.adjoint};
    args.out = site.inputAdjoints[static_cast<std::size_t>(input)];
    args.scalar = m_epsilon;
    m_grouping.setSizes(args, site.shape, site.samples);
    return {site.first ? vjpTo<true>(input) : vjpTo<false>(input), args};
}

Rule StandardiseOp::widened(Rule variance) const {
    return Rule::sum({std::move(variance), Rule::constant(m_epsilon, "ε")});
}

Rule StandardiseOp::variance(const OpSite& site, int group) const {
    return widened(m_grouping.of(site.inputs[Variance], Quantity::Value, group, site.sample));
}

Rule StandardiseOp::variances(const OpSite& site) const {
    return widened(m_grouping.beside(
        rules::whole(site.inputs[Variance], Quantity::Value, site.shapes[Variance])));
}

Rule StandardiseOp::forwardElement(const OpSite& site, int row) const {
    const int group = m_grouping.groupOf(row);
    return Rule::quotient(
        Rule::difference(rules::unit(site.inputs[Values], Quantity::Value, row, site.sample),
                         m_grouping.of(site.inputs[Mean], Quantity::Value, group, site.sample)),
        Rule::root(variance(site, group)));
}

Rule StandardiseOp::forwardMatrix(const OpSite& site) const {
    return Rule::quotient(
        Rule::difference(
            rules::whole(site.inputs[Values], Quantity::Value, site.shapes[Values]),
            m_grouping.beside(rules::whole(site.inputs[Mean], Quantity::Value, site.shapes[Mean]))),
        Rule::root(variances(site)));
}

Rule StandardiseOp::vjpElement(const OpSite& site, int input, int row, int) const {
    const auto above = [&](int member, int sample) {
        return rules::unit(site.node, Quantity::Adjoint, member, sample);
    };
    if (input == Values)
        return Rule::quotient(above(row, site.sample),
                              Rule::root(variance(site, m_grouping.groupOf(row))));
    return Rule::negate(m_grouping.sum(site, site.shape, row, [&](int member, int sample) {
        if (input == Mean)
            return Rule::quotient(above(member, sample), Rule::root(variance(site, row)));
        const Rule own = rules::unit(site.node, Quantity::Value, member, sample);
        return Rule::quotient(Rule::product({above(member, sample), own}),
                              Rule::product({Rule::integer(2), variance(site, row)}));
    }));
}

Rule StandardiseOp::vjpMatrix(const OpSite& site, int input) const {
    Rule above = rules::whole(site.node, Quantity::Adjoint, site.shape);
    if (input == Values) return Rule::quotient(std::move(above), Rule::root(variances(site)));
    if (input == Mean)
        return Rule::negate(
            m_grouping.sums(Rule::quotient(std::move(above), Rule::root(variances(site)))));
    Rule products =
        Rule::hadamard(std::move(above), rules::whole(site.node, Quantity::Value, site.shape));
    return Rule::negate(m_grouping.sums(
        Rule::quotient(std::move(products), Rule::product({Rule::integer(2), variances(site)}))));
}

} // namespace deltaflow
