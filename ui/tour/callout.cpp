#include "ui/tour/callout.h"

#include "ui/theme/theme.h"

#include <QCursor>
#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

namespace deltaflow {

namespace {

constexpr int kWidth = 300;
constexpr int kRadius = 10;
constexpr int kDot = 6;
constexpr int kDotStep = 13;

/// The card with its tip, in coordinates of a widget that leaves a gap around the card.
QPainterPath outline(const CalloutPlace& place, const QRectF& card) {
    QPainterPath path;
    path.addRoundedRect(card, kRadius, kRadius);
    const double half = 8;
    const double out = kCalloutGap - 3;
    const double x = card.left() + place.tip;
    const double y = card.top() + place.tip;
    QPainterPath tip;
    const auto triangle = [&tip](QPointF a, QPointF point, QPointF b) {
        tip.addPolygon(QPolygonF({a, point, b}));
        tip.closeSubpath();
    };
    switch (place.side) {
    case CalloutPlace::Side::Below:
        triangle({x - half, card.top() + 1}, {x, card.top() - out}, {x + half, card.top() + 1});
        break;
    case CalloutPlace::Side::Above:
        triangle({x - half, card.bottom() - 1}, {x, card.bottom() + out},
                 {x + half, card.bottom() - 1});
        break;
    case CalloutPlace::Side::Right:
        triangle({card.left() + 1, y - half}, {card.left() - out, y}, {card.left() + 1, y + half});
        break;
    case CalloutPlace::Side::Left:
        triangle({card.right() - 1, y - half}, {card.right() + out, y},
                 {card.right() - 1, y + half});
        break;
    case CalloutPlace::Side::Within:
        break;
    }
    return path.united(tip);
}

} // namespace

Callout::Callout(QWidget& window)
    : QWidget(&window)
    , m_window(window)
    , m_title(new QLabel(this))
    , m_text(new QLabel(this))
    , m_dots(new QWidget(this))
    , m_skip(new QPushButton(tr("Skip"), this))
    , m_next(new QPushButton(this)) {
    setObjectName(QStringLiteral("callout"));
    m_title->setFont(uiFont(14, QFont::DemiBold));
    m_text->setFont(uiFont(13));
    for (QLabel* label : {m_title, m_text})
        label->setWordWrap(true);
    for (QPushButton* button : {m_skip, m_next})
        button->setFocusPolicy(Qt::StrongFocus);
    m_next->setDefault(true);
    m_skip->setToolTip(tr("Leave the tour (Esc); it is in the menu under Help"));
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_dots, 1);
    row->addWidget(m_skip);
    row->addWidget(m_next);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kCalloutGap + 16, kCalloutGap + 14, kCalloutGap + 14,
                               kCalloutGap + 12);
    column->setSpacing(6);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addSpacing(4);
    column->addLayout(row);
}

void Callout::say(const QString& title, const QString& text, int stop, int stops) {
    m_title->setText(title);
    m_text->setText(text);
    m_stop = stop;
    m_stops = stops;
    m_mouse = QCursor::pos();
    const bool last = stop == stops - 1;
    m_next->setText(last ? tr("Done") : tr("Next"));
    m_skip->setVisible(!last);
    setAccessibleName(tr("Tour, %1 of %2: %3. %4").arg(stop + 1).arg(stops).arg(title, text));
}

void Callout::pointAt(const QRect& target) {
    const int around = 2 * kCalloutGap;
    const int width = std::min(kWidth, m_window.width() - 16) + around;
    const QSize card(width - around, layout()->heightForWidth(width) - around);
    m_place = placeCallout(target, card, m_window.rect());
    const QRect all = m_place.card.adjusted(-kCalloutGap, -kCalloutGap, kCalloutGap, kCalloutGap);
    if (all != geometry()) setGeometry(all);
    update();
}

void Callout::enterEvent(QEnterEvent* event) {
    if (event->globalPosition().toPoint() != m_mouse) emit touched();
}

void Callout::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF card =
        QRectF(rect()).adjusted(kCalloutGap, kCalloutGap, -kCalloutGap, -kCalloutGap);
    painter.setPen(QPen(theme.focus, 1.5));
    painter.setBrush(theme.window);
    painter.drawPath(outline(m_place, card));
    painter.setPen(Qt::NoPen);
    const QRect dots = m_dots->geometry();
    for (int i = 0; i < m_stops; ++i) {
        painter.setBrush(i == m_stop ? theme.focus : theme.track);
        painter.drawEllipse(
            QRectF(dots.left() + i * kDotStep, dots.center().y() - kDot / 2.0, kDot, kDot));
    }
}

} // namespace deltaflow
