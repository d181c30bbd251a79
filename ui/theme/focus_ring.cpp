#include "ui/theme/focus_ring.h"

#include "ui/theme/style_parts.h"

#include <QFocusEvent>
#include <QPainter>

namespace deltaflow {

FocusRing::FocusRing(QWidget& of)
    : QWidget(&of)
    , m_of(of) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    of.installEventFilter(this);
    hide();
}

bool FocusRing::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
    case QEvent::FocusIn: {
        const Qt::FocusReason reason = static_cast<QFocusEvent*>(event)->reason();
        setVisible(reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason);
        setGeometry(m_of.rect());
        raise();
        break;
    }
    case QEvent::FocusOut:
    case QEvent::MouseButtonPress:
        hide();
        break;
    case QEvent::Resize:
        setGeometry(m_of.rect());
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

void FocusRing::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    focusRing(painter, rect().adjusted(1, 1, -1, -1));
}

} // namespace deltaflow
