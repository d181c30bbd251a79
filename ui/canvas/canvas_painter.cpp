#include "ui/canvas/canvas_painter.h"

#include "ui/canvas/layered_picture.h"

namespace deltaflow {

void paintCanvas(QPainter& painter, const QRectF& target, const CanvasScene& scene,
                 const Theme& theme) {
    LayeredPicture picture(scene);
    paintPicture(painter, target, picture, theme);
}

} // namespace deltaflow
