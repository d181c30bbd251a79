#pragma once

#include "ui/canvas/canvas_painter.h"

namespace deltaflow {

/// f(z) of an elementwise activation function, for drawing its curve.
[[nodiscard]] double curveAt(const Activation& function, double z);
/// f′(z); where f has a corner, the slope that the engine uses at z ≤ 0.
[[nodiscard]] double slopeAt(const Activation& function, double z);

/// Where the current step's plot stands: near its unit, over as little as possible; empty where
/// that would still be over what is to be read.
[[nodiscard]] QRectF plotRect(const CanvasScene& scene, const CanvasLayout& layout,
                              const std::vector<PlannedChip>& chips);
void paintPlot(const CanvasBrush& brush, const std::vector<PlannedChip>& chips);

} // namespace deltaflow
