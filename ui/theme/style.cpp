#include "ui/theme/style.h"

#include "ui/theme/theme.h"

#include <QPainter>
#include <QStyleOption>
#include <QWidget>

namespace deltaflow {
namespace {

constexpr double kRadius = 6;
constexpr int kScrollBar = 10;

void roundedBox(QPainter& painter, const QRect& rect, const QColor& fill, const QColor& border) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter.setPen(border.isValid() ? QPen(border, 1) : QPen(Qt::NoPen));
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
    painter.restore();
}

void focusRing(QPainter& painter, const QRect& rect) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Theme::current().focus, 2));
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), kRadius, kRadius);
    painter.restore();
}

bool isPrimary(const QWidget* widget) {
    return widget && widget->property("primary").toBool();
}

/// The ground of a button in its state.
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
    const QColor fill = pressed    ? blend(theme.card, theme.text, 0.06)
                        : hovered  ? theme.card
                        : bordered ? theme.window
                                   : QColor();
    roundedBox(painter, option.rect, fill, bordered ? theme.line : QColor());
}

void chevron(QPainter& painter, const QRectF& rect, const QColor& colour) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF c = rect.center();
    painter.drawPolyline(
        QPolygonF{c + QPointF(-3.5, -1.75), c + QPointF(0, 1.75), c + QPointF(3.5, -1.75)});
    painter.restore();
}

void scrollBar(QPainter& painter, const QStyleOptionSlider& option, const QRect& handle) {
    const Theme& theme = Theme::current();
    if (option.maximum <= option.minimum) return;
    const bool active = (option.state & QStyle::State_MouseOver) ||
                        (option.activeSubControls & QStyle::SC_ScrollBarSlider);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(blend(theme.window, theme.textMuted, active ? 0.6 : 0.3));
    const QRectF bar = QRectF(handle).adjusted(3, 3, -3, -3);
    painter.drawRoundedRect(bar, 2, 2);
    painter.restore();
}

/// Menus mark the chosen line with the quiet card colour instead of the selection's blue.
QStyleOptionMenuItem quietMenuItem(const QStyleOptionMenuItem& item) {
    QStyleOptionMenuItem quiet = item;
    quiet.palette.setColor(QPalette::Highlight, Theme::current().card);
    quiet.palette.setColor(QPalette::HighlightedText, Theme::current().text);
    return quiet;
}

void comboBox(QPainter& painter, const QStyleOptionComboBox& option) {
    const Theme& theme = Theme::current();
    buttonPanel(painter, option, true, false);
    if (option.state & QStyle::State_HasFocus) focusRing(painter, option.rect);
    chevron(painter, QRectF(option.rect.right() - 22, option.rect.top(), 18, option.rect.height()),
            option.state & QStyle::State_Enabled ? theme.textMuted : theme.textFaint);
}

} // namespace

