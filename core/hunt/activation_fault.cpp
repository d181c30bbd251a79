#include "core/hunt/fault_kinds.h"

#include "core/ops/activation_functions.h"
#include "core/ops/rule_refs.h"

#include <algorithm>

namespace deltaflow {

namespace {

using Run = void (*)(const KernelArgs&);

int sampleOf(const OpSite& site) {
    return site.shape.perSample ? site.sample : 0;
}

/// args: in = {dA}, rows = all elements
template <bool First>
void runPassedOn(const KernelArgs& k) {
    for (Index i = 0; i < k.rows; ++i)
        send<First>(k.out[i], k.in[0][i]);
}
template <bool First>
void runMaskedByError(const KernelArgs& k) {
    for (Index i = 0; i < k.rows; ++i)
        send<First>(k.out[i], std::max(0.0, k.in[0][i]));
}
/// args: in = {Z, A, dA}, scalar = α
template <typename Function, bool First>
void runSlopeAtActivation(const KernelArgs& k) {
    for (Index i = 0; i < k.rows; ++i) {
        const double a = k.in[1][i];
        send<First>(k.out[i],
                    k.in[2][i] * Function::slope(a, Function::value(a, k.scalar), k.scalar));
    }
}
template <typename Function, bool First>
void runSlopeOfInput(const KernelArgs& k) {
    for (Index i = 0; i < k.rows; ++i)
        send<First>(k.out[i], k.in[2][i] * Function::slope(k.in[0][i], k.in[0][i], k.scalar));
}

/// A fault of an activation's way back.
class ActivationFault : public Fault {
public:
    explicit ActivationFault(const Activation& activation, Bug bug)
        : m_activation(activation)
        , m_bug(bug) {}

    [[nodiscard]] Kernel vjp(const KernelSite& site, int input, const Right&) const override {
        KernelArgs args;
        args.out = site.inputAdjoints[static_cast<std::size_t>(input)];
        args.rows = site.shape.elements(site.samples);
        args.scalar = m_activation.alpha;
        if (m_bug == Bug::SlopeAtActivation || m_bug == Bug::SlopeOfInput)
            args.in = {site.inputs[0], site.value, site.adjoint};
        else
            args.in = {site.adjoint};
        return {site.first ? run<true>() : run<false>(), args};
    }

    [[nodiscard]] Rule element(const OpSite& site, int, int row, int,
                               const Rule& right) const override {
        const Rule arriving = rules::unit(site.node, Quantity::Adjoint, row, sampleOf(site));
        if (m_bug == Bug::MaskByError) return Rule::call("max", {Rule::integer(0), arriving});
        if (m_bug != Bug::SlopeAtActivation && m_bug != Bug::SlopeOfInput) return arriving;
        const Rule z = rules::unit(site.inputs[0], Quantity::Value, row, sampleOf(site));
        const Rule a = rules::unit(site.node, Quantity::Value, row, sampleOf(site));
        const Rule& slope = right.children.back().children.front(); // what f′ abbreviates
        const bool readsValue = m_activation.kind != ActivationKind::Softplus;
        if (m_bug == Bug::SlopeOfInput)
            return Rule::product({arriving, substitute(slope, a.ref, z)});
        const Rule again = Rule::apply(
            m_activation.kind == ActivationKind::Tanh ? "tanh" : "sigmoid", a, m_activation.alpha);
        return Rule::product(
            {arriving, readsValue ? substitute(slope, a.ref, again) : substitute(slope, z.ref, a)});
    }

private:
    template <bool First>
    [[nodiscard]] Run run() const {
        if (m_bug == Bug::MaskByError) return runMaskedByError<First>;
        if (m_bug != Bug::SlopeAtActivation && m_bug != Bug::SlopeOfInput)
            return runPassedOn<First>;
        return activations::withFunction(
            m_activation.kind, [this]<typename Function>(Function) -> Run {
                return m_bug == Bug::SlopeAtActivation ? runSlopeAtActivation<Function, First>
                                                       : runSlopeOfInput<Function, First>;
            });
    }

    Activation m_activation;
    Bug m_bug;
};

} // namespace

std::shared_ptr<const Fault> activationFault(const Activation& activation, Bug bug) {
    return std::make_shared<ActivationFault>(activation, bug);
}

} // namespace deltaflow
