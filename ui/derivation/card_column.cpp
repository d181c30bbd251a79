#include "ui/derivation/card_column.h"

#include <algorithm>

namespace deltaflow {

void CardColumn::setRange(Index first, Index last) {
    m_first = first;
    m_last = last;
    m_anchor = std::clamp(m_anchor, first, last);
}

void CardColumn::place(Index card, double top) {
    m_anchor = std::clamp(card, m_first, m_last);
    m_top = top;
}

void CardColumn::moveAnchorIntoView(const Height& height) {
    while (m_anchor > m_first && m_top > kMargin)
        m_top -= height(--m_anchor) + kGap;
    for (double h = height(m_anchor); m_anchor < m_last && m_top + h + kGap <= 0;
         h = height(m_anchor)) {
        m_top += h + kGap;
        ++m_anchor;
    }
}

void CardColumn::settle(const Height& height) {
    moveAnchorIntoView(height);
    // No gap below the last card, as long as that opens none above the first.
    double bottom = m_top;
    Index card = m_anchor;
    for (; card <= m_last && bottom < m_view; ++card)
        bottom += height(card) + kGap;
    const double spare = m_view - kMargin - (bottom - kGap);
    if (card > m_last && spare > 0) {
        m_top += spare;
        moveAnchorIntoView(height);
    }
    if (m_anchor == m_first) m_top = std::min(m_top, kMargin);
}

std::vector<CardColumn::Slot> CardColumn::visible(const Height& height) const {
    std::vector<Slot> found;
    double top = m_top;
    for (Index card = m_anchor; card <= m_last && top < m_view; ++card) {
        const double h = height(card);
        if (top + h > 0) found.push_back({card, top});
        top += h + kGap;
    }
    return found;
}

double CardColumn::topOf(Index card, const Height& height) const {
    double top = m_top;
    for (Index i = m_anchor; i < card; ++i)
        top += height(i) + kGap;
    for (Index i = m_anchor; i > card; --i)
        top -= height(i - 1) + kGap;
    return top;
}

} // namespace deltaflow
