#include "ui/theme/style.h"

#include "ui/theme/room.h"
#include "ui/theme/style_parts.h"
#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QDialog>
#include <QPainter>
#include <QPlainTextEdit>
#include <QStyleOption>
#include <QWidget>

namespace deltaflow {
namespace {

constexpr int kScrollBar = 10;

bool isPrimary(const QWidget* widget) {
    return widget && widget->property("primary").toBool();
}

/// Menus mark the chosen line with the quiet card colour instead of the selection's blue. A combo
/// box's list has lines as long as their text: the mark ends where the list does.
void menuHighlight(QPainter& painter, const QStyleOptionMenuItem& item, const QWidget* widget) {
    constexpr QStyle::State kChosen = QStyle::State_Selected | QStyle::State_Enabled;
    if ((item.state & kChosen) != kChosen) return;
    QRect mark = item.rect;
    if (const auto* combo = qobject_cast<const QComboBox*>(widget))
        mark.setRight(std::min(mark.right(), combo->view()->viewport()->width() - 1));
    const Theme& theme = Theme::current();
    roundedBox(painter, mark.adjusted(2, 0, -2, 0), blend(theme.card, theme.text, 0.06), {});
}

/// What is nothing but lines and grounds. Returns whether it was.
bool drawShape(QStyle::ControlElement element, const QStyleOption& option, QPainter& painter) {
    const Theme& theme = Theme::current();
    switch (element) {
    case QStyle::CE_Splitter:
        hairline(painter, option.rect);
        return true;
    case QStyle::CE_MenuItem: {
        const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(&option);
        const bool isLine =
            item && item->menuItemType == QStyleOptionMenuItem::Separator && item->text.isEmpty();
        if (isLine) hairline(painter, item->rect.adjusted(4, 0, -4, 0));
        return isLine;
    }
    case QStyle::CE_TabBarTabShape:
        if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(&option))
            tabShape(painter, *tab);
        return true;
    case QStyle::CE_ProgressBarGroove:
        roundedBox(painter, option.rect, theme.window, theme.line);
        return true;
    case QStyle::CE_ProgressBarContents:
        if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(&option))
            progressDone(painter, *bar);
        return true;
    case QStyle::CE_HeaderSection:
        painter.fillRect(option.rect, theme.window);
        painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                         theme.line);
        return true;
    default:
        return false;
    }
}

} // namespace

Style::Style()
    : QProxyStyle(QStringLiteral("fusion")) {}

void Style::polish(QWidget* widget) {
    QProxyStyle::polish(widget);
    if (auto* dialog = qobject_cast<QDialog*>(widget)) keepWithinScreen(*dialog);
}

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
        const bool isInk = isDefault || isPrimary(widget);
        buttonPanel(*painter, *option, true, isInk);
        if (option->state & State_HasFocus) buttonFocus(*painter, option->rect, isInk);
        return;
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
    case PE_Frame:
        if (!qobject_cast<const QPlainTextEdit*>(widget)) return outline(*painter, option->rect);
        roundedBox(*painter, option->rect, theme.window, theme.line);
        if (option->state & State_HasFocus) focusRing(*painter, option->rect);
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorRadioButton:
        return checkMark(*painter, *option, element == PE_IndicatorRadioButton);
    case PE_PanelMenu:
        return hairlineBox(*painter, option->rect, theme.window);
    case PE_FrameMenu:             // the panel has it
    case PE_FrameTabBarBase:       // the tabs have it
    case PE_PanelScrollAreaCorner: // of the ground that it stands on
        return;
    case PE_PanelTipLabel:
        return hairlineBox(*painter, option->rect, theme.card);
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void Style::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                        const QWidget* widget) const {
    if (drawShape(element, *option, *painter)) return;
    switch (element) {
    case CE_MenuItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option)) {
            menuHighlight(*painter, *item, widget);
            QStyleOptionMenuItem quiet = *item;
            quiet.state &= ~State_Selected;
            return QProxyStyle::drawControl(element, &quiet, painter, widget);
        }
        break;
    case CE_PushButtonLabel:
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option)) {
            QStyleOptionButton label = *button;
            if ((label.features & QStyleOptionButton::DefaultButton) || isPrimary(widget))
                label.palette.setColor(QPalette::ButtonText, Theme::current().window);
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
    if (control == CC_SpinBox) {
        if (const auto* box = qstyleoption_cast<const QStyleOptionSpinBox*>(option))
            return spinBox(*painter, *box, subControlRect(control, option, SC_SpinBoxUp, widget),
                           subControlRect(control, option, SC_SpinBoxDown, widget));
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

QSize Style::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
                              const QWidget* widget) const {
    const QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    constexpr int kUsual = 80; // a text that is short has room in it
    if (type == CT_PushButton && size.width() > kUsual) return size + QSize(8, 0);
    const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
    if (type != CT_MenuItem || !item || item->menuItemType == QStyleOptionMenuItem::Separator)
        return size;
    return size + QSize(8, 4);
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
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 15;
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
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    case SH_Menu_Scrollable: // on a small screen, in place of columns that leave it
        return 1;
    case SH_ToolTip_WakeUpDelay:
        return 400;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

} // namespace deltaflow
