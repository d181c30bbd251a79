#include "core/error.h"
#include "core/network/op_catalogue.h"
#include "core/ops/conv2d.h"
#include "core/ops/dense.h"

namespace deltaflow {

namespace {

NodeId addLinear(Graph& graph, const NodeSpec& spec, std::span<const NodeId> inputs) {
    return graph.add(std::make_shared<DenseOp>(), {inputs.begin(), inputs.end()}, spec.name);
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

constexpr OpEntry kOps[] = {
    {"conv2d", "W, x and, if there is one, b", 2, 3, addConv2d},
    {"linear", "W, x and, if there is one, b", 2, 3, addLinear},
};

} // namespace

std::span<const OpEntry> connectionOps() {
    return kOps;
}

} // namespace deltaflow
