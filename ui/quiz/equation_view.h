#pragma once

#include "core/formula/formula.h"
#include "ui/formula/equation_layout.h"

#include <QWidget>

namespace deltaflow {

/// An equation that is only read, as wide as there is room and as high as it then is.
class EquationView : public QWidget {
    Q_OBJECT

public:
    explicit EquationView(QWidget* parent = nullptr);

    void show(const Equation& equation);

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Equation m_equation;
};

} // namespace deltaflow
