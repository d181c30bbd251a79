#include "core/ops/statistics.h"

#include "core/error.h"
#include "core/ops/blocks.h"
#include "core/ops/loss_common.h"
#include "core/ops/rule_refs.h"

namespace deltaflow {

namespace {

using grouping::eachGroup;
using grouping::eachMember;
using grouping::put;

// args: in = {x, μ, dy}; sizes by Grouping

void runMean(const KernelArgs& k) {
    eachGroup(k, [&](Index g) {
        double sum = 0;
        eachMember(k, g, [&](Index i) { sum += k.in[0][i]; });
        k.out[g] = sum / grouping::size(k);
    });
}

template <bool First>
void runMeanVjp(const KernelArgs& k) {
    eachGroup(k, [&](Index g) {
        const double share = k.in[2][g] / grouping::size(k);
        eachMember(k, g, [&](Index i) { put<First>(k.out[i], share); });
    });
}

void runVariance(const KernelArgs& k) {
    eachGroup(k, [&](Index g) {
        double sum = 0;
        eachMember(k, g, [&](Index i) {
            const double deviation = k.in[0][i] - k.in[1][g];
            sum += deviation * deviation;
        });
        k.out[g] = sum / grouping::size(k);
    });
}

template <bool First>
void runVarianceVjp(const KernelArgs& k) {
    eachGroup(k, [&](Index g) {
        const double scale = 2 / grouping::size(k) * k.in[2][g];
        eachMember(k, g, [&](Index i) { put<First>(k.out[i], scale * (k.in[0][i] - k.in[1][g])); });
    });
}

template <bool First>
void runVarianceMeanVjp(const KernelArgs& k) {
    eachGroup(k, [&](Index g) {
        double sum = 0;
        eachMember(k, g, [&](Index i) { sum += k.in[0][i] - k.in[1][g]; });
        put<First>(k.out[g], -2 / grouping::size(k) * sum * k.in[2][g]);
    });
}

KernelArgs argsOf(const Grouping& grouping, const KernelSite& site, double* out) {
    KernelArgs args;
    args.in = {site.inputs[0], site.inputs.size() > 1 ? site.inputs[1] : nullptr, site.adjoint};
    args.out = out;
    grouping.setSizes(args, site.shapes[0], site.samples);
    return args;
}

Rule wholeInput(const OpSite& site, std::size_t input) {
    return rules::whole(site.inputs[input], Quantity::Value, site.shapes[input]);
}

} // namespace

Shape MeanOp::shape(std::span<const Shape> inputs) const {
    if (!inputs[0].perSample || inputs[0].cols != 1)
        throw ShapeError("x is " + sizeText(inputs[0]) + ", but must be a column for each sample");
    if (inputs[0].rows % m_grouping.cells != 0)
        throw ShapeError("x has " + std::to_string(inputs[0].rows) + " rows, but its channels " +
                         std::to_string(m_grouping.cells) + " cells each");
    return m_grouping.statistic(inputs[0]);
}

std::vector<Kernel> MeanOp::forward(const KernelSite& site) const {
    return {{runMean, argsOf(m_grouping, site, site.value)}};
}

Kernel MeanOp::vjp(const KernelSite& site, int input) const {
    return {site.first ? runMeanVjp<true> : runMeanVjp<false>,
            argsOf(m_grouping, site, site.inputAdjoints[static_cast<std::size_t>(input)])};
}

Rule MeanOp::share(const OpSite& site) const {
    return Rule::quotient(Rule::integer(1), m_grouping.count(site, site.shapes[0]));
}

Rule MeanOp::forwardElement(const OpSite& site, int row) const {
    Rule sum = m_grouping.sum(site, site.shapes[0], row, [&](int member, int sample) {
        return rules::unit(site.inputs[0], Quantity::Value, member, sample);
    });
    return Rule::product({share(site), std::move(sum)});
}

Rule MeanOp::forwardMatrix(const OpSite& site) const {
    return Rule::product({share(site), m_grouping.sums(wholeInput(site, 0))});
}

Rule MeanOp::vjpElement(const OpSite& site, int, int row, int) const {
    return Rule::product({share(site), m_grouping.of(site.node, Quantity::Adjoint,
                                                     m_grouping.groupOf(row), site.sample)});
}

Rule MeanOp::vjpMatrix(const OpSite& site, int) const {
    return Rule::product(
        {share(site), m_grouping.beside(rules::whole(site.node, Quantity::Adjoint, site.shape))});
}

// -- Variance ------------------------------------------------------------------------------------

Shape VarianceOp::shape(std::span<const Shape> inputs) const {
    const Shape statistic = m_grouping.statistic(inputs[Values]);
    requireSame(statistic, "x's mean", inputs[Mean], "μ");
    return statistic;
}

std::vector<Kernel> VarianceOp::forward(const KernelSite& site) const {
    return {{runVariance, argsOf(m_grouping, site, site.value)}};
}

Kernel VarianceOp::vjp(const KernelSite& site, int input) const {
    const KernelArgs args =
        argsOf(m_grouping, site, site.inputAdjoints[static_cast<std::size_t>(input)]);
    if (input == Mean)
        return {site.first ? runVarianceMeanVjp<true> : runVarianceMeanVjp<false>, args};
    return {site.first ? runVarianceVjp<true> : runVarianceVjp<false>, args};
}

Rule VarianceOp::over(const OpSite& site, int numerator) const {
    return Rule::quotient(Rule::integer(numerator), m_grouping.count(site, site.shapes[Values]));
}

Rule VarianceOp::deviation(const OpSite& site, int group, int row, int sample) const {
    return Rule::difference(rules::unit(site.inputs[Values], Quantity::Value, row, sample),
                            m_grouping.of(site.inputs[Mean], Quantity::Value, group, site.sample));
}

Rule VarianceOp::deviations(const OpSite& site) const {
    return Rule::difference(wholeInput(site, Values), m_grouping.beside(wholeInput(site, Mean)));
}

Rule VarianceOp::forwardElement(const OpSite& site, int row) const {
    Rule sum = m_grouping.sum(site, site.shapes[Values], row, [&](int member, int sample) {
        return Rule::power(deviation(site, row, member, sample), 2);
    });
    return Rule::product({over(site, 1), std::move(sum)});
}

Rule VarianceOp::forwardMatrix(const OpSite& site) const {
    return Rule::product({over(site, 1), m_grouping.sums(Rule::power(deviations(site), 2))});
}

Rule VarianceOp::vjpElement(const OpSite& site, int input, int row, int) const {
    const int group = input == Mean ? row : m_grouping.groupOf(row);
    const Rule above = m_grouping.of(site.node, Quantity::Adjoint, group, site.sample);
    if (input == Values)
        return Rule::product({over(site, 2), deviation(site, group, row, site.sample), above});
    Rule sum = m_grouping.sum(site, site.shapes[Values], row, [&](int member, int sample) {
        return Rule::product({deviation(site, group, member, sample), above});
    });
    return Rule::negate(Rule::product({over(site, 2), std::move(sum)}));
}

Rule VarianceOp::vjpMatrix(const OpSite& site, int input) const {
    Rule above = m_grouping.beside(rules::whole(site.node, Quantity::Adjoint, site.shape));
    Rule each = Rule::hadamard(deviations(site), std::move(above));
    if (input == Values) return Rule::product({over(site, 2), std::move(each)});
    return Rule::negate(Rule::product({over(site, 2), m_grouping.sums(std::move(each))}));
}

} // namespace deltaflow
