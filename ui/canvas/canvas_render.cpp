#include "ui/canvas/canvas_render.h"

#include "ui/canvas/canvas_painter.h"
#include "ui/canvas/scene_builder.h"

namespace deltaflow {

void renderCanvas(QPainter& painter, const QRectF& target, const Player& player,
                  const Theme& theme) {
    paintCanvas(painter, target, sceneOf(player), theme);
}

} // namespace deltaflow
