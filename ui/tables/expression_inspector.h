#pragma once

#include "ui/tables/expression_field.h"
#include "ui/tables/inspector.h"

#include <QGridLayout>
#include <QPushButton>

namespace deltaflow {

/// The text of an expression, and which of its variables are learned.
class ExpressionInspector : public Inspector {
    Q_OBJECT

public:
    ExpressionInspector(Player& player, QWidget* parent);

protected:
    void show() override;

private:
    void applyText();
    void showVariables();
    void showButton();

    ExpressionField* m_field;
    QPushButton* m_apply;
    QWidget* m_variables = nullptr;
    QVBoxLayout* m_rows;
    QString m_shown; ///< The document's text; what is typed stays until it is another one.
    std::vector<std::pair<QString, bool>> m_kinds; ///< Of the variables that have a toggle.
};

} // namespace deltaflow
