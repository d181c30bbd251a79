#pragma once

#include "core/graph/tensor.h"

#include <array>
#include <string>
#include <vector>

namespace deltaflow {

/// Settings of one op of a GraphSpec; an op reads those that it has a use for. Pairs are vertical,
/// horizontal.
struct OpSettings {
    std::array<int, 2> kernel{1, 1};
    std::array<int, 2> stride{1, 1};
    std::array<int, 2> padding{0, 0};
    bool countsPadding = true; ///< Average pooling divides by the whole window, not by what of it
                               ///< lies inside the image.
    double alpha = 0.01;       ///< Leaky ReLU's slope for z ≤ 0.
    double epsilon = 1e-5;     ///< Normalisations: added to the variance.
    double momentum = 0.1;  ///< Batch norm: how far a running statistic moves towards the new one.
    bool evaluates = false; ///< Batch norm: normalises by the running statistics.
    double lambda = 0;      ///< Of a penalty.

    friend bool operator==(const OpSettings&, const OpSettings&) = default;
};

/// One node of a graph as a document describes it.
struct NodeSpec {
    std::string name; ///< Unique in its graph: a letter, then letters, digits and underscores.
    /// "input", "target", "parameter", "constant", "buffer" for a leaf, else the name of an op
    /// (core/network/op_catalogue.h).
    std::string op;
    std::vector<std::string> inputs; ///< Earlier nodes, in the op's order.
    Index rows = 1;                  ///< Input, target: features.
    Grid grid;                       ///< Input, target: how the features are an image, if they are.
    ParameterMatrix value;           ///< Parameter, constant, buffer.
    OpSettings settings;

    [[nodiscard]] bool isLeaf() const { return inputs.empty(); }
};

/// A graph as a document describes it: every net that is not a stack of dense layers. Nodes stand
/// in topological order; a parameter that several nodes take is shared. `output` is what is
/// differentiated: one number.
struct GraphSpec {
    std::vector<NodeSpec> nodes;
    std::string output;
    /// The text that the nodes were parsed from, for one that a user typed; else empty.
    std::string expression;

    [[nodiscard]] const NodeSpec* find(std::string_view name) const;
    [[nodiscard]] Index parameterCount() const;
};

} // namespace deltaflow
