#pragma once

#include "ui/canvas/chip_plan.h"

namespace deltaflow {

/// The way an amount takes: beside its edge, through the chip that shows it, from outline to
/// outline; onto the edge's chip where it settles there. A null line for what stays inside one
/// unit.
[[nodiscard]] QLineF flowPath(const CanvasLayout& layout, const CanvasFlow& flow,
                              const CanvasScene& scene, const std::vector<PlannedChip>& chips);

/// How far flow `index` of `count` is at a step's `progress`: they start one after the other and
/// are all in at 0.85.
[[nodiscard]] double travelled(double progress, std::size_t index, std::size_t count);

} // namespace deltaflow
