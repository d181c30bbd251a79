#pragma once

#include "core/project/project.h"

namespace deltaflow {

/// What File ▸ New opens: a 2-2-1 sigmoid network with one sample, its weights drawn (Xavier, seed
/// 1).
[[nodiscard]] Project newProject();

} // namespace deltaflow
