#include "core/network/model.h"

#include "core/network/graph_model.h"

#include "core/error.h"
#include "core/ops/activation.h"
#include "core/ops/add.h"
#include "core/ops/binary_cross_entropy.h"
#include "core/ops/categorical_cross_entropy.h"
#include "core/ops/dense.h"
#include "core/ops/half_squared.h"
#include "core/ops/loss.h"
#include "core/ops/penalty.h"
#include "core/ops/softmax.h"

#include <algorithm>

namespace deltaflow {

namespace {

std::string text(Index n) {
    return std::to_string(n);
}
std::string layerText(std::size_t layer) {
    return "layer " + std::to_string(layer + 1);
}

void requireData(const Project& project) {
    if (!project.network || project.network->layers.empty())
        throw Error("the network has no layers");
    if (!project.data) throw Error("the project has no data");
    const SampleMatrix& x = project.data->x;
    const SampleMatrix& y = project.data->y;
    if (x.cols() < 1) throw ShapeError("the data has no samples");
    if (x.rows() != project.network->inputs)
        throw ShapeError("x has " + text(x.rows()) + " rows but the network takes " +
                         text(project.network->inputs) + " inputs");
    if (y.cols() != x.cols())
        throw ShapeError("x has " + text(x.cols()) + " samples but y has " + text(y.cols()));
    if (y.rows() != project.network->outputs())
        throw ShapeError("y has " + text(y.rows()) + " rows but the network has " +
                         text(project.network->outputs()) + " outputs");
}

void requireLayer(const DenseLayer& layer, Index below, std::size_t index, bool isLast) {
    if (layer.outputs() < 1 || layer.inputs() != below)
        throw ShapeError(layerText(index) + ": W is " + text(layer.outputs()) + "×" +
                         text(layer.inputs()) + " but the layer below has " + text(below) +
                         " units");
    if (layer.hasBias() && (layer.bias.rows() != layer.outputs() || layer.bias.cols() != 1))
        throw ShapeError(layerText(index) + ": W has " + text(layer.outputs()) + " rows but b is " +
                         text(layer.bias.rows()) + "×" + text(layer.bias.cols()));
    if (layer.activation.kind == ActivationKind::Softmax && !isLast)
        throw Error(layerText(index) + ": softmax is for the output layer only");
}

void requireOutput(const Project& project) {
    const std::size_t last = project.network->layers.size() - 1;
    const ActivationKind output = project.network->layers[last].activation.kind;
    if (project.loss == LossKind::BinaryCrossEntropy && output != ActivationKind::Sigmoid)
        throw Error(layerText(last) + ": binary cross-entropy needs a sigmoid output");
    if (project.loss == LossKind::CategoricalCrossEntropy && output != ActivationKind::Softmax)
        throw Error(layerText(last) + ": categorical cross-entropy needs a softmax output");
}

LayerNodes addLayer(Graph& graph, const DenseLayer& layer, NodeId below,
                    const std::string& number) {
    LayerNodes nodes;
    nodes.weights =
        graph.addLeaf(NodeRole::Parameter, {layer.outputs(), layer.inputs(), false}, "W" + number);
    std::vector<NodeId> inputs{nodes.weights, below};
    if (layer.hasBias()) {
        nodes.bias = graph.addLeaf(NodeRole::Parameter, {layer.outputs(), 1, false}, "b" + number);
        inputs.push_back(nodes.bias);
    }
    nodes.preActivation = graph.add(std::make_shared<DenseOp>(), std::move(inputs), "z" + number);
    std::shared_ptr<const Op> op;
    if (layer.activation.kind == ActivationKind::Softmax)
        op = std::make_shared<SoftmaxOp>();
    else
        op = std::make_shared<ActivationOp>(layer.activation);
    nodes.activation = graph.add(std::move(op), {nodes.preActivation}, "a" + number);
    return nodes;
}

NodeId addDataLoss(Graph& graph, const Model& model, LossKind loss) {
    const LayerNodes& output = model.layers.back();
    if (loss == LossKind::HalfSquared)
        return graph.add(std::make_shared<HalfSquaredOp>(), {output.activation, model.target}, "L");
    std::shared_ptr<const Op> op;
    if (loss == LossKind::BinaryCrossEntropy)
        op = std::make_shared<BinaryCrossEntropyOp>();
    else
        op = std::make_shared<CategoricalCrossEntropyOp>();
    graph.setBypassed(output.activation);
    return graph.add(std::move(op), {output.preActivation, output.activation, model.target}, "L");
}

NodeId addPenalty(Graph& graph, const Model& model, const Penalty& penalty) {
    if (penalty.kind == PenaltyKind::None) return kNoNode;
    std::vector<NodeId> weights;
    for (const LayerNodes& layer : model.layers)
        weights.push_back(layer.weights);
    return graph.add(makePenalty(penalty), std::move(weights), "R");
}

} // namespace

int Model::layerOf(NodeId node) const {
    if (node == kNoNode) return -1;
    if (node == input) return 0;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        const LayerNodes& layer = layers[i];
        if (node == layer.weights || node == layer.bias || node == layer.preActivation ||
            node == layer.activation)
            return static_cast<int>(i) + 1;
    }
    return -1;
}

bool Model::isLossPart(NodeId id) const {
    const Node& node = graph->node(id);
    if (!node.op) return false;
    if (dynamic_cast<const LossOp*>(node.op.get()) || dynamic_cast<const PenaltyOp*>(node.op.get()))
        return true;
    return dynamic_cast<const AddOp*>(node.op.get()) &&
           std::all_of(node.inputs.begin(), node.inputs.end(),
                       [this](NodeId part) { return isLossPart(part); });
}

std::shared_ptr<const Model> buildModel(const Project& project) {
    if (project.graph) return buildGraphModel(project);
    requireData(project);
    const auto& layers = project.network->layers;
    Index below = project.network->inputs;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        requireLayer(layers[i], below, i, i + 1 == layers.size());
        below = layers[i].outputs();
    }
    requireOutput(project);

    auto model = std::make_shared<Model>();
    auto graph = std::make_shared<Graph>();
    model->input = graph->addLeaf(NodeRole::Input, {project.network->inputs, 1, true}, "x");
    model->target = graph->addLeaf(NodeRole::Target, {project.network->outputs(), 1, true}, "y");
    model->inputs = {{model->input, 0}};
    model->targets = {{model->target, 0}};
    for (std::size_t i = 0; i < layers.size(); ++i)
        model->layers.push_back(
            addLayer(*graph, layers[i], model->below(i), std::to_string(i + 1)));
    model->dataLoss = model->loss = addDataLoss(*graph, *model, project.loss);
    model->penalty = addPenalty(*graph, *model, project.penalty);
    if (model->penalty != kNoNode)
        model->loss = graph->add(std::make_shared<AddOp>(), {model->dataLoss, model->penalty}, "J");
    model->graph = std::move(graph);
    return model;
}

} // namespace deltaflow
