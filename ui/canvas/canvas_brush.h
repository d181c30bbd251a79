#pragma once

#include "ui/canvas/canvas_layout.h"
#include "ui/canvas/paint_brush.h"

namespace deltaflow {

/// What the parts of the layered picture's painter share.
struct CanvasBrush : PaintBrush {
    CanvasBrush(QPainter& on, const CanvasScene& shown, const CanvasLayout& placed,
                const Theme& colours, double zoom, double least = 0)
        : PaintBrush{on, colours, zoom, shown.digits, least}
        , scene(shown)
        , layout(placed) {}

    using PaintBrush::phaseInk;
    [[nodiscard]] QColor phaseInk() const { return phaseInk(scene.step.phase); }

    const CanvasScene& scene;
    const CanvasLayout& layout;
};

} // namespace deltaflow
