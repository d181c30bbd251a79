#include "core/train/numeric_derivative.h"

#include "core/graph/plan.h"

#include <algorithm>
#include <cmath>

namespace deltaflow {

namespace {

/// The same graph, ids included, with `held` as a leaf.
std::shared_ptr<const Graph> holding(const Graph& graph, NodeId held) {
    auto copy = std::make_shared<Graph>();
    for (NodeId id = 0; id < graph.size(); ++id) {
        const Node& node = graph.node(id);
        if (id == held && node.op)
            copy->addLeaf(NodeRole::Input, node.shape, node.name);
        else if (node.op) // what is bypassed plays no part: only values are asked for
            copy->add(node.op, node.inputs, node.name);
        else
            copy->addLeaf(node.role, node.shape, node.name);
    }
    return copy;
}

} // namespace

std::optional<double> numericDerivative(const Model& model, const Trace& trace, const Ref& ref) {
    const Graph& graph = trace.graph();
    if (!ref.isSingle() || ref.node < 0 || ref.node >= graph.size() ||
        graph.node(ref.node).bypassed)
        return std::nullopt;
    Plan plan(holding(graph, ref.node), model.loss, trace.samples(),
              {.adjoints = Plan::Adjoints::Parameters});
    for (NodeId id = 0; id < graph.size(); ++id) {
        if (id == ref.node || !graph.node(id).op)
            std::ranges::copy(trace.block(id, Quantity::Value), plan.value(id).begin());
    }
    const Shape& shape = graph.node(ref.node).shape;
    const Index element = ref.sample * shape.rows * shape.cols + ref.row * shape.cols + ref.col;
    double& number = plan.value(ref.node)[static_cast<std::size_t>(element)];
    const double x = number;
    const double h = std::cbrt(2.2e-16) * std::max(1.0, std::abs(x));
    const auto lossAt = [&](double value) {
        number = value;
        plan.forward();
        return plan.output();
    };
    const double right = x + h;
    const double left = x - h;
    return (lossAt(right) - lossAt(left)) / (right - left);
}

} // namespace deltaflow
