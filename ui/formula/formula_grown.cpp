#include "core/formula/characters.h"
#include "core/formula/written_number.h"
#include "ui/formula/formula_engine.h"

#include <algorithm>

// Everything that grows with its content: large operators, fences, roots, and the matrices in them.

namespace deltaflow {

FormulaEngine::Box FormulaEngine::symbol(const Formula& f, Style style) {
    Box box;
    box.from = box.to = mark();
    const auto text = codePoints(f.text);
    const bool large = operatorClass(f) == OperatorClass::Large;
    if (large && style.display) {
        box = stretchedDelimiter(f.text, m_constants.displayOperatorMinHeight * style.size, style);
        box.largeOperator = true;
        return box;
    }
    for (char32_t c : text) {
        if (c >= kFunctionApplication && c <= kInvisibleSeparator) continue;
        if (c == U'-') c = U'−';
        if (c == U'∂') c = mathItalic(c);
        append(box, glyph(c, style), style);
    }
    box.largeOperator = large;
    if (!large && !tex()) box.italic = 0;
    box.token = true;
    return box;
}

/// The first character of `text`, at least `height` tall and centred on the axis if it had to grow.
FormulaEngine::Box FormulaEngine::stretchedDelimiter(const std::string& text, double height,
                                                     const Style& style) {
    Box box;
    box.from = box.to = mark();
    const auto symbols = codePoints(text);
    if (symbols.empty()) return box;
    const MathFont::Glyph& plain = glyph(symbols[0], style);
    const double em = style.size;
    if ((plain.ascent + plain.bottom) * em >= height) {
        append(box, plain, style);
        return box;
    }
    const MathFont::Stretched grown = m_font.stretched(plain, height / em);
    const double bottom = grown.height / 2 - m_constants.axisHeight;
    for (const auto& piece : grown.pieces)
        m_out.glyphs.push_back(
            {piece.index, QPointF(0, (bottom - piece.y) * em), static_cast<float>(em), m_place});
    box.width = grown.advance * em;
    box.ascent = (grown.height - bottom) * em;
    box.descent = bottom * em;
    box.italic = grown.italic * em;
    box.to = mark();
    return box;
}

FormulaEngine::Box FormulaEngine::fence(const Formula& f, Style style) {
    static const Formula nothing;
    const Formula& body = f.children.empty() ? nothing : f.children[0];
    const bool tall = isTall(body);
    // The opening fence comes first in the line but its height is known last.
    Box inner = settled(node(body, style));
    const double axis = m_constants.axisHeight * style.size;
    const double reach = std::max(inner.ascent - axis, inner.descent + axis);
    const double height = tall ? 2 * reach : 0;
    Box open = settled(stretchedDelimiter(f.text, height, style));
    Box close = settled(stretchedDelimiter(f.closing, height, style));
    move(inner, open.width, 0);
    move(close, open.width + inner.width, 0);
    Box box;
    box.from = inner.from;
    box.to = mark();
    box.width = open.width + inner.width + close.width;
    box.ascent = std::max({open.ascent, inner.ascent, close.ascent});
    box.descent = std::max({open.descent, inner.descent, close.descent});
    if (inner.point >= 0) box.point = open.width + inner.point;
    // Scripts hang on the closing fence, not on what is inside.
    box.token = !tall;
    return box;
}

FormulaEngine::Box FormulaEngine::matrix(const Formula& f, Style style) {
    Style cell = style;
    cell.display = false;
    Box inner = grid(f, cell);
    const double axis = m_constants.axisHeight * style.size;
    const double height = 2 * std::max(inner.ascent - axis, inner.descent + axis);
    const Box open = settled(stretchedDelimiter(f.text, height, style));
    const Box close = settled(stretchedDelimiter(f.closing, height, style));
    move(inner, open.width, 0);
    move(close, open.width + inner.width, 0);
    inner.width += open.width + close.width;
    inner.ascent = std::max({inner.ascent, open.ascent, close.ascent});
    inner.descent = std::max({inner.descent, open.descent, close.descent});
    inner.to = mark();
    return inner;
}

/// Numbers stand with their points below each other.
std::vector<FormulaEngine::Column> FormulaEngine::columnsOf(const Formula& f,
                                                            std::vector<Box>& cells) const {
    std::vector<Column> columns(static_cast<std::size_t>(std::max(1, f.columns)));
    for (std::size_t i = 0; i < cells.size(); ++i) {
        Column& column = columns[i % columns.size()];
        Box& cell = cells[i];
        if (!tex() || !isWrittenNumber(f.children[i])) cell.point = -1;
        column.width = std::max(column.width, cell.width);
        if (cell.point < 0) continue;
        column.whole = std::max(column.whole, cell.point);
        column.rest = std::max(column.rest, cell.width - cell.point);
    }
    for (Column& column : columns)
        column.width = std::max(column.width, column.whole + column.rest);
    return columns;
}

/// Rows on baselines of their own, columns centred, the whole centred on the axis. The gaps are
/// those of MathML Core's style sheet: 0.4 em beside and 0.5 ex above and below each cell, none
/// outside.
FormulaEngine::Box FormulaEngine::grid(const Formula& f, Style style) {
    const double em = style.size;
    const double padding = 0.5 * m_constants.xHeight * em;
    const double gap = 0.8 * em;
    Box all;
    all.from = mark();
    std::vector<Box> cells;
    cells.reserve(f.children.size());
    for (const Formula& cell : f.children)
        cells.push_back(settled(node(cell, style)));
    const std::vector<Column> columns = columnsOf(f, cells);
    const std::size_t rows = (cells.size() + columns.size() - 1) / columns.size();
    std::vector<double> ascents(rows, 0), descents(rows, 0);
    double height = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::size_t r = i / columns.size();
        ascents[r] = std::max(ascents[r], cells[i].ascent);
        descents[r] = std::max(descents[r], cells[i].descent);
    }
    for (std::size_t r = 0; r < rows; ++r)
        height += ascents[r] + descents[r] + 2 * padding;
    const double top = height / 2 + m_constants.axisHeight * em;
    const bool cases = f.text == "{" && f.closing.empty();
    double x = 0;
    double y = -top;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::size_t r = i / columns.size();
        const Column& column = columns[i % columns.size()];
        if (i % columns.size() == 0) {
            x = 0;
            y += padding + ascents[r] + (r > 0 ? descents[r - 1] + padding : 0);
        }
        double inset = cases ? 0 : (column.width - cells[i].width) / 2;
        if (cells[i].point >= 0)
            inset = (column.width - column.whole - column.rest) / 2 + column.whole - cells[i].point;
        move(cells[i], x + inset, y);
        x += column.width + gap;
    }
    for (const Column& column : columns)
        all.width += column.width;
    all.width += gap * static_cast<double>(columns.size() - 1);
    all.ascent = top;
    all.descent = height - top;
    all.to = mark();
    return all;
}

