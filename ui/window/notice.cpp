#include "ui/window/notice.h"

#include "ui/theme/theme.h"

#include <QAccessible>
#include <QEvent>
#include <QPainter>

namespace deltaflow {

Notice::Notice(QWidget& over)
    : QLabel(&over)
    , m_over(over) {
    constexpr int kReadingTime = 4000; // milliseconds
    setObjectName(QStringLiteral("notice"));
    setFont(uiFont(13));
    setContentsMargins(14, 8, 14, 8);
    setWordWrap(true);
    setAlignment(Qt::AlignCenter);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    m_timer.setSingleShot(true);
    m_timer.setInterval(kReadingTime);
    connect(&m_timer, &QTimer::timeout, this, &QWidget::hide);
    over.installEventFilter(this);
    hide();
}

void Notice::say(const QString& sentence) {
    setText(sentence);
    setAccessibleName(sentence);
    place();
    show();
    raise();
    m_timer.start();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void Notice::place() {
    constexpr int kAbove = 16;
    const QFontMetrics metrics(font());
    const int most = std::max(120, m_over.width() - 2 * kAbove);
    const int width = std::min(most, metrics.horizontalAdvance(text()) + 32);
    resize(width, heightForWidth(width));
    move((m_over.width() - width) / 2, m_over.height() - height() - kAbove);
}

bool Notice::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize && isVisible()) place();
    return QLabel::eventFilter(watched, event);
}

void Notice::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Theme::current().line);
    painter.setBrush(Theme::current().window);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
    painter.end();
    QLabel::paintEvent(event);
}

} // namespace deltaflow
