#pragma once

#include "core/graph/op.h"

#include <memory>
#include <string>
#include <vector>

namespace deltaflow {

enum class NodeRole : std::uint8_t {
    Input,
    Target,
    Parameter, ///< Learned: has a gradient and is updated.
    Constant,  ///< A fixed number of the graph.
    Buffer,    ///< State carried from one pass to the next, with no gradient: a running mean.
    Computed
};

/// A node: a leaf (input, target, parameter …) or an op applied to earlier nodes.
struct Node {
    NodeRole role = NodeRole::Computed;
    std::shared_ptr<const Op> op; ///< Null at a leaf.
    std::vector<NodeId> inputs;
    std::vector<NodeId> successors; ///< Each as often as it takes this node as an input.
    std::vector<Shape> inputShapes; ///< In the order of `inputs`.
    Shape shape;
    std::string name; ///< For errors and as a fallback symbol: "W2".
    /// Its adjoint is computed and shown, but not passed on: a successor that is written in terms
    /// of this node's own input (cross-entropy on logits) has already sent the exact adjoint there.
    /// Or it is a running statistic, which is carried on and not differentiated.
    bool bypassed = false;
    /// How the rows are an image, or, at a convolution's weights, the columns.
    Grid grid;
    NodeId carried = kNoNode; ///< At a buffer: the node whose value it takes after a pass.
};

/// An append-only directed acyclic graph of ops on tensors. Ids are in topological order by
/// construction. A value with several successors accumulates its adjoint from each.
class Graph {
public:
    /// Adds a leaf.
    NodeId addLeaf(NodeRole role, Shape shape, std::string name);
    /// Adds `op` applied to `inputs`. Throws ShapeError, naming the node, if their shapes do not
    /// fit.
    NodeId add(std::shared_ptr<const Op> op, std::vector<NodeId> inputs, std::string name);
    /// Marks a node whose adjoint is for show only.
    void setBypassed(NodeId id);
    void setGrid(NodeId id, const Grid& grid);
    /// After each pass `buffer` takes the value of `from`, which has its shape.
    void setCarried(NodeId buffer, NodeId from);

    [[nodiscard]] const Node& node(NodeId id) const {
        return m_nodes[static_cast<std::size_t>(id)];
    }
    [[nodiscard]] NodeId size() const { return static_cast<NodeId>(m_nodes.size()); }
    /// The parameters, in the order in which they were added.
    [[nodiscard]] std::vector<NodeId> parameters() const;
    /// The buffers, likewise.
    [[nodiscard]] std::vector<NodeId> buffers() const;
    /// The node of that name, or kNoNode.
    [[nodiscard]] NodeId find(std::string_view name) const;
    /// A computed node as its op sees it; valid while the graph lives and is not added to.
    [[nodiscard]] OpSite site(NodeId id, int sample, Index samples) const;

private:
    [[nodiscard]] std::vector<NodeId> withRole(NodeRole role) const;

    std::vector<Node> m_nodes;
};

} // namespace deltaflow
