#pragma once

#include "core/formula/formula.h"
#include "ui/presenter/stage.h"

#include <QWidget>

namespace deltaflow {

/// In which size the equations fill the room's width without a break, or its height if that is
/// less; where that would be smaller than `least`, in that, and their lines break.
[[nodiscard]] double fillingSize(const std::vector<Equation>& equations, QSizeF room, double least);

/// The current step's formula alone, as large as it goes.
class FormulaStage : public QWidget {
    Q_OBJECT

public:
    FormulaStage(Stage& stage, QWidget* parent);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Stage& m_stage;
};

} // namespace deltaflow
