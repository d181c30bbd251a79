#include "ui/formula/formula_layout.h"

#include "core/formula/blank.h"
#include "core/formula/characters.h"
#include "core/formula/written_number.h"
#include "ui/formula/formula_engine.h"

#include <algorithm>

namespace deltaflow {

using Kind = Formula::Kind;

const FormulaLayout::Place* FormulaLayout::placeAt(QPointF point) const {
    // A place comes after the one that it lies in.
    const auto hit = std::find_if(places.rbegin(), places.rend(),
                                  [&](const Place& p) { return p.rect.contains(point); });
    return hit == places.rend() ? nullptr : &*hit;
}

FormulaLayout layoutFormula(const Formula& formula, double pixelSize, bool displayStyle) {
    return FormulaEngine(MathFont::instance(), pixelSize).lay(formula, displayStyle);
}

FormulaEngine::FormulaEngine(const MathFont& font, double pixelSize, Finish finish)
    : m_font(font)
    , m_constants(font.constants())
    , m_size(pixelSize)
    , m_finish(finish) {}

FormulaLayout FormulaEngine::lay(const Formula& formula, bool displayStyle) && {
    m_out.glyphs.reserve(64);
    const Box whole = settled(node(formula, {.size = m_size, .display = displayStyle}));
    m_out.width = whole.width;
    m_out.ascent = whole.ascent;
    m_out.descent = whole.descent;
    return std::move(m_out);
}

FormulaEngine::Mark FormulaEngine::mark() const {
    return {m_out.glyphs.size(), m_out.bars.size(), m_out.places.size()};
}

void FormulaEngine::move(const Box& box, double dx, double dy) {
    const QPointF by(dx, dy);
    for (std::size_t i = box.from.glyph; i < box.to.glyph; ++i)
        m_out.glyphs[i].position += by;
    for (std::size_t i = box.from.bar; i < box.to.bar; ++i)
        m_out.bars[i].rect.translate(by);
    for (std::size_t i = box.from.place; i < box.to.place; ++i)
        m_out.places[i].rect.translate(by);
}

FormulaEngine::Box FormulaEngine::settled(Box box) const {
    box.width += box.italic;
    box.italic = 0;
    return box;
}

double FormulaEngine::sizeAt(int script) const {
    // Smaller than this and the second level cannot be read at ordinary sizes.
    const double smallest = tex() ? 0.55 : 0;
    if (script == 0) return m_size;
    return m_size * (script == 1 ? m_constants.scriptScale
                                 : std::max(smallest, m_constants.scriptScriptScale));
}

FormulaEngine::Style FormulaEngine::scripted(Style style, bool cramped) const {
    style.script = std::min(2, style.script + 1);
    style.size = sizeAt(style.script);
    style.display = false;
    style.cramped = style.cramped || cramped;
    return style;
}

FormulaEngine::Style FormulaEngine::inFraction(Style style, bool cramped) const {
    if (!style.display) return scripted(style, cramped);
    style.display = false;
    style.cramped = style.cramped || cramped;
    return style;
}

FormulaEngine::Box FormulaEngine::child(const Formula& f, std::size_t i, Style style) {
    static const Formula nothing;
    return node(i < f.children.size() ? f.children[i] : nothing, style);
}

FormulaEngine::Box FormulaEngine::node(const Formula& f, Style style) {
    if (++style.depth > kMaxFormulaDepth) return letters(Formula::words("…"), style);
    if (!f.ref) return content(f, style);
    const Mark from = mark();
    const int outer = m_place;
    m_place = static_cast<int>(m_out.places.size());
    m_out.places.push_back({*f.ref, {}, isWrittenNumber(f)});
    Box box = content(f, style);
    m_out.places[static_cast<std::size_t>(m_place)].rect =
        QRectF(0, -box.ascent, box.width + box.italic, box.ascent + box.descent);
    m_place = outer;
    box.from = from;
    return box;
}

FormulaEngine::Box FormulaEngine::content(const Formula& f, Style style) {
    switch (f.kind) {
    case Kind::Identifier:
    case Kind::Text:
        return letters(f, style);
    case Kind::Number:
        return number(f, style);
    case Kind::Operator:
        return symbol(f, style);
    case Kind::Row:
        return row(f, style);
    case Kind::Fraction:
        return fraction(f, style);
    case Kind::Scripts:
        return scripts(f, style);
    case Kind::UnderOver:
        return underOver(f, style);
    case Kind::Fence:
        return fence(f, style);
    case Kind::Matrix:
        return matrix(f, style);
    case Kind::Root:
        return root(f, style);
    case Kind::Space:
        break;
    }
    Box box;
    box.from = box.to = mark();
    box.width = f.em * style.size;
    return box;
}

void FormulaEngine::append(Box& box, const MathFont::Glyph& glyph, const Style& style) {
    m_out.glyphs.push_back(
        {glyph.index, QPointF(box.width, 0), static_cast<float>(style.size), m_place});
    box.accent = box.width == 0 ? glyph.accent * style.size : -1;
    box.width += glyph.advance * style.size;
    box.ascent = std::max(box.ascent, glyph.ascent * style.size);
    box.descent = std::max(box.descent, glyph.descent * style.size);
    box.italic = glyph.italic * style.size;
    box.to = mark();
}

FormulaEngine::Box FormulaEngine::letters(const Formula& f, Style style) {
    Box box;
    box.from = box.to = mark();
    const auto text = codePoints(f.text);
    const bool lone = f.kind == Kind::Identifier && text.size() == 1;
    for (const char32_t c : text) {
        const char32_t set = f.bold ? mathBold(c) : lone && !f.upright ? mathItalic(c) : c;
        append(box, glyph(set, style), style);
    }
    if (!lone || !tex()) box.italic = 0;
    box.token = true;
    return box;
}

/// An empty box, hardly smaller in scripts: a hand has to write in it.
FormulaEngine::Box FormulaEngine::blank(Style style) {
    const double size = style.script > 0 ? 0.8 * m_size : m_size;
    const double line = 0.05 * m_size;
    Box box;
    box.from = mark();
    box.width = kBlankEm * size;
    box.ascent = 1.1 * size;
    box.descent = 0.4 * size;
    const QRectF frame(0, -box.ascent, box.width, box.ascent + box.descent);
    for (const QRectF& bar : {QRectF(frame.topLeft(), QSizeF(frame.width(), line)),
                              QRectF(0, frame.bottom() - line, frame.width(), line),
                              QRectF(frame.topLeft(), QSizeF(line, frame.height())),
                              QRectF(frame.right() - line, frame.top(), line, frame.height())})
        m_out.bars.push_back({bar, m_place});
    box.to = mark();
    box.point = box.width / 2;
    return box;
}

FormulaEngine::Box FormulaEngine::number(const Formula& f, Style style) {
    if (isBlank(f)) return blank(style);
    Box box;
    box.from = box.to = mark();
    // Every number is as tall as a 1, so that nothing moves when a digit changes: the others reach
    // further by no more than an optical correction.
    double ascent = glyph(U'1', style).ascent * style.size;
    double descent = 0;
    for (const char32_t c : codePoints(f.text)) {
        const MathFont::Glyph& g = glyph(c == U'-' ? U'−' : c, style);
        if (c == U'.' || c == U',') box.point = box.width;
        append(box, g, style);
        if (c >= U'0' && c <= U'9') continue;
        ascent = std::max(ascent, g.ascent * style.size);
        descent = std::max(descent, g.descent * style.size);
    }
    if (box.point < 0) box.point = box.width;
    if (tex()) {
        box.ascent = ascent;
        box.descent = descent;
    }
    box.token = true;
    box.italic = 0;
    box.accent = -1;
    return box;
}

FormulaEngine::Box FormulaEngine::row(const Formula& f, Style style) {
    if (f.children.size() == 1) return node(f.children[0], style);
    Box line;
    line.from = line.to = mark();
    for (std::size_t i = 0; i < f.children.size(); ++i) {
        const Gaps gaps = gapsAround(f, i, style.script > 0);
        line.width += gaps.before * style.size;
        place(line, settled(node(f.children[i], style)));
        line.width += gaps.after * style.size;
    }
    return line;
}

void FormulaEngine::place(Box& line, Box part) {
    move(part, line.width, 0);
    if (line.point < 0 && part.point >= 0) line.point = line.width + part.point;
    line.width += part.width;
    line.ascent = std::max(line.ascent, part.ascent);
    line.descent = std::max(line.descent, part.descent);
    line.token = part.token; // scripts of a row hang on what it ends in
    line.to = mark();
}

} // namespace deltaflow
