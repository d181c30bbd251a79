#include "core/ops/softmax.h"

#include "core/error.h"
#include "core/graph/kernel.h"
#include "core/graph/trace.h"
#include "core/ops/functions.h"
#include "core/ops/rule_refs.h"

#include <stdexcept>

namespace deltaflow {

namespace {

// args: in = {Z} forward and {A, dA} backward; rows = units

std::span<const double> sampleOf(const double* block, const KernelArgs& k, Index sample) {
    return {block + sample * k.rows, static_cast<std::size_t>(k.rows)};
}

void runForward(const KernelArgs& k) {
    for (Index s = 0; s < k.samples; ++s)
        functions::softmax(sampleOf(k.in[0], k, s),
                           {k.out + s * k.rows, static_cast<std::size_t>(k.rows)});
}

template <bool First>
void runVjp(const KernelArgs& k) {
    for (Index s = 0; s < k.samples; ++s) {
        const functions::SoftmaxPullback pullback(sampleOf(k.in[0], k, s), sampleOf(k.in[1], k, s));
        double* const dz = k.out + s * k.rows;
        for (Index i = 0; i < k.rows; ++i) {
            const double sent = pullback.at(static_cast<std::size_t>(i));
            dz[i] = First ? sent : dz[i] + sent;
        }
    }
}

} // namespace

Shape SoftmaxOp::shape(std::span<const Shape> inputs) const {
    if (inputs.size() != 1)
        throw ShapeError("softmax takes one value but is given " + std::to_string(inputs.size()));
    return inputs[0];
}

std::vector<Kernel> SoftmaxOp::forward(const KernelSite& site) const {
    KernelArgs args;
    args.in = {site.inputs[0]};
    args.out = site.value;
    args.rows = site.shape.rows;
    args.samples = site.shape.perSample ? site.samples : 1;
    return {{runForward, args}};
}

Kernel SoftmaxOp::vjp(const KernelSite& site, int input) const {
    KernelArgs args;
    args.in = {site.value, site.adjoint};
    args.out = site.inputAdjoints[input];
    args.rows = site.shape.rows;
    args.samples = site.shape.perSample ? site.samples : 1;
    return {site.first ? runVjp<true> : runVjp<false>, args};
}

double SoftmaxOp::contribution(const Trace& trace, const OpSite& site, int row, int term) const {
    if (term != 0) throw std::out_of_range("softmax has a single contribution");
    return trace.at({site.node, Quantity::Value, row, 0, site.sample});
}

Index SoftmaxOp::adjointTerms(const OpSite& site, int, int, int) const {
    return site.shape.rows;
}

double SoftmaxOp::adjointContribution(const Trace& trace, const OpSite& site, int, int row, int,
                                      Index term) const {
    const auto from = static_cast<std::int32_t>(term);
    const double a = trace.at({site.node, Quantity::Value, from, 0, site.sample});
    const double mine = trace.at({site.node, Quantity::Value, row, 0, site.sample});
    const double sent = trace.at({site.node, Quantity::Adjoint, from, 0, site.sample});
    return a * ((from == row ? 1.0 : 0.0) - mine) * sent;
}

Rule SoftmaxOp::forwardMatrix(const OpSite& site) const {
    return Rule::apply("softmax", rules::whole(site.inputs[0], Quantity::Value, site.shapes[0]));
}

Rule SoftmaxOp::forwardElement(const OpSite& site, int row) const {
    const auto growth = [&](int unit) {
        return Rule::apply("exp", rules::unit(site.inputs[0], Quantity::Value, unit, site.sample));
    };
    return Rule::quotient(
        growth(row),
        Rule::sumOver(RunningIndex::Unit, static_cast<int>(site.shape.rows), growth(rules::kUnit)));
}

Rule SoftmaxOp::vjpMatrix(const OpSite& site, int) const {
    const Rule a = rules::whole(site.node, Quantity::Value, site.shape);
    const Rule above = rules::whole(site.node, Quantity::Adjoint, site.shape);
    return Rule::hadamard(a, Rule::difference(above, Rule::columnSums(Rule::hadamard(a, above))));
}

Rule SoftmaxOp::vjpElement(const OpSite& site, int, int row, int) const {
    const auto value = [&](int unit) {
        return rules::unit(site.node, Quantity::Value, unit, site.sample);
    };
    // ∂a_k/∂z_i is a_i (1 − a_i) at k = i and −a_k a_i elsewhere.
    std::vector<Rule> arrivals;
    for (int k = 0; k < static_cast<int>(site.shape.rows); ++k) {
        const Rule above = rules::unit(site.node, Quantity::Adjoint, k, site.sample);
        arrivals.push_back(k == row ? Rule::product({above, value(k), rules::complement(value(k))})
                                    : Rule::negate(Rule::product({above, value(k), value(row)})));
    }
    return Rule::sum(std::move(arrivals));
}

} // namespace deltaflow
