#include "core/ops/dense.h"

#include "core/error.h"
#include "core/graph/kernel.h"
#include "core/graph/trace.h"
#include "core/ops/activation.h"
#include "core/ops/blocks.h"
#include "core/ops/dense_kernels.h"
#include "core/ops/rule_refs.h"

#include <stdexcept>

namespace deltaflow {

namespace {

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

namespace {

KernelArgs forwardArgs(const KernelSite& site) {
    const bool bias = std::ssize(site.inputs) > DenseOp::Bias;
    KernelArgs args;
    args.in = {site.inputs[DenseOp::Weights], site.inputs[DenseOp::Below],
               bias ? site.inputs[DenseOp::Bias] : nullptr};
    args.out = site.value;
    args.work = site.workspace;
    args.rows = site.shapes[DenseOp::Weights].rows;
    args.cols = site.shapes[DenseOp::Weights].cols;
    args.samples = site.samples;
    return args;
}

} // namespace

std::vector<Kernel> DenseOp::forward(const KernelSite& site) const {
    const KernelArgs args = forwardArgs(site);
    return {{dense::forward(args), args}};
}

Kernel DenseOp::forwardWith(const KernelSite& site, const Op& next,
                            const KernelSite& nextSite) const {
    const auto* const activation = dynamic_cast<const ActivationOp*>(&next);
    if (!activation) return {};
    KernelArgs args = forwardArgs(site);
    args.next = nextSite.value;
    args.scalar = activation->activation().alpha;
    return {dense::forwardWith(args, activation->activation().kind), args};
}

Kernel DenseOp::vjp(const KernelSite& site, int input) const {
    KernelArgs args;
    args.in = {site.inputs[Weights], site.inputs[Below], site.adjoint};
    args.out = site.inputAdjoints[input];
    args.work = site.workspace;
    args.rows = site.shapes[Weights].rows;
    args.cols = site.shapes[Weights].cols;
    args.samples = site.samples;
    args.scalar = site.scale;
    switch (input) {
    case Weights:
        return {dense::weightsVjp(args, site.first), args};
    case Below:
        return {dense::belowVjp(args, site.first), args};
    default:
        return {dense::biasVjp(site.first), args};
    }
}

std::size_t DenseOp::workspace(const OpSite& site) const {
    return dense::workspace(site.shapes[Weights].rows, site.shapes[Weights].cols, site.samples);
}

double DenseOp::contribution(const Trace& trace, const OpSite& site, int row, int term) const {
    const auto in = static_cast<int>(site.shapes[Weights].cols);
    const bool bias = std::ssize(site.inputs) > Bias;
    require(term >= 0 && (term < in || (bias && term == in)));
    if (term == in) return trace.at({site.inputs[Bias], Quantity::Value, row, 0, 0});
    return trace.at({site.inputs[Weights], Quantity::Value, row, term, 0}) *
           trace.at({site.inputs[Below], Quantity::Value, term, 0, site.sample});
}

Index DenseOp::forwardTerms(const OpSite& site) const {
    return site.shapes[Weights].cols + (std::ssize(site.inputs) > Bias ? 1 : 0);
}

Index DenseOp::adjointTerms(const OpSite& site, int input, int, int) const {
    return input == Below ? site.shape.rows : site.samples;
}

double DenseOp::adjointContribution(const Trace& trace, const OpSite& site, int input, int row,
                                    int col, Index term) const {
    require(term >= 0 && term < adjointTerms(site, input, row, col));
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
