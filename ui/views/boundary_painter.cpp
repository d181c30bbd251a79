#include "ui/views/boundary_painter.h"

#include "ui/theme/sample_marks.h"
#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace deltaflow {
namespace {

using Line = BoundaryPicture::Line;

QPolygonF onScreen(const Line& line, const PlotFrame& frame) {
    QPolygonF pixels;
    for (const QPointF& at : line)
        pixels << frame.toPixel(at);
    return pixels;
}

void paintLines(QPainter& painter, const std::vector<Line>& lines, const PlotFrame& frame,
                const QPen& pen) {
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    for (const Line& line : lines)
        painter.drawPolyline(onScreen(line, frame));
}

/// With a rim in the colour of the ground, so that it stands out on any tint.
void paintStrongLines(QPainter& painter, const std::vector<Line>& lines, const PlotFrame& frame,
                      QPen pen, const Theme& theme) {
    QPen rim(theme.window, pen.widthF() + 2.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    paintLines(painter, lines, frame, rim);
    pen.setJoinStyle(Qt::RoundJoin);
    paintLines(painter, lines, frame, pen);
}

double radiusFor(std::size_t points) {
    return points > 1200 ? 2.6 : points > 400 ? 3.4 : points > 60 ? 4.4 : 5.5;
}

/// Of all that are told wrongly, with arms that stick out below the marks: no cross lies on a mark,
/// so that every class can be seen.
void paintCrosses(QPainter& painter, const std::vector<BoundaryPoint>& points,
                  const PlotFrame& frame, double radius, const Theme& theme) {
    const double arm = 1.7 * radius;
    const double width = radius < 4 ? 1.2 : 1.7;
    for (const QPen& pen : {QPen(theme.window, width + 1.9), QPen(theme.text, width)}) {
        painter.setPen(pen);
        for (const BoundaryPoint& point : points) {
            if (!point.isWrong) continue;
            const QPointF at = frame.toPixel(point.at);
            painter.drawLine(at + QPointF(-arm, -arm), at + QPointF(arm, arm));
            painter.drawLine(at + QPointF(-arm, arm), at + QPointF(arm, -arm));
        }
    }
}

void paintNumber(QPainter& painter, const BoundaryPoint& point, const QPointF& at, double radius,
                 bool isCurve, const Theme& theme) {
    painter.setPen(QPen(theme.text, point.isTest && isCurve ? 1.8 : 1.2));
    const QColor fill = isCurve ? theme.textMuted : levelColour(point.level, theme);
    painter.setBrush(point.isTest && isCurve ? theme.window : fill);
    painter.drawEllipse(at, radius * 0.9, radius * 0.9);
    if (!point.isTest || isCurve) return;
    painter.setBrush(Qt::NoBrush); // a second, thin ring
    painter.setPen(QPen(theme.text, 1));
    painter.drawEllipse(at, radius * 0.9 + 2.5, radius * 0.9 + 2.5);
}

void paintPoints(QPainter& painter, const BoundaryPicture& picture, const PlotFrame& frame,
                 ResponseKind kind, const Theme& theme) {
    const double radius = radiusFor(picture.points.size());
    paintCrosses(painter, picture.points, frame, radius, theme);
    for (const BoundaryPoint& point : picture.points) {
        const QPointF at = frame.toPixel(point.at);
        if (kind == ResponseKind::Number)
            paintNumber(painter, point, at, radius, picture.ground.empty(), theme);
        else
            paintMark(painter, at, radius, point.shape, !point.isTest, theme);
    }
    if (!picture.shown) return;
    const QPointF at = frame.toPixel(picture.points[*picture.shown].at);
    painter.setBrush(Qt::NoBrush);
    for (const QPen& pen : {QPen(theme.window, 4.5), QPen(theme.focus, 2.4)}) {
        painter.setPen(pen);
        painter.drawEllipse(at, radius + 5, radius + 5);
    }
}

/// At the place of the lines that is farthest from the plot's edges.
void paintName(QPainter& painter, const std::vector<Line>& lines, const PlotFrame& frame,
               const QString& name, const Theme& theme) {
    QPointF best;
    double room = -1;
    for (const Line& line : lines)
        for (const QPointF& place : line) {
            const QPointF at = frame.toPixel(place);
            const double here = std::min({at.x() - frame.area.left(), frame.area.right() - at.x(),
                                          at.y() - frame.area.top(), frame.area.bottom() - at.y()});
            if (here <= room) continue;
            room = here;
            best = at;
        }
    if (room < 0 || name.isEmpty()) return;
    painter.setFont(uiFont(12, QFont::DemiBold));
    const QSizeF size = QFontMetricsF(painter.font()).size(0, name) + QSizeF(10, 4);
    QRectF box(best - QPointF(size.width() / 2, size.height() / 2), size);
    painter.setPen(QPen(theme.focus, 1));
    painter.setBrush(theme.window);
    painter.drawRoundedRect(box, 4, 4);
    painter.drawText(box, Qt::AlignCenter, name);
}

} // namespace

void paintBoundary(QPainter& painter, const BoundaryPicture& picture, const PlotFrame& frame,
                   ResponseKind kind, const QString& unitName, const Theme& theme) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(frame.area);
    paintLines(painter, picture.levels, frame, QPen(theme.textMuted, 1));
    if (picture.curve.empty())
        paintStrongLines(painter, picture.boundary, frame, QPen(theme.text, 2.2), theme);
    else
        paintLines(painter, picture.boundary, frame, QPen(theme.textMuted, 1.2, Qt::DotLine));
    paintStrongLines(painter, picture.curve, frame, QPen(theme.forward, 2.4), theme);
    paintStrongLines(painter, picture.unitLines, frame, QPen(theme.focus, 1.8, Qt::DashLine),
                     theme);
    paintLines(painter, picture.residual, frame, QPen(theme.backward, 2));
    paintPoints(painter, picture, frame, kind, theme);
    paintName(painter, picture.unitLines, frame, unitName, theme);
    painter.restore();
}

std::optional<std::size_t> nearestPoint(const std::vector<BoundaryPoint>& points,
                                        const PlotFrame& frame, const QPointF& pixel,
                                        double within) {
    std::optional<std::size_t> nearest;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const QPointF away = frame.toPixel(points[i].at) - pixel;
        const double distance = std::hypot(away.x(), away.y());
        if (distance > within) continue;
        within = distance;
        nearest = i;
    }
    return nearest;
}

} // namespace deltaflow
