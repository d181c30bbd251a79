#include "core/hunt/sabotage.h"

#include "core/ops/activation.h"
#include "core/ops/binary_cross_entropy.h"
#include "core/ops/conv2d.h"
#include "core/ops/dense.h"
#include "core/ops/loss.h"
#include "core/ops/penalty.h"
#include "core/ops/pool2d.h"
#include "core/ops/standardise.h"

#include <algorithm>

namespace deltaflow {

namespace {

bool isPenalty(const Node& node) {
    return dynamic_cast<const PenaltyOp*>(node.op.get()) != nullptr;
}

/// What every question about a place asks first.
struct Site {
    const Project& project;
    const Model& model;
    const Node& op;    ///< The node whose way back it is.
    NodeId id;         ///< Its id,
    int input;         ///< the number of the input,
    NodeId to;         ///< and the node that is sent to.
    const Node& below; ///< That node.

    [[nodiscard]] Index batch() const {
        const Index all = project.data->x.cols();
        const Index size = project.training.batches.size;
        return size > 0 ? std::min(size, all) : all;
    }
    /// Whether what arrives below is shown.
    [[nodiscard]] bool isShownBelow() const {
        return below.op || below.role == NodeRole::Parameter ||
               (below.role == NodeRole::Input && !model.isLayered());
    }
    [[nodiscard]] bool descendsPlainly() const {
        return project.optimiser.kind == OptimiserKind::Sgd &&
               project.training.schedule.kind == ScheduleKind::Constant;
    }
};

bool isActivation(const Site& site, Bug bug) {
    const auto* const op = dynamic_cast<const ActivationOp*>(site.op.op.get());
    if (!op) return false;
    const ActivationKind kind = op->activation().kind;
    const bool smooth = kind == ActivationKind::Sigmoid || kind == ActivationKind::Tanh;
    switch (bug) {
    case Bug::SlopeOmitted:
        return kind != ActivationKind::Identity && kind != ActivationKind::Relu;
    case Bug::SlopeAtActivation:
        return smooth || kind == ActivationKind::Softplus;
    case Bug::SlopeOfInput:
        return smooth;
    default:
        return kind == ActivationKind::Relu;
    }
}

bool isLoss(const Site& site, Bug bug) {
    if (!dynamic_cast<const LossOp*>(site.op.op.get()) || site.input != 0) return false;
    if (bug == Bug::SlopeAdded)
        return dynamic_cast<const BinaryCrossEntropyOp*>(site.op.op.get()) != nullptr;
    return bug == Bug::SignReversed || site.batch() > 1;
}

/// A weight matrix that only this layer takes, and perhaps a penalty.
bool isOwnWeight(const Site& site, NodeId w) {
    const Node& node = site.model.graph->node(w);
    return node.role == NodeRole::Parameter && std::ranges::all_of(node.successors, [&](NodeId s) {
               return s == site.id || isPenalty(site.model.graph->node(s));
           });
}

bool isDense(const Site& site, Bug bug) {
    if (!dynamic_cast<const DenseOp*>(site.op.op.get())) return false;
    const Shape& w = site.op.inputShapes[DenseOp::Weights];
    const bool square = w.rows == w.cols && w.rows > 1;
    const bool isWeight = site.input == DenseOp::Weights && site.below.role == NodeRole::Parameter;
    const bool isBelow = site.input == DenseOp::Below && site.below.op != nullptr;
    const bool isBias = site.input == DenseOp::Bias && site.below.role == NodeRole::Parameter;
    switch (bug) {
    case Bug::NotTransposed:
        return isBelow && square;
    case Bug::UpdatedWeightsUsed:
        return isBelow && site.descendsPlainly() &&
               isOwnWeight(site, site.op.inputs[DenseOp::Weights]);
    case Bug::IndicesSwapped:
        return isWeight && square;
    case Bug::LastSampleOnly:
        return isWeight && site.batch() > 1;
    case Bug::BiasForgotten:
        return isBias;
    default:
        return isBias && site.model.isLayered() && site.model.penalty != kNoNode &&
               site.project.penalty.lambda != 0;
    }
}

bool isConvolution(const Site& site, Bug bug) {
    const auto* const op = dynamic_cast<const Conv2dOp*>(site.op.op.get());
    if (!op || !site.isShownBelow()) return false;
    constexpr std::array<int, 2> kOne{1, 1};
    constexpr std::array<int, 2> kNone{0, 0};
    const Window& window = op->window();
    switch (bug) {
    case Bug::KernelNotTurned:
        return site.input == Conv2dOp::Below && window.taps() > 1;
    case Bug::StrideIgnored:
        return site.input != Conv2dOp::Bias && window.stride != kOne;
    case Bug::PaddingIgnored:
        return site.input != Conv2dOp::Bias && window.padding != kNone;
    default:
        return site.input == Conv2dOp::Bias && site.below.role == NodeRole::Parameter;
    }
}

bool isPooling(const Site& site, Bug bug) {
    const auto* const op = dynamic_cast<const Pool2dOp*>(site.op.op.get());
    if (!op || !site.isShownBelow() || op->window().taps() < 2) return false;
    const bool takesLargest = dynamic_cast<const MaxPool2dOp*>(op) != nullptr;
    return takesLargest == (bug == Bug::SpreadToAll);
}

/// Not while a normalisation is evaluated: its statistics are no results of the batch then.
bool isNormalisation(const Site& site, Bug bug) {
    const int input = bug == Bug::MeanPathOmitted ? StandardiseOp::Mean : StandardiseOp::Variance;
    return dynamic_cast<const StandardiseOp*>(site.op.op.get()) && site.input == input &&
           site.below.op;
}

/// At one of the places that a parameter goes to, so that its update is one place.
bool isUpdate(const Site& site, Bug bug) {
    if (site.below.role != NodeRole::Parameter) return false;
    const auto first = std::ranges::find(site.op.inputs, site.to) - site.op.inputs.begin();
    if (std::ranges::min(site.below.successors) != site.id || first != site.input) return false;
    const Optimiser& optimiser = site.project.optimiser;
    const bool isNesterov = optimiser.kind == OptimiserKind::Nesterov;
    const bool hasVelocity =
        (isNesterov || optimiser.kind == OptimiserKind::Momentum) && optimiser.momentum != 0;
    switch (bug) {
    case Bug::VelocityReversed:
        return hasVelocity;
    case Bug::LookAheadOmitted:
        return hasVelocity && isNesterov;
    case Bug::RootOmitted:
        return optimiser.kind == OptimiserKind::RmsProp || optimiser.kind == OptimiserKind::Adam;
    case Bug::BiasUncorrected:
    case Bug::StepFromZero:
        return optimiser.kind == OptimiserKind::Adam;
    default:
        return true;
    }
}

/// Whether this is the last of several ways through which an adjoint comes.
bool isLastArrival(const Site& site) {
    if (!site.isShownBelow()) return false;
    int ways = 0;
    NodeId last = site.id;
    for (const NodeId s : site.below.successors) {
        const Node& node = site.model.graph->node(s);
        if (node.bypassed) continue;
        if (isPenalty(node)) return false; // that would be a penalty that is omitted
        ++ways;
        last = std::min(last, s);
    }
    const auto slot = std::ranges::find(site.op.inputs.rbegin(), site.op.inputs.rend(), site.to);
    const auto lastSlot = static_cast<int>(site.op.inputs.rend() - slot) - 1;
    return ways > 1 && last == site.id && lastSlot == site.input;
}

bool fits(const Site& site, Bug bug) {
    if (isOfUpdate(bug)) return isUpdate(site, bug);
    switch (bug) {
    case Bug::SlopeOmitted:
    case Bug::SlopeAtActivation:
    case Bug::SlopeOfInput:
    case Bug::NegativePasses:
    case Bug::MaskByError:
        return isActivation(site, bug);
    case Bug::SlopeAdded:
    case Bug::SignReversed:
    case Bug::SumNotMean:
        return isLoss(site, bug);
    case Bug::LastArrivalOnly:
        return isLastArrival(site);
    case Bug::PenaltyOmitted:
        return isPenalty(site.op);
    case Bug::KernelNotTurned:
    case Bug::StrideIgnored:
    case Bug::PaddingIgnored:
        return isConvolution(site, bug);
    case Bug::SpreadToAll:
    case Bug::NotDivided:
        return isPooling(site, bug);
    case Bug::MeanPathOmitted:
    case Bug::VariancePathOmitted:
        return isNormalisation(site, bug);
    case Bug::BiasForgotten:
        return isDense(site, bug) || isConvolution(site, bug);
    default:
        return isDense(site, bug);
    }
}

/// The error at an activation and the one at what it is given are one place.
NodeId errorNode(NodeId id, const Model& model) {
    const Node& node = model.graph->node(id);
    return node.op && node.op->isActivation() ? node.inputs.front() : id;
}

Ref whole(const Model& model, NodeId id, Quantity quantity) {
    return model.graph->node(id).shape.perSample ? Ref{id, quantity, Ref::kAll, 0, Ref::kAll}
                                                 : Ref{id, quantity, Ref::kAll, Ref::kAll, 0};
}

} // namespace

bool isPossible(const Sabotage& sabotage, const Project& project, const Model& right) {
    const Graph& graph = *right.graph;
    if (sabotage.op < 0 || sabotage.op >= graph.size()) return false;
    const Node& op = graph.node(sabotage.op);
    if (!op.op || op.bypassed || sabotage.input < 0 ||
        sabotage.input >= static_cast<int>(op.inputs.size()))
        return false;
    const NodeId to = op.inputs[static_cast<std::size_t>(sabotage.input)];
    return fits({project, right, op, sabotage.op, sabotage.input, to, graph.node(to)},
                sabotage.bug);
}

std::vector<Sabotage> possibleSabotages(const Project& project, const Model& right) {
    std::vector<Sabotage> found;
    for (int bug = 0; bug < kBugCount; ++bug)
        for (NodeId id = 0; id < right.graph->size(); ++id)
            for (int i = 0; i < static_cast<int>(right.graph->node(id).inputs.size()); ++i)
                if (const Sabotage s{static_cast<Bug>(bug), id, i}; isPossible(s, project, right))
                    found.push_back(s);
    return found;
}

Ref placeOf(const Sabotage& sabotage, const Model& model) {
    const NodeId to =
        model.graph->node(sabotage.op).inputs[static_cast<std::size_t>(sabotage.input)];
    return whole(model, errorNode(to, model),
                 isOfUpdate(sabotage.bug) ? Quantity::Updated : Quantity::Adjoint);
}

std::optional<Ref> placeOf(const Ref& number, const Model& model) {
    if (number.node < 0 || number.node >= model.graph->size()) return std::nullopt;
    const NodeId id = errorNode(number.node, model);
    const bool isParameter = model.graph->node(id).role == NodeRole::Parameter;
    const bool isError = number.quantity <= Quantity::AdjointContribution;
    if (!isError && !isParameter) return std::nullopt;
    const Ref place = whole(model, id, isError ? Quantity::Adjoint : Quantity::Updated);
    const std::vector<Ref> places = huntingPlaces(model);
    return std::ranges::find(places, place) != places.end() ? std::optional(place) : std::nullopt;
}

std::vector<Ref> huntingPlaces(const Model& model) {
    const Graph& graph = *model.graph;
    std::vector<Ref> errors;
    std::vector<Ref> gradients;
    std::vector<Ref> updates;
    for (NodeId id = graph.size() - 1; id >= 0; --id) {
        const Node& node = graph.node(id);
        if (node.role == NodeRole::Parameter) {
            gradients.push_back(whole(model, id, Quantity::Adjoint));
            updates.push_back(whole(model, id, Quantity::Updated));
        }
        const bool isInput = node.role == NodeRole::Input && !model.isLayered();
        const bool isError = node.op && !node.op->isActivation() && !node.bypassed &&
                             !node.successors.empty() && !model.isLossPart(id);
        if (isError || isInput) errors.push_back(whole(model, id, Quantity::Adjoint));
    }
    errors.insert(errors.end(), gradients.begin(), gradients.end());
    errors.insert(errors.end(), updates.begin(), updates.end());
    return errors;
}

} // namespace deltaflow
