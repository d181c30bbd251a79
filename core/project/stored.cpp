#include "core/project/stored.h"

#include <algorithm>

namespace deltaflow {

namespace {

/// The matrix of node `node` in a network or a graph, either of them const or not; null for none.
template <typename Net>
auto* inNetwork(Net& network, const Model& model, NodeId node) {
    using Matrix = std::remove_reference_t<decltype((network.layers[0].weights))>;
    for (std::size_t l = 0; l < model.layers.size() && l < network.layers.size(); ++l) {
        if (node == model.layers[l].weights) return &network.layers[l].weights;
        if (node == model.layers[l].bias && network.layers[l].hasBias())
            return &network.layers[l].bias;
    }
    return static_cast<Matrix*>(nullptr);
}

template <typename Spec>
auto* inGraph(Spec& spec, const Model& model, NodeId node) {
    using Matrix = std::remove_reference_t<decltype((spec.nodes[0].value))>;
    const std::string& name = model.graph->node(node).name;
    for (auto& candidate : spec.nodes)
        if (candidate.name == name)
            return candidate.value.size() > 0 ? &candidate.value : static_cast<Matrix*>(nullptr);
    return static_cast<Matrix*>(nullptr);
}

bool isStored(const Model& model, NodeId node) {
    if (node < 0 || node >= model.graph->size()) return false;
    const NodeRole role = model.graph->node(node).role;
    return role == NodeRole::Parameter || role == NodeRole::Constant || role == NodeRole::Buffer;
}

template <typename Change>
Project withChanged(const Project& project, const Model& model, NodeId node, Change change) {
    Project after = project;
    if (project.graph) {
        GraphSpec graph = *project.graph;
        change(*inGraph(graph, model, node));
        after.graph = std::make_shared<const GraphSpec>(std::move(graph));
    } else {
        Network network = *project.network;
        change(*inNetwork(network, model, node));
        after.network = std::make_shared<const Network>(std::move(network));
    }
    return after;
}

} // namespace

const ParameterMatrix* storedValue(const Project& project, const Model& model, NodeId node) {
    if (node == kNoNode || !isStored(model, node)) return nullptr;
    return project.graph ? inGraph(*project.graph, model, node)
                         : inNetwork(*project.network, model, node);
}

Project withStored(const Project& project, const Model& model, NodeId node, Index row, Index col,
                   double value) {
    return withChanged(project, model, node,
                       [=](ParameterMatrix& matrix) { matrix(row, col) = value; });
}

Project withStored(const Project& project, const Model& model, NodeId node,
                   std::span<const double> values) {
    return withChanged(project, model, node, [=](ParameterMatrix& matrix) {
        std::copy(values.begin(), values.end(), matrix.data());
    });
}

} // namespace deltaflow