FormulaEngine::Box FormulaEngine::root(const Formula& f, Style style) {
    const auto& k = m_constants;
    const double em = style.size;
    Style inner = style;
    inner.cramped = true;
    const Box body = settled(child(f, 0, inner));
    const double rule = k.radicalRuleThickness * em;
    const double least = (style.display ? k.radicalDisplayVerticalGap : k.radicalVerticalGap) * em;
    const MathFont::Glyph& plain = glyph(U'√', style);
    const MathFont::Stretched sign =
        m_font.stretched(plain, (body.ascent + body.descent + least + rule) / em);
    // A sign that came out taller shares what is left over between the gap and the depth (TeX,
    // appendix G, rule 11).
    const double spare =
        std::max(0.0, sign.height * em - (body.ascent + body.descent + least + rule));
    const double gap = least + (tex() ? spare / 2 : 0);
    const double top = body.ascent + gap + rule;
    const double bottom = sign.height * em - top;
    for (const auto& piece : sign.pieces)
        m_out.glyphs.push_back(
            {piece.index, QPointF(0, bottom - piece.y * em), static_cast<float>(em), m_place});
    const double left = sign.advance * em;
    move(body, left, 0);
    m_out.bars.push_back({QRectF(left, -top, body.width, rule), m_place});
    Box box;
    box.from = body.from;
    box.to = mark();
    box.width = left + body.width;
    box.ascent = top + k.radicalExtraAscender * em;
    box.descent = std::max(body.descent, bottom);
    return box;
}

} // namespace deltaflow
