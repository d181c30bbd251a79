#include "core/hunt/faults.h"

#include "core/hunt/fault_kinds.h"
#include "core/ops/activation.h"
#include "core/ops/conv2d.h"
#include "core/ops/pool2d.h"

#include <stdexcept>

namespace deltaflow {

namespace {

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
        return activationFault(dynamic_cast<const ActivationOp&>(*op).activation(), sabotage.bug);
    case Bug::SlopeAdded:
    case Bug::SignReversed:
    case Bug::SumNotMean:
        return lossFault(sabotage.bug);
    case Bug::NotTransposed:
    case Bug::UpdatedWeightsUsed:
    case Bug::IndicesSwapped:
    case Bug::LastSampleOnly:
    case Bug::BiasPenalised:
        return denseFault(sabotage.bug, project.optimiser.learningRate, project.penalty);
    case Bug::LastArrivalOnly:
        return std::make_shared<Overwriting>();
    case Bug::BiasForgotten:
    case Bug::PenaltyOmitted:
    case Bug::MeanPathOmitted:
    case Bug::VariancePathOmitted:
        return std::make_shared<Omission>();
    case Bug::KernelNotTurned:
    case Bug::StrideIgnored:
    case Bug::PaddingIgnored:
        return convolutionFault(dynamic_cast<const Conv2dOp&>(*op).window(), sabotage.bug);
    case Bug::SpreadToAll:
    case Bug::NotDivided:
        return poolingFault(dynamic_cast<const Pool2dOp&>(*op).window());
    default:
        break;
    }
    throw std::invalid_argument("no op makes this bug");
}

} // namespace deltaflow