#include "ui/quiz/formula_picks.h"

#include "core/formula/serialise.h"
#include "ui/formula/equation_layout.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <cmath>

namespace deltaflow {

namespace {

constexpr double kFormulaSize = 17;
constexpr int kLeft = 34; ///< Room for the number.
constexpr int kMargin = 6;

EquationLayout laidOut(const Equation& equation, int width) {
    return layoutEquation(equation, kFormulaSize, std::max(60, width - kLeft - kMargin));
}

} // namespace

FormulaButton::FormulaButton(int number, QWidget* parent)
    : QAbstractButton(parent)
    , m_number(number) {
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
}

void FormulaButton::show(const QuizSession::Pick& pick) {
    m_shown = {};
    m_shown.relation.clear();
    m_shown.rights.assign(1, pick.equation.rights.front());
    setEnabled(!pick.isTaken);
    setAccessibleName(tr("%1: %2").arg(m_number).arg(
        QString::fromStdString(toSpeech(pick.equation.rights.front()))));
    updateGeometry();
    update();
}

int FormulaButton::heightForWidth(int width) const {
    if (m_shown.rights.empty()) return 2 * kMargin;
    return static_cast<int>(std::ceil(laidOut(m_shown, width).size.height())) + 2 * kMargin;
}

QSize FormulaButton::sizeHint() const {
    return {260, heightForWidth(260)};
}

void FormulaButton::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isLit = isEnabled() && (underMouse() || isDown());
    painter.setPen(hasFocus() ? QPen(theme.focus, 2) : QPen(theme.line, 1));
    painter.setBrush(isLit ? theme.card : theme.window);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
    const QColor ink = isEnabled() ? theme.text : theme.textFaint;
    painter.setPen(isEnabled() ? theme.textMuted : theme.textFaint);
    painter.setFont(uiFont(13, QFont::DemiBold));
    painter.drawText(QRect(0, 0, kLeft - kMargin, height()), Qt::AlignCenter,
                     QString::number(m_number));
    if (m_shown.rights.empty()) return;
    painter.setPen(ink);
    const EquationLayout layout = laidOut(m_shown, width());
    paintEquation(painter, layout, {double(kLeft), (height() - layout.size.height()) / 2});
}

FormulaPicks::FormulaPicks(QWidget* parent)
    : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Formulas to pick from"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    for (int i = 0; i < kMost; ++i) {
        auto* button = new FormulaButton(i + 1, this);
        button->setFocusPolicy(Qt::TabFocus);
        connect(button, &QAbstractButton::clicked, this,
                [this, i] { emit picked(static_cast<std::size_t>(i)); });
        column->addWidget(button);
        m_buttons.push_back(button);
    }
}

void FormulaPicks::show(const std::vector<QuizSession::Pick>& picks) {
    setVisible(!picks.empty());
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        m_buttons[i]->setVisible(i < picks.size());
        if (i < picks.size()) m_buttons[i]->show(picks[i]);
    }
}

/// Which formula a key means, from 0 on; −1 for none.
int FormulaPicks::numberOf(const QKeyEvent& key) const {
    const int number = key.key() - Qt::Key_1;
    const bool isPlain = (key.modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    return isPlain && number >= 0 && number < kMost ? number : -1;
}

/// Elsewhere these keys choose the level.
bool FormulaPicks::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride &&
        numberOf(static_cast<QKeyEvent&>(*event)) >= 0) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void FormulaPicks::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        emit left();
        return;
    }
    const int number = numberOf(*event);
    if (number < 0) return QWidget::keyPressEvent(event);
    FormulaButton* const button = m_buttons[static_cast<std::size_t>(number)];
    if (!button->isHidden() && button->isEnabled()) button->click();
}

} // namespace deltaflow
