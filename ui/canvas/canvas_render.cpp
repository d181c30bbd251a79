#include "ui/canvas/canvas_render.h"

#include "ui/canvas/canvas_picture.h"

namespace deltaflow {

void renderCanvas(QPainter& painter, const QRectF& target, const Player& player,
                  const Theme& theme) {
    const std::unique_ptr<CanvasPicture> picture = makePicture(player);
    picture->show(player);
    paintPicture(painter, target, *picture, theme);
}

} // namespace deltaflow
