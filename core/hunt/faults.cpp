#include "core/hunt/faults.h"

#include "core/ops/activation.h"
#include "core/ops/activation_functions.h"
#include "core/ops/binary_cross_entropy.h"
#include "core/ops/dense.h"
#include "core/ops/penalty.h"
#include "core/ops/rule_refs.h"

#include <algorithm>
#include <stdexcept>

namespace deltaflow {

namespace {

using Run = void (*)(const KernelArgs&);

/// Adds to what has arrived, or writes where it is the first.
template <bool First>
void send(double& out, double sent) {
    out = First ? sent : out + sent;
}

int sampleOf(const OpSite& site) {
    return site.shape.perSample ? site.sample : 0;
}

// -- Activations -----------------------------------------------------------------------------

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

// -- Losses ----------------------------------------------------------------------------------

/// args: in = {A, Y, dL}, rows = all elements, scalar = 1/m
template <bool First>
void runSlopeAdded(const KernelArgs& k) {
    const double scale = k.scalar * *k.in[2];
    for (Index i = 0; i < k.rows; ++i) {
        const double a = k.in[0][i];
        send<First>(k.out[i], (a - k.in[1][i]) * scale * a * (1 - a));
    }
}

/// A loss's kernels take their factor 1/m as the scalar.
class LossFault : public Fault {
public:
    explicit LossFault(Bug bug)
        : m_bug(bug) {}

    [[nodiscard]] Kernel vjp(const KernelSite& site, int, const Right& right) const override {
        Kernel kernel = right(site);
        if (m_bug == Bug::SignReversed) kernel.args.scalar = -kernel.args.scalar;
        if (m_bug == Bug::SumNotMean) kernel.args.scalar = 1;
        if (m_bug == Bug::SlopeAdded) {
            kernel.run = site.first ? runSlopeAdded<true> : runSlopeAdded<false>;
            kernel.args.in = {site.inputs[BinaryCrossEntropyOp::Prediction],
                              site.inputs[BinaryCrossEntropyOp::Target], site.adjoint};
        }
        return kernel;
    }

    [[nodiscard]] Rule element(const OpSite& site, int, int row, int,
                               const Rule& right) const override {
        if (m_bug == Bug::SignReversed) return reversed(right);
        if (m_bug == Bug::SumNotMean) return right.children.front(); // of the quotient by m
        const NodeId a = site.inputs[BinaryCrossEntropyOp::Prediction];
        return Rule::product({right, Rule::quantity({a, Quantity::Slope, row, 0, site.sample})});
    }

private:
    /// (y − a)/m of (a − y)/m.
    static Rule reversed(const Rule& rule) {
        if (rule.kind == Rule::Kind::Quotient)
            return Rule::quotient(reversed(rule.children[0]), rule.children[1]);
        const bool isDifference = rule.kind == Rule::Kind::Sum && rule.children.size() == 2 &&
                                  rule.children[1].kind == Rule::Kind::Negate;
        if (!isDifference) return Rule::negate(rule);
        return Rule::difference(rule.children[1].children[0], rule.children[0]);
    }

