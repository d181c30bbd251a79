#include "core/text/number.h"
#include "ui/canvas/canvas_layout.h"
#include "ui/canvas/graph/graph_painter.h"
#include "ui/canvas/heat_image.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace deltaflow {
namespace {

bool isHeat(const GraphCard& card) {
    return card.form == CardForm::Image || card.form == CardForm::Map;
}

/// Given images in grey, learned numbers by sign, results in the colour of their pass.
HeatTones tonesOf(const Theme& theme, const GraphCard& card, Quantity quantity) {
    if (quantity == Quantity::Adjoint) return {theme.node, theme.backward, theme.textMuted};
    switch (card.kind) {
    case CardKind::Parameter:
        return {theme.node, theme.positive, theme.negative};
    case CardKind::Value:
    case CardKind::Loss:
        return {theme.node, theme.forward, theme.textMuted};
    default:
        return {theme.node, theme.text, theme.textMuted};
    }
}

void paintHeat(const GraphBrush& brush, const GraphCard& card, const CellBlock& block,
               const QRectF& rect) {
    std::vector<double> shown = block.values;
    for (std::size_t i = 0; i < shown.size(); ++i)
        if (block.known[i] == 0) shown[i] = std::numeric_limits<double>::quiet_NaN();
    const HeatTones tones = tonesOf(brush.theme, card, block.quantity);
    const bool fine = block.cols > rect.width() || block.rows > rect.height();
    const QSize pixels = (rect.size() * 2).toSize();
    brush.painter.drawImage(
        rect,
        fine ? matrixImage(shown, block.rows, block.cols, block.largest, tones, pixels)
             : cellImage(shown, block.rows, block.cols, block.largest, tones, brush.theme.canvas));
}

/// Whether all numbers of an image are so short that their digits need not be filled up: 0, 1, 0.5.
bool isShort(const CellBlock& block) {
    constexpr qsizetype kShort = 3;
    for (std::size_t i = 0; i < block.values.size(); ++i)
        if (block.known[i] != 0 &&
            QString::fromStdString(exactNumber(block.values[i])).size() > kShort)
            return false;
    return true;
}

QColor onGround(const Theme& theme, const QColor& ground) {
    return contrast(theme.text, ground) >= contrast(theme.node, ground) ? theme.text : theme.node;
}

/// The number with as many digits as can be read in the width: −0.009145, else −0.0091.
QString fittingNumber(const GraphBrush& brush, double value, int digits, double width,
                      double font) {
    QString words;
    for (int d = digits; d >= 2; --d) {
        words = QString::fromStdString(formatNumber(value, d));
        const double needed = PaintBrush::textWidth(words, font, QFont::Normal);
        const double size = font * width / needed;
        if (needed <= width || (brush.isLegible(size) && size * brush.scale >= brush.leastText))
            break;
    }
    return words;
}

void paintNumbers(const GraphBrush& brush, const GraphCard& card, const CellBlock& block,
                  const QRectF& rect, double font) {
    // Seen from further away an image's numbers are rounded to two digits before they vanish.
    int digits = brush.digits;
    if (isHeat(card) && digits > 2 && !brush.isReadable(font)) {
        digits = 2;
        font = std::min((rect.width() / block.cols - 4) / numberEms(digits),
                        0.6 * rect.height() / block.rows);
    }
    if (!brush.isReadable(font) || block.count > 4096) return;
    const Theme& theme = brush.theme;
    const bool heat = isHeat(card);
    const bool brief = heat && isShort(block);
    const HeatTones tones = tonesOf(theme, card, block.quantity);
    for (int i = 0; i < block.count; ++i) {
        const auto at = static_cast<std::size_t>(i);
        const QRectF cell = cellRect(block, rect, i).adjusted(2, 0, -2, 0);
        const double value = block.values[at];
        if (block.known[at] == 0) {
            brush.text(cell, QStringLiteral("·"), {theme.textFaint, 1.4 * font});
            continue;
        }
        QColor ink = block.quantity == Quantity::Adjoint ? theme.backwardInk
                     : card.kind != CardKind::Parameter  ? theme.text
                     : block.known[at] == 2              ? theme.updateInk
                     : value < 0                         ? theme.negativeInk
                                                         : theme.positiveInk;
        if (heat && std::isfinite(value)) {
            const double part = block.largest > 0 ? std::abs(value) / block.largest : 0;
            ink = onGround(theme, blend(tones.zero, value < 0 ? tones.negative : tones.positive,
                                        std::pow(part, 0.8)));
        }
        const QString words = brief ? QString::fromStdString(exactNumber(value))
                                    : fittingNumber(brush, value, digits, cell.width(), font);
        const double needed = PaintBrush::textWidth(words, font, QFont::Normal);
        const bool fits = brush.isReadable(font * std::min(1.0, cell.width() / needed));
        brush.text(cell, fits ? words : QStringLiteral("…"), {ink, font, QFont::Normal});
    }
}

void paintGrid(const GraphBrush& brush, const CellBlock& block, const QRectF& rect, bool known) {
    const Theme& theme = brush.theme;
    const QColor line = blend(theme.node, known ? theme.textMuted : theme.textFaint, 0.5);
    const double width = rect.width() / block.cols;
    const double height = rect.height() / block.rows;
    if (known && std::min(width, height) * brush.scale >= 9) {
        const QColor inner = blend(theme.node, theme.textMuted, 0.22);
        for (int r = 1; r < block.rows; ++r)
            brush.line(
                {rect.left(), rect.top() + r * height, rect.right(), rect.top() + r * height},
                inner, 0.8);
        for (int c = 1; c < block.cols; ++c)
            brush.line(
                {rect.left() + c * width, rect.top(), rect.left() + c * width, rect.bottom()},
                inner, 0.8);
    }
    brush.box(rect, 2, {}, line, 1, !known);
}

} // namespace

void paintCells(const GraphBrush& brush, int index) {
    const GraphCard& card = brush.scene.card(index);
    const GraphLayout::Card& placed = brush.layout.card(index);
    for (std::size_t b = 0; b < card.blocks.size(); ++b) {
        const CellBlock& block = card.blocks[b];
        const bool known = block.anyKnown();
        if (known && isHeat(card)) paintHeat(brush, card, block, placed.blocks[b]);
        paintGrid(brush, block, placed.blocks[b], known);
        if (known) paintNumbers(brush, card, block, placed.blocks[b], placed.font);
    }
}

} // namespace deltaflow
