#include "core/ops/half_squared.h"

#include "core/graph/kernel.h"
#include "core/graph/trace.h"
#include "core/ops/loss_common.h"
#include "core/ops/rule_refs.h"

#include <stdexcept>

namespace deltaflow {

namespace {

// args: in = {A, Y} forward and {A, Y, dL} backward; rows = all elements, scalar = 1/m

void runForward(const KernelArgs& k) {
    double sum = 0;
    for (Index i = 0; i < k.rows; ++i) {
        const double error = k.in[1][i] - k.in[0][i];
        sum += 0.5 * error * error;
    }
    *k.out = sum * k.scalar;
}

template <bool First>
void runVjp(const KernelArgs& k) {
    const double scale = k.scalar * *k.in[2];
    for (Index i = 0; i < k.rows; ++i) {
        const double sent = (k.in[0][i] - k.in[1][i]) * scale;
        k.out[i] = First ? sent : k.out[i] + sent;
    }
}

} // namespace

Shape HalfSquaredOp::shape(std::span<const Shape> inputs) const {
    requireSame(inputs[Prediction], "the prediction", inputs[Target], "the target");
    return {1, 1, false};
}

std::vector<Kernel> HalfSquaredOp::forward(const KernelSite& site) const {
    KernelArgs args;
    args.in = {site.inputs[Prediction], site.inputs[Target]};
    args.out = site.value;
    args.rows = site.shapes[Prediction].elements(site.samples);
    args.scalar = 1 / static_cast<double>(site.samples);
    return {{runForward, args}};
}

Kernel HalfSquaredOp::vjp(const KernelSite& site, int input) const {
    if (input != Prediction) return {};
    KernelArgs args;
    args.in = {site.inputs[Prediction], site.inputs[Target], site.adjoint};
    args.out = site.inputAdjoints[input];
    args.rows = site.shapes[Prediction].elements(site.samples);
    args.scalar = 1 / static_cast<double>(site.samples);
    return {site.first ? runVjp<true> : runVjp<false>, args};
}

double HalfSquaredOp::contribution(const Trace& trace, const OpSite& site, int, int term) const {
    const double error = trace.at({site.inputs[Target], Quantity::Value, term, 0, site.sample}) -
                         trace.at({site.inputs[Prediction], Quantity::Value, term, 0, site.sample});
    return 0.5 * error * error;
}

double HalfSquaredOp::adjointContribution(const Trace& trace, const OpSite& site, int input,
                                          int row, int, Index term) const {
    if (input != Prediction || term != 0) throw std::out_of_range("the loss sends nothing there");
    const double a = trace.at({site.inputs[Prediction], Quantity::Value, row, 0, site.sample});
    const double y = trace.at({site.inputs[Target], Quantity::Value, row, 0, site.sample});
    return (a - y) / static_cast<double>(site.samples) *
           trace.at({site.node, Quantity::Adjoint, 0, 0, 0});
}

Rule HalfSquaredOp::part(const OpSite& site, int unit, int sample) const {
    return Rule::product(
        {Rule::half(),
         Rule::power(
             Rule::difference(rules::unit(site.inputs[Target], Quantity::Value, unit, sample),
                              rules::unit(site.inputs[Prediction], Quantity::Value, unit, sample)),
             2)});
}

Rule HalfSquaredOp::forwardMatrix(const OpSite& site) const {
    const Rule difference = Rule::difference(
        rules::whole(site.inputs[Target], Quantity::Value, site.shapes[Target]),
        rules::whole(site.inputs[Prediction], Quantity::Value, site.shapes[Prediction]));
    return mean(site, Rule::product({Rule::half(), Rule::normSquared(difference)}));
}

Rule HalfSquaredOp::vjpMatrix(const OpSite& site, int) const {
    return mean(site,
                Rule::difference(
                    rules::whole(site.inputs[Prediction], Quantity::Value, site.shapes[Prediction]),
                    rules::whole(site.inputs[Target], Quantity::Value, site.shapes[Target])));
}

Rule HalfSquaredOp::vjpElement(const OpSite& site, int, int row, int) const {
    return mean(site, Rule::difference(
                          rules::unit(site.inputs[Prediction], Quantity::Value, row, site.sample),
                          rules::unit(site.inputs[Target], Quantity::Value, row, site.sample)));
}

} // namespace deltaflow
