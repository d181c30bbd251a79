#pragma once

#include "core/project/project.h"

#include <string>

namespace deltaflow {

/// What a project's net computes from its inputs, as an ONNX model: the bytes of a ModelProto of
/// IR version 8 and operator set 13, all numbers as doubles. A sample is a row, and there may be
/// any number of them. Its outputs are the predictions that losses are taken of; where there is no
/// loss, the output of the graph. Batch normalisation goes by its running statistics. Throws Error
/// with one sentence if a number is not finite or an op has no translation.
[[nodiscard]] std::string onnxModel(const Project& project);

} // namespace deltaflow
