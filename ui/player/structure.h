#pragma once

#include "core/project/project.h"

namespace deltaflow {

/// Whether two projects have the same graph, so that a Model of one serves the other: they differ
/// in numbers, notation or optimiser only.
[[nodiscard]] bool sameStructure(const Project& a, const Project& b);

} // namespace deltaflow
