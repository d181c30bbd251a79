#include "ui/canvas/canvas_render.h"

#include "ui/canvas/canvas_picture.h"

namespace deltaflow {

void renderCanvas(QPainter& painter, const QRectF& target, const Player& player,
                  const Theme& theme) {
    const std::unique_ptr<CanvasPicture> picture = makePicture(player);
    picture->show(player);
    paintPicture(painter, target, *picture, theme);
}

bool isReadableWhole(const Player& player, QSizeF room) {
    const std::unique_ptr<CanvasPicture> picture = makePicture(player);
    picture->show(player);
    picture->layOut(room);
    const QSizeF least = picture->size() * picture->leastFit();
    return least.width() <= room.width() && least.height() <= room.height();
}

void renderStep(QPainter& painter, const QRectF& target, const Player& player, const Theme& theme,
                double leastText) {
    const std::unique_ptr<CanvasPicture> picture = makePicture(player);
    picture->setLeastFont(leastText);
    picture->show(player);
    paintPicture(painter, target, *picture, theme);
}

} // namespace deltaflow
