#include "core/error.h"
#include "core/network/op_catalogue.h"
#include "core/ops/binary_cross_entropy.h"
#include "core/ops/categorical_cross_entropy.h"
#include "core/ops/half_squared.h"
#include "core/ops/inner_product.h"
#include "core/ops/penalty.h"

namespace deltaflow {

namespace {

NodeId addHalfSquared(Graph& graph, const NodeSpec& spec, std::span<const NodeId> inputs) {
    return graph.add(std::make_shared<HalfSquaredOp>(), {inputs.begin(), inputs.end()}, spec.name);
}

NodeId addInnerProduct(Graph& graph, const NodeSpec& spec, std::span<const NodeId> inputs) {
    return graph.add(std::make_shared<InnerProductOp>(), {inputs.begin(), inputs.end()}, spec.name);
}

/// Cross-entropy is written in terms of the logits, of which the given output is f.
template <typename Loss>
NodeId addCrossEntropy(Graph& graph, const NodeSpec& spec, std::span<const NodeId> inputs) {
    constexpr bool binary = std::is_same_v<Loss, BinaryCrossEntropyOp>;
    const Node& output = graph.node(inputs[0]);
    if (!output.op || output.op->name() != (binary ? "sigmoid" : "softmax"))
        throw Error(binary ? "binary cross-entropy needs the output of a sigmoid"
                           : "categorical cross-entropy needs the output of a softmax");
    const NodeId logits = output.inputs.front();
    if (!output.successors.empty())
        throw Error(output.name + " feeds another node, so cross-entropy cannot pass it by");
    const NodeId loss =
        graph.add(std::make_shared<Loss>(), {logits, inputs[0], inputs[1]}, spec.name);
    graph.setBypassed(inputs[0]);
    return loss;
}

template <PenaltyKind Kind>
NodeId addPenalty(Graph& graph, const NodeSpec& spec, std::span<const NodeId> inputs) {
    return graph.add(makePenalty({Kind, spec.settings.lambda}), {inputs.begin(), inputs.end()},
                     spec.name);
}

constexpr OpEntry kLossOps[] = {
    {"half_squared", "a and y", 2, 2, addHalfSquared},
    {"binary_cross_entropy", "a and y", 2, 2, addCrossEntropy<BinaryCrossEntropyOp>},
    {"categorical_cross_entropy", "a and y", 2, 2, addCrossEntropy<CategoricalCrossEntropyOp>},
    {"inner_product", "u and y", 2, 2, addInnerProduct},
    {"l1_penalty", "weights", 1, -1, addPenalty<PenaltyKind::L1Plain>},
    {"l2_penalty", "weights", 1, -1, addPenalty<PenaltyKind::Plain>},
};

} // namespace

std::span<const OpEntry> lossOps() {
    return kLossOps;
}

} // namespace deltaflow
