#include "ui/window/notice.h"

#include "ui/theme/theme.h"

#include <QAccessible>
#include <QAction>
#include <QEvent>
#include <QPainter>

namespace deltaflow {

namespace {

constexpr int kReadingTime = 4000;   // milliseconds
constexpr int kLongestLetters = 60;  // read in that time
constexpr int kDecidingTime = 10000; // where an action is offered
constexpr QMargins kMargins(14, 8, 14, 8);

} // namespace

Notice::Notice(QWidget& over)
    : QLabel(&over)
    , m_over(over) {
    setObjectName(QStringLiteral("notice"));
    setFont(uiFont(13));
    setWordWrap(true);
    setAlignment(Qt::AlignCenter);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &QWidget::hide);
    over.installEventFilter(this);
    hide();
}

void Notice::say(const QString& sentence, QAction* offer) {
    setText(sentence);
    setAccessibleName(sentence);
    setAttribute(Qt::WA_TransparentForMouseEvents, !offer);
    delete m_offer;
    if (offer) {
        m_offer = new QToolButton(this);
        m_offer->setDefaultAction(offer);
        m_offer->setToolButtonStyle(Qt::ToolButtonTextOnly);
        m_offer->setFocusPolicy(Qt::TabFocus);
        connect(m_offer, &QToolButton::clicked, this, &QWidget::hide);
    }
    place();
    show();
    raise();
    const auto letters = static_cast<int>(sentence.size());
    m_timer.start(offer ? kDecidingTime
                        : std::max(kReadingTime, kReadingTime * letters / kLongestLetters));
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void Notice::place() {
    constexpr int kAbove = 16;
    const QSize button = m_offer ? m_offer->sizeHint() : QSize();
    setContentsMargins(kMargins + QMargins(0, 0, m_offer ? button.width() + 10 : 0, 0));
    const QFontMetrics metrics(font());
    const int most = std::max(120, m_over.width() - 2 * kAbove);
    const int around = contentsMargins().left() + contentsMargins().right();
    const int width = std::min(most, metrics.horizontalAdvance(text()) + around + 4);
    resize(width, std::max(heightForWidth(width), button.height() + 12));
    move((m_over.width() - width) / 2, m_over.height() - height() - kAbove);
    if (!m_offer) return;
    m_offer->setGeometry(
        QRect(QPoint(width - button.width() - 10, (height() - button.height()) / 2), button));
    m_offer->show();
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
