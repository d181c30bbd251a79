#include "core/ops/activation.h"

#include "core/error.h"
#include "core/graph/kernel.h"
#include "core/graph/trace.h"
#include "core/ops/activation_functions.h"
#include "core/ops/rule_refs.h"

#include <stdexcept>

namespace deltaflow {

namespace {

using activations::withFunction;

// args: in = {Z} forward and {Z, A, dA} backward; rows = all elements, scalar = α

template <typename Function>
void runForward(const KernelArgs& k) {
    lanes::cover(k.rows, [&k]<typename T>(Index i) {
        lanes::store(k.out + i, Function::value(lanes::load<T>(k.in[0] + i), k.scalar));
    });
}

template <typename Function, bool First>
void runVjp(const KernelArgs& k) {
    lanes::cover(k.rows, [&k]<typename T>(Index i) {
        const T z = lanes::load<T>(k.in[0] + i);
        const T a = lanes::load<T>(k.in[1] + i);
        T sent = lanes::load<T>(k.in[2] + i) * Function::slope(z, a, k.scalar);
        if constexpr (!First) sent += lanes::load<T>(k.out + i);
        lanes::store(k.out + i, sent);
    });
}

/// The sample whose numbers are shown, or the only one of a value that all samples share.
int sampleOf(const OpSite& site) {
    return site.shape.perSample ? site.sample : 0;
}

void requireOnly(Index term) {
    if (term != 0) throw std::out_of_range("an activation has a single contribution");
}

} // namespace

ActivationOp::ActivationOp(const Activation& activation)
    : m_activation(activation) {
    if (activation.kind == ActivationKind::Softmax)
        throw Error("softmax does not act on one element alone");
}

std::string_view ActivationOp::name() const {
    switch (m_activation.kind) {
    case ActivationKind::Sigmoid:
        return "sigmoid";
    case ActivationKind::Tanh:
        return "tanh";
    case ActivationKind::Relu:
        return "ReLU";
    case ActivationKind::LeakyRelu:
        return "leaky ReLU";
    case ActivationKind::Softplus:
        return "softplus";
    default:
        return "identity";
    }
}

Shape ActivationOp::shape(std::span<const Shape> inputs) const {
    if (inputs.size() != 1)
        throw ShapeError("an activation takes one value but is given " +
                         std::to_string(inputs.size()));
    return inputs[0];
}

std::vector<Kernel> ActivationOp::forward(const KernelSite& site) const {
    KernelArgs args;
    args.in = {site.inputs[0]};
    args.out = site.value;
    args.rows = site.shape.elements(site.samples);
    args.scalar = m_activation.alpha;
    return withFunction(m_activation.kind, [&]<typename Function>(Function) {
        return std::vector<Kernel>{{runForward<Function>, args}};
    });
}

Kernel ActivationOp::vjp(const KernelSite& site, int input) const {
    KernelArgs args;
    args.in = {site.inputs[0], site.value, site.adjoint};
    args.out = site.inputAdjoints[input];
    args.rows = site.shape.elements(site.samples);
    args.scalar = m_activation.alpha;
    return withFunction(m_activation.kind, [&]<typename Function>(Function) {
        return Kernel{site.first ? runVjp<Function, true> : runVjp<Function, false>, args};
    });
}

double ActivationOp::contribution(const Trace& trace, const OpSite& site, int row, int term) const {
    requireOnly(term);
    return trace.at({site.node, Quantity::Value, row, 0, sampleOf(site)});
}

double ActivationOp::slope(const Trace& trace, const OpSite& site, int row) const {
    const double z = trace.at({site.inputs[0], Quantity::Value, row, 0, sampleOf(site)});
    const double a = trace.at({site.node, Quantity::Value, row, 0, sampleOf(site)});
    return withFunction(m_activation.kind, [&]<typename Function>(Function) {
        return Function::slope(z, a, m_activation.alpha);
    });
}

double ActivationOp::adjointContribution(const Trace& trace, const OpSite& site, int, int row, int,
                                         Index term) const {
    requireOnly(term);
    return trace.at({site.node, Quantity::Adjoint, row, 0, sampleOf(site)}) *
           slope(trace, site, row);
}

Rule ActivationOp::forwardMatrix(const OpSite& site) const {
    return Rule::apply(std::string(name()),
                       rules::whole(site.inputs[0], Quantity::Value, site.shapes[0]),
                       m_activation.alpha);
}

Rule ActivationOp::forwardElement(const OpSite& site, int row) const {
    const Rule z = rules::unit(site.inputs[0], Quantity::Value, row, sampleOf(site));
    const Rule decay = Rule::apply("exp", Rule::negate(z));
    const Rule growth = Rule::apply("exp", z);
    Rule applied = Rule::apply(std::string(name()), z, m_activation.alpha);
    switch (m_activation.kind) {
    case ActivationKind::Sigmoid:
        return Rule::defined(
            applied, Rule::quotient(Rule::integer(1), Rule::sum({Rule::integer(1), decay})));
    case ActivationKind::Tanh:
        return Rule::defined(
            applied, Rule::quotient(Rule::difference(growth, decay), Rule::sum({growth, decay})));
    case ActivationKind::Softplus:
        return Rule::defined(applied, Rule::apply("ln", Rule::sum({Rule::integer(1), growth})));
    default:
        return applied;
    }
}

Rule ActivationOp::vjpMatrix(const OpSite& site, int) const {
    Rule above = rules::whole(site.node, Quantity::Adjoint, site.shape);
    if (m_activation.kind == ActivationKind::Identity) return above;
    const Ref slope = rules::wholeRef(site.node, Quantity::Slope, site.shape);
    return Rule::hadamard(std::move(above), Rule::quantity(slope));
}

Rule ActivationOp::vjpElement(const OpSite& site, int, int row, int) const {
    Rule above = rules::unit(site.node, Quantity::Adjoint, row, sampleOf(site));
    if (m_activation.kind == ActivationKind::Identity) return above;
    const Ref slope{site.node, Quantity::Slope, row, 0, sampleOf(site)};
    const Rule a = rules::unit(site.node, Quantity::Value, row, sampleOf(site));
    const Rule z = rules::unit(site.inputs[0], Quantity::Value, row, sampleOf(site));
    Rule meaning = Rule::quantity(slope);
    if (m_activation.kind == ActivationKind::Sigmoid)
        meaning = Rule::product({a, rules::complement(a)});
    if (m_activation.kind == ActivationKind::Tanh) meaning = rules::complement(Rule::power(a, 2));
    if (m_activation.kind == ActivationKind::Softplus)
        meaning = Rule::quotient(
            Rule::integer(1), Rule::sum({Rule::integer(1), Rule::apply("exp", Rule::negate(z))}));
    return Rule::product({std::move(above), Rule::abbreviation(slope, std::move(meaning))});
}

} // namespace deltaflow
