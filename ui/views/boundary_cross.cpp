#include "ui/views/boundary_cross.h"

#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>

namespace deltaflow {

namespace {

constexpr int kArm = 11;

} // namespace

BoundaryCross::BoundaryCross(QWidget& plot)
    : QWidget(&plot) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    resize(2 * kArm + 1, 2 * kArm + 1);
    hide();
}

void BoundaryCross::moveIn(const QRectF& area, QPointF by) {
    if (!area.contains(m_at)) m_at = area.center();
    m_at += by;
    m_at = {std::clamp(m_at.x(), area.left(), area.right() - 1),
            std::clamp(m_at.y(), area.top(), area.bottom() - 1)};
    move(m_at.toPoint() - QPoint(kArm, kArm));
    show();
    raise();
}

void BoundaryCross::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::current();
    QPainter painter(this);
    for (const QPen& pen : {QPen(theme.window, 5), QPen(theme.focus, 2)}) {
        painter.setPen(pen);
        painter.drawLine(kArm, 0, kArm, 2 * kArm);
        painter.drawLine(0, kArm, 2 * kArm, kArm);
    }
}

} // namespace deltaflow
