#include "ui/hunt/proof_view.h"

#include "core/text/number.h"
#include "ui/hunt/bug_words.h"
#include "ui/hunt/loss_courses.h"
#include "ui/quiz/equation_view.h"
#include "ui/theme/ink_label.h"
#include "ui/words/symbol_text.h"

#include <QVBoxLayout>

namespace deltaflow {

namespace {

QLabel* textLabel(QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    return label;
}

InkLabel* titleLabel(QWidget* parent, Ink ink) {
    auto* label = new InkLabel(parent);
    label->setWordWrap(true);
    label->setFont(uiFont(12, QFont::DemiBold));
    label->setInk(ink);
    return label;
}

} // namespace

ProofView::ProofView(QWidget* parent)
    : QWidget(parent)
    , m_reason(textLabel(this))
    , m_wrongTitle(titleLabel(this, &Theme::backwardInk))
    , m_wrong(new EquationView(this))
    , m_rightTitle(titleLabel(this, &Theme::forwardInk))
    , m_right(new EquationView(this))
    , m_numeric(textLabel(this))
    , m_check(textLabel(this))
    , m_courses(new LossCourses(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    for (QWidget* part : std::initializer_list<QWidget*>{
             m_reason, m_wrongTitle, m_wrong, m_rightTitle, m_right, m_numeric, m_check, m_courses})
        column->addWidget(part);
}

void ProofView::show(const HuntSession& session, const Player& player) {
    const BugEvidence& evidence = session.evidence();
    m_reason->setText(bugReason(session.found().bug));
    m_wrongTitle->setText(tr("The engine computes"));
    m_wrong->show(session.equation(evidence.rules.wrong, evidence.wrong));
    m_rightTitle->setText(tr("It should be"));
    m_right->show(session.equation(evidence.rules.right, evidence.right));
    m_numeric->setText(numericText(evidence, player.view().digits));
    m_numeric->setVisible(!m_numeric->text().isEmpty());
    m_check->setText(checkText(evidence, player));
    m_courses->show(evidence.lossWrong, evidence.lossRight, player.view().digits);
}

QString ProofView::numericText(const BugEvidence& evidence, int digits) const {
    if (!evidence.numeric) return {};
    return tr("A central difference of the loss gives %1, which is the right rule’s.")
        .arg(QString::fromStdString(formatNumber(*evidence.numeric, digits)));
}

QString ProofView::checkText(const BugEvidence& evidence, const Player& player) const {
    if (evidence.differing == 0)
        return tr("The gradient check finds nothing: all %L1 gradients are right. It is the step "
                  "that is wrong.")
            .arg(evidence.checked);
    QStringList names;
    for (const NodeId leaf : evidence.wrongLeaves)
        names << valueSymbol(player.document().project(), player.rightModel(), leaf);
    constexpr qsizetype kMost = 8;
    if (names.size() > kMost) names = names.mid(0, kMost) << QStringLiteral("…");
    return tr("The gradient check finds %L1 of %L2 gradients wrong: of %3.")
        .arg(evidence.differing)
        .arg(evidence.checked)
        .arg(names.join(QStringLiteral(", ")));
}

} // namespace deltaflow
