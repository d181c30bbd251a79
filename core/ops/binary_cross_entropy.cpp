#include "core/ops/binary_cross_entropy.h"

#include "core/graph/kernel.h"
#include "core/graph/trace.h"
#include "core/ops/functions.h"
#include "core/ops/loss_common.h"
#include "core/ops/rule_refs.h"

#include <stdexcept>

namespace deltaflow {

namespace {

// args: in = {Z, Y} forward and {Z, A, Y, dL} backward; rows = all elements, scalar = 1/m

void runForward(const KernelArgs& k) {
    double sum = 0;
    for (Index i = 0; i < k.rows; ++i)
        sum += functions::binaryCrossEntropy(k.in[0][i], k.in[1][i]);
    *k.out = sum * k.scalar;
}

template <bool First>
void runLogitsVjp(const KernelArgs& k) {
    const double scale = k.scalar * *k.in[3];
    for (Index i = 0; i < k.rows; ++i) {
        const double sent = (k.in[1][i] - k.in[2][i]) * scale;
        k.out[i] = First ? sent : k.out[i] + sent;
    }
}

/// ∂ℓ/∂a = (1 − y)/(1 − a) − y/a, with 1 − a = σ(−z)
double predictionSlope(double z, double y) {
    const double off = y == 1 ? 0 : (1 - y) / functions::sigmoid(-z);
    const double on = y == 0 ? 0 : y / functions::sigmoid(z);
    return off - on;
}

template <bool First>
void runPredictionVjp(const KernelArgs& k) {
    const double scale = k.scalar * *k.in[3];
    for (Index i = 0; i < k.rows; ++i) {
        const double sent = predictionSlope(k.in[0][i], k.in[2][i]) * scale;
        k.out[i] = First ? sent : k.out[i] + sent;
    }
}

} // namespace

Shape BinaryCrossEntropyOp::shape(std::span<const Shape> inputs) const {
    requireSame(inputs[Logits], "the logits", inputs[Target], "the target");
    requireSame(inputs[Logits], "the logits", inputs[Prediction], "the prediction");
    return {1, 1, false};
}

std::vector<Kernel> BinaryCrossEntropyOp::forward(const KernelSite& site) const {
    KernelArgs args;
    args.in = {site.inputs[Logits], site.inputs[Target]};
    args.out = site.value;
    args.rows = site.shapes[Logits].elements(site.samples);
    args.scalar = 1 / static_cast<double>(site.samples);
    return {{runForward, args}};
}

Kernel BinaryCrossEntropyOp::vjp(const KernelSite& site, int input) const {
    if (input == Target) return {};
    KernelArgs args;
    args.in = {site.inputs[Logits], site.inputs[Prediction], site.inputs[Target], site.adjoint};
    args.out = site.inputAdjoints[input];
    args.rows = site.shapes[Logits].elements(site.samples);
    args.scalar = 1 / static_cast<double>(site.samples);
    if (input == Logits) return {site.first ? runLogitsVjp<true> : runLogitsVjp<false>, args};
    return {site.first ? runPredictionVjp<true> : runPredictionVjp<false>, args};
}

double BinaryCrossEntropyOp::contribution(const Trace& trace, const OpSite& site, int,
                                          int term) const {
    const double z = trace.at({site.inputs[Logits], Quantity::Value, term, 0, site.sample});
    const double y = trace.at({site.inputs[Target], Quantity::Value, term, 0, site.sample});
    return functions::binaryCrossEntropy(z, y);
}

double BinaryCrossEntropyOp::adjointContribution(const Trace& trace, const OpSite& site, int input,
                                                 int row, int, Index term) const {
    if (input == Target || term != 0) throw std::out_of_range("the loss sends nothing there");
    const double z = trace.at({site.inputs[Logits], Quantity::Value, row, 0, site.sample});
    const double a = trace.at({site.inputs[Prediction], Quantity::Value, row, 0, site.sample});
    const double y = trace.at({site.inputs[Target], Quantity::Value, row, 0, site.sample});
    const double sent = input == Logits ? a - y : predictionSlope(z, y);
    return sent / static_cast<double>(site.samples) *
           trace.at({site.node, Quantity::Adjoint, 0, 0, 0});
}

Rule BinaryCrossEntropyOp::part(const OpSite& site, int unit, int sample) const {
    const Rule a = rules::unit(site.inputs[Prediction], Quantity::Value, unit, sample);
    const Rule y = rules::unit(site.inputs[Target], Quantity::Value, unit, sample);
    return Rule::negate(Rule::sum(
        {Rule::product({y, Rule::apply("ln", a)}),
         Rule::product({rules::complement(y), Rule::apply("ln", rules::complement(a))})}));
}

Rule BinaryCrossEntropyOp::vjpMatrix(const OpSite& site, int input) const {
    const Rule a = rules::whole(site.inputs[Prediction], Quantity::Value, site.shapes[Prediction]);
    const Rule y = rules::whole(site.inputs[Target], Quantity::Value, site.shapes[Target]);
    if (input == Logits) return mean(site, Rule::difference(a, y));
    return mean(site, Rule::difference(Rule::quotient(rules::complement(y), rules::complement(a)),
                                       Rule::quotient(y, a)));
}

Rule BinaryCrossEntropyOp::vjpElement(const OpSite& site, int input, int row, int) const {
    const Rule a = rules::unit(site.inputs[Prediction], Quantity::Value, row, site.sample);
    const Rule y = rules::unit(site.inputs[Target], Quantity::Value, row, site.sample);
    if (input == Logits) return mean(site, Rule::difference(a, y));
    return mean(site, Rule::difference(Rule::quotient(rules::complement(y), rules::complement(a)),
                                       Rule::quotient(y, a)));
}

} // namespace deltaflow
