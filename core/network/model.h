#pragma once

#include "core/graph/graph.h"
#include "core/project/project.h"

#include <memory>
#include <vector>

namespace deltaflow {

/// The nodes of one dense layer in the graph; a = f(z), z = W a⁻ + b.
struct LayerNodes {
    NodeId weights = kNoNode;
    NodeId bias = kNoNode; ///< kNoNode for a layer without bias.
    NodeId preActivation = kNoNode;
    NodeId activation = kNoNode;
};

/// The graph of a project and which node is what.
struct Model {
    std::shared_ptr<const Graph> graph;
    NodeId input = kNoNode;
    NodeId target = kNoNode;
    std::vector<LayerNodes> layers;
    NodeId dataLoss = kNoNode; ///< Mean over samples of the per-sample loss.
    NodeId penalty = kNoNode;  ///< kNoNode without a penalty.
    NodeId loss = kNoNode;     ///< What is minimised: dataLoss, or dataLoss + penalty.

    /// The layer a node belongs to, counted from 1; 0 for the input, −1 for none.
    [[nodiscard]] int layerOf(NodeId node) const;
    /// The node whose units feed layer `layer` (0-based): the input or the activation below.
    [[nodiscard]] NodeId below(std::size_t layer) const {
        return layer == 0 ? input : layers[layer - 1].activation;
    }
};

/// Builds the graph. Throws ShapeError or Error naming the layer if the project is inconsistent
/// (a softmax that is not last, cross-entropy without its activation, shapes that do not fit).
[[nodiscard]] std::shared_ptr<const Model> buildModel(const Project& project);

} // namespace deltaflow
