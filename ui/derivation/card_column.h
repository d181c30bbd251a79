#pragma once

#include "core/graph/tensor.h"

#include <functional>
#include <vector>

namespace deltaflow {

/// A column of cards of different heights of which only the visible ones are ever measured: the
/// place of one card, the anchor, gives all others. Cards are numbered first … last.
class CardColumn {
public:
    using Height = std::function<double(Index)>;
    struct Slot {
        Index card;
        double top; ///< From the top of the view.
    };

    void setRange(Index first, Index last);
    void setView(double height) { m_view = height; }
    /// Puts `card`'s top at `top`; the others follow.
    void place(Index card, double top);
    void scroll(double down) { m_top -= down; }
    /// Keeps the ends of the column at the ends of the view and the anchor within it.
    void settle(const Height& height);

    /// The cards in view, from top to bottom.
    [[nodiscard]] std::vector<Slot> visible(const Height& height) const;
    /// Where a card's top is; measures all cards between it and the anchor, so ask for near ones
    /// only.
    [[nodiscard]] double topOf(Index card, const Height& height) const;
    [[nodiscard]] Index anchor() const { return m_anchor; }
    [[nodiscard]] double anchorTop() const { return m_top; }

    static constexpr double kGap = 10;
    static constexpr double kMargin = 8; ///< Above the first and below the last card.

private:
    void moveAnchorIntoView(const Height& height);

    Index m_first = 0;
    Index m_last = 0;
    Index m_anchor = 0;
    double m_top = kMargin;
    double m_view = 0;
};

} // namespace deltaflow
