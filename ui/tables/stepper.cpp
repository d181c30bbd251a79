#include "ui/tables/stepper.h"

#include "ui/tables/words.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>

namespace deltaflow {

namespace {

/// A spin box that is only its text: the frame is the stepper's.
class BareBox : public QSpinBox {
public:
    explicit BareBox(QWidget* parent)
        : QSpinBox(parent) {
        setButtonSymbols(NoButtons);
        setFrame(false);
        setAlignment(Qt::AlignCenter);
        setKeyboardTracking(false); // 128 is one change, not three
        lineEdit()->setFrame(false);
    }

protected:
    void paintEvent(QPaintEvent*) override {}
    void focusInEvent(QFocusEvent* event) override {
        QSpinBox::focusInEvent(event);
        parentWidget()->update();
    }
    void focusOutEvent(QFocusEvent* event) override {
        QSpinBox::focusOutEvent(event);
        parentWidget()->update();
    }
};

} // namespace

Stepper::Stepper(int lowest, int highest, QWidget* parent)
    : QWidget(parent)
    , m_highest(highest)
    , m_box(new BareBox(this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(2, 2, 2, 2);
    layout->setSpacing(0);
    m_less = addButton(QStringLiteral("−"), -1);
    layout->addWidget(m_less);
    layout->addWidget(m_box, 1);
    m_more = addButton(QStringLiteral("+"), 1);
    layout->addWidget(m_more);
    m_box->setRange(lowest, highest);
    ignoreWheel(*m_box);
    setFocusProxy(m_box);
    setFixedSize(94, 28);
    connect(m_box, &QSpinBox::valueChanged, this, &Stepper::changed);
}

QToolButton* Stepper::addButton(const QString& sign, int step) {
    auto* button = new QToolButton(this);
    button->setText(sign);
    button->setAutoRaise(true);
    button->setAutoRepeat(true);
    button->setFocusPolicy(Qt::NoFocus); // the number has the keys for it
    button->setFixedSize(24, 24);
    connect(button, &QToolButton::clicked, this, [this, step] { m_box->stepBy(step); });
    return button;
}

void Stepper::show(int value) {
    const QSignalBlocker quiet(m_box);
    m_box->setMaximum(std::max(m_highest, value));
    m_box->setValue(value);
    m_less->setEnabled(value > m_box->minimum());
    m_more->setEnabled(value < m_box->maximum());
}

void Stepper::setName(const QString& name) {
    m_box->setAccessibleName(name);
    m_less->setAccessibleName(tr("%1: fewer").arg(name));
    m_more->setAccessibleName(tr("%1: more").arg(name));
}

void Stepper::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool focused = m_box->hasFocus();
    painter.setPen(QPen(focused ? theme.focus : theme.line, focused ? 2 : 1));
    painter.setBrush(theme.window);
    const double inset = focused ? 1 : 0.5;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), 6, 6);
}

} // namespace deltaflow
