#pragma once

#include "ui/canvas/canvas_brush.h"
#include "ui/canvas/chip_plan.h"

namespace deltaflow {

// The picture, from bottom to top. Each part reads the brush's scene and layout and nothing else.

/// Ground: edges, matrices, captions. Changes only with weights, structure and theme.
void paintGround(const CanvasBrush& brush);
void paintEdges(const CanvasBrush& brush);
void paintEdge(const CanvasBrush& brush, const ElementId& edge, bool strong);
void paintMatrix(const CanvasBrush& brush, int layer);

/// What stands on it: units, badges, chips, maps, loss. Changes from step to step.
void paintRest(const CanvasBrush& brush, const std::vector<PlannedChip>& chips);
void paintUnit(const CanvasBrush& brush, int layer, int unit);
void paintBadge(const CanvasBrush& brush, int layer, int unit);
void paintBias(const CanvasBrush& brush, int layer, int unit);
void paintMap(const CanvasBrush& brush, int layer);
void paintChip(const CanvasBrush& brush, const PlannedChip& chip);
void paintLoss(const CanvasBrush& brush);

/// What moves: the step's flows, its running sum, its plot, and the rings around what it writes.
void paintMotion(const CanvasBrush& brush, const std::vector<PlannedChip>& chips);
/// Where paintMotion paints.
[[nodiscard]] QRectF motionBounds(const CanvasScene& scene, const CanvasLayout& layout,
                                  const std::vector<PlannedChip>& chips);

/// What is hovered or selected, above a picture that has been dimmed (see dim).
void paintLit(const CanvasBrush& brush, const std::vector<PlannedChip>& chips);
void dim(QPainter& painter, const QRectF& rect, const Theme& theme);

/// The whole picture, scaled down if need be, in the middle of `target`; its ground included.
void paintCanvas(QPainter& painter, const QRectF& target, const CanvasScene& scene,
                 const Theme& theme);

} // namespace deltaflow
