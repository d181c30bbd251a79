#include "core/ops/dense.h"

#include "core/error.h"
#include "core/graph/kernel.h"
#include "core/graph/trace.h"
#include "core/ops/blocks.h"
#include "core/ops/rule_refs.h"

#include <stdexcept>

namespace deltaflow {

namespace {

// args: in = {W, X, b} forward and {W, X, dZ} backward; rows = out, cols = in

template <bool Bias>
void runForward(const KernelArgs& k) {
    const ConstParameterBlock w(k.in[0], k.rows, k.cols);
    const ConstSampleBlock x(k.in[1], k.cols, k.samples);
    SampleBlock z(k.out, k.rows, k.samples);
    z.noalias() = w * x;
    if constexpr (Bias) z.colwise() += ConstVectorBlock(k.in[2], k.rows);
}

template <bool First>
void runWeightsVjp(const KernelArgs& k) {
    const ConstSampleBlock x(k.in[1], k.cols, k.samples);
    const ConstSampleBlock dz(k.in[2], k.rows, k.samples);
    ParameterBlock dw(k.out, k.rows, k.cols);
    if constexpr (First)
        dw.noalias() = dz * x.transpose();
    else
        dw.noalias() += dz * x.transpose();
}

template <bool First>
void runBelowVjp(const KernelArgs& k) {
    const ConstParameterBlock w(k.in[0], k.rows, k.cols);
    const ConstSampleBlock dz(k.in[2], k.rows, k.samples);
    SampleBlock dx(k.out, k.cols, k.samples);
    if constexpr (First)
        dx.noalias() = w.transpose() * dz;
    else
        dx.noalias() += w.transpose() * dz;
}

template <bool First>
void runBiasVjp(const KernelArgs& k) {
    const ConstSampleBlock dz(k.in[2], k.rows, k.samples);
    VectorBlock db(k.out, k.rows);
    if constexpr (First)
        db = dz.rowwise().sum();
    else
        db += dz.rowwise().sum();
}

void require(bool holds) {
    if (!holds) throw std::out_of_range("a dense layer has no such contribution");
}

} // namespace

Shape DenseOp::shape(std::span<const Shape> inputs) const {
    const Shape& w = inputs[Weights];
    const Shape& x = inputs[Below];
    if (w.cols != x.rows)
        throw ShapeError("W is " + sizeText(w) + " but x has " + std::to_string(x.rows) + " rows");
    if (std::ssize(inputs) > Bias && (inputs[Bias].rows != w.rows || inputs[Bias].cols != 1))
        throw ShapeError("W is " + sizeText(w) + " but b is " + sizeText(inputs[Bias]));
    return {w.rows, 1, true};
}

std::vector<Kernel> DenseOp::forward(const KernelSite& site) const {
    const bool bias = std::ssize(site.inputs) > Bias;
    KernelArgs args;
    args.in = {site.inputs[Weights], site.inputs[Below], bias ? site.inputs[Bias] : nullptr};
    args.out = site.value;
    args.rows = site.shapes[Weights].rows;
    args.cols = site.shapes[Weights].cols;
    args.samples = site.samples;
    return {{bias ? runForward<true> : runForward<false>, args}};
}

Kernel DenseOp::vjp(const KernelSite& site, int input) const {
    KernelArgs args;
    args.in = {site.inputs[Weights], site.inputs[Below], site.adjoint};
    args.out = site.inputAdjoints[input];
    args.rows = site.shapes[Weights].rows;
    args.cols = site.shapes[Weights].cols;
    args.samples = site.samples;
    switch (input) {
    case Weights:
        return {site.first ? runWeightsVjp<true> : runWeightsVjp<false>, args};
    case Below:
        return {site.first ? runBelowVjp<true> : runBelowVjp<false>, args};
    default:
        return {site.first ? runBiasVjp<true> : runBiasVjp<false>, args};
    }
}

double DenseOp::contribution(const Trace& trace, const OpSite& site, int row, int term) const {
    const auto in = static_cast<int>(site.shapes[Weights].cols);
    const bool bias = std::ssize(site.inputs) > Bias;
    require(term >= 0 && (term < in || (bias && term == in)));
    if (term == in) return trace.at({site.inputs[Bias], Quantity::Value, row, 0, 0});
    return trace.at({site.inputs[Weights], Quantity::Value, row, term, 0}) *
           trace.at({site.inputs[Below], Quantity::Value, term, 0, site.sample});
}

Index DenseOp::adjointTerms(const OpSite& site, int input) const {
    return input == Below ? site.shape.rows : site.samples;
}

double DenseOp::adjointContribution(const Trace& trace, const OpSite& site, int input, int row,
                                    int col, Index term) const {
    require(term >= 0 && term < adjointTerms(site, input));
    const auto index = static_cast<std::int32_t>(term);
    if (input == Below)
        return trace.at({site.inputs[Weights], Quantity::Value, index, row, 0}) *
               trace.at({site.node, Quantity::Adjoint, index, 0, site.sample});
    const double delta = trace.at({site.node, Quantity::Adjoint, row, 0, index});
    if (input == Bias) return delta;
    return delta * trace.at({site.inputs[Below], Quantity::Value, col, 0, index});
}

Rule DenseOp::forwardMatrix(const OpSite& site) const {
    std::vector<Rule> terms{Rule::matrixProduct(
        rules::whole(site.inputs[Weights], Quantity::Value, site.shapes[Weights]),
        rules::whole(site.inputs[Below], Quantity::Value, site.shapes[Below]))};
    if (site.inputs.size() > Bias)
        terms.push_back(rules::whole(site.inputs[Bias], Quantity::Value, site.shapes[Bias]));
    return Rule::sum(std::move(terms));
}

Rule DenseOp::forwardElement(const OpSite& site, int row) const {
    const Rule weight =
        Rule::quantity({site.inputs[Weights], Quantity::Value, row, rules::kUnit, 0});
    const Rule below = rules::unit(site.inputs[Below], Quantity::Value, rules::kUnit, site.sample);
    std::vector<Rule> terms{Rule::sumOver(RunningIndex::Unit,
                                          static_cast<int>(site.shapes[Below].rows),
                                          Rule::product({weight, below}))};
    if (site.inputs.size() > Bias)
        terms.push_back(rules::unit(site.inputs[Bias], Quantity::Value, row, 0));
    return Rule::sum(std::move(terms));
}

Rule DenseOp::vjpMatrix(const OpSite& site, int input) const {
    const Rule error = rules::whole(site.node, Quantity::Adjoint, site.shape);
    if (input == Bias) return site.samples == 1 ? error : Rule::rowSums(error);
    const int other = input == Weights ? Below : Weights;
    const Rule factor =
        Rule::transpose(rules::whole(site.inputs[static_cast<std::size_t>(other)], Quantity::Value,
                                     site.shapes[static_cast<std::size_t>(other)]));
    return input == Weights ? Rule::matrixProduct(error, factor)
                            : Rule::matrixProduct(factor, error);
}

Rule DenseOp::vjpElement(const OpSite& site, int input, int row, int col) const {
    if (input == Below)
        return Rule::sumOver(
            RunningIndex::Unit, static_cast<int>(site.shape.rows),
            Rule::product(
                {Rule::quantity({site.inputs[Weights], Quantity::Value, rules::kUnit, row, 0}),
                 rules::unit(site.node, Quantity::Adjoint, rules::kUnit, site.sample)}));
    const auto fromSample = [&](int sample) {
        Rule error = rules::unit(site.node, Quantity::Adjoint, row, sample);
        if (input == Bias) return error;
        return Rule::product(
            {std::move(error), rules::unit(site.inputs[Below], Quantity::Value, col, sample)});
    };
    if (site.samples == 1) return fromSample(0);
    return Rule::sumOver(RunningIndex::Sample, static_cast<int>(site.samples),
                         fromSample(rules::kSample));
}

} // namespace deltaflow
