#pragma once

#include "ui/derivation/card_column.h"
#include "ui/derivation/step_card.h"
#include "ui/player/player.h"

#include <QAbstractScrollArea>
#include <QVariantAnimation>

#include <map>

namespace deltaflow {

class NumberEditing;

/// The derivation as a column of cards, the current step's in view. Only the cards in view are ever
/// made, however many steps there are.
///
/// Click a card to go to its step; hover a symbol to light it up everywhere; drag or double-click a
/// number to change it; the context menu follows a number to where it comes from and where it goes.
class DerivationView : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit DerivationView(Player& player, QWidget* parent = nullptr);
    ~DerivationView() override;

    void toggle(Unfolding which);
    void toggleFirstUnfolding();
    void toggleReads();
    void runCheck();
    /// How large cards are drawn, and for whom.
    void setType(double zoom, CardStyle style = CardStyle::Desk);

    [[nodiscard]] Player& player() const { return m_player; }
    [[nodiscard]] const OpenParts& openParts() const { return m_open; }
    /// A card as it is read aloud: its title, its formulas, what is unfolded under it.
    [[nodiscard]] QString spoken(const CardContent& content) const;
    /// Where a step's card stands in the viewport; null if it is out of view.
    [[nodiscard]] QRectF cardRect(Index step) const;

    /// How many cards are held, for tests: never more than fit the view by far.
    [[nodiscard]] std::size_t heldCards() const { return m_cards.size(); }
    /// Where the current card stands in the viewport.
    [[nodiscard]] QRectF currentCardRect() const;
    /// The place of a number or symbol in the current card, for tests; null if there is none.
    [[nodiscard]] QRectF placeOf(const Ref& ref, bool isNumber) const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    QSize sizeHint() const override { return {440, 500}; }

private:
    struct Hit {
        const StepCard* card = nullptr;
        QPointF at; ///< In the card.
        const CardLink* link = nullptr;
        std::optional<FormulaLayout::Place> place;
    };

    const StepCard& card(Index step) const;
    [[nodiscard]] CardColumn::Height heights() const;
    [[nodiscard]] Hit hitAt(QPointF point) const;
    void forgetCards();
    void trimCards();
    void showStep();
    void relayout();
    void settle();
    void follow(const CardLink& link);
    void setOpen(const OpenParts& open);
    [[nodiscard]] double restingTop() const;
    /// The viewport in the cards' units.
    [[nodiscard]] QSizeF room() const { return QSizeF(viewport()->size()) / m_zoom; }
    [[nodiscard]] QRectF onScreen(const QRectF& rect) const {
        return {rect.topLeft() * m_zoom, rect.size() * m_zoom};
    }

    Player& m_player;
    CardColumn m_column;
    mutable std::map<Index, StepCard> m_cards;
    OpenParts m_open;
    double m_zoom = 1;
    CardStyle m_style = CardStyle::Desk;
    NumberEditing* m_editing;
    QVariantAnimation m_glide;
    Index m_shown = -2; ///< The step that the cards are set for.
    QPointF m_mouse{-1, -1};
    Index m_pressed = -2;
    bool m_settingBar = false;
};

} // namespace deltaflow
