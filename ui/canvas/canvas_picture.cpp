#include "ui/canvas/canvas_picture.h"

#include "ui/canvas/canvas_camera.h"
#include "ui/canvas/canvas_painter.h"
#include "ui/canvas/graph/graph_picture.h"
#include "ui/canvas/layered_picture.h"
#include "ui/player/player.h"

#include <algorithm>

namespace deltaflow {

std::unique_ptr<CanvasPicture> makePicture(const Player& player) {
    if (player.view().picture == PictureKind::Graph) return std::make_unique<GraphPicture>();
    return std::make_unique<LayeredPicture>();
}

void paintPicture(QPainter& painter, const QRectF& target, CanvasPicture& picture,
                  const Theme& theme) {
    picture.layOut(target.size());
    const CanvasView view =
        CanvasView::fitting(picture.size(), target.size(), 0, picture.mostFit());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::TextAntialiasing);
    painter.setClipRect(target);
    painter.fillRect(target, theme.canvas);
    painter.translate(target.topLeft());
    painter.setTransform(view.transform(), true);
    // For a room, numbers lose digits before they get smaller than the rest, at whatever scale.
    const double leastText =
        picture.leastFont() > 0
            ? picture.leastFont() * std::min(1.0, view.scale / picture.leastFit())
            : 0;
    const CanvasPicture::Brushwork work{painter, theme, view.scale, leastText};
    picture.paintGround(work);
    picture.paintRest(work);
    if (picture.dims()) dim(painter, QRectF({}, picture.size()), theme);
    if (picture.hasLit()) picture.paintLit(work);
    picture.paintMotion(work);
    painter.restore();
}

} // namespace deltaflow
