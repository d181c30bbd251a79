#include "core/derive/step_index.h"

#include "core/derive/node_rules.h"

#include <algorithm>

namespace deltaflow {

namespace {

constexpr Index kLast = -1; ///< The last unit of a stage, or the last term of a unit.

} // namespace

bool StepIndex::isGiven(const Ref& ref) const {
    switch (ref.quantity) {
    case Quantity::Setting:
    case Quantity::FirstMomentBefore:
    case Quantity::SecondMomentBefore:
        return true;
    case Quantity::Value:
        return m_model.graph->node(ref.node).role != NodeRole::Computed;
    default:
        return false;
    }
}

std::optional<Index> StepIndex::at(std::optional<std::size_t> stage, Index unit, Index term) const {
    if (!stage) return std::nullopt;
    const Stage& s = m_table.stages()[*stage];
    const Index u = unit < 0 ? s.units - 1 : std::min(unit, s.units - 1);
    const Index t = term < 0 ? s.terms - 1 : std::min(term, s.terms - 1);
    return m_table.step({*stage, u, t});
}

/// The element's number in its stage: a row, or row·cols + col of a parameter; kLast for a whole
/// one.
Index StepIndex::unitOf(const Ref& ref) const {
    const Shape shape = m_model.graph->node(ref.node).shape;
    if (ref.row == Ref::kAll || ref.row < 0) return kLast;
    if (shape.perSample) return ref.row;
    return ref.col < 0 ? (ref.row + 1) * shape.cols - 1 : ref.row * shape.cols + ref.col;
}

std::optional<Index> StepIndex::writer(const Ref& ref) const {
    if (isGiven(ref)) return std::nullopt;
    switch (ref.quantity) {
    case Quantity::Value:
        return at(m_table.stageOf(ref.node, Quantity::Value), unitOf(ref), kLast);
    case Quantity::Slope: {
        const NodeId z = m_model.graph->node(ref.node).inputs.front();
        return at(m_table.stageOf(z, Quantity::Adjoint), ref.row, kLast);
    }
    case Quantity::Contribution:
        return writerOfContribution(ref);
    case Quantity::Adjoint:
    case Quantity::AdjointContribution:
        return writerOfAdjoint(ref);
    case Quantity::FirstMoment:
    case Quantity::SecondMoment:
    case Quantity::Updated:
        return writerOfUpdate(ref);
    default:
        return std::nullopt;
    }
}

std::optional<Index> StepIndex::writerOfContribution(const Ref& ref) const {
    if (ref.node != m_model.dataLoss)
        return at(m_table.stageOf(ref.node, Quantity::Value), ref.row, ref.col);
    const auto parts = m_table.find(StepKind::SampleLoss, 0);
    if (parts && ref.col >= 0 && m_table.stages()[*parts].count > 0)
        return at(parts, ref.col, kLast);
    return at(m_table.stageOf(ref.node, Quantity::Value), 0, kLast);
}

std::optional<Index> StepIndex::writerOfAdjoint(const Ref& ref) const {
    const Node& node = m_model.graph->node(ref.node);
    const bool piece = ref.quantity == Quantity::AdjointContribution;
    if (const auto own = m_table.stageOf(ref.node, Quantity::Adjoint)) {
        const Ref element{ref.node, Quantity::Adjoint, ref.row, ref.col, 0};
        return at(own, unitOf(element), piece ? ref.sample : kLast);
    }
    if (ref.node == m_model.loss || ref.node == m_model.dataLoss)
        return at(m_table.stageOf(ref.node, Quantity::Value), kLast, kLast);
    if (!node.op || node.inputs.empty()) return std::nullopt;
    // An activation's adjoint is gathered in the error stage of the pre-activation it came from.
    const auto stage = m_table.stageOf(node.inputs.front(), Quantity::Adjoint);
    if (!stage) return std::nullopt;
    const Index gathered = std::max<Index>(0, m_table.stages()[*stage].terms - 2);
    return at(stage, ref.row, piece ? ref.col : gathered);
}

std::optional<Index> StepIndex::writerOfUpdate(const Ref& ref) const {
    const auto stage = m_table.stageOf(ref.node, Quantity::Updated);
    if (ref.quantity == Quantity::Updated) return at(stage, unitOf(ref), kLast);
    const bool second =
        ref.quantity == Quantity::SecondMoment && m_optimiser == OptimiserKind::Adam;
    return at(stage, unitOf(ref), second ? 1 : 0);
}

std::vector<Index> StepIndex::readers(const Ref& ref, std::size_t limit) const {
    std::vector<Index> out;
    const auto& stages = m_table.stages();
    const auto push = [&](StepKind kind, int layer, Index unit, Index term) {
        if (out.size() >= 4 * limit) return; // enough to keep `limit` after duplicates go
        const auto stage = m_table.find(kind, layer);
        if (stage && stages[*stage].count > 0) out.push_back(*at(stage, unit, term));
    };
    const auto units = [&](StepKind kind, int layer, Index from, Index stride, Index count,
                           Index term) {
        for (Index i = 0; i < count && out.size() < 4 * limit; ++i)
            push(kind, layer, from + i * stride, term);
    };
    const Graph& graph = *m_model.graph;
    const int depth = static_cast<int>(m_model.layers.size());
    const int l = m_model.layerOf(ref.node);
    const auto rows = [&](NodeId n) { return graph.node(n).shape.rows; };
    const auto layer = [&](int k) -> const LayerNodes& {
        return m_model.layers[static_cast<std::size_t>(k) - 1];
    };
    const auto errorKind = [&](int k) {
        return k == depth ? StepKind::OutputError : StepKind::HiddenError;
    };

    const Index arrival = std::max(ref.sample, 0); // samples arrive at a gradient one by one

    if (ref.quantity == Quantity::Setting) {
        for (const Stage& s : stages)
            if (s.phase == Phase::Update && s.count > 0) out.push_back(s.first);
    } else if (ref.node == m_model.target) {
        push(StepKind::SampleLoss, 0, ref.row, kLast);
        push(StepKind::DataLoss, 0, 0, arrival * rows(m_model.target) + ref.row);
        push(errorKind(depth), depth, ref.row, 0);
    } else if (ref.quantity == Quantity::Value &&
               graph.node(ref.node).role == NodeRole::Parameter) {
        const bool weight = ref.node == layer(l).weights;
        push(StepKind::PreActivation, l, ref.row, weight ? ref.col : kLast);
        if (weight && l > 1) push(StepKind::HiddenError, l - 1, ref.col, ref.row);
        if (weight && m_model.penalty != kNoNode) {
            push(StepKind::Penalty, 0, 0, kLast);
            push(StepKind::WeightGradient, l, unitOf(ref), kLast);
        }
        push(weight ? StepKind::WeightUpdate : StepKind::BiasUpdate, l, unitOf(ref), kLast);
    } else if (ref.quantity == Quantity::Adjoint &&
               graph.node(ref.node).role == NodeRole::Parameter) {
        push(ref.node == layer(l).weights ? StepKind::WeightUpdate : StepKind::BiasUpdate, l,
             unitOf(ref), 0);
    } else if (ref.quantity == Quantity::Value && l >= 0) {
        const bool z = l > 0 && ref.node == layer(l).preActivation;
        if (z) push(StepKind::Activation, l, ref.row, kLast);
        if (l > 0 && (z || slopeReadsValue(*graph.node(ref.node).op)))
            push(errorKind(l), l, ref.row, kLast);
        if (!z && l == depth) {
            push(StepKind::SampleLoss, 0, ref.row, kLast);
            push(StepKind::DataLoss, 0, 0, arrival * rows(m_model.target) + ref.row);
        }
        if (!z && l < depth) {
            const Index above = rows(layer(l + 1).preActivation);
            units(StepKind::PreActivation, l + 1, 0, 1, above, ref.row);
            units(StepKind::WeightGradient, l + 1, ref.row, rows(ref.node), above, arrival);
        }
    } else if (ref.quantity == Quantity::Adjoint && l > 0) {
        if (ref.node == layer(l).activation) {
            push(errorKind(l), l, ref.row, kLast);
        } else {
            const Index below = rows(m_model.below(static_cast<std::size_t>(l) - 1));
            if (l > 1) units(StepKind::HiddenError, l - 1, 0, 1, below, ref.row);
            units(StepKind::WeightGradient, l, std::max(ref.row, 0) * below, 1, below, arrival);
            push(StepKind::BiasGradient, l, ref.row, arrival);
        }
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    if (out.size() > limit) out.resize(limit);
    return out;
}

} // namespace deltaflow
