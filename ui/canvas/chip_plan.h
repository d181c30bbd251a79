#pragma once

#include "ui/canvas/canvas_layout.h"

#include <vector>

namespace deltaflow {

/// What stands in an edge's chips at this moment.
struct PlannedChip {
    ElementId edge;
    QRectF chip;
    Figure figure;    ///< In the chip: the weight, or what has taken its place where room is short.
    QRectF companion; ///< Null without a companion.
    Figure second;    ///< In the companion: the gradient, the new weight, or the moving amount.
    bool isAmount = false; ///< `second` is the current step's amount.
    bool isActive = false;
};

/// The edges that the current step moves along, as far as they are few enough to be labelled.
[[nodiscard]] std::vector<ElementId> activeEdges(const CanvasScene& scene);

/// All chips that are drawn at rest: those with a place of their own, and those of the current
/// step, which are given one and push away what they meet. No two rects of the result meet.
[[nodiscard]] std::vector<PlannedChip> planChips(const CanvasScene& scene,
                                                 const CanvasLayout& layout);

/// The chips of `edges` (hovered, selected) that are not in `drawn`.
[[nodiscard]] std::vector<PlannedChip> planExtraChips(const CanvasScene& scene,
                                                      const CanvasLayout& layout,
                                                      const std::vector<ElementId>& edges,
                                                      const std::vector<PlannedChip>& drawn);

} // namespace deltaflow
