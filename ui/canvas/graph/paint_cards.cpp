#include "ui/canvas/graph/graph_painter.h"

#include <QCoreApplication>

namespace deltaflow {
namespace {

constexpr double kRound = 9; ///< The corners of what is given or learned.

/// Results and inputs are round, what is learned or given in advance has corners.
double radiusOf(const GraphCard& card) {
    if (!card.isScalar()) return kRound;
    return card.kind == CardKind::Value || card.kind == CardKind::Input ? -1 : kRound;
}

void paintSymbol(const GraphBrush& brush, const FormulaLayout& symbol, const QRectF& rect,
                 const QColor& ink, bool centred) {
    if (!brush.isLegible(brush.type.symbol)) return;
    brush.painter.setPen(ink);
    const double x = centred ? rect.center().x() - 0.5 * symbol.width : rect.left() + 2;
    const double y = rect.center().y() + 0.5 * (symbol.ascent - symbol.descent);
    paintFormula(brush.painter, symbol, {x, y});
}

void paintOutline(const GraphBrush& brush, const GraphCard& card, const QRectF& body) {
    const Theme& theme = brush.theme;
    const bool copy = card.copyOf >= 0;
    const bool known = copy || (!card.blocks.empty() && card.blocks.front().anyKnown());
    const double radius = radiusOf(card);
    if (copy) {
        brush.box(body, radius, theme.canvas, theme.textMuted, 1.2, true);
        return;
    }
    const QColor line = !known ? theme.textFaint
                        : card.kind == CardKind::Constant
                            ? blend(theme.canvas, theme.nodeLine, 0.35)
                            : theme.nodeLine;
    const double width = card.kind == CardKind::Loss ? 2.4 : 1.4;
    brush.box(body, radius, known ? theme.node : theme.canvas, line, known ? width : 1.2, !known);
    if (card.kind == CardKind::Target)
        brush.box(body.adjusted(3, 3, -3, -3), radius - 2, {}, blend(theme.node, line, 0.5), 1);
}

/// Where a number that is not finite first arose, and where one only follows.
void paintTaint(const GraphBrush& brush, Taint taint, QPointF corner) {
    if (taint == Taint::Clean) return;
    const QColor tone = brush.theme.error;
    const bool origin = taint == Taint::Origin;
    const double r = origin ? 9 : 6.5;
    brush.painter.setPen(QPen(tone, 1.6));
    brush.painter.setBrush(origin ? tone : brush.theme.canvas);
    brush.painter.drawPolygon(QPolygonF{corner + QPointF(0, -r),
                                        corner + QPointF(0.95 * r, 0.7 * r),
                                        corner + QPointF(-0.95 * r, 0.7 * r)});
    if (origin)
        brush.text({corner.x() - r, corner.y() - 0.75 * r, 2 * r, 1.5 * r}, QStringLiteral("!"),
                   {brush.theme.canvas, 10.5, QFont::Bold});
}

QColor inkOf(const Theme& theme, const GraphCard& card, std::size_t block, std::uint8_t known,
             double value) {
    if (card.kind == CardKind::Parameter && card.blocks[block].quantity == Quantity::Value)
        return known == 2 ? theme.updateInk : value < 0 ? theme.negativeInk : theme.positiveInk;
    return theme.text;
}

/// The name of an adjoint at the left of a rectangle or in its middle; returns where it ends.
double paintAdjointName(const GraphBrush& brush, const GraphCard& card, const QRectF& rect,
                        const QColor& ink, bool centred) {
    const double width = adjointNameWidth(card, brush.type);
    const QRectF place(centred ? rect.center().x() - 0.5 * width : rect.left(), rect.top(), width,
                       rect.height());
    if (card.adjointSymbol.width > 0)
        paintSymbol(brush, card.adjointSymbol, place, ink, true);
    else
        brush.text(place.adjusted(-2, 0, 2, 0), card.adjointName,
                   {ink, brush.type.chip, QFont::DemiBold});
    return place.right();
}

void paintBadge(const GraphBrush& brush, const GraphCard& card, const QRectF& badge) {
    if (!card.hasAdjoint) return;
    const Theme& theme = brush.theme;
    const CellBlock& block = card.blocks[1];
    const QRectF inner = badge.adjusted(8, 0, -8, 0);
    if (block.known[0]) {
        brush.box(badge, -1, theme.backwardInk, {});
        const double end = paintAdjointName(brush, card, inner, theme.onPhase, false);
        brush.text(inner.adjusted(end - inner.left() + 3, 0, 0, 0), brush.number(block.values[0]),
                   {theme.onPhase, brush.type.chip, QFont::DemiBold});
        paintTaint(brush, card.adjointTaint, badge.topRight() + QPointF(-3, 3));
    } else if (brush.scene.step.phase == Phase::Backward && brush.scene.step.any) {
        brush.box(badge, -1, theme.canvas, theme.textFaint, 1, true);
        paintAdjointName(brush, card, inner, theme.textFaint, true);
    }
}

/// The symbol of what is shared, and its numbers where there are few.
void paintCopy(const GraphBrush& brush, const GraphCard& card, const GraphLayout::Card& placed) {
    paintSymbol(brush, card.symbol, placed.head, brush.theme.textMuted, true);
    if (card.blocks.empty()) return;
    const CellBlock& block = card.blocks.front();
    for (int i = 0; i < block.count; ++i) {
        const auto at = static_cast<std::size_t>(i);
        const QRectF cell = cellRect(block, placed.blocks.front(), i).adjusted(2, 0, -2, 0);
        brush.text(cell, card.text(0, i, brush.digits),
                   {inkOf(brush.theme, card, 0, block.known[at], block.values[at]), placed.font});
    }
}

void paintScalar(const GraphBrush& brush, const GraphCard& card, const GraphLayout::Card& placed) {
    const Theme& theme = brush.theme;
    const CellBlock& block = card.blocks.front();
    const bool named = card.kind != CardKind::Constant;
    if (named)
        paintSymbol(brush, card.symbol, placed.head,
                    block.known[0] ? theme.textMuted : theme.textFaint, true);
    QRectF row = placed.body.adjusted(12, named ? placed.head.height() : 0, -12, named ? -5 : 0);
    if (block.known[0])
        brush.text(row, card.text(0, 0, brush.digits),
                   {inkOf(theme, card, 0, block.known[0], block.values[0]), brush.type.value,
                    QFont::DemiBold});
    else
        brush.text(row, QStringLiteral("·"),
                   {theme.textFaint, 1.6 * brush.type.value, QFont::Bold});
    paintBadge(brush, card, placed.badge);
}

/// The symbol's line, the shape at its end, and the adjoints' caption.
void paintHeads(const GraphBrush& brush, const GraphCard& card, const GraphLayout::Card& placed) {
    const Theme& theme = brush.theme;
    const bool column = card.form == CardForm::Column;
    const bool known = card.blocks.front().anyKnown();
    paintSymbol(brush, card.symbol, placed.head, known ? theme.text : theme.textFaint, column);
    if (!column)
        brush.text(
            placed.head, card.shape,
            {theme.textFaint, brush.type.name, QFont::Normal, Qt::AlignRight | Qt::AlignVCenter});
    if (!card.hasAdjoint) return;
    const bool arrived =
        card.blocks.back().anyKnown() || card.blocks[card.valueBlocks()].anyKnown();
    paintAdjointName(brush, card, placed.badge.adjusted(2, 0, -2, 0),
                     arrived ? theme.backwardInk : theme.textFaint, column);
}

} // namespace

QPainterPath outlineOf(const GraphScene& scene, const GraphLayout& layout, const CellSpot& spot) {
    const GraphCard& card = scene.card(spot.card);
    const QRectF rect = layout.rectOf(scene, spot);
    QPainterPath path;
    if (card.isScalar() && spot.block > 0) return pillPath(rect);
    if (!card.isScalar() && card.copyOf < 0) {
        path.addRect(rect);
        return path;
    }
    const double radius = radiusOf(card);
    if (radius < 0) return pillPath(rect);
    path.addRoundedRect(rect, radius, radius);
    return path;
}

void paintOp(const GraphBrush& brush, int index) {
    const QRectF mark = brush.layout.card(index).op;
    if (mark.isNull() || !brush.isLegible(brush.type.op)) return;
    const Theme& theme = brush.theme;
    brush.box(mark, -1, theme.window, blend(theme.canvas, theme.nodeLine, 0.75), 1.2);
    brush.text(mark.adjusted(4, 0, -4, 0), brush.scene.card(index).op,
               {theme.text, brush.type.op, QFont::DemiBold});
}

void paintCard(const GraphBrush& brush, int index) {
    const GraphCard& card = brush.scene.card(index);
    const GraphLayout::Card& placed = brush.layout.card(index);
    paintOutline(brush, card, placed.body);
    if (card.copyOf >= 0) {
        paintCopy(brush, card, placed);
    } else if (card.isScalar()) {
        paintScalar(brush, card, placed);
    } else {
        paintHeads(brush, card, placed);
        paintCells(brush, index);
        if (card.hasAdjoint) // a scalar's stands at its badge
            paintTaint(brush, card.adjointTaint, placed.badge.topRight() + QPointF(-8, 10));
    }
    paintOp(brush, index);
    if (card.copyOf < 0) paintTaint(brush, card.taint, placed.body.topRight() + QPointF(-7, 4));
}

void paintPartial(const GraphBrush& brush, int index, bool lit) {
    const GraphEdge& edge = brush.scene.edges[static_cast<std::size_t>(index)];
    const QRectF chip = brush.layout.edges[static_cast<std::size_t>(index)].chip;
    if (chip.isNull() || !edge.hasPartial || !edge.known) return;
    const Theme& theme = brush.theme;
    if (!brush.isLegible(brush.type.chip)) return;
    brush.box(chip, 4, theme.canvas, lit ? theme.focus : QColor(), 1.4);
    brush.text({chip.left(), chip.top() + 1, chip.width(), 13}, edge.partialName,
               {theme.textMuted, brush.type.name});
    brush.text({chip.left(), chip.top() + 13, chip.width(), 16}, brush.number(edge.partial),
               {theme.text, brush.type.chip});
}

void paintGraphRest(const GraphBrush& brush) {
    for (std::size_t e = 0; e < brush.scene.edges.size(); ++e)
        paintPartial(brush, static_cast<int>(e));
    for (std::size_t c = 0; c < brush.scene.cards.size(); ++c)
        paintCard(brush, static_cast<int>(c));
}

} // namespace deltaflow
