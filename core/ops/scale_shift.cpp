#include "core/ops/scale_shift.h"

#include "core/error.h"
#include "core/ops/loss_common.h"
#include "core/ops/rule_refs.h"

namespace deltaflow {

namespace {

using grouping::eachGroup;
using grouping::eachMember;
using grouping::put;

// args: in = {γ, x̂, β} forward and {γ, x̂, dy} backward; sizes by Grouping

void runForward(const KernelArgs& k) {
    eachGroup(k, [&](Index g) {
        eachMember(k, g, [&](Index i) { k.out[i] = k.in[0][g] * k.in[1][i] + k.in[2][g]; });
    });
}

template <bool First>
void runValuesVjp(const KernelArgs& k) {
    eachGroup(k, [&](Index g) {
        eachMember(k, g, [&](Index i) { put<First>(k.out[i], k.in[0][g] * k.in[2][i]); });
    });
}

template <bool First>
void runScaleVjp(const KernelArgs& k) {
    eachGroup(k, [&](Index g) {
        double sum = 0;
        eachMember(k, g, [&](Index i) { sum += k.in[2][i] * k.in[1][i]; });
        put<First>(k.out[g], sum);
    });
}

template <bool First>
void runShiftVjp(const KernelArgs& k) {
    eachGroup(k, [&](Index g) {
        double sum = 0;
        eachMember(k, g, [&](Index i) { sum += k.in[2][i]; });
        put<First>(k.out[g], sum);
    });
}

template <bool First>
auto vjpTo(int input) {
    return input == ScaleShiftOp::Scale    ? runScaleVjp<First>
           : input == ScaleShiftOp::Values ? runValuesVjp<First>
                                           : runShiftVjp<First>;
}

} // namespace

Shape ScaleShiftOp::shape(std::span<const Shape> inputs) const {
    const Shape each = m_grouping.statistic(inputs[Values]);
    const std::string what =
        m_grouping.cells == 1 ? "a number for each row of x" : "a number for each channel of x";
    requireSame(each, what, inputs[Scale], "γ");
    requireSame(each, what, inputs[Shift], "β");
    return inputs[Values];
}

std::vector<Kernel> ScaleShiftOp::forward(const KernelSite& site) const {
    KernelArgs args;
    args.in = {site.inputs[Scale], site.inputs[Values], site.inputs[Shift]};
    args.out = site.value;
    m_grouping.setSizes(args, site.shape, site.samples);
    return {{runForward, args}};
}

Kernel ScaleShiftOp::vjp(const KernelSite& site, int input) const {
    KernelArgs args;
    args.in = {site.inputs[Scale], site.inputs[Values], site.adjoint};
    args.out = site.inputAdjoints[static_cast<std::size_t>(input)];
    m_grouping.setSizes(args, site.shape, site.samples);
    return {site.first ? vjpTo<true>(input) : vjpTo<false>(input), args};
}

Rule ScaleShiftOp::beside(const OpSite& site, std::size_t input) const {
    return m_grouping.beside(rules::whole(site.inputs[input], Quantity::Value, site.shapes[input]));
}

Rule ScaleShiftOp::forwardElement(const OpSite& site, int row) const {
    const int group = m_grouping.groupOf(row);
    const auto shared = [&](std::size_t input) {
        return m_grouping.of(site.inputs[input], Quantity::Value, group, site.sample);
    };
    const Rule value = rules::unit(site.inputs[Values], Quantity::Value, row, site.sample);
    return Rule::sum({Rule::product({shared(Scale), value}), shared(Shift)});
}

Rule ScaleShiftOp::forwardMatrix(const OpSite& site) const {
    const Rule values = rules::whole(site.inputs[Values], Quantity::Value, site.shapes[Values]);
    return Rule::sum({Rule::hadamard(beside(site, Scale), values), beside(site, Shift)});
}

Rule ScaleShiftOp::vjpElement(const OpSite& site, int input, int row, int) const {
    const auto above = [&](int member, int sample) {
        return rules::unit(site.node, Quantity::Adjoint, member, sample);
    };
    if (input == Values)
        return Rule::product({m_grouping.of(site.inputs[Scale], Quantity::Value,
                                            m_grouping.groupOf(row), site.sample),
                              above(row, site.sample)});
    return m_grouping.sum(site, site.shape, row, [&](int member, int sample) {
        if (input == Shift) return above(member, sample);
        return Rule::product({above(member, sample),
                              rules::unit(site.inputs[Values], Quantity::Value, member, sample)});
    });
}

Rule ScaleShiftOp::vjpMatrix(const OpSite& site, int input) const {
    Rule above = rules::whole(site.node, Quantity::Adjoint, site.shape);
    if (input == Values) return Rule::hadamard(beside(site, Scale), std::move(above));
    if (input == Shift) return m_grouping.sums(std::move(above));
    return m_grouping.sums(Rule::hadamard(
        std::move(above), rules::whole(site.inputs[Values], Quantity::Value, site.shapes[Values])));
}

} // namespace deltaflow
