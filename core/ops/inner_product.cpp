#include "core/ops/inner_product.h"

#include "core/graph/kernel.h"
#include "core/graph/trace.h"
#include "core/ops/loss_common.h"
#include "core/ops/rule_refs.h"

#include <stdexcept>

namespace deltaflow {

namespace {

// args: in = {U, Y} forward and {the other one, dL} backward; rows = all elements

void runForward(const KernelArgs& k) {
    double sum = 0;
    for (Index i = 0; i < k.rows; ++i)
        sum += k.in[0][i] * k.in[1][i];
    *k.out = sum;
}

template <bool First>
void runVjp(const KernelArgs& k) {
    for (Index i = 0; i < k.rows; ++i) {
        const double sent = k.in[0][i] * *k.in[1];
        k.out[i] = First ? sent : k.out[i] + sent;
    }
}

std::size_t otherThan(int input) {
    return input == 0 ? 1 : 0;
}

} // namespace

Shape InnerProductOp::shape(std::span<const Shape> inputs) const {
    requireSame(inputs[0], "u", inputs[1], "y");
    if (inputs[0].cols != 1)
        throw ShapeError("an inner product takes columns, but u is " + sizeText(inputs[0]));
    return {1, 1, false};
}

std::vector<Kernel> InnerProductOp::forward(const KernelSite& site) const {
    KernelArgs args;
    args.in = {site.inputs[0], site.inputs[1]};
    args.out = site.value;
    args.rows = site.shapes[0].elements(site.samples);
    return {{runForward, args}};
}

Kernel InnerProductOp::vjp(const KernelSite& site, int input) const {
    KernelArgs args;
    args.in = {site.inputs[otherThan(input)], site.adjoint};
    args.out = site.inputAdjoints[input];
    args.rows = site.shapes[0].elements(site.samples);
    return {site.first ? runVjp<true> : runVjp<false>, args};
}

Index InnerProductOp::forwardTerms(const OpSite& site) const {
    return site.shapes[0].elements(site.samples);
}

double InnerProductOp::contribution(const Trace& trace, const OpSite& site, int, int term) const {
    if (term < 0 || term >= forwardTerms(site))
        throw std::out_of_range("the inner product has fewer products");
    const auto rows = static_cast<int>(site.shapes[0].rows);
    const auto at = [&](NodeId node) {
        return trace.at({node, Quantity::Value, term % rows, 0, term / rows});
    };
    return at(site.inputs[0]) * at(site.inputs[1]);
}

double InnerProductOp::adjointContribution(const Trace& trace, const OpSite& site, int input,
                                           int row, int, Index term) const {
    if (term != 0) throw std::out_of_range("an inner product sends one contribution");
    return trace.at({site.inputs[otherThan(input)], Quantity::Value, row, 0,
                     site.shapes[0].perSample ? site.sample : 0}) *
           trace.at({site.node, Quantity::Adjoint, 0, 0, 0});
}

Rule InnerProductOp::forwardElement(const OpSite& site, int) const {
    const auto rows = static_cast<int>(site.shapes[0].rows);
    const bool perSample = site.shapes[0].perSample;
    const auto factor = [&](NodeId node) {
        return rules::unit(node, Quantity::Value, rules::kUnit, perSample ? rules::kSample : 0);
    };
    Rule sum = Rule::sumOver(RunningIndex::Unit, rows,
                             Rule::product({factor(site.inputs[0]), factor(site.inputs[1])}));
    return perSample
               ? Rule::sumOver(RunningIndex::Sample, static_cast<int>(site.samples), std::move(sum))
               : sum;
}

Rule InnerProductOp::forwardMatrix(const OpSite& site) const {
    return forwardElement(site, 0);
}

// It is the root wherever it is the loss, and dL = 1 is then not written.

Rule InnerProductOp::vjpMatrix(const OpSite& site, int input) const {
    const std::size_t other = otherThan(input);
    Rule arriving = rules::whole(site.node, Quantity::Adjoint, site.shape);
    arriving.silentOne = true;
    return Rule::product({std::move(arriving),
                          rules::whole(site.inputs[other], Quantity::Value, site.shapes[other])});
}

Rule InnerProductOp::vjpElement(const OpSite& site, int input, int row, int) const {
    Rule arriving = Rule::quantity({site.node, Quantity::Adjoint, 0, 0, 0});
    arriving.silentOne = true;
    return Rule::product(
        {std::move(arriving), rules::unit(site.inputs[otherThan(input)], Quantity::Value, row,
                                          site.shapes[0].perSample ? site.sample : 0)});
}

} // namespace deltaflow
