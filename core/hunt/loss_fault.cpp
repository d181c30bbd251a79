#include "core/hunt/fault_kinds.h"

#include "core/formula/rule_parts.h"
#include "core/ops/binary_cross_entropy.h"

namespace deltaflow {

namespace {

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
    Bug m_bug;
};

} // namespace

std::shared_ptr<const Fault> lossFault(Bug bug) {
    return std::make_shared<LossFault>(bug);
}

} // namespace deltaflow
