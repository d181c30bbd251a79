#pragma once

#include "core/graph/graph.h"
#include "core/network/graph_spec.h"

#include <span>
#include <string>

namespace deltaflow {

/// A value of a graph as an expression of the script.
struct TorchValue {
    enum class Layout : std::uint8_t {
        Column, ///< (rows,): the same for all samples.
        Flat,   ///< (samples, rows)
        Image,  ///< (samples, channels, height, width)
        Matrix  ///< Weights: (out, in), or (out, channels, height, width) for a convolution.
    };
    enum class Spread : std::uint8_t {
        Shared,    ///< The same on every process.
        PerSample, ///< Of the samples that this process has.
        Part       ///< A number that adds up to the whole over the processes.
    };
    std::string text;
    Layout layout = Layout::Flat;
    Spread spread = Spread::PerSample;
    Grid grid;              ///< Of an image.
    bool isLiteral = false; ///< A number as Python writes it, which needs a tensor beside it.
    bool isLearned = false; ///< Depends on parameters.
    std::string logits;     ///< Of a sigmoid or softmax: what it is taken of.
};

/// Where a node stands: its description, its result in the graph and its inputs as values.
struct TorchSite {
    const NodeSpec& spec;
    const Node& node;
    std::span<const TorchValue> inputs;
    double lambda = 0; ///< Of the project's penalty.
};

/// Throws Error naming the node and its op if there is no translation.
[[nodiscard]] TorchValue translate(const TorchSite& site);

/// The value on every process, and as a factor of whatever stands beside it.
[[nodiscard]] std::string whole(const TorchValue& value);
/// The value as (samples, rows).
[[nodiscard]] std::string flat(const TorchValue& value);

} // namespace deltaflow
