#include "core/derive/step_index.h"

#include "core/derive/update_rules.h"

#include <algorithm>

namespace deltaflow {

namespace {

constexpr Index kLast = -1; ///< The last unit of a stage, or the last term of a unit.
static_assert(kLast == kLastTerm);

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
    return m_table.step({*stage, u, term < 0 ? kLastTerm : term});
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
    case Quantity::FirstMomentCorrected:
    case Quantity::SecondMomentCorrected:
    case Quantity::Updated:
        return writerOfUpdate(ref);
    default:
        return std::nullopt;
    }
}

std::optional<Index> StepIndex::writerOfContribution(const Ref& ref) const {
    const auto parts = m_table.partsOf(ref.node);
    if (!parts) return at(m_table.stageOf(ref.node, Quantity::Value), ref.row, ref.col);
    if (ref.col >= 0 && m_table.stages()[*parts].count > 0) return at(parts, ref.col, kLast);
    return at(m_table.stageOf(ref.node, Quantity::Value), 0, kLast);
}

std::optional<Index> StepIndex::writerOfAdjoint(const Ref& ref) const {
    const Node& node = m_model.graph->node(ref.node);
    const bool piece = ref.quantity == Quantity::AdjointContribution;
    if (const auto own = m_table.stageOf(ref.node, Quantity::Adjoint)) {
        const bool perSample = node.shape.perSample;
        const Ref element{ref.node, Quantity::Adjoint, ref.row, perSample ? 0 : ref.col, 0};
        return at(own, unitOf(element), !piece ? kLast : perSample ? ref.col : ref.sample);
    }
    if (m_model.isLossPart(ref.node))
        return at(m_table.stageOf(ref.node, Quantity::Value), kLast, kLast);
    if (!node.op || node.inputs.empty()) return std::nullopt;
    // Where the way back is joined, an activation's adjoint is gathered in the stage of the
    // pre-activation it came from.
    const auto stage = m_table.stageOf(node.inputs.front(), Quantity::Adjoint);
    if (!stage) return std::nullopt;
    const Stage& gathering = m_table.stages()[*stage];
    const Index unit = ref.row < 0 ? gathering.units - 1 : ref.row;
    const Index gathered = std::max<Index>(0, gathering.termsOf(unit) - 2);
    return at(stage, ref.row, piece ? ref.col : gathered);
}

std::optional<Index> StepIndex::writerOfUpdate(const Ref& ref) const {
    const auto stage = m_table.stageOf(ref.node, Quantity::Updated);
    if (ref.quantity == Quantity::Updated) return at(stage, unitOf(ref), kLast);
    const auto assignments = updateRules(m_optimiser, ref.node, 0, 0, 1);
    const auto written =
        std::find_if(assignments.begin(), assignments.end(),
                     [&](const Assignment& a) { return a.writes.quantity == ref.quantity; });
    if (written == assignments.end()) return std::nullopt;
    return at(stage, unitOf(ref), written - assignments.begin());
}

/// The stages whose rules may name the number: those of the nodes it feeds, and on the way back
/// those of everything that feeds the same nodes.
std::set<std::size_t> StepIndex::readingStages(const Ref& ref) const {
    std::set<std::size_t> found;
    const Graph& graph = *m_model.graph;
    const auto note = [&](std::optional<std::size_t> stage) {
        if (stage) found.insert(*stage);
    };
    // A rule on the way back through `node` stands in the stages of its inputs, or further down
    // where those are joined activations.
    const auto noteInputs = [&](NodeId node, const auto& self) -> void {
        for (const NodeId input : graph.node(node).inputs) {
            const auto stage = m_table.stageOf(input, Quantity::Adjoint);
            note(stage);
            if (!stage && graph.node(input).op && !graph.node(input).bypassed) self(input, self);
        }
    };
    if (ref.quantity == Quantity::Setting) {
        for (std::size_t i = 0; i < m_table.stages().size(); ++i)
            if (m_table.stages()[i].phase != Phase::Forward) found.insert(i);
        return found;
    }
    for (const NodeId s : graph.node(ref.node).successors) {
        note(m_table.stageOf(s, Quantity::Value));
        note(m_table.partsOf(s));
        noteInputs(s, noteInputs);
    }
    noteInputs(ref.node, noteInputs);
    note(m_table.stageOf(ref.node, Quantity::Adjoint)); // its own f′ may be written in it
    note(m_table.stageOf(ref.node, Quantity::Updated));
    return found;
}

Index StepIndex::readingTerm(const Stage& stage, Index unit, const Ref& ref, int sample) const {
    const Index terms = stage.termsOf(unit);
    for (Index t = 0; t < terms && terms > 1; ++t)
        if (reads(m_rules.term(stage, unit, t, sample).rule, ref, *m_model.graph)) return t;
    return kLast;
}

void StepIndex::readersIn(std::size_t index, const Ref& ref, std::size_t limit,
                          std::vector<Index>& out) const {
    const Stage& stage = m_table.stages()[index];
    if (stage.count == 0) return;
    const int sample = std::max(ref.sample, 0);
    const bool isUpdate = stage.phase == Phase::Update;
    const Index micro = isUpdate ? updateSteps(m_optimiser.kind) : 0;
    std::size_t found = 0;
    // A setting stands in all of a stage's rules or in none: the first says it for all.
    const bool isSetting = ref.quantity == Quantity::Setting;
    if (m_table.level() == Level::Layer && !isUpdate) {
        if (reads(m_rules.matrix(stage), ref, *m_model.graph)) out.push_back(stage.first);
        return;
    }
    const Index units = isSetting ? std::min<Index>(1, stage.units) : stage.units;
    for (Index unit = 0; unit < units && found < limit; ++unit) {
        if (!isUpdate) {
            if (!reads(m_rules.whole(stage, unit, sample), ref, *m_model.graph)) continue;
            const bool byTerm = m_table.level() == Level::Term;
            out.push_back(*at(index, unit, byTerm ? readingTerm(stage, unit, ref, sample) : kLast));
            ++found;
            continue;
        }
        const Ref at0 = m_rules.element(stage, unit, 0);
        const auto assignments = updateRules(m_optimiser, stage.node, at0.row, at0.col, 1);
        for (Index t = 0; t < micro; ++t) {
            if (!reads(assignments[static_cast<std::size_t>(t)].rule, ref, *m_model.graph))
                continue;
            out.push_back(*at(index, unit, m_table.level() == Level::Term ? t : kLast));
            ++found;
        }
        if (m_table.level() == Level::Layer && found > 0) return;
    }
}

std::vector<Index> StepIndex::readers(const Ref& ref, std::size_t limit) const {
    std::vector<Index> out;
    for (const std::size_t stage : readingStages(ref))
        if (out.size() < limit) readersIn(stage, ref, limit, out);
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    if (out.size() > limit) out.resize(limit);
    return out;
}

} // namespace deltaflow
