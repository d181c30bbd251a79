#include "core/ops/categorical_cross_entropy.h"

#include "core/graph/kernel.h"
#include "core/graph/trace.h"
#include "core/ops/functions.h"
#include "core/ops/loss_common.h"
#include "core/ops/rule_refs.h"

#include <stdexcept>

namespace deltaflow {

namespace {

// args: in = {Z, Y} forward and {A, Y, dL} backward; rows = units, scalar = 1/m

std::span<const double> sampleOf(const double* block, const KernelArgs& k, Index sample) {
    return {block + sample * k.rows, static_cast<std::size_t>(k.rows)};
}

double sumOf(std::span<const double> values) {
    double sum = 0;
    for (const double v : values)
        sum += v;
    return sum;
}

void runForward(const KernelArgs& k) {
    double sum = 0;
    for (Index s = 0; s < k.samples; ++s)
        sum += functions::categoricalCrossEntropy(sampleOf(k.in[0], k, s), sampleOf(k.in[1], k, s));
    *k.out = sum * k.scalar;
}

template <bool First>
void runLogitsVjp(const KernelArgs& k) {
    const double scale = k.scalar * *k.in[2];
    for (Index s = 0; s < k.samples; ++s) {
        const double total = sumOf(sampleOf(k.in[1], k, s));
        for (Index i = s * k.rows; i < (s + 1) * k.rows; ++i) {
            const double sent = (k.in[0][i] * total - k.in[1][i]) * scale;
            k.out[i] = First ? sent : k.out[i] + sent;
        }
    }
}

/// ∂ℓ/∂a = −y/a
double predictionSlope(double a, double y) {
    return y == 0 ? 0 : -y / a;
}

template <bool First>
void runPredictionVjp(const KernelArgs& k) {
    const double scale = k.scalar * *k.in[2];
    for (Index i = 0; i < k.rows * k.samples; ++i) {
        const double sent = predictionSlope(k.in[0][i], k.in[1][i]) * scale;
        k.out[i] = First ? sent : k.out[i] + sent;
    }
}

} // namespace

Shape CategoricalCrossEntropyOp::shape(std::span<const Shape> inputs) const {
    requireSame(inputs[Logits], "the logits", inputs[Target], "the target");
    requireSame(inputs[Logits], "the logits", inputs[Prediction], "the prediction");
    return {1, 1, false};
}

std::vector<Kernel> CategoricalCrossEntropyOp::forward(const KernelSite& site) const {
    KernelArgs args;
    args.in = {site.inputs[Logits], site.inputs[Target]};
    args.out = site.value;
    args.rows = site.shapes[Logits].rows;
    args.samples = site.samples;
    args.scalar = 1 / static_cast<double>(site.samples);
    return {{runForward, args}};
}

Kernel CategoricalCrossEntropyOp::vjp(const KernelSite& site, int input) const {
    if (input == Target) return {};
    KernelArgs args;
    args.in = {site.inputs[Prediction], site.inputs[Target], site.adjoint};
    args.out = site.inputAdjoints[input];
    args.rows = site.shapes[Logits].rows;
    args.samples = site.samples;
    args.scalar = 1 / static_cast<double>(site.samples);
    if (input == Logits) return {site.first ? runLogitsVjp<true> : runLogitsVjp<false>, args};
    return {site.first ? runPredictionVjp<true> : runPredictionVjp<false>, args};
}

double CategoricalCrossEntropyOp::contribution(const Trace& trace, const OpSite& site, int,
                                               int term) const {
    const NodeId logits = site.inputs[Logits];
    const double y = trace.at({site.inputs[Target], Quantity::Value, term, 0, site.sample});
    if (y == 0) return 0;
    const auto z =
        column(trace.block(logits, Quantity::Value), site.shapes[Logits].rows, site.sample);
    std::vector<double> logPrediction(z.size());
    functions::logSoftmax(z, logPrediction);
    return -y * logPrediction[static_cast<std::size_t>(term)];
}

double CategoricalCrossEntropyOp::adjointContribution(const Trace& trace, const OpSite& site,
                                                      int input, int row, int, Index term) const {
    if (input == Target || term != 0) throw std::out_of_range("the loss sends nothing there");
    const double a = trace.at({site.inputs[Prediction], Quantity::Value, row, 0, site.sample});
    const double y = trace.at({site.inputs[Target], Quantity::Value, row, 0, site.sample});
    const double total = sumOf(column(trace.block(site.inputs[Target], Quantity::Value),
                                      site.shapes[Target].rows, site.sample));
    const double sent = input == Logits ? a * total - y : predictionSlope(a, y);
    return sent / static_cast<double>(site.samples) *
           trace.at({site.node, Quantity::Adjoint, 0, 0, 0});
}

Rule CategoricalCrossEntropyOp::part(const OpSite& site, int unit, int sample) const {
    return Rule::negate(Rule::product(
        {rules::unit(site.inputs[Target], Quantity::Value, unit, sample),
         Rule::apply("ln", rules::unit(site.inputs[Prediction], Quantity::Value, unit, sample))}));
}

Rule CategoricalCrossEntropyOp::vjpMatrix(const OpSite& site, int input) const {
    const Rule a = rules::whole(site.inputs[Prediction], Quantity::Value, site.shapes[Prediction]);
    const Rule y = rules::whole(site.inputs[Target], Quantity::Value, site.shapes[Target]);
    if (input == Prediction) return mean(site, Rule::negate(Rule::quotient(y, a)));
    Rule total = Rule::columnSums(y);
    total.silentOne = true; // targets that are a distribution: a − y
    return mean(site, Rule::difference(Rule::hadamard(a, std::move(total)), y));
}

Rule CategoricalCrossEntropyOp::vjpElement(const OpSite& site, int input, int row, int) const {
    const Rule a = rules::unit(site.inputs[Prediction], Quantity::Value, row, site.sample);
    const Rule y = rules::unit(site.inputs[Target], Quantity::Value, row, site.sample);
    if (input == Prediction) return mean(site, Rule::negate(Rule::quotient(y, a)));
    Rule total =
        Rule::sumOver(RunningIndex::Unit, static_cast<int>(site.shapes[Target].rows),
                      rules::unit(site.inputs[Target], Quantity::Value, rules::kUnit, site.sample));
    total.silentOne = true;
    return mean(site, Rule::difference(Rule::product({a, std::move(total)}), y));
}

} // namespace deltaflow
