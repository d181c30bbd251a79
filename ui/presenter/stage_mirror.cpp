#include "ui/presenter/stage_mirror.h"

#include "ui/theme/theme.h"

#include <QEvent>
#include <QPainter>

namespace deltaflow {

StageMirror::StageMirror(QWidget& subject, QWidget* parent)
    : QWidget(parent)
    , m_subject(subject) {
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(tr("What the class sees"));
    m_later.setSingleShot(true);
    m_later.setInterval(60);
    connect(&m_later, &QTimer::timeout, this, qOverload<>(&QWidget::update));
    subject.installEventFilter(this);
}

int StageMirror::heightForWidth(int width) const {
    const QSize all = m_subject.size();
    return all.isEmpty() ? width * 9 / 16 : width * all.height() / all.width();
}

bool StageMirror::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize) updateGeometry();
    const bool differs = event->type() == QEvent::UpdateRequest || event->type() == QEvent::Resize;
    if (differs && !m_later.isActive()) m_later.start();
    return QWidget::eventFilter(watched, event);
}

void StageMirror::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QSizeF all = m_subject.size();
    if (all.isEmpty()) return;
    const double scale = std::min(width() / all.width(), height() / all.height());
    const QPixmap seen = m_subject.grab();
    QRectF place(QPointF(), all * scale);
    place.moveCenter(QRectF(rect()).center());
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawPixmap(place.toAlignedRect(),
                       seen.scaled(place.size().toSize() * devicePixelRatioF(),
                                   Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
    painter.setPen(Theme::current().line);
    painter.drawRect(place.adjusted(0, 0, -1, -1));
}

} // namespace deltaflow
