#pragma once

#include "ui/canvas/chip_plan.h"

#include <optional>

namespace deltaflow {

/// What is at a point of the picture: the thing, the number it is about, and where that number
/// stands.
struct CanvasHit {
    ElementId element;
    Ref ref;
    QRectF rect;
    bool isNumber = false; ///< The number itself is at the point, so it can be edited there.
};

/// `reach` is how far from an edge still counts, in the picture's units.
[[nodiscard]] std::optional<CanvasHit> hitAt(const CanvasScene& scene, const CanvasLayout& layout,
                                             const std::vector<PlannedChip>& chips, QPointF point,
                                             double reach);

/// Where the number at `ref` stands, or its thing where it has no place of its own; null if
/// neither.
[[nodiscard]] QRectF rectOf(const CanvasScene& scene, const CanvasLayout& layout,
                            const std::vector<PlannedChip>& chips, const ElementId& element,
                            const Ref& ref);

} // namespace deltaflow
