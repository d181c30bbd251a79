#include "core/error.h"
#include "core/network/op_catalogue.h"
#include "core/ops/affine.h"
#include "core/ops/conv2d.h"
#include "core/ops/dense.h"
#include "core/ops/pool2d.h"

namespace deltaflow {

namespace {

NodeId addLinear(Graph& graph, const NodeSpec& spec, std::span<const NodeId> inputs) {
    return graph.add(std::make_shared<DenseOp>(), {inputs.begin(), inputs.end()}, spec.name);
}

NodeId addAffine(Graph& graph, const NodeSpec& spec, std::span<const NodeId> inputs) {
    return graph.add(std::make_shared<AffineOp>(), {inputs.begin(), inputs.end()}, spec.name);
}

NodeId addConv2d(Graph& graph, const NodeSpec& spec, std::span<const NodeId> inputs) {
    const NodeId weights = inputs[Conv2dOp::Weights];
    const Grid image = graph.node(inputs[Conv2dOp::Below]).grid;
    const auto outChannels = static_cast<int>(graph.node(weights).shape.rows);
    const Window window = Window::over(image, outChannels, spec.settings);
    const Grid arranged{image.channels, window.kernel[0], window.kernel[1]};
    const Grid before = graph.node(weights).grid;
    const NodeId id =
        graph.add(std::make_shared<Conv2dOp>(window), {inputs.begin(), inputs.end()}, spec.name);
    if (before && before != arranged)
        throw ShapeError(graph.node(weights).name +
                         " is the weights of another convolution already, whose window has other "
                         "channels, height or width");
    graph.setGrid(weights, arranged);
    graph.setGrid(id, window.out);
    return id;
}

/// The window of a pooling; one that lay mostly in the padding would say little of the image.
Window poolWindow(const Graph& graph, const NodeSpec& spec, NodeId x) {
    const Grid image = graph.node(x).grid;
    const Window window = Window::over(image, image.channels, spec.settings);
    if (2 * window.padding[0] > window.kernel[0] || 2 * window.padding[1] > window.kernel[1])
        throw ShapeError("a pooling's padding must be at most half its kernel");
    return window;
}

NodeId addMaxPool2d(Graph& graph, const NodeSpec& spec, std::span<const NodeId> inputs) {
    const Window window = poolWindow(graph, spec, inputs[0]);
    const NodeId id = graph.add(std::make_shared<MaxPool2dOp>(window), {inputs[0]}, spec.name);
    graph.setGrid(id, window.out);
    return id;
}

NodeId addAvgPool2d(Graph& graph, const NodeSpec& spec, std::span<const NodeId> inputs) {
    const Window window = poolWindow(graph, spec, inputs[0]);
    const NodeId id = graph.add(std::make_shared<AvgPool2dOp>(window, spec.settings.countsPadding),
                                {inputs[0]}, spec.name);
    graph.setGrid(id, window.out);
    return id;
}

constexpr OpEntry kConnectionOps[] = {
    {"affine", "pairs of W and x and, if there is one, b", 2, -1, addAffine},
    {"avgpool2d", "x", 1, 1, addAvgPool2d},
    {"conv2d", "W, x and, if there is one, b", 2, 3, addConv2d},
    {"linear", "W, x and, if there is one, b", 2, 3, addLinear},
    {"maxpool2d", "x", 1, 1, addMaxPool2d},
};

} // namespace

std::span<const OpEntry> connectionOps() {
    return kConnectionOps;
}

} // namespace deltaflow
