#pragma once

#include "core/export/onnx_builder.h"
#include "core/graph/graph.h"
#include "core/network/graph_spec.h"
#include "core/network/network.h"

namespace deltaflow {

/// A value of the model: (samples, rows), or (samples, channels, height, width) where it has an
/// image, or (rows) where all samples share it; of weights (out, in).
struct OnnxValue {
    std::string name;
    bool isImage = false;
    Grid grid;
};

/// Adds what the node computes, under the node's name. Throws Error naming the node and its op if
/// there is no translation.
[[nodiscard]] OnnxValue addToOnnx(OnnxBuilder& onnx, const NodeSpec& spec, const Node& node,
                                  const std::vector<OnnxValue>& inputs);

/// f(z), under the name `output`.
void addOnnxActivation(OnnxBuilder& onnx, const Activation& activation, const std::string& z,
                       const std::string& output);

} // namespace deltaflow
