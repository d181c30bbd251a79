#include "ui/theme/sample_marks.h"

#include "ui/theme/class_look.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace deltaflow {

void paintMark(QPainter& painter, const QPointF& at, double radius, int shape, bool filled,
               const Theme& theme) {
    const QColor colour = classColour(shape, theme);
    painter.save();
    painter.translate(at);
    painter.scale(radius, radius);
    QPen pen(filled ? theme.window : colour, filled ? 1.0 : 2.0);
    pen.setCosmetic(true);
    painter.setPen(pen);
    painter.setBrush(filled ? colour : theme.window);
    painter.drawPath(classShape(shape));
    painter.restore();
}

QColor levelColour(double level, const Theme& theme) {
    return blend(theme.window, theme.forward, 0.06 + 0.6 * std::clamp(level, 0.0, 1.0));
}

} // namespace deltaflow
