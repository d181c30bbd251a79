#pragma once

#include "ui/derivation/step_card.h"

#include <QWidget>

namespace deltaflow {

class Player;

/// The step that comes next, with its result: what the class does not see yet.
class NextStepView : public QWidget {
    Q_OBJECT

public:
    NextStepView(Player& player, QWidget* parent);

    /// What the next step says once it is there; nothing behind the last.
    [[nodiscard]] std::optional<CardContent> content() const;
    [[nodiscard]] QSize sizeHint() const override { return {420, 220}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Player& m_player;
};

} // namespace deltaflow