Style::Style()
    : QProxyStyle(QStringLiteral("fusion")) {}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                          const QWidget* widget) const {
    const Theme& theme = Theme::current();
    switch (element) {
    case PE_PanelButtonTool:
        return buttonPanel(*painter, *option, !(option->state & State_AutoRaise),
                           isPrimary(widget));
    case PE_PanelButtonCommand: {
        const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
        const bool isDefault = button && (button->features & QStyleOptionButton::DefaultButton);
        return buttonPanel(*painter, *option, true, isDefault || isPrimary(widget));
    }
    case PE_FrameFocusRect:
        return focusRing(*painter, option->rect);
    case PE_PanelLineEdit:
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
            frame && frame->lineWidth <= 0)
            return painter->fillRect(option->rect, option->palette.brush(QPalette::Base));
        roundedBox(*painter, option->rect, theme.window, theme.line);
        if (option->state & State_HasFocus) focusRing(*painter, option->rect);
        return;
    case PE_PanelMenu:
        return painter->fillRect(option->rect, theme.window);
    case PE_FrameMenu:
        painter->setPen(theme.line);
        return painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, theme.card);
        painter->setPen(theme.line);
        return painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
    default:
        return QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                        const QWidget* widget) const {
    const Theme& theme = Theme::current();
    switch (element) {
    case CE_Splitter:
        if (option->rect.width() < option->rect.height())
            painter->fillRect(
                QRect(option->rect.center().x(), option->rect.top(), 1, option->rect.height()),
                theme.line);
        else
            painter->fillRect(
                QRect(option->rect.left(), option->rect.center().y(), option->rect.width(), 1),
                theme.line);
        return;
    case CE_MenuItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option)) {
            const QStyleOptionMenuItem quiet = quietMenuItem(*item);
            return QProxyStyle::drawControl(element, &quiet, painter, widget);
        }
        break;
    case CE_PushButtonLabel:
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option)) {
            QStyleOptionButton label = *button;
            if ((label.features & QStyleOptionButton::DefaultButton) || isPrimary(widget))
                label.palette.setColor(QPalette::ButtonText, theme.window);
            return QProxyStyle::drawControl(element, &label, painter, widget);
        }
        break;
    case CE_ToolButtonLabel:
        if (const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
            button && isPrimary(widget)) {
            const auto mode = button->state & State_Enabled ? QIcon::Selected : QIcon::Disabled;
            return button->icon.paint(
                painter,
                alignedRect(Qt::LeftToRight, Qt::AlignCenter, button->iconSize, button->rect),
                Qt::AlignCenter, mode);
        }
        break;
    case CE_HeaderSection:
        painter->fillRect(option->rect, theme.window);
        painter->fillRect(
            QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), theme.line);
        return;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                               QPainter* painter, const QWidget* widget) const {
    if (control == CC_ScrollBar) {
        if (const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option))
            return scrollBar(*painter, *slider,
                             subControlRect(control, option, SC_ScrollBarSlider, widget));
    }
    if (control == CC_ToolButton) {
        // A button with a menu says so in its tooltip; a corner arrow is noise.
        if (const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option)) {
            QStyleOptionToolButton plain = *button;
            plain.features &= ~QStyleOptionToolButton::HasMenu;
            return QProxyStyle::drawComplexControl(control, &plain, painter, widget);
        }
    }
    if (control == CC_ComboBox) {
        const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
        if (combo && !combo->editable) return comboBox(*painter, *combo);
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex* option,
                            SubControl subControl, const QWidget* widget) const {
    if (control == CC_ScrollBar) { // no arrows: the groove is the whole bar
        if (subControl == SC_ScrollBarAddLine || subControl == SC_ScrollBarSubLine) return {};
        if (subControl == SC_ScrollBarGroove) return option->rect;
        if (const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option)) {
            const bool across = slider->orientation == Qt::Horizontal;
            const int length = across ? slider->rect.width() : slider->rect.height();
            const int range = slider->maximum - slider->minimum;
            const int handle =
                range > 0 ? std::max(28, static_cast<int>(qint64(length) * slider->pageStep /
                                                          (qint64(range) + slider->pageStep)))
                          : length;
            const int start =
                sliderPositionFromValue(slider->minimum, slider->maximum, slider->sliderPosition,
                                        length - handle, slider->upsideDown);
            const auto piece = [&](int from, int size) {
                return across ? QRect(from, 0, size, slider->rect.height())
                              : QRect(0, from, slider->rect.width(), size);
            };
            if (subControl == SC_ScrollBarSlider) return piece(start, handle);
            if (subControl == SC_ScrollBarSubPage) return piece(0, start);
            if (subControl == SC_ScrollBarAddPage)
                return piece(start + handle, length - start - handle);
        }
    }
    return QProxyStyle::subControlRect(control, option, subControl, widget);
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option,
                       const QWidget* widget) const {
    switch (metric) {
    case PM_ScrollBarExtent:
        return kScrollBar;
    case PM_SplitterWidth:
        return 1; // Qt lets it be grabbed some pixels around
    case PM_DefaultFrameWidth:
        return QProxyStyle::pixelMetric(metric, option, widget);
    case PM_MenuVMargin:
    case PM_MenuHMargin:
        return 4;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_MenuButtonIndicator:
        return 16;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                     QStyleHintReturn* data) const {
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
        return 0;
    case SH_ToolTip_WakeUpDelay:
        return 400;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

} // namespace deltaflow
