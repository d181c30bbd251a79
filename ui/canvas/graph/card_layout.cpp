#include "ui/canvas/canvas_layout.h"
#include "ui/canvas/graph/graph_layout.h"
#include "ui/canvas/paint_brush.h"

#include <algorithm>
#include <cmath>

namespace deltaflow {
namespace {

double emsOf(int digits) {
    return numberEms(digits);
}

/// The operator stands on the left end of the outline: a circle astride it, a longer sign before
/// it.
void placeOp(GraphLayout::Card& placed, const GraphCard& card, const GraphType& type) {
    if (card.op.isEmpty()) return;
    const double words = PaintBrush::textWidth(card.op, type.op, QFont::DemiBold);
    QRectF mark(0, 0, std::max(type.mark, words + 14), type.mark);
    mark.moveCenter({placed.body.left(), placed.body.center().y()});
    if (mark.width() > type.mark + 4)
        mark.moveRight(placed.body.left() + (card.isScalar() ? 0.4 * type.mark : 4));
    placed.op = mark;
}

/// A sign of a shared parameter near its use: its symbol, and its numbers where they are few.
void layoutCopy(GraphLayout::Card& placed, const GraphCard& card, int digits,
                const GraphType& type) {
    const double row = 1.36 * type.copy;
    const double head = card.blocks.empty() ? 34 : 24;
    double width = card.symbol.width + 30;
    QSizeF numbers;
    if (!card.blocks.empty()) {
        const CellBlock& block = card.blocks.front();
        numbers = {block.cols * (emsOf(digits) * type.copy + 4), block.rows * row};
        width = std::max(width, numbers.width() + 12);
    }
    const double foot = card.blocks.empty() ? 0 : 5;
    placed.body = QRectF(0, 0, width, head + numbers.height() + foot);
    placed.head = QRectF(0, 0, width, head);
    placed.font = type.copy;
    placed.blocks = {QRectF(QPointF(0.5 * (width - numbers.width()), head), numbers)};
}

void layoutScalar(GraphLayout::Card& placed, const GraphCard& card, int digits,
                  const GraphType& type) {
    const double number = emsOf(digits) * type.value + 30;
    const double width = std::max({number, card.symbol.width + 34, type.scalar});
    placed.body = QRectF(0, 0, width, type.scalar);
    placed.head = QRectF(0, 3, placed.body.width(), type.scalarHead);
    placed.blocks = {placed.body};
    if (!card.hasAdjoint) return;
    const double badge = emsOf(digits) * type.chip + 22 + adjointNameWidth(card, type);
    placed.badge = QRectF(0, 0, badge, type.badge);
    placed.badge.moveCenter({placed.body.center().x(), -5 - 0.5 * type.badge});
    placed.blocks.push_back(placed.badge);
}

QSizeF cellOf(const GraphCard& card, int digits, const GraphType& type) {
    const CellBlock& block = card.blocks.front();
    const double written = emsOf(digits) * type.cell + 12;
    switch (card.form) {
    case CardForm::Image: {
        const double width = block.cols * card.gridCols;
        const double height = block.rows * card.gridRows;
        if (width <= 6 && height <= 12)
            return {std::min(written, type.pixel.width()), type.pixel.height()};
        const double side = std::clamp(std::min(240 / width, 300 / height), 4.0, 26.0);
        return {side, side};
    }
    case CardForm::Map:
        return {std::clamp(6.0 * block.cols, type.map, 180.0) / block.cols,
                std::clamp(6.0 * block.rows, type.map, 150.0) / block.rows};
    case CardForm::Column:
        return {std::max({written, card.symbol.width + 4, adjointNameWidth(card, type) + 4}),
                type.row};
    default:
        return {written, type.row};
    }
}

/// The blocks of one quantity, from `corner`; returns what they cover.
QRectF placeBlocks(GraphLayout::Card& placed, const GraphCard& card, std::size_t first, QSizeF cell,
                   QPointF corner, double gap) {
    QRectF all;
    for (std::size_t i = 0; i < card.valueBlocks(); ++i) {
        const CellBlock& block = card.blocks[first + i];
        const QSizeF size(cell.width() * block.cols, cell.height() * block.rows);
        const auto row = static_cast<double>(i / static_cast<std::size_t>(card.gridCols));
        const auto col = static_cast<double>(i % static_cast<std::size_t>(card.gridCols));
        const QRectF rect(corner + QPointF(col * (size.width() + gap), row * (size.height() + gap)),
                          size);
        placed.blocks.push_back(rect);
        all |= rect;
    }
    return all;
}

void layoutCells(GraphLayout::Card& placed, const GraphCard& card, int digits,
                 const GraphType& type, Arrangement arrangement) {
    const QSizeF cell = cellOf(card, digits, type);
    placed.font = std::min({type.cell, (cell.width() - 4) / emsOf(digits), 0.72 * cell.height()});
    if (cell.width() >= 3 * type.leastCell) placed.font = std::max(placed.font, type.leastCell);
    const QRectF values = placeBlocks(placed, card, 0, cell, {type.pad, type.head}, type.blockGap);
    QRectF all = values;
    if (card.hasAdjoint) {
        const bool tall = card.form == CardForm::Column ||
                          (card.form == CardForm::Matrix && card.blocks.front().cols <= 2);
        const bool beside =
            arrangement == Arrangement::Low || (arrangement == Arrangement::Plain && tall);
        const QPointF corner = beside ? QPointF(values.right() + type.blockGap, type.head)
                                      : QPointF(type.pad, values.bottom() + type.head - 4);
        const QRectF adjoints =
            placeBlocks(placed, card, card.valueBlocks(), cell, corner, type.blockGap);
        placed.badge =
            QRectF(adjoints.left(), adjoints.top() - type.head, adjoints.width(), type.head);
        if (!beside) placed.badge.setTop(values.bottom() + 1);
        all |= adjoints;
    }
    const double head = card.symbol.width +
                        (card.form == CardForm::Column
                             ? 0
                             : 14 + PaintBrush::textWidth(card.shape, type.name, QFont::Normal));
    const double width = std::max(all.right(), type.pad + head) + type.pad;
    placed.head = QRectF(type.pad, 0, width - 2 * type.pad, type.head);
    if (card.form == CardForm::Column) placed.head.setWidth(values.width());
    placed.body = QRectF(0, 0, width, all.bottom() + type.pad);
}

} // namespace

double adjointNameWidth(const GraphCard& card, const GraphType& type) {
    return card.adjointSymbol.width > 0
               ? card.adjointSymbol.width
               : PaintBrush::textWidth(card.adjointName, type.chip, QFont::DemiBold);
}

GraphLayout::Card layoutCard(const GraphCard& card, int digits, const GraphType& type,
                             Arrangement arrangement) {
    GraphLayout::Card placed;
    if (card.copyOf >= 0)
        layoutCopy(placed, card, digits, type);
    else if (card.isScalar())
        layoutScalar(placed, card, digits, type);
    else
        layoutCells(placed, card, digits, type, arrangement);
    placeOp(placed, card, type);
    return placed;
}

int cellAt(const CellBlock& block, const QRectF& rect, QPointF point) {
    if (!rect.contains(point)) return -1;
    const auto part = [](double at, double size, int count) {
        return std::clamp(static_cast<int>(at / size * count), 0, count - 1);
    };
    const int cell = part(point.y() - rect.top(), rect.height(), block.rows) * block.cols +
                     part(point.x() - rect.left(), rect.width(), block.cols);
    return cell < block.count ? cell : -1;
}

QRectF cellRect(const CellBlock& block, const QRectF& rect, int cell) {
    if (cell == Ref::kAll) return rect;
    const double width = rect.width() / block.cols;
    const double height = rect.height() / block.rows;
    return {rect.left() + (cell % block.cols) * width, rect.top() + (cell / block.cols) * height,
            width, height};
}

} // namespace deltaflow
