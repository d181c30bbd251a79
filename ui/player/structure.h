#pragma once

#include "core/project/project.h"

namespace deltaflow {

/// Whether two projects have the same graph, so that a Model of one serves the other: they differ
/// in parameters, data, notation or optimiser only. The penalty's λ is part of its op.
[[nodiscard]] bool sameStructure(const Project& a, const Project& b);

/// Whether every pass of the two has the same numbers: they differ in words or notation only.
[[nodiscard]] bool sameNumbers(const Project& a, const Project& b);

/// The first iteration whose passes may differ: that of the first edit that one has and the other
/// has not, 0 if they differ in more than edits.
[[nodiscard]] std::int64_t differFrom(const Project& a, const Project& b);

} // namespace deltaflow
