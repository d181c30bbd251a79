#pragma once

#include "core/derive/stages.h"

namespace deltaflow {

/// The rules behind a stage's steps: of a whole node, of one element, and of each term of an
/// element's sum. Steps are written from these, numbers are looked for in these, and what moves
/// follows these, so the three cannot differ.
class StageRules {
public:
    StageRules(const Graph& graph, Index samples, WayBack wayBack)
        : m_graph(graph)
        , m_samples(samples)
        , m_rules(graph, samples, wayBack) {}

    [[nodiscard]] const NodeRules& nodes() const { return m_rules; }

    /// The stage's `unit`-th element: of a value or an adjoint, at `sample`.
    [[nodiscard]] Ref element(const Stage& stage, Index unit, int sample) const;

    /// Matrix form. Of every stage but updates, which have rules of their own (update_rules.h).
    [[nodiscard]] Rule matrix(const Stage& stage) const;
    [[nodiscard]] Rule whole(const Stage& stage, Index unit, int sample) const;

    /// One term of an element's sum, and what it is added to: the element's value or adjoint, or
    /// the adjoint of the activation that is gathered first.
    struct Term {
        Rule rule;
        Ref sum; ///< What the terms add up to.
        /// The term's own address, where terms have one: a loss's are its parts divided by m.
        std::optional<Ref> own;
        NodeId from = kNoNode; ///< An adjoint's: the successor that sends it.
        Index index = 0;       ///< Which of the sum's terms it is …
        Index count = 1;       ///< … and how many there are.
    };
    [[nodiscard]] Term term(const Stage& stage, Index unit, Index term, int sample) const;

private:
    [[nodiscard]] Term forwardTerm(const Stage& stage, Index unit, Index term, int sample) const;
    [[nodiscard]] Term adjointTerm(const Stage& stage, Index unit, Index term, int sample) const;

    const Graph& m_graph;
    Index m_samples;
    NodeRules m_rules;
};

/// Whether the rule reads the number at `ref`, running indices standing for every number they take.
[[nodiscard]] bool reads(const Rule& rule, const Ref& ref, const Graph& graph);

} // namespace deltaflow