    Bug m_bug;
};

// -- Dense layers ----------------------------------------------------------------------------

/// args: in = {W, dZ}, rows = cols = units
template <bool First>
void runNotTransposed(const KernelArgs& k) {
    for (Index s = 0; s < k.samples; ++s)
        for (Index j = 0; j < k.rows; ++j) {
            double sum = 0;
            for (Index i = 0; i < k.rows; ++i)
                sum += k.in[0][j * k.cols + i] * k.in[1][s * k.rows + i];
            send<First>(k.out[s * k.cols + j], sum);
        }
}
/// args: in = {W, dZ, dW}, scalar = η
template <bool First>
void runUpdatedWeights(const KernelArgs& k) {
    for (Index s = 0; s < k.samples; ++s)
        for (Index j = 0; j < k.cols; ++j) {
            double sum = 0;
            for (Index i = 0; i < k.rows; ++i) {
                const Index w = i * k.cols + j;
                sum += (k.in[0][w] - k.scalar * k.in[2][w]) * k.in[1][s * k.rows + i];
            }
            send<First>(k.out[s * k.cols + j], sum);
        }
}
/// args: in = {X, dZ}
template <bool First>
void runIndicesSwapped(const KernelArgs& k) {
    for (Index i = 0; i < k.rows; ++i)
        for (Index j = 0; j < k.cols; ++j) {
            double sum = 0;
            for (Index s = 0; s < k.samples; ++s)
                sum += k.in[1][s * k.rows + j] * k.in[0][s * k.cols + i];
            send<First>(k.out[i * k.cols + j], sum);
        }
}
template <bool First>
void runLastSample(const KernelArgs& k) {
    const Index s = k.samples - 1;
    for (Index i = 0; i < k.rows; ++i)
        for (Index j = 0; j < k.cols; ++j)
            send<First>(k.out[i * k.cols + j], k.in[1][s * k.rows + i] * k.in[0][s * k.cols + j]);
}
/// args: in = {b, dZ}, scalar = the penalty's strength
template <bool First, bool IsL1>
void runBiasPenalised(const KernelArgs& k) {
    for (Index i = 0; i < k.rows; ++i) {
        const double b = k.in[0][i];
        double sum = k.scalar * (IsL1 ? static_cast<double>((b > 0) - (b < 0)) : b);
        for (Index s = 0; s < k.samples; ++s)
            sum += k.in[1][s * k.rows + i];
        send<First>(k.out[i], sum);
    }
}

class DenseFault : public Fault {
public:
    DenseFault(Bug bug, double rate, const Penalty& penalty)
        : m_bug(bug)
        , m_rate(rate)
        , m_penalty(penalty) {}

    [[nodiscard]] Kernel vjp(const KernelSite& site, int input, const Right&) const override {
        if (m_bug == Bug::BiasForgotten) return {};
        KernelArgs args;
        args.out = site.inputAdjoints[static_cast<std::size_t>(input)];
        args.rows = site.shapes[DenseOp::Weights].rows;
        args.cols = site.shapes[DenseOp::Weights].cols;
        args.samples = site.samples;
        const double* const w = site.inputs[DenseOp::Weights];
        const double* const x = site.inputs[DenseOp::Below];
        switch (m_bug) {
        case Bug::NotTransposed:
            args.in = {w, site.adjoint};
            return {site.first ? runNotTransposed<true> : runNotTransposed<false>, args};
        case Bug::UpdatedWeightsUsed:
            args.in = {w, site.adjoint, site.inputAdjoints[DenseOp::Weights]};
            args.scalar = m_rate;
            return {site.first ? runUpdatedWeights<true> : runUpdatedWeights<false>, args};
        case Bug::IndicesSwapped:
            args.in = {x, site.adjoint};
            return {site.first ? runIndicesSwapped<true> : runIndicesSwapped<false>, args};
        case Bug::LastSampleOnly:
            args.in = {x, site.adjoint};
            return {site.first ? runLastSample<true> : runLastSample<false>, args};
        default:
            args.in = {site.inputs[DenseOp::Bias], site.adjoint};
            args.scalar = isOverSamples(m_penalty.kind)
                              ? m_penalty.lambda / static_cast<double>(site.samples)
                              : m_penalty.lambda;
            return {site.first ? biasRun<true>() : biasRun<false>(), args};
        }
    }

