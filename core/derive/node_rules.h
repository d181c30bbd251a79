#pragma once

#include "core/formula/rule.h"
#include "core/graph/graph.h"

namespace deltaflow {

/// Whether f′ is written in the activation's own value, as a(1 − a) and 1 − a² are.
[[nodiscard]] bool slopeReadsValue(const Op& activation);

/// The rules of a graph's nodes: how a value is computed, and how an adjoint is gathered from the
/// successors. Where the way back leads through an elementwise node, that node's own adjoint is
/// written out, so that a layer's error reads (Σ W δ) · f′(z) and not as two rules.
class NodeRules {
public:
    NodeRules(const Graph& graph, Index samples)
        : m_graph(graph)
        , m_samples(samples) {}

    [[nodiscard]] Rule forwardMatrix(NodeId node) const;
    [[nodiscard]] Rule forwardElement(NodeId node, int row, int sample) const;

    /// One output unit's part of a loss node, of one sample, not divided by their number.
    [[nodiscard]] Rule lossPart(NodeId node, int unit, int sample) const;
    /// f′ at one element of an activation.
    [[nodiscard]] Rule slopeElement(NodeId activation, int row, int sample) const;
    /// What activation `through` sends to an element of its input, its own adjoint left standing.
    [[nodiscard]] Rule throughElement(NodeId through, int row, int sample) const;

    /// ∂L/∂(whole node).
    [[nodiscard]] Rule adjointMatrix(NodeId node) const;
    /// ∂L/∂(one element). For a parameter, `sample` means nothing.
    [[nodiscard]] Rule adjointElement(NodeId node, int row, int col, int sample) const;

    /// The successor through which all of the node's adjoint comes, if it is an activation: a =
    /// f(z).
    [[nodiscard]] NodeId throughActivation(NodeId node) const;

private:
    [[nodiscard]] bool isInlined(NodeId node) const;
    [[nodiscard]] Rule inlined(const Rule& rule) const;
    template <typename Contribution>
    [[nodiscard]] Rule gather(NodeId node, Contribution contribution) const;

    const Graph& m_graph;
    Index m_samples;
};

} // namespace deltaflow
