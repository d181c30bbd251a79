#include "ui/training/progress_line.h"

#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>

namespace deltaflow {

ProgressLine::ProgressLine(QWidget* parent)
    : QWidget(parent) {
    setFixedHeight(4);
    setAccessibleName(tr("Progress of the training"));
}

void ProgressLine::setPart(std::optional<double> part) {
    if (part) part = std::clamp(*part, 0.0, 1.0);
    if (part == m_part) return;
    m_part = part;
    setAccessibleDescription(part ? tr("%1 %").arg(qRound(*part * 100)) : QString());
    update();
}

void ProgressLine::paintEvent(QPaintEvent*) {
    if (!m_part) return;
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QRectF track(rect());
    painter.setBrush(theme.track);
    painter.drawRoundedRect(track, 2, 2);
    painter.setBrush(theme.focus);
    painter.drawRoundedRect(QRectF(0, 0, std::max(4.0, track.width() * *m_part), track.height()), 2,
                            2);
}

} // namespace deltaflow
