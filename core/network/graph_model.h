#pragma once

#include "core/network/model.h"

namespace deltaflow {

/// The model of a project whose net is a GraphSpec. Throws Error or ShapeError naming the node.
[[nodiscard]] std::shared_ptr<const Model> buildGraphModel(const Project& project);

} // namespace deltaflow
