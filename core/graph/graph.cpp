#include "core/graph/graph.h"

#include "core/error.h"

#include <stdexcept>

namespace deltaflow {

NodeId Graph::addLeaf(NodeRole role, Shape shape, std::string name) {
    if (role == NodeRole::Computed) throw std::invalid_argument("a leaf is not computed");
    if (shape.rows < 1 || shape.cols < 1)
        throw ShapeError(name + " is " + std::to_string(shape.rows) + "×" +
                         std::to_string(shape.cols) + ", but needs at least one row and column");
    Node node;
    node.role = role;
    node.shape = shape;
    node.name = std::move(name);
    m_nodes.push_back(std::move(node));
    return size() - 1;
}

NodeId Graph::add(std::shared_ptr<const Op> op, std::vector<NodeId> inputs, std::string name) {
    Node node;
    for (const NodeId input : inputs) {
        if (input < 0 || input >= size()) throw std::out_of_range(name + ": an input is no node");
        node.inputShapes.push_back(m_nodes[static_cast<std::size_t>(input)].shape);
    }
    try {
        node.shape = op->shape(node.inputShapes);
    } catch (const ShapeError& error) {
        throw ShapeError(name + ": " + error.what());
    }
    const NodeId id = size();
    for (const NodeId input : inputs)
        m_nodes[static_cast<std::size_t>(input)].successors.push_back(id);
    node.op = std::move(op);
    node.inputs = std::move(inputs);
    node.name = std::move(name);
    m_nodes.push_back(std::move(node));
    return id;
}

void Graph::setBypassed(NodeId id) {
    m_nodes.at(static_cast<std::size_t>(id)).bypassed = true;
}

void Graph::setGrid(NodeId id, const Grid& grid) {
    m_nodes.at(static_cast<std::size_t>(id)).grid = grid;
}

void Graph::setCarried(NodeId buffer, NodeId from) {
    Node& node = m_nodes.at(static_cast<std::size_t>(buffer));
    const Node& value = m_nodes.at(static_cast<std::size_t>(from));
    if (node.shape != value.shape)
        throw ShapeError(node.name + " cannot carry " + value.name + ", which has another shape");
    node.carried = from;
}

std::vector<NodeId> Graph::withRole(NodeRole role) const {
    std::vector<NodeId> found;
    for (NodeId id = 0; id < size(); ++id)
        if (node(id).role == role) found.push_back(id);
    return found;
}

std::vector<NodeId> Graph::parameters() const {
    return withRole(NodeRole::Parameter);
}

std::vector<NodeId> Graph::buffers() const {
    return withRole(NodeRole::Buffer);
}

NodeId Graph::find(std::string_view name) const {
    for (NodeId id = 0; id < size(); ++id)
        if (node(id).name == name) return id;
    return kNoNode;
}

OpSite Graph::site(NodeId id, int sample, Index samples) const {
    const Node& at = m_nodes.at(static_cast<std::size_t>(id));
    return {id, at.inputs, at.inputShapes, at.shape, sample, samples};
}

} // namespace deltaflow
