#pragma once

#include "ui/player/player.h"

#include <QLabel>
#include <QLayout>
#include <QWidget>

namespace deltaflow {

class DerivationView;

/// The derivation beside the picture: which step of how many, and the cards.
class DerivationPanel : public QWidget {
    Q_OBJECT

public:
    explicit DerivationPanel(Player& player, QWidget* parent = nullptr);

    [[nodiscard]] DerivationView& cards() const { return *m_cards; }
    [[nodiscard]] QSize minimumSizeHint() const override;

    /// Puts a part below the cards; it scrolls where the window is low.
    void addBelow(QWidget* part);

private:
    void show();
    void speak(); ///< Tells a screen reader the step, formulas in words.

    Player& m_player;
    QLabel* m_count;
    DerivationView* m_cards;
};

} // namespace deltaflow
