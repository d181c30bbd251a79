#include "ui/canvas/graph/graph_painter.h"

#include <algorithm>

namespace deltaflow {
namespace {

/// Edges that a card is the source or the target of, its copies' among them.
std::vector<int> edgesAt(const GraphScene& scene, NodeId node) {
    std::vector<int> found;
    for (std::size_t e = 0; e < scene.edges.size(); ++e)
        if (scene.card(scene.edges[e].from).node == node ||
            scene.card(scene.edges[e].to).node == node)
            found.push_back(static_cast<int>(e));
    return found;
}

void paintHalo(const GraphBrush& brush, int card) {
    const QRectF body = brush.layout.card(card).body.adjusted(-4, -4, 4, 4);
    const GraphCard& shown = brush.scene.card(card);
    const bool pill =
        shown.isScalar() && (shown.kind == CardKind::Value || shown.kind == CardKind::Input);
    brush.box(body, pill ? -1 : 12, {}, brush.theme.focus, 2.2);
}

/// What the step reads and writes does not step back with the rest.
void paintStepCards(const GraphBrush& brush) {
    std::vector<int> cards;
    for (const std::vector<CellSpot>* spots : {&brush.scene.step.reads, &brush.scene.step.writes})
        for (const CellSpot& spot : *spots)
            cards.push_back(spot.card);
    std::sort(cards.begin(), cards.end());
    cards.erase(std::unique(cards.begin(), cards.end()), cards.end());
    for (const int card : cards)
        paintCard(brush, card);
}

/// Around the ring of a cell that the step reads or writes, so that both are seen.
void paintLitCell(const GraphBrush& brush, const CellSpot& spot) {
    const GraphStep& step = brush.scene.step;
    const auto among = [&](const std::vector<CellSpot>& spots) {
        return std::find(spots.begin(), spots.end(), spot) != spots.end();
    };
    const double out = among(step.writes) ? 2.8 : among(step.reads) ? 2.2 : 0;
    brush.painter.setBrush(Qt::NoBrush);
    brush.painter.setPen(QPen(brush.theme.focus, 2.4));
    brush.painter.drawRect(brush.layout.rectOf(brush.scene, spot).adjusted(-out, -out, out, out));
}

} // namespace

void paintGraphLit(const GraphBrush& brush) {
    const GraphScene& scene = brush.scene;
    if (scene.dims) paintStepCards(brush);
    std::vector<int> edges = scene.litEdges;
    std::vector<int> cards;
    for (const CellSpot& spot : scene.lit) {
        const NodeId node = scene.card(spot.card).node;
        for (const int edge : edgesAt(scene, node))
            edges.push_back(edge);
        for (const int card : scene.cardsOf[static_cast<std::size_t>(node)])
            cards.push_back(card);
    }
    for (const int edge : edges) {
        paintGraphEdge(brush, edge, blend(brush.theme.canvas, brush.theme.text, 0.85), 1.8);
        const GraphEdge& shown = scene.edges[static_cast<std::size_t>(edge)];
        paintCard(brush, shown.from);
        paintCard(brush, shown.to);
    }
    for (const int edge : edges)
        paintPartial(brush, edge, !scene.litEdges.empty());
    for (const int card : cards) {
        paintCard(brush, card);
        paintHalo(brush, card);
    }
    // The cell itself, where its card has others.
    for (const CellSpot& spot : scene.lit)
        if (!scene.card(spot.card).isScalar() && spot.cell != Ref::kAll) paintLitCell(brush, spot);
}

} // namespace deltaflow
