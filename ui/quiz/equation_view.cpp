#include "ui/quiz/equation_view.h"

#include "core/formula/serialise.h"
#include "ui/language/language.h"
#include "ui/theme/theme.h"

#include <QPainter>

#include <cmath>

namespace deltaflow {

namespace {

constexpr double kFormulaSize = 18;

} // namespace

EquationView::EquationView(QWidget* parent)
    : QWidget(parent) {
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void EquationView::show(const Equation& equation) {
    m_equation = equation;
    setAccessibleName(QString::fromStdString(toSpeech(equation, speechWords())));
    updateGeometry();
    update();
}

int EquationView::heightForWidth(int width) const {
    return static_cast<int>(
        std::ceil(layoutEquation(m_equation, kFormulaSize, width).size.height()));
}

QSize EquationView::sizeHint() const {
    return {260, heightForWidth(260)};
}

void EquationView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Theme::current().text);
    paintEquation(painter, layoutEquation(m_equation, kFormulaSize, width()), {});
}

} // namespace deltaflow
