#include "core/ops/l2_penalty.h"

#include "core/error.h"
#include "core/graph/kernel.h"
#include "core/graph/trace.h"
#include "core/ops/rule_refs.h"

#include <stdexcept>

namespace deltaflow {

namespace {

// args: in = {W} forward and {W, dR} backward; rows = all elements, scalar = c or 2c

template <bool First>
void runForward(const KernelArgs& k) {
    double sum = 0;
    for (Index i = 0; i < k.rows; ++i)
        sum += k.in[0][i] * k.in[0][i];
    *k.out = (First ? 0 : *k.out) + k.scalar * sum;
}

template <bool First>
void runVjp(const KernelArgs& k) {
    const double scale = k.scalar * *k.in[1];
    for (Index i = 0; i < k.rows; ++i) {
        const double sent = scale * k.in[0][i];
        k.out[i] = First ? sent : k.out[i] + sent;
    }
}

} // namespace

L2PenaltyOp::L2PenaltyOp(const Penalty& penalty)
    : m_penalty(penalty) {}

double L2PenaltyOp::strength(Index samples) const {
    switch (m_penalty.kind) {
    case PenaltyKind::OverSamples:
        return m_penalty.lambda / static_cast<double>(samples);
    case PenaltyKind::Plain:
        return m_penalty.lambda;
    case PenaltyKind::None:
        break;
    }
    return 0;
}

Shape L2PenaltyOp::shape(std::span<const Shape> inputs) const {
    if (inputs.empty()) throw ShapeError("a penalty needs at least one weight matrix");
    for (const Shape& w : inputs)
        if (w.perSample)
            throw ShapeError("a penalty takes parameters but is given a value per sample");
    return {1, 1, false};
}

std::vector<Kernel> L2PenaltyOp::forward(const KernelSite& site) const {
    std::vector<Kernel> kernels;
    for (std::size_t i = 0; i < site.inputs.size(); ++i) {
        KernelArgs args;
        args.in = {site.inputs[i]};
        args.out = site.value;
        args.rows = site.shapes[i].elements(site.samples);
        args.scalar = strength(site.samples) / 2;
        kernels.push_back({i == 0 ? runForward<true> : runForward<false>, args});
    }
    return kernels;
}

Kernel L2PenaltyOp::vjp(const KernelSite& site, int input) const {
    KernelArgs args;
    args.in = {site.inputs[input], site.adjoint};
    args.out = site.inputAdjoints[input];
    args.rows = site.shapes[input].elements(site.samples);
    args.scalar = strength(site.samples);
    return {site.first ? runVjp<true> : runVjp<false>, args};
}

double L2PenaltyOp::contribution(const Trace& trace, const OpSite& site, int, int term) const {
    if (term < 0 || static_cast<std::size_t>(term) >= site.inputs.size())
        throw std::out_of_range("the penalty has fewer matrices");
    double sum = 0;
    for (const double w : trace.block(site.inputs[static_cast<std::size_t>(term)], Quantity::Value))
        sum += w * w;
    return strength(site.samples) / 2 * sum;
}

double L2PenaltyOp::adjointContribution(const Trace& trace, const OpSite& site, int input, int row,
                                        int col, Index term) const {
    if (term != 0) throw std::out_of_range("the penalty sends one contribution");
    return strength(site.samples) * trace.at({site.inputs[input], Quantity::Value, row, col, 0}) *
           trace.at({site.node, Quantity::Adjoint, 0, 0, 0});
}

Rule L2PenaltyOp::forwardMatrix(const OpSite& site) const {
    std::vector<Rule> norms;
    for (std::size_t i = 0; i < site.inputs.size(); ++i)
        norms.push_back(
            Rule::normSquared(rules::whole(site.inputs[i], Quantity::Value, site.shapes[i])));
    Rule two = Rule::integer(2);
    if (m_penalty.kind == PenaltyKind::OverSamples)
        two = Rule::product({two, rules::setting(Setting::SampleCount)});
    return Rule::product({Rule::quotient(rules::setting(Setting::PenaltyStrength), two),
                          Rule::sum(std::move(norms))});
}

Rule L2PenaltyOp::forwardElement(const OpSite& site, int) const {
    return forwardMatrix(site);
}

Rule L2PenaltyOp::vjpMatrix(const OpSite& site, int input) const {
    return vjpElement(site, input, Ref::kAll, Ref::kAll);
}

Rule L2PenaltyOp::vjpElement(const OpSite& site, int input, int row, int col) const {
    Rule strength = rules::setting(Setting::PenaltyStrength);
    if (m_penalty.kind == PenaltyKind::OverSamples)
        strength = Rule::quotient(strength, rules::setting(Setting::SampleCount));
    const NodeId weights = site.inputs[static_cast<std::size_t>(input)];
    return Rule::product({strength, Rule::quantity({weights, Quantity::Value, row, col, 0})});
}

} // namespace deltaflow
