#pragma once

#include "core/network/model.h"
#include "core/project/project.h"

#include <span>

namespace deltaflow {

/// The numbers of a leaf as the document keeps them: of a parameter, a constant, a buffer. Null for
/// any other node.
[[nodiscard]] const ParameterMatrix* storedValue(const Project& project, const Model& model,
                                                 NodeId node);

/// The project with one of them set; `node` has stored numbers and the place lies within.
[[nodiscard]] Project withStored(const Project& project, const Model& model, NodeId node, Index row,
                                 Index col, double value);

/// The project with all of them set, one after another as they are stored.
[[nodiscard]] Project withStored(const Project& project, const Model& model, NodeId node,
                                 std::span<const double> values);

} // namespace deltaflow
