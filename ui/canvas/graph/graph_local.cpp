#include "ui/canvas/graph/graph_local.h"

#include <algorithm>
#include <map>
#include <set>

namespace deltaflow {
namespace {

/// Takes what is kept of a scene over, card by card, and renumbers what points at cards.
class Cutter {
public:
    Cutter(const GraphScene& whole, GraphShed shed)
        : m_whole(whole)
        , m_shed(shed) {}

    GraphScene cut() {
        chooseCards();
        m_out = m_whole;
        m_out.cards.clear();
        m_out.edges.clear();
        for (std::vector<int>& cards : m_out.cardsOf)
            cards.clear();
        for (const int card : m_kept)
            keepCard(card);
        keepEdges();
        keepStep();
        return std::move(m_out);
    }

private:
    /// A copy is for what stands far away, and here nothing does.
    [[nodiscard]] int originalOf(int card) const {
        const int original = m_whole.card(card).copyOf;
        return original >= 0 ? original : card;
    }
    void touch(const CellSpot& spot) {
        const int card = originalOf(spot.card);
        m_kept.insert(card);
        if (card == spot.card) m_touched[card].insert(static_cast<std::size_t>(spot.block));
    }

    void chooseCards() {
        const GraphStep& step = m_whole.step;
        for (const std::vector<CellSpot>* spots : {&step.writes, &step.reads})
            for (const CellSpot& spot : *spots)
                touch(spot);
        for (const GraphFlow& flow : step.flows) {
            touch(flow.from);
            touch(flow.to);
        }
        for (const CellSpot& spot : step.writes)
            m_written.insert(originalOf(spot.card));
        if (step.phase > Phase::Loss) return;
        for (const GraphEdge& edge : m_whole.edges)
            if (m_written.contains(edge.to)) m_kept.insert(originalOf(edge.from));
    }

    /// The blocks that are kept: an adjoint's only where the step touches one.
    [[nodiscard]] std::vector<std::size_t> blocksOf(int index, bool adjoints) const {
        const GraphCard& card = m_whole.card(index);
        const auto found = m_touched.find(index);
        const std::size_t values = card.valueBlocks();
        const auto isTouched = [&](std::size_t b) {
            return found != m_touched.end() &&
                   (found->second.contains(b) || found->second.contains(b + values));
        };
        std::vector<std::size_t> blocks;
        for (std::size_t b = 0; b < values; ++b)
            if (m_shed < GraphShed::Channels || isTouched(b)) blocks.push_back(b);
        if (blocks.empty()) blocks.push_back(0);
        const std::size_t kept = blocks.size();
        for (std::size_t i = 0; adjoints && i < kept; ++i)
            blocks.push_back(blocks[i] + values);
        return blocks;
    }

    void keepCard(int index) {
        const GraphCard& from = m_whole.card(index);
        const auto found = m_touched.find(index);
        const bool adjoints = from.hasAdjoint && found != m_touched.end() &&
                              !found->second.empty() &&
                              *found->second.rbegin() >= from.valueBlocks();
        const std::vector<std::size_t> blocks = blocksOf(index, adjoints);
        GraphCard card = from;
        card.hasAdjoint = adjoints;
        card.shape.clear();
        card.blocks.clear();
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            m_blocks[{index, static_cast<int>(blocks[i])}] = static_cast<int>(i);
            card.blocks.push_back(from.blocks[blocks[i]]);
        }
        const auto values = static_cast<int>(card.valueBlocks());
        card.gridCols = std::min(card.gridCols, values);
        card.gridRows = (values + card.gridCols - 1) / card.gridCols;
        const bool dense = card.form == CardForm::Image || card.form == CardForm::Matrix;
        if (m_shed >= GraphShed::Numbers && dense && !m_written.contains(index))
            card.form = CardForm::Map;
        m_cards[index] = static_cast<int>(m_out.cards.size());
        m_out.cardsOf[static_cast<std::size_t>(card.node)].push_back(m_cards[index]);
        m_out.cards.push_back(std::move(card));
    }

    void keepEdges() {
        for (std::size_t e = 0; e < m_whole.edges.size(); ++e) {
            GraphEdge edge = m_whole.edges[e];
            const auto from = m_cards.find(originalOf(edge.from));
            const auto to = m_cards.find(edge.to);
            if (from == m_cards.end() || to == m_cards.end()) continue;
            edge.from = from->second;
            edge.to = to->second;
            m_edges[static_cast<int>(e)] = static_cast<int>(m_out.edges.size());
            m_out.edges.push_back(std::move(edge));
        }
    }

    [[nodiscard]] std::optional<CellSpot> spotOf(const CellSpot& spot) const {
        const auto card = m_cards.find(spot.card);
        const auto block = m_blocks.find({spot.card, spot.block});
        if (card == m_cards.end() || block == m_blocks.end()) return {};
        return CellSpot{card->second, block->second, spot.cell};
    }
    [[nodiscard]] std::vector<CellSpot> spotsOf(const std::vector<CellSpot>& spots) const {
        std::vector<CellSpot> kept;
        for (const CellSpot& spot : spots)
            if (const auto here = spotOf(spot)) kept.push_back(*here);
        return kept;
    }

    void keepStep() {
        m_out.step.writes = spotsOf(m_whole.step.writes);
        m_out.step.reads = spotsOf(m_whole.step.reads);
        m_out.step.flows.clear();
        for (const GraphFlow& flow : m_whole.step.flows) {
            const auto from = spotOf(flow.from);
            const auto to = spotOf(flow.to);
            if (!from || !to) continue;
            const auto edge = m_edges.find(flow.edge);
            m_out.step.flows.push_back(
                {*from, *to, edge == m_edges.end() ? -1 : edge->second, flow.value, flow.tone});
        }
        m_out.lit = spotsOf(m_whole.lit);
        m_out.litEdges.clear();
        for (const int edge : m_whole.litEdges)
            if (const auto here = m_edges.find(edge); here != m_edges.end())
                m_out.litEdges.push_back(here->second);
    }

    const GraphScene& m_whole;
    GraphShed m_shed;
    std::set<int> m_kept;
    std::set<int> m_written;
    std::map<int, std::set<std::size_t>> m_touched; ///< By card: its blocks.
    std::map<int, int> m_cards;                     ///< From the whole's to what is kept.
    std::map<std::pair<int, int>, int> m_blocks;    ///< Likewise, by card and block.
    std::map<int, int> m_edges;
    GraphScene m_out;
};

} // namespace

GraphScene localScene(const GraphScene& whole, GraphShed shed, const GraphStep& next) {
    if (!whole.step.writes.empty()) return Cutter(whole, shed).cut();
    if (next.writes.empty()) return whole;
    GraphScene before = whole;
    before.step = next;
    before = Cutter(before, shed).cut();
    before.step = {};
    return before;
}

} // namespace deltaflow
