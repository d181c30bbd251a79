#include "core/hunt/fault_kinds.h"

#include "core/ops/dense.h"
#include "core/ops/rule_refs.h"

#include <utility>

namespace deltaflow {

namespace {

using Run = void (*)(const KernelArgs&);

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

} // namespace

std::shared_ptr<const Fault> denseFault(Bug bug, double rate, const Penalty& penalty) {
    return std::make_shared<DenseFault>(bug, rate, penalty);
}

} // namespace deltaflow