    [[nodiscard]] Rule element(const OpSite& site, int, int row, int col,
                               const Rule& right) const override {
        const NodeId w = site.inputs[DenseOp::Weights];
        const NodeId x = site.inputs[DenseOp::Below];
        switch (m_bug) {
        case Bug::BiasForgotten:
            return Rule::integer(0);
        case Bug::NotTransposed:
            return mapRefs(right, [w](Ref ref) {
                if (ref.node == w) std::swap(ref.row, ref.col);
                return ref;
            });
        case Bug::UpdatedWeightsUsed:
            return mapRefs(right, [w](Ref ref) {
                if (ref.node == w) ref.quantity = Quantity::Updated;
                return ref;
            });
        case Bug::IndicesSwapped:
            return mapRefs(right, [&](Ref ref) {
                if (ref.node == site.node) ref.row = col;
                if (ref.node == x) ref.row = row;
                return ref;
            });
        case Bug::LastSampleOnly: {
            const auto last = static_cast<int>(site.samples) - 1;
            return Rule::product({rules::unit(site.node, Quantity::Adjoint, row, last),
                                  rules::unit(x, Quantity::Value, col, last)});
        }
        default:
            return Rule::sum({right, slopeAtBias(site, row)});
        }
    }

private:
    template <bool First>
    [[nodiscard]] Run biasRun() const {
        return isL1(m_penalty.kind) ? runBiasPenalised<First, true>
                                    : runBiasPenalised<First, false>;
    }
    [[nodiscard]] Rule slopeAtBias(const OpSite& site, int row) const {
        const Rule b = rules::unit(site.inputs[DenseOp::Bias], Quantity::Value, row, 0);
        Rule strength = rules::setting(Setting::PenaltyStrength);
        if (isOverSamples(m_penalty.kind))
            strength = Rule::quotient(strength, rules::setting(Setting::SampleCount));
        return Rule::product({strength, isL1(m_penalty.kind) ? Rule::apply("sgn", b) : b});
    }

    Bug m_bug;
    double m_rate;
    Penalty m_penalty;
};

// -- Anywhere --------------------------------------------------------------------------------

/// Nothing is sent.
class Omission : public Fault {
public:
    [[nodiscard]] Kernel vjp(const KernelSite&, int, const Right&) const override { return {}; }
    [[nodiscard]] Rule element(const OpSite&, int, int, int, const Rule&) const override {
        return Rule::integer(0);
    }
};

/// Writes over what has arrived from elsewhere. What it sends itself is right.
class Overwriting : public Fault {
public:
    [[nodiscard]] Kernel vjp(const KernelSite& site, int, const Right& right) const override {
        KernelSite alone = site;
        alone.first = true;
        return right(alone);
    }
    [[nodiscard]] Rule element(const OpSite&, int, int, int, const Rule& right) const override {
        return right;
    }
};

/// The gradient is right; the step that is taken with it is not.
class WrongStep : public Fault {
public:
    explicit WrongStep(Bug bug)
        : m_bug(bug) {}

    [[nodiscard]] Kernel vjp(const KernelSite& site, int, const Right& right) const override {
        KernelSite stepping = site;
        if (site.scale != 1) stepping.scale = m_bug == Bug::Uphill ? -site.scale : -1; // a descent
        return right(stepping);
    }
    [[nodiscard]] Rule element(const OpSite&, int, int, int, const Rule& right) const override {
        return right;
    }
    [[nodiscard]] bool mayDescend() const override { return true; }

private:
    Bug m_bug;
};

} // namespace

std::shared_ptr<const Fault> makeFault(const Project& project, const Model& right,
                                       const Sabotage& sabotage) {
    const Op* const op = right.graph->node(sabotage.op).op.get();
    switch (sabotage.bug) {
    case Bug::SlopeOmitted:
    case Bug::SlopeAtActivation:
    case Bug::SlopeOfInput:
    case Bug::NegativePasses:
    case Bug::MaskByError:
        return std::make_shared<ActivationFault>(
            dynamic_cast<const ActivationOp&>(*op).activation(), sabotage.bug);
    case Bug::SlopeAdded:
    case Bug::SignReversed:
    case Bug::SumNotMean:
        return std::make_shared<LossFault>(sabotage.bug);
    case Bug::NotTransposed:
    case Bug::UpdatedWeightsUsed:
    case Bug::IndicesSwapped:
    case Bug::LastSampleOnly:
    case Bug::BiasForgotten:
    case Bug::BiasPenalised:
        return std::make_shared<DenseFault>(sabotage.bug, project.optimiser.learningRate,
                                            project.penalty);
    case Bug::LastArrivalOnly:
        return std::make_shared<Overwriting>();
    case Bug::PenaltyOmitted:
        return std::make_shared<Omission>();
    case Bug::Uphill:
    case Bug::RateOmitted:
        return std::make_shared<WrongStep>(sabotage.bug);
    }
    throw std::invalid_argument("there is no such bug");
}

} // namespace deltaflow
