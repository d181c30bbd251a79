#include "ui/window/drop_down.h"

#include "ui/theme/theme.h"

#include <QMenu>
#include <QStyleOptionToolButton>
#include <QStylePainter>

namespace deltaflow {
namespace {

constexpr int kSide = 10;
constexpr int kGap = 7;

} // namespace

DropDown::DropDown(const QString& name, QMenu* menu, QWidget* parent)
    : QToolButton(parent)
    , m_name(name) {
    setMenu(menu);
    setPopupMode(QToolButton::InstantPopup);
    setFocusPolicy(Qt::TabFocus);
    setFont(uiFont(13));
    setFixedHeight(30);
}

void DropDown::setValue(const QString& value) {
    if (value == m_value) return;
    m_value = value;
    setAccessibleName(m_name + QStringLiteral(": ") + value);
    updateGeometry();
    update();
}

QSize DropDown::sizeHint() const {
    const QFontMetrics value(uiFont(13, QFont::Medium));
    return {2 * kSide + fontMetrics().horizontalAdvance(m_name) + kGap +
                value.horizontalAdvance(m_value),
            30};
}

void DropDown::paintEvent(QPaintEvent*) {
    QStylePainter painter(this);
    QStyleOptionToolButton option;
    initStyleOption(&option);
    painter.drawPrimitive(QStyle::PE_PanelButtonTool, option);
    if (hasFocus()) painter.drawPrimitive(QStyle::PE_FrameFocusRect, option);
    const Theme& theme = Theme::current();
    const QRect inside = rect().adjusted(kSide, 0, -kSide, 0);
    painter.setPen(theme.textMuted);
    painter.setFont(font());
    painter.drawText(inside, Qt::AlignVCenter | Qt::AlignLeft, m_name);
    painter.setPen(theme.text);
    painter.setFont(uiFont(13, QFont::Medium));
    painter.drawText(inside, Qt::AlignVCenter | Qt::AlignRight, m_value);
}

} // namespace deltaflow
