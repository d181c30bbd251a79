#include "ui/window/expression_dialog.h"

#include "core/project/expression_project.h"
#include "ui/tables/expression_field.h"
#include "ui/tables/fold_section.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace deltaflow {

ExpressionDialog::ExpressionDialog(QWidget* parent)
    : QDialog(parent)
    , m_field(new ExpressionField(this)) {
    setWindowTitle(tr("New expression"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(10);
    column->addWidget(new QuietLabel(
        tr("Letters are variables, each 1 at first. A part with a name can be used again:\n"
           "c = a + b; e = c · (b + 1)"),
        this));
    column->addWidget(m_field);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    auto* open = buttons->addButton(tr("Open"), QDialogButtonBox::AcceptRole);
    open->setDefault(true);
    column->addStretch(1);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &ExpressionDialog::choose);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_field, &ExpressionField::applied, this, &ExpressionDialog::choose);
    connect(m_field, &ExpressionField::textChanged, this,
            [this, open] { open->setEnabled(m_field->error().isEmpty()); });
    m_field->setText(QStringLiteral("e = (a + b) * (b + 1)"));
    m_field->focusText();
    resize(460, 210);
}

void ExpressionDialog::choose() {
    const Project project = newExpression(m_field->text().toStdString());
    accept();
    emit chosen(project);
}

} // namespace deltaflow
