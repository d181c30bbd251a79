#pragma once

#include "core/formula/rule.h"
#include "core/graph/graph.h"

#include <functional>
#include <optional>

namespace deltaflow {

/// Whether f′ is written in the activation's own value, as a(1 − a) and 1 − a² are.
[[nodiscard]] bool slopeReadsValue(const Op& activation);

/// How the way back through an activation is told.
enum class WayBack : std::uint8_t {
    Joined,   ///< In one breath with what follows it: δ = (Σ W δ) · f′(z).
    Separate, ///< As a step of its own: first ∂L/∂a, then ∂L/∂z.
};

/// The rules of a graph's nodes: how a value is computed, and how an adjoint is gathered from the
/// successors. Where the way back is joined, an elementwise node's own adjoint is written out, so
/// that a layer's error reads (Σ W δ) · f′(z) and not as two rules.
class NodeRules {
public:
    NodeRules(const Graph& graph, Index samples, WayBack wayBack = WayBack::Joined)
        : m_graph(graph)
        , m_samples(samples)
        , m_wayBack(wayBack) {}

    [[nodiscard]] Rule forwardMatrix(NodeId node) const;
    [[nodiscard]] Rule forwardElement(NodeId node, int row, int sample) const;
    /// How many summands each element's forward sum shows, and one of them.
    [[nodiscard]] Index forwardTerms(NodeId node, int row = 0) const;
    [[nodiscard]] Rule forwardTerm(NodeId node, int row, int sample, Index term) const;

    /// One output unit's part of a loss node, of one sample, not divided by their number.
    [[nodiscard]] Rule lossPart(NodeId node, int unit, int sample) const;
    /// f′ at one element of an activation.
    [[nodiscard]] Rule slopeElement(NodeId activation, int row, int sample) const;
    /// What activation `through` sends to an element of its input, its own adjoint left standing.
    [[nodiscard]] Rule throughElement(NodeId through, int row, int sample) const;

    /// ∂L/∂(whole node). 1 for the graph's root, 0 for a node that nothing takes.
    [[nodiscard]] Rule adjointMatrix(NodeId node) const;
    /// ∂L/∂(one element). For a parameter, `sample` means nothing.
    [[nodiscard]] Rule adjointElement(NodeId node, int row, int col, int sample) const;

    /// How many contributions add up to an element's adjoint (0 at the root), whether their number
    /// differs from element to element, and one of them: as Trace counts them, the successor it
    /// comes from, and its rule.
    struct Arrival {
        NodeId from = kNoNode;
        Rule rule;
    };
    [[nodiscard]] Index arrivals(NodeId node, int row, int col) const;
    [[nodiscard]] bool hasRaggedArrivals(NodeId node) const;
    [[nodiscard]] Arrival arrival(NodeId node, int row, int col, int sample, Index which) const;

    /// ∂(successor)/∂(this element) for a successor of one number, as a rule; nothing where it has
    /// more, or where it is not written with its adjoint as a factor.
    [[nodiscard]] std::optional<Rule> localPartial(NodeId successor, int input, int row, int col,
                                                   int sample) const;
    /// Calls with each (successor, input) through which an adjoint comes, in Trace's order.
    void eachWay(NodeId node, const std::function<void(NodeId, int)>& visit) const;

    /// The successor through which all of the node's adjoint comes, if it is an activation: a =
    /// f(z).
    [[nodiscard]] NodeId throughActivation(NodeId node) const;
    /// The same where the way back is joined; kNoNode where it is separate.
    [[nodiscard]] NodeId joinedActivation(NodeId node) const;

private:
    [[nodiscard]] bool isInlined(NodeId node) const;
    [[nodiscard]] bool hasUnitAdjoint(NodeId node) const;
    [[nodiscard]] Rule sent(NodeId from, Rule rule) const;
    [[nodiscard]] Rule inlined(const Rule& rule) const;
    [[nodiscard]] Rule whole(NodeId node, std::vector<Rule> arrivals) const;
    const Graph& m_graph;
    Index m_samples;
    WayBack m_wayBack;
};

} // namespace deltaflow
