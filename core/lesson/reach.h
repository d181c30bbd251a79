#pragma once

#include "core/network/model.h"
#include "core/project/project.h"

#include <cstdint>

namespace deltaflow {

/// The last iteration that a page can show: one that is trained anew while its reader waits about a
/// second on a slow machine. Counted, not timed: it is the same everywhere.
[[nodiscard]] std::int64_t lastReachable(const Project& project, const Model& model);

/// Throws Error, saying what it would take, if the iteration is behind that.
void checkReachable(std::int64_t iteration, const Project& project, const Model& model);

} // namespace deltaflow
