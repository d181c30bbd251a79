#include "core/network/op_catalogue.h"
#include "core/ops/activation.h"
#include "core/ops/add.h"
#include "core/ops/binary.h"
#include "core/ops/softmax.h"
#include "core/ops/unary.h"

namespace deltaflow {

namespace {

/// An op whose result is arranged as its first input is.
NodeId addLike(Graph& graph, std::shared_ptr<const Op> op, const NodeSpec& spec,
               std::span<const NodeId> inputs) {
    const Grid grid = graph.node(inputs.front()).grid;
    const NodeId id = graph.add(std::move(op), {inputs.begin(), inputs.end()}, spec.name);
    graph.setGrid(id, grid);
    return id;
}

template <ActivationKind Kind>
NodeId addActivation(Graph& graph, const NodeSpec& spec, std::span<const NodeId> inputs) {
    return addLike(graph, std::make_shared<ActivationOp>(Activation{Kind, spec.settings.alpha}),
                   spec, inputs);
}

template <typename PlainOp>
NodeId addPlain(Graph& graph, const NodeSpec& spec, std::span<const NodeId> inputs) {
    return addLike(graph, std::make_shared<PlainOp>(), spec, inputs);
}

template <UnaryKind Kind>
NodeId addUnary(Graph& graph, const NodeSpec& spec, std::span<const NodeId> inputs) {
    return addLike(graph, makeUnary(Kind), spec, inputs);
}

template <BinaryKind Kind>
NodeId addBinary(Graph& graph, const NodeSpec& spec, std::span<const NodeId> inputs) {
    return addLike(graph, makeBinary(Kind), spec, inputs);
}

constexpr OpEntry kElementwiseOps[] = {
    {"add", "its summands", 1, -1, addPlain<AddOp>},
    {"sub", "a and b", 2, 2, addBinary<BinaryKind::Subtract>},
    {"mul", "a and b", 2, 2, addBinary<BinaryKind::Multiply>},
    {"div", "a and b", 2, 2, addBinary<BinaryKind::Divide>},
    {"pow", "a and b", 2, 2, addBinary<BinaryKind::Power>},
    {"max", "a and b", 2, 2, addBinary<BinaryKind::Max>},
    {"min", "a and b", 2, 2, addBinary<BinaryKind::Min>},
    {"neg", "z", 1, 1, addUnary<UnaryKind::Negate>},
    {"exp", "z", 1, 1, addUnary<UnaryKind::Exp>},
    {"log", "z", 1, 1, addUnary<UnaryKind::Log>},
    {"sin", "z", 1, 1, addUnary<UnaryKind::Sin>},
    {"cos", "z", 1, 1, addUnary<UnaryKind::Cos>},
    {"sqrt", "z", 1, 1, addUnary<UnaryKind::Sqrt>},
    {"abs", "z", 1, 1, addUnary<UnaryKind::Abs>},
    {"identity", "z", 1, 1, addActivation<ActivationKind::Identity>},
    {"sigmoid", "z", 1, 1, addActivation<ActivationKind::Sigmoid>},
    {"tanh", "z", 1, 1, addActivation<ActivationKind::Tanh>},
    {"relu", "z", 1, 1, addActivation<ActivationKind::Relu>},
    {"leaky_relu", "z", 1, 1, addActivation<ActivationKind::LeakyRelu>},
    {"softplus", "z", 1, 1, addActivation<ActivationKind::Softplus>},
    {"softmax", "z", 1, 1, addPlain<SoftmaxOp>},
};

} // namespace

std::span<const OpEntry> elementwiseOps() {
    return kElementwiseOps;
}

} // namespace deltaflow
