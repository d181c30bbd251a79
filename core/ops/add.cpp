#include "core/ops/add.h"

#include "core/error.h"
#include "core/graph/kernel.h"
#include "core/graph/trace.h"
#include "core/ops/loss_common.h"
#include "core/ops/rule_refs.h"

#include <stdexcept>

namespace deltaflow {

namespace {

// args: in = {X}; rows = all elements

template <bool First>
void runAdd(const KernelArgs& k) {
    for (Index i = 0; i < k.rows; ++i)
        k.out[i] = First ? k.in[0][i] : k.out[i] + k.in[0][i];
}

Kernel addInto(double* out, const double* in, Index elements, bool first) {
    KernelArgs args;
    args.in = {in};
    args.out = out;
    args.rows = elements;
    return {first ? runAdd<true> : runAdd<false>, args};
}

} // namespace

Shape AddOp::shape(std::span<const Shape> inputs) const {
    if (inputs.empty()) throw ShapeError("a sum needs at least one summand");
    for (const Shape& x : inputs)
        requireSame(inputs[0], "the first summand", x, "another");
    return inputs[0];
}

std::vector<Kernel> AddOp::forward(const KernelSite& site) const {
    std::vector<Kernel> kernels;
    for (const double* x : site.inputs)
        kernels.push_back(
            addInto(site.value, x, site.shape.elements(site.samples), kernels.empty()));
    return kernels;
}

Kernel AddOp::vjp(const KernelSite& site, int input) const {
    return addInto(site.inputAdjoints[input], site.adjoint, site.shape.elements(site.samples),
                   site.first);
}

Index AddOp::forwardTerms(const OpSite& site) const {
    return std::ssize(site.inputs);
}

double AddOp::contribution(const Trace& trace, const OpSite& site, int row, int term) const {
    if (term < 0 || static_cast<std::size_t>(term) >= site.inputs.size())
        throw std::out_of_range("the sum has fewer summands");
    return trace.at(
        {site.inputs[static_cast<std::size_t>(term)], Quantity::Value, row, 0, site.sample});
}

double AddOp::adjointContribution(const Trace& trace, const OpSite& site, int, int row, int col,
                                  Index term) const {
    if (term != 0) throw std::out_of_range("a sum sends one contribution");
    return trace.at({site.node, Quantity::Adjoint, row, col, site.sample});
}

Rule AddOp::forwardMatrix(const OpSite& site) const {
    std::vector<Rule> terms;
    for (std::size_t i = 0; i < site.inputs.size(); ++i)
        terms.push_back(rules::whole(site.inputs[i], Quantity::Value, site.shapes[i]));
    return Rule::sum(std::move(terms));
}

Rule AddOp::forwardElement(const OpSite& site, int row) const {
    const int sample = site.shape.perSample ? site.sample : 0;
    std::vector<Rule> terms;
    for (const NodeId input : site.inputs)
        terms.push_back(rules::unit(input, Quantity::Value, row, sample));
    return Rule::sum(std::move(terms));
}

Rule AddOp::vjpMatrix(const OpSite& site, int) const {
    return rules::whole(site.node, Quantity::Adjoint, site.shape);
}

Rule AddOp::vjpElement(const OpSite& site, int, int row, int) const {
    return rules::unit(site.node, Quantity::Adjoint, row, site.shape.perSample ? site.sample : 0);
}

} // namespace deltaflow
