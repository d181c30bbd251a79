#pragma once

#include "core/graph/graph.h"
#include "core/project/project.h"

#include <memory>
#include <vector>

namespace deltaflow {

class UpdateRule; // core/train/optimiser.h

/// The nodes of one dense layer in the graph; a = f(z), z = W a⁻ + b.
struct LayerNodes {
    NodeId weights = kNoNode;
    NodeId bias = kNoNode; ///< kNoNode for a layer without bias.
    NodeId preActivation = kNoNode;
    NodeId activation = kNoNode;
};

/// A leaf that is filled from the data: its rows there begin at `first`.
struct DataRows {
    NodeId node = kNoNode;
    Index first = 0;
};

/// The graph of a project and which node is what.
struct Model {
    std::shared_ptr<const Graph> graph;
    std::vector<DataRows> inputs;  ///< In the order of the rows of Data::x.
    std::vector<DataRows> targets; ///< Of Data::y.
    NodeId input = kNoNode;        ///< The first of them; kNoNode where there is none.
    NodeId target = kNoNode;
    std::vector<LayerNodes> layers; ///< Empty for a graph that is not a stack of dense layers.
    /// Mean over samples of the per-sample loss; kNoNode where there is none or more than one.
    NodeId dataLoss = kNoNode;
    NodeId penalty = kNoNode; ///< kNoNode without a penalty.
    NodeId loss = kNoNode;    ///< What is differentiated: dataLoss, dataLoss + penalty, any number.

    /// What updates the parameters in place of the optimiser: nothing, but in a bug hunt.
    std::shared_ptr<const UpdateRule> updateRule;

    [[nodiscard]] bool isLayered() const { return !layers.empty(); }
    /// Whether a node belongs to the loss rather than to what is computed before it: a loss, a
    /// penalty, a sum of such.
    [[nodiscard]] bool isLossPart(NodeId node) const;

    /// The layer a node belongs to, counted from 1; 0 for the input, −1 for none.
    [[nodiscard]] int layerOf(NodeId node) const;
    /// The node whose units feed layer `layer` (0-based): the input or the activation below.
    [[nodiscard]] NodeId below(std::size_t layer) const {
        return layer == 0 ? input : layers[layer - 1].activation;
    }
};

/// Builds the graph. Throws ShapeError or Error naming the layer or the node if the project is
/// inconsistent (a softmax that is not last, cross-entropy without its activation, shapes that do
/// not fit, a node that names one that does not come before it).
[[nodiscard]] std::shared_ptr<const Model> buildModel(const Project& project);

} // namespace deltaflow
