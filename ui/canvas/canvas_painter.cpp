#include "ui/canvas/canvas_painter.h"

#include "ui/canvas/canvas_camera.h"

namespace deltaflow {

void paintCanvas(QPainter& painter, const QRectF& target, const CanvasScene& scene,
                 const Theme& theme) {
    const CanvasLayout layout = layoutCanvas(scene, target.size());
    const CanvasView view = CanvasView::fitting(layout.size, target.size());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::TextAntialiasing);
    painter.setClipRect(target);
    painter.fillRect(target, theme.canvas);
    painter.translate(target.topLeft());
    painter.setTransform(view.transform(), true);
    const CanvasBrush brush{painter, scene, layout, theme, view.scale};
    const std::vector<PlannedChip> chips = planChips(scene, layout);
    paintGround(brush);
    paintRest(brush, chips);
    if (scene.dims) dim(painter, QRectF({}, layout.size), theme);
    paintMotion(brush, chips);
    if (!scene.lit.empty()) paintLit(brush, chips);
    painter.restore();
}

} // namespace deltaflow
