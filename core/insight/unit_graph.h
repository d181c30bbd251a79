#pragma once

#include "core/graph/trace.h"
#include "core/network/model.h"

#include <memory>
#include <vector>

namespace deltaflow {

/// One number depends on another directly.
struct UnitEdge {
    Ref from; ///< Values of single elements.
    Ref to;
    double partial = 0; ///< ∂to/∂from along this edge alone.
    friend bool operator==(const UnitEdge&, const UnitEdge&) = default;
};

/// A graph's numbers as vertices: the elements of its nodes, one by one. In a network of layers a
/// unit is one vertex: z is passed over on the way to a = f(z).
///
/// Partials come from the ops' own rules, with the adjoint taken out: they hold where the adjoint
/// is 0 as well. Edges are made when asked for, so a graph of any size costs nothing at first.
class UnitGraph {
public:
    UnitGraph(std::shared_ptr<const Model> model, const Trace& trace);

    /// All edges that leave an element; a value that one op takes twice has two of them.
    [[nodiscard]] std::vector<UnitEdge> edgesFrom(const Ref& element) const;
    /// Whether anything of `from` can reach anything of `to`.
    [[nodiscard]] bool reaches(NodeId from, NodeId to) const;
    /// Whether the node's elements are vertices: neither passed over nor off every path.
    [[nodiscard]] bool hasVertices(NodeId node) const;
    [[nodiscard]] const Model& model() const { return *m_model; }
    [[nodiscard]] Index samples() const { return m_ones.samples(); }

private:
    void addEdges(std::vector<UnitEdge>& out, const Ref& element, NodeId successor,
                  int input) const;
    void addOneByOne(std::vector<UnitEdge>& out, const Ref& element, NodeId successor,
                     const Rule& sent) const;
    void add(std::vector<UnitEdge>& out, const Ref& from, Ref to, double partial) const;

    std::shared_ptr<const Model> m_model;
    Trace m_ones;                     ///< The pass's values, every adjoint 1.
    std::vector<NodeId> m_mergedInto; ///< By node: the activation that stands for it, or kNoNode.
};

} // namespace deltaflow
