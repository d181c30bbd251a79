#include "core/derive/stage_rules.h"

#include <algorithm>

namespace deltaflow {

Ref StageRules::element(const Stage& stage, Index unit, int sample) const {
    const Quantity quantity = stage.phase == Phase::Forward || stage.phase == Phase::Loss
                                  ? Quantity::Value
                                  : Quantity::Adjoint;
    return elementRef(m_graph.node(stage.node).shape, stage.node, quantity, unit, sample);
}

Rule StageRules::matrix(const Stage& stage) const {
    return stage.phase == Phase::Forward || stage.phase == Phase::Loss
               ? m_rules.forwardMatrix(stage.node)
               : m_rules.adjointMatrix(stage.node);
}

Rule StageRules::whole(const Stage& stage, Index unit, int sample) const {
    if (stage.kind == StepKind::SampleLoss)
        return m_rules.lossPart(stage.node, static_cast<int>(unit), sample);
    const Ref at = element(stage, unit, sample);
    return at.quantity == Quantity::Value
               ? m_rules.forwardElement(stage.node, at.row, sample)
               : m_rules.adjointElement(stage.node, at.row, at.col, sample);
}

StageRules::Term StageRules::term(const Stage& stage, Index unit, Index term, int sample) const {
    const bool forward = stage.phase == Phase::Forward || stage.phase == Phase::Loss;
    return forward ? forwardTerm(stage, unit, term, sample)
                   : adjointTerm(stage, unit, term, sample);
}

StageRules::Term StageRules::forwardTerm(const Stage& stage, Index unit, Index term,
                                         int sample) const {
    Term out;
    out.sum = element(stage, unit, sample);
    out.index = term;
    out.count = stage.termsOf(unit);
    if (stage.kind == StepKind::SampleLoss) {
        out.rule = whole(stage, unit, sample);
        return out;
    }
    out.rule = m_rules.forwardTerm(stage.node, out.sum.row, sample, term);
    if (out.count == 1 || stage.kind == StepKind::DataLoss) return out;
    out.own = out.sum;
    out.own->quantity = Quantity::Contribution;
    out.own->col = static_cast<std::int32_t>(term);
    return out;
}

StageRules::Term StageRules::adjointTerm(const Stage& stage, Index unit, Index term,
                                         int sample) const {
    Term out;
    out.sum = element(stage, unit, sample);
    const Index terms = stage.termsOf(unit);
    if (stage.through != kNoNode) {
        if (term + 1 == terms) { // the factor f′(z)
            out.rule = m_rules.throughElement(stage.through, out.sum.row, sample);
            out.from = stage.through;
            return out;
        }
        out.sum.node = stage.through;
    }
    out.index = term;
    out.count = terms - (stage.through == kNoNode ? 0 : 1);
    NodeRules::Arrival arrival =
        m_rules.arrival(out.sum.node, out.sum.row, out.sum.col, sample, term);
    out.rule = std::move(arrival.rule);
    out.from = arrival.from;
    if (out.count == 1) return out;
    out.own = out.sum;
    out.own->quantity = Quantity::AdjointContribution;
    const bool perSample = m_graph.node(out.sum.node).shape.perSample;
    (perSample ? out.own->col : out.own->sample) = static_cast<std::int32_t>(term);
    return out;
}

bool reads(const Rule& rule, const Ref& ref, const Graph& graph) {
    const auto meets = [](std::int32_t a, std::int32_t b) { return a == b || a < 0 || b < 0; };
    if (rule.kind == Rule::Kind::Quantity || rule.kind == Rule::Kind::Abbreviation) {
        const Ref& own = rule.ref;
        if (own.node == ref.node && own.quantity == ref.quantity && meets(own.row, ref.row) &&
            meets(own.col, ref.col) && meets(own.sample, ref.sample))
            return true;
        // f′ is computed from z, and where it is written in a = f(z), from that.
        if (own.quantity == Quantity::Slope && ref.quantity == Quantity::Value &&
            meets(own.row, ref.row) && meets(own.sample, ref.sample)) {
            const Node& f = graph.node(own.node);
            if (ref.node == f.inputs.front()) return true;
            if (ref.node == own.node && slopeReadsValue(*f.op)) return true;
        }
    }
    return std::any_of(rule.children.begin(), rule.children.end(),
                       [&](const Rule& child) { return reads(child, ref, graph); });
}

} // namespace deltaflow
