#include "ui/tables/expression_inspector.h"

#include "core/project/expression_project.h"
#include "ui/player/player.h"
#include "ui/tables/fold_section.h"

#include <QCheckBox>
#include <QVBoxLayout>

#include <algorithm>

namespace deltaflow {

namespace {

constexpr std::size_t kMostToggles = 40;

/// The variables in the order in which they appear, and whether each is learned.
std::vector<std::pair<QString, bool>> kindsOf(const Project& project) {
    std::vector<std::pair<QString, bool>> kinds;
    for (const NodeSpec& node : project.graph->nodes)
        if ((node.op == "input" || node.op == "parameter") && kinds.size() < kMostToggles)
            kinds.emplace_back(QString::fromStdString(node.name), node.op == "parameter");
    return kinds;
}

} // namespace

ExpressionInspector::ExpressionInspector(Player& player, QWidget* parent)
    : Inspector(player, parent)
    , m_field(new ExpressionField(this))
    , m_apply(new QPushButton(tr("Apply"), this))
    , m_rows(new QVBoxLayout) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 2, 12, 12);
    layout->setSpacing(6);
    m_apply->setFixedHeight(28);
    m_apply->setObjectName(QStringLiteral("applyExpression"));
    m_apply->setToolTip(tr("Make it the document's (Enter)"));
    layout->addWidget(m_field);
    layout->addWidget(m_apply, 0, Qt::AlignRight);
    layout->addWidget(&noteLabel());
    layout->addLayout(m_rows);
    connect(m_field, &ExpressionField::textChanged, this, &ExpressionInspector::showButton);
    connect(m_field, &ExpressionField::applied, this, &ExpressionInspector::applyText);
    connect(m_apply, &QPushButton::clicked, this, &ExpressionInspector::applyText);
    connect(&player, &Player::numbersChanged, this, &ExpressionInspector::show);
    ExpressionInspector::show();
}

void ExpressionInspector::applyText() {
    const std::string text = m_field->text().toStdString();
    if (text == project().graph->expression) return;
    apply(tr("Change the expression"), [&](const Project& p) { return withExpression(p, text); });
}

void ExpressionInspector::show() {
    if (!isExpression(project())) return; // and nobody sees it
    const QString text = QString::fromStdString(project().graph->expression);
    if (text != m_shown) m_field->setText(text);
    m_shown = text;
    showButton();
    if (kindsOf(project()) != m_kinds) showVariables();
}

void ExpressionInspector::showButton() {
    m_apply->setEnabled(m_field->error().isEmpty() && m_field->text() != m_shown);
}

void ExpressionInspector::showVariables() {
    m_kinds = kindsOf(project());
    QWidget* const before = m_variables;
    m_variables = new QWidget(this);
    auto* grid = new QGridLayout(m_variables);
    grid->setContentsMargins(0, 4, 0, 0);
    grid->setVerticalSpacing(2);
    grid->addWidget(new QuietLabel(tr("Learned by gradient descent:"), m_variables), 0, 0, 1, 3);
    constexpr int kColumns = 3;
    for (std::size_t i = 0; i < m_kinds.size(); ++i) {
        const auto& [name, learned] = m_kinds[i];
        auto* box = new QCheckBox(name, m_variables);
        box->setObjectName(QStringLiteral("learned_") + name);
        box->setAccessibleName(tr("%1 is learned").arg(name));
        box->setToolTip(tr("Training changes %1; otherwise it is an input").arg(name));
        box->setChecked(learned);
        connect(box, &QCheckBox::clicked, this, [this, variable = name](bool on) {
            apply((on ? tr("Learn %1") : tr("Make %1 an input")).arg(variable),
                  [&](const Project& p) { return withLearned(p, variable.toStdString(), on); });
        });
        const int at = static_cast<int>(i);
        grid->addWidget(box, 1 + at / kColumns, at % kColumns);
    }
    m_rows->addWidget(m_variables);
    m_variables->setVisible(!m_kinds.empty());
    if (!before) return;
    const QString focused = focusWidget() ? focusWidget()->objectName() : QString();
    before->hide();
    before->deleteLater(); // one of its boxes may have asked for this
    if (auto* again = focused.isEmpty() ? nullptr : m_variables->findChild<QCheckBox*>(focused)) {
        m_variables->show();
        again->setFocus();
    }
}

} // namespace deltaflow
