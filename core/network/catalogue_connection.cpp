#include "core/network/op_catalogue.h"
#include "core/ops/dense.h"

namespace deltaflow {

namespace {

NodeId addLinear(Graph& graph, const NodeSpec& spec, std::span<const NodeId> inputs) {
    return graph.add(std::make_shared<DenseOp>(), {inputs.begin(), inputs.end()}, spec.name);
}

constexpr OpEntry kOps[] = {
    {"linear", "W, x and, if there is one, b", 2, 3, addLinear},
};

} // namespace

std::span<const OpEntry> connectionOps() {
    return kOps;
}

} // namespace deltaflow
