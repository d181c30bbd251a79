#include "ui/theme/style_parts.h"

#include "ui/theme/theme.h"

#include <QPainter>
#include <QStyleOption>

namespace deltaflow {
namespace {

constexpr double kRadius = 6;

void chevron(QPainter& painter, const QRectF& rect, const QColor& colour) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF c = rect.center();
    painter.drawPolyline(
        QPolygonF{c + QPointF(-3.5, -1.75), c + QPointF(0, 1.75), c + QPointF(3.5, -1.75)});
    painter.restore();
}

double ringWidth() {
    return Theme::current().highContrast ? 3 : 2;
}

} // namespace

void roundedBox(QPainter& painter, const QRect& rect, const QColor& fill, const QColor& border) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter.setPen(border.isValid() ? QPen(border, 1) : QPen(Qt::NoPen));
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
    painter.restore();
}

void hairlineBox(QPainter& painter, const QRect& rect, const QColor& fill) {
    painter.fillRect(rect, Theme::current().line);
    painter.fillRect(rect.adjusted(1, 1, -1, -1), fill);
}

void focusRing(QPainter& painter, const QRect& rect) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    const double width = ringWidth();
    painter.setPen(QPen(Theme::current().focus, width));
    const double inset = width / 2;
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), kRadius, kRadius);
    painter.restore();
}

void buttonFocus(QPainter& painter, const QRect& rect, bool onInk) {
    if (onInk) {
        constexpr double kGap = 1.5;
        const double inset = ringWidth() + kGap / 2;
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(Theme::current().window, kGap));
        painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), kRadius - 2,
                                kRadius - 2);
        painter.restore();
    }
    focusRing(painter, rect);
}

void buttonPanel(QPainter& painter, const QStyleOption& option, bool bordered, bool primary) {
    const Theme& theme = Theme::current();
    const bool pressed = option.state & (QStyle::State_Sunken | QStyle::State_On);
    const bool hovered =
        (option.state & QStyle::State_MouseOver) && (option.state & QStyle::State_Enabled);
    if (primary) {
        const QColor fill = option.state & QStyle::State_Enabled ? theme.text : theme.textFaint;
        return roundedBox(painter, option.rect, hovered ? blend(fill, theme.window, 0.15) : fill,
                          {});
    }
    const QColor fill = pressed    ? blend(theme.card, theme.text, theme.highContrast ? 0.2 : 0.06)
                        : hovered  ? theme.card
                        : bordered ? theme.window
                                   : QColor();
    const bool framed = bordered || theme.highContrast;
    roundedBox(painter, option.rect, fill, framed ? theme.line : QColor());
}

void outline(QPainter& painter, const QRect& rect) {
    painter.setPen(Theme::current().line);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect.adjusted(0, 0, -1, -1));
}

void hairline(QPainter& painter, const QRect& rect) {
    const bool isUpright = rect.width() < rect.height();
    painter.fillRect(isUpright ? QRect(rect.center().x(), rect.top(), 1, rect.height())
                               : QRect(rect.left(), rect.center().y(), rect.width(), 1),
                     Theme::current().line);
}

void progressDone(QPainter& painter, const QStyleOptionProgressBar& bar) {
    const Theme& theme = Theme::current();
    const double range = std::max(1, bar.maximum - bar.minimum);
    const double share = std::clamp((bar.progress - bar.minimum) / range, 0.0, 1.0);
    QRectF done = QRectF(bar.rect).adjusted(2, 2, -2, -2);
    done.setWidth(done.width() * share);
    painter.fillRect(done, blend(theme.window, theme.focus, 0.45));
}

void tabShape(QPainter& painter, const QStyleOptionTab& tab) {
    const Theme& theme = Theme::current();
    const bool isChosen = tab.state & QStyle::State_Selected;
    if (tab.state & QStyle::State_MouseOver) painter.fillRect(tab.rect, theme.card);
    const bool isBelow =
        tab.shape == QTabBar::RoundedSouth || tab.shape == QTabBar::TriangularSouth;
    const int thick = isChosen ? 2 : 1;
    const int y = isBelow ? tab.rect.top() : tab.rect.bottom() + 1 - thick;
    painter.fillRect(QRect(tab.rect.left(), y, tab.rect.width(), thick),
                     isChosen ? theme.text : theme.line);
}

void scrollBar(QPainter& painter, const QStyleOptionSlider& option, const QRect& handle) {
    const Theme& theme = Theme::current();
    if (option.maximum <= option.minimum) return;
    const bool active = (option.state & QStyle::State_MouseOver) ||
                        (option.activeSubControls & QStyle::SC_ScrollBarSlider);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const double strength = (active ? 0.6 : 0.3) + (theme.highContrast ? 0.4 : 0);
    painter.setBrush(blend(theme.window, theme.textMuted, strength));
    const QRectF bar = QRectF(handle).adjusted(3, 3, -3, -3);
    painter.drawRoundedRect(bar, 2, 2);
    painter.restore();
}

void checkMark(QPainter& painter, const QStyleOption& option, bool round) {
    const Theme& theme = Theme::current();
    const bool on = option.state & QStyle::State_On;
    const QColor ink = option.state & QStyle::State_Enabled ? theme.text : theme.textFaint;
    const QRectF box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const bool focused = option.state & QStyle::State_HasFocus;
    painter.setPen(QPen(focused ? theme.focus : on ? ink : theme.textFaint, focused ? 2 : 1));
    painter.setBrush(on && !round ? ink : theme.window);
    painter.drawRoundedRect(box, round ? box.width() / 2 : 3.5, round ? box.width() / 2 : 3.5);
    if (on && round) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink);
        painter.drawEllipse(box.center(), box.width() / 4, box.width() / 4);
    } else if (on) {
        const auto at = [&box](double x, double y) {
            return QPointF(box.left() + x * box.width(), box.top() + y * box.height());
        };
        painter.setPen(QPen(theme.window, 1.75, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(QPolygonF{at(0.24, 0.52), at(0.43, 0.71), at(0.77, 0.30)});
    }
    painter.restore();
}

void spinBox(QPainter& painter, const QStyleOptionSpinBox& option, const QRect& up,
             const QRect& down) {
    const Theme& theme = Theme::current();
    if (option.frame) {
        roundedBox(painter, option.rect, theme.window, theme.line);
        if (option.state & QStyle::State_HasFocus) focusRing(painter, option.rect);
    }
    if (option.buttonSymbols == QAbstractSpinBox::NoButtons) return;
    const auto arrow = [&](const QRect& rect, bool upwards, bool enabled) {
        painter.save();
        painter.translate(QRectF(rect).center());
        if (upwards) painter.rotate(180);
        chevron(painter, QRectF(-4, -4, 8, 8), enabled ? theme.textMuted : theme.track);
        painter.restore();
    };
    arrow(up, true, option.stepEnabled & QAbstractSpinBox::StepUpEnabled);
    arrow(down, false, option.stepEnabled & QAbstractSpinBox::StepDownEnabled);
}

void comboBox(QPainter& painter, const QStyleOptionComboBox& option) {
    const Theme& theme = Theme::current();
    buttonPanel(painter, option, true, false);
    if (option.state & QStyle::State_HasFocus) focusRing(painter, option.rect);
    chevron(painter, QRectF(option.rect.right() - 22, option.rect.top(), 18, option.rect.height()),
            option.state & QStyle::State_Enabled ? theme.textMuted : theme.textFaint);
}

} // namespace deltaflow
