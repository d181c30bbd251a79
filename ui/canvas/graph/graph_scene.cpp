#include "ui/canvas/graph/graph_scene.h"

#include "core/text/number.h"

#include <algorithm>

namespace deltaflow {
namespace {

/// Whether a quantity stands among a card's adjoints; all others stand at its values.
bool isBackward(Quantity quantity) {
    return quantity == Quantity::Adjoint || quantity == Quantity::AdjointContribution;
}

bool sameCard(const GraphCard& a, const GraphCard& b) {
    return a.node == b.node && a.copyOf == b.copyOf && a.kind == b.kind && a.form == b.form &&
           a.name == b.name && a.adjointName == b.adjointName && a.op == b.op &&
           a.symbol.width == b.symbol.width && a.adjointSymbol.width == b.adjointSymbol.width &&
           a.hasAdjoint == b.hasAdjoint && a.gridRows == b.gridRows && a.gridCols == b.gridCols &&
           std::equal(a.blocks.begin(), a.blocks.end(), b.blocks.begin(), b.blocks.end(),
                      [](const CellBlock& x, const CellBlock& y) {
                          return x.rows == y.rows && x.cols == y.cols && x.quantity == y.quantity;
                      });
}

bool sameEdge(const GraphEdge& a, const GraphEdge& b) {
    return a.from == b.from && a.to == b.to && a.hasPartial == b.hasPartial &&
           a.partialName == b.partialName;
}

} // namespace

bool CellBlock::anyKnown() const {
    return std::any_of(known.begin(), known.end(), [](std::uint8_t k) { return k != 0; });
}

Ref GraphCard::refOf(std::size_t block, int cell, int sample) const {
    const CellBlock& cells = blocks[block];
    Ref ref{node, cells.quantity, Ref::kAll, nodeCols > 1 ? Ref::kAll : 0, perSample ? sample : 0};
    if (cell == Ref::kAll) return ref;
    const int element = cells.first + cell;
    ref.row = element / nodeCols;
    ref.col = element % nodeCols;
    return ref;
}

QString GraphCard::text(std::size_t block, int cell, int digits) const {
    const double value = blocks[block].values[static_cast<std::size_t>(cell)];
    if (kind == CardKind::Constant && isScalar()) {
        const QString exact = QString::fromStdString(exactNumber(value));
        if (exact.size() <= digits + 3) return exact; // which there is room for
    }
    return QString::fromStdString(formatNumber(value, digits));
}

std::optional<CellSpot> GraphScene::spotOf(const Ref& ref) const {
    if (ref.node < 0 || ref.quantity == Quantity::Setting ||
        static_cast<std::size_t>(ref.node) >= cardsOf.size() ||
        cardsOf[static_cast<std::size_t>(ref.node)].empty())
        return {};
    const int index = cardsOf[static_cast<std::size_t>(ref.node)].front();
    const GraphCard& shown = card(index);
    const bool backward = isBackward(ref.quantity) && shown.hasAdjoint;
    const std::size_t begin = backward ? shown.valueBlocks() : 0;
    const bool whole = ref.row < 0 || (shown.nodeCols > 1 && ref.col < 0);
    if (whole) return CellSpot{index, static_cast<int>(begin), Ref::kAll};
    const bool perElement = shown.nodeCols > 1;
    const int element = ref.row * shown.nodeCols + (perElement ? ref.col : 0);
    for (std::size_t b = begin; b < begin + shown.valueBlocks(); ++b) {
        const int cell = element - shown.blocks[b].first;
        if (cell >= 0 && cell < shown.blocks[b].count)
            return CellSpot{index, static_cast<int>(b), cell};
    }
    return {};
}

Ref GraphScene::refOf(const CellSpot& spot) const {
    return card(spot.card).refOf(static_cast<std::size_t>(spot.block), spot.cell, sample);
}

int GraphScene::edgeOf(const Ref& arrival) const {
    if (arrival.quantity != Quantity::AdjointContribution) return -1;
    for (std::size_t e = 0; e < edges.size(); ++e)
        if (edges[e].hasPartial && edges[e].arrival == arrival) return static_cast<int>(e);
    return -1;
}

void setLit(GraphScene& scene, const ViewState& view) {
    scene.litRef = view.hover ? view.hover : view.selection;
    scene.lit.clear();
    scene.litEdges.clear();
    for (std::size_t i = 0; i + 1 < view.litPath.size(); ++i)
        for (std::size_t e = 0; e < scene.edges.size(); ++e)
            if (scene.card(scene.edges[e].from).node == view.litPath[i].node &&
                scene.card(scene.edges[e].to).node == view.litPath[i + 1].node)
                scene.litEdges.push_back(static_cast<int>(e));
    if (!view.litPath.empty()) {
        scene.litRef.reset();
    } else if (scene.litRef) {
        if (const int edge = scene.edgeOf(*scene.litRef); edge >= 0)
            scene.litEdges.push_back(edge);
        else if (const auto spot = scene.spotOf(*scene.litRef))
            scene.lit.push_back(*spot);
    }
    const bool pointed = view.hover || !view.litPath.empty();
    scene.dims = pointed && !view.playing && !(scene.lit.empty() && scene.litEdges.empty());
}

bool sameStructure(const GraphScene& a, const GraphScene& b) {
    return a.digits == b.digits && a.labels == b.labels &&
           std::equal(a.cards.begin(), a.cards.end(), b.cards.begin(), b.cards.end(), sameCard) &&
           std::equal(a.edges.begin(), a.edges.end(), b.edges.begin(), b.edges.end(), sameEdge);
}

} // namespace deltaflow
