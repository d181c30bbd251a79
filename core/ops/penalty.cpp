#include "core/ops/penalty.h"

#include "core/error.h"
#include "core/graph/trace.h"
#include "core/ops/l1_penalty.h"
#include "core/ops/l2_penalty.h"
#include "core/ops/rule_refs.h"

#include <stdexcept>

namespace deltaflow {

PenaltyOp::PenaltyOp(const Penalty& penalty)
    : m_penalty(penalty) {}

double PenaltyOp::strength(Index samples) const {
    if (m_penalty.kind == PenaltyKind::None) return 0;
    return isOverSamples(m_penalty.kind) ? m_penalty.lambda / static_cast<double>(samples)
                                         : m_penalty.lambda;
}

Shape PenaltyOp::shape(std::span<const Shape> inputs) const {
    if (inputs.empty()) throw ShapeError("a penalty needs at least one weight matrix");
    for (const Shape& w : inputs)
        if (w.perSample)
            throw ShapeError("a penalty takes parameters but is given a value per sample");
    return {1, 1, false};
}

std::vector<Kernel> PenaltyOp::forward(const KernelSite& site) const {
    std::vector<Kernel> kernels;
    for (std::size_t i = 0; i < site.inputs.size(); ++i) {
        KernelArgs args;
        args.in = {site.inputs[i]};
        args.out = site.value;
        args.rows = site.shapes[i].elements(site.samples);
        args.scalar = strength(site.samples);
        kernels.push_back({forwardRun(i == 0), args});
    }
    return kernels;
}

Kernel PenaltyOp::vjp(const KernelSite& site, int input) const {
    KernelArgs args;
    args.in = {site.inputs[input], site.adjoint};
    args.out = site.inputAdjoints[input];
    args.rows = site.shapes[input].elements(site.samples);
    args.scalar = strength(site.samples);
    return {vjpRun(site.first), args};
}

double PenaltyOp::contribution(const Trace& trace, const OpSite& site, int, int term) const {
    if (term < 0 || static_cast<std::size_t>(term) >= site.inputs.size())
        throw std::out_of_range("the penalty has fewer matrices");
    double sum = 0;
    for (const double w : trace.block(site.inputs[static_cast<std::size_t>(term)], Quantity::Value))
        sum += measure(w);
    return strength(site.samples) * sum;
}

double PenaltyOp::adjointContribution(const Trace& trace, const OpSite& site, int input, int row,
                                      int col, Index term) const {
    if (term != 0) throw std::out_of_range("the penalty sends one contribution");
    return strength(site.samples) *
           slope(trace.at({site.inputs[input], Quantity::Value, row, col, 0})) *
           trace.at({site.node, Quantity::Adjoint, 0, 0, 0});
}

Rule PenaltyOp::forwardElement(const OpSite& site, int) const {
    return forwardMatrix(site);
}

Rule PenaltyOp::vjpMatrix(const OpSite& site, int input) const {
    return vjpElement(site, input, Ref::kAll, Ref::kAll);
}

Rule PenaltyOp::vjpElement(const OpSite& site, int input, int row, int col) const {
    Rule strength = rules::setting(Setting::PenaltyStrength);
    if (isOverSamples(m_penalty.kind))
        strength = Rule::quotient(strength, rules::setting(Setting::SampleCount));
    const NodeId weights = site.inputs[static_cast<std::size_t>(input)];
    return Rule::product(
        {strength, slopeRule(Rule::quantity({weights, Quantity::Value, row, col, 0}))});
}

std::shared_ptr<const PenaltyOp> makePenalty(const Penalty& penalty) {
    if (isL1(penalty.kind)) return std::make_shared<L1PenaltyOp>(penalty);
    return std::make_shared<L2PenaltyOp>(penalty);
}

} // namespace deltaflow
