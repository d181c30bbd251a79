#pragma once

#include "core/graph/graph.h"
#include "core/network/graph_spec.h"

#include <optional>
#include <span>
#include <string_view>

namespace deltaflow {

/// An op as documents name it. One name may stand for several nodes (a normalisation is a mean, a
/// variance, a division and a scaling), so that each of them is a step of its own.
struct OpEntry {
    std::string_view name;
    std::string_view takes; ///< Its inputs in words, for errors: "W, x and, if there is one, b".
    int leastInputs = 1;
    int mostInputs = 1; ///< −1: any number.
    /// Adds the nodes and returns the last, which carries the name spec.name. The inputs are as
    /// many as the entry says. Throws Error or ShapeError with a sentence without the node's name.
    NodeId (*add)(Graph& graph, const NodeSpec& spec, std::span<const NodeId> inputs) = nullptr;
};

/// The entry of that name, or null.
[[nodiscard]] const OpEntry* findOp(std::string_view name);

/// All of them, by family; each family is a file of its own.
[[nodiscard]] std::span<const OpEntry> elementwiseOps();   ///< add, mul, sigmoid, exp …
[[nodiscard]] std::span<const OpEntry> connectionOps();    ///< linear, affine, conv2d, pooling
[[nodiscard]] std::span<const OpEntry> normalisationOps(); ///< batchnorm, layernorm
[[nodiscard]] std::span<const OpEntry> lossOps();          ///< half_squared … l2_penalty

} // namespace deltaflow
