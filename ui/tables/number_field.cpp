#include "ui/tables/number_field.h"

#include "core/text/number.h"
#include "ui/editing/number_words.h"
#include "ui/player/player.h"
#include "ui/theme/theme.h"

#include <QAccessibleWidget>
#include <QKeyEvent>
#include <QPainter>

namespace deltaflow {

namespace {

/// A box to turn, for screen readers.
class AccessibleNumber : public QAccessibleWidget, public QAccessibleValueInterface {
public:
    explicit AccessibleNumber(NumberField* field)
        : QAccessibleWidget(field, QAccessible::SpinBox)
        , m_field(*field) {}

    void* interface_cast(QAccessible::InterfaceType type) override {
        if (type == QAccessible::ValueInterface)
            return static_cast<QAccessibleValueInterface*>(this);
        return QAccessibleWidget::interface_cast(type);
    }
    QVariant currentValue() const override { return m_field.number(); }
    void setCurrentValue(const QVariant& value) override { m_field.setNumber(value.toDouble()); }
    QVariant minimumValue() const override { return {}; } // the document's rules say
    QVariant maximumValue() const override { return {}; }
    QVariant minimumStepSize() const override { return {}; }

private:
    NumberField& m_field;
};

QAccessibleInterface* makeInterface(const QString&, QObject* object) {
    auto* field = qobject_cast<NumberField*>(object);
    return field ? new AccessibleNumber(field) : nullptr;
}

void installAccessibility() {
    static const bool installed = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    static_cast<void>(installed);
}

} // namespace

NumberField::NumberField(Player& player, const Ref& ref, const QString& name, QWidget* parent)
    : QWidget(parent)
    , m_player(player)
    , m_ref(ref)
    , m_name(name)
    , m_editing(new NumberEditing(player, *this, [this](QPointF) { return spot(); })) {
    installAccessibility(); // before its name is told
    m_editing->setWheelNeedsPress(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setToolTip(tr("Drag sideways, or double-click to type"));
    const auto show = [this] {
        const QString spoken = tr("%1: %2").arg(m_name, text());
        if (spoken != accessibleName()) setAccessibleName(spoken);
        update();
    };
    connect(&player, &Player::numbersChanged, this, show);
    connect(&player, &Player::hoverChanged, this, [this] { update(); });
    show();
}

double NumberField::number() const {
    return m_player.number(m_ref);
}

void NumberField::setNumber(double value) {
    static_cast<void>(m_player.setNumber(m_ref, value)); // what is refused stays as it was
}

/// A setting is shown as it was given, not rounded to the chosen digits.
QString NumberField::text() const {
    return numberForTyping(m_player.number(m_ref));
}

NumberSpot NumberField::spot() const {
    return {m_ref, QRectF(rect()).adjusted(0, 2, 0, -2)};
}

void NumberField::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto& hover = m_player.view().hover;
    const bool lit = hover && hover->touches(m_ref);
    painter.setPen(QPen(hasFocus() || lit ? theme.focus : theme.line, hasFocus() ? 2 : 1));
    painter.setBrush(lit ? blend(theme.window, theme.focus, 0.1) : theme.window);
    const double inset = hasFocus() ? 1 : 0.5;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), 6, 6);
    painter.setPen(theme.text);
    painter.setFont(uiFont(13));
    painter.drawText(rect().adjusted(6, 0, -6, 0), Qt::AlignVCenter | Qt::AlignLeft, text());
}

bool NumberField::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        const auto& key = *static_cast<QKeyEvent*>(event);
        if (!(key.modifiers() & (Qt::AltModifier | Qt::ControlModifier)) &&
            beginsNumber(key.text())) {
            event->accept(); // "−" begins a number here; elsewhere it may zoom
            return true;
        }
    }
    return QWidget::event(event);
}

void NumberField::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
        return m_editing->nudge(m_ref, event->key() == Qt::Key_Up ? 1 : -1, event->modifiers());
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_F2:
        return m_editing->type(spot());
    default:
        break;
    }
    if (!beginsNumber(event->text())) return QWidget::keyPressEvent(event);
    m_editing->type(spot());
    if (m_editing->editor()) m_editing->editor()->setText(event->text());
}

void NumberField::enterEvent(QEnterEvent*) {
    m_player.setHover(m_ref);
}

void NumberField::leaveEvent(QEvent*) {
    m_player.setHover(std::nullopt);
}

void NumberField::focusInEvent(QFocusEvent*) {
    update();
}

void NumberField::focusOutEvent(QFocusEvent*) {
    update();
}

} // namespace deltaflow
