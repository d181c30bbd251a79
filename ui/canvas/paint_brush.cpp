#include "ui/canvas/paint_brush.h"

#include "core/text/number.h"

#include <QFontMetricsF>

#include <cmath>

namespace deltaflow {
namespace {

constexpr double kLeastText = 7.5; // logical pixels; smaller text would only be texture
constexpr double kReadable = 10;   // what text is enlarged to where there is room
constexpr double kRounding = 0.5;  // logical pixels that a font's size may lack

} // namespace

void PaintBrush::text(const QRectF& rect, const QString& words, const Text& style) const {
    if (words.isEmpty() || !isLegible(style.size)) return;
    QFont font = uiFont(style.size, style.weight);
    const double width = QFontMetricsF(font).horizontalAdvance(words);
    if (width > rect.width() && rect.width() > 0) {
        const double fitting = style.size * rect.width() / width;
        if (!isReadable(fitting)) return;
        font = uiFont(fitting, style.weight);
    }
    painter.setFont(font);
    painter.setPen(style.colour);
    painter.drawText(rect.adjusted(-1, -2, 1, 2), style.align | Qt::TextDontClip, words);
}

void PaintBrush::value(const QRectF& rect, const QString& label, double value,
                       const Text& style) const {
    const auto fits = [&](const QString& words) {
        const double width = textWidth(words, style.size, style.weight);
        const double size = style.size * std::min(1.0, rect.width() / width);
        return width <= rect.width() || (isLegible(size) && size * scale >= leastText);
    };
    QString words = label + number(value);
    for (int left = digits; style.keepsLabel && left > 1 && !fits(words); --left)
        words = label + QString::fromStdString(formatNumber(value, left));
    for (int left = digits; left > 0 && !fits(words); --left)
        words = QString::fromStdString(formatNumber(value, left));
    text(rect, words, style);
}

double PaintBrush::textWidth(const QString& words, double size, int weight) {
    return QFontMetricsF(uiFont(size, weight)).horizontalAdvance(words);
}

bool PaintBrush::isLegible(double size) const {
    return size * scale >= kLeastText - 1e-6;
}

bool PaintBrush::isReadable(double size) const {
    return isLegible(size) && size * scale >= leastText - kRounding;
}

double PaintBrush::readable(double size) const {
    return std::max(size, std::max(kReadable, leastText) / scale);
}

QString PaintBrush::number(double value) const {
    return QString::fromStdString(formatNumber(value, digits));
}

QPainterPath pillPath(const QRectF& rect) {
    QPainterPath path;
    const double radius = 0.5 * std::min(rect.height(), rect.width());
    path.addRoundedRect(rect, radius, radius);
    return path;
}

void PaintBrush::box(const QRectF& rect, double radius, const QColor& fill, const QColor& line,
                     double width, bool dashed) const {
    QPen pen(line, width);
    if (dashed) pen.setDashPattern({3 / width, 3 / width});
    painter.setPen(line.isValid() ? pen : QPen(Qt::NoPen));
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    const double r = radius < 0 ? 0.5 * rect.height() : radius;
    painter.drawRoundedRect(rect, r, r);
}

void PaintBrush::line(const QLineF& line, const QColor& colour, double width, bool dashed) const {
    QPen pen(colour, std::max(width, 0.6 / scale), Qt::SolidLine, Qt::FlatCap);
    if (dashed) pen.setDashPattern({std::max(2.0, 6 / width), std::max(1.5, 4 / width)});
    painter.setPen(pen);
    painter.drawLine(line);
}

void PaintBrush::arrowHead(const QLineF& along, const QColor& colour, double size) const {
    const double length = along.length();
    if (length < 1e-6) return;
    const QPointF d = (along.p2() - along.p1()) / length;
    const QPointF n(-d.y(), d.x());
    const QPointF back = along.p2() - d * size;
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(QPolygonF{along.p2(), back + n * 0.46 * size, back - n * 0.46 * size});
}

QColor PaintBrush::phaseInk(Phase phase) const {
    switch (phase) {
    case Phase::Forward:
        return theme.forwardInk;
    case Phase::Loss:
        return theme.text;
    case Phase::Backward:
    case Phase::Gradient:
        return theme.backwardInk;
    case Phase::Update:
        return theme.updateInk;
    }
    return theme.text;
}

QColor PaintBrush::phaseLine(Phase phase) const {
    switch (phase) {
    case Phase::Forward:
        return theme.forward;
    case Phase::Loss:
        return theme.text;
    case Phase::Backward:
    case Phase::Gradient:
        return theme.backward;
    case Phase::Update:
        return theme.update;
    }
    return theme.text;
}

} // namespace deltaflow
