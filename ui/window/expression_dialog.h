#pragma once

#include "core/project/project.h"

#include <QDialog>

namespace deltaflow {

class ExpressionField;

/// Asks for an expression, checked as it is typed; Enter opens it.
class ExpressionDialog : public QDialog {
    Q_OBJECT

public:
    explicit ExpressionDialog(QWidget* parent);

    [[nodiscard]] ExpressionField& field() const { return *m_field; }

signals:
    void chosen(const deltaflow::Project& project);

private:
    void choose();

    ExpressionField* m_field;
};

} // namespace deltaflow
