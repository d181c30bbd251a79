#include "core/formula/characters.h"
#include "ui/formula/formula_engine.h"

#include <algorithm>

// Scripts, limits, accents and fractions: MathML Core §3.3.2 and §3.4.

namespace deltaflow {

namespace {

bool has(const Formula& f, std::size_t i) {
    return i < f.children.size() && !f.children[i].isEmpty();
}

} // namespace

FormulaEngine::Box FormulaEngine::fraction(const Formula& f, Style style) {
    const auto& k = m_constants;
    const double em = style.size;
    const Mark from = mark();
    const Box above = settled(child(f, 0, inFraction(style, false)));
    const Box below = settled(child(f, 1, inFraction(style, true)));
    const double rule = k.fractionRuleThickness * em;
    const double axis = k.axisHeight * em;
    const bool display = style.display;
    const double up = std::max(
        {em * (display ? k.fractionNumeratorDisplayShiftUp : k.fractionNumeratorShiftUp),
         axis + rule / 2 + above.descent +
             em * (display ? k.fractionNumeratorDisplayGapMin : k.fractionNumeratorGapMin)});
    const double down = std::max(
        {em * (display ? k.fractionDenominatorDisplayShiftDown : k.fractionDenominatorShiftDown),
         rule / 2 - axis + below.ascent +
             em * (display ? k.fractionDenominatorDisplayGapMin : k.fractionDenominatorGapMin)});
    // So that the lines of two fractions side by side stay apart.
    const double margin = (tex() ? 0.06 : 0.01) * em;
    const double line = std::max(above.width, below.width);
    move(above, margin + (line - above.width) / 2, -up);
    move(below, margin + (line - below.width) / 2, down);
    m_out.bars.push_back({QRectF(margin, -axis - rule / 2, line, rule), m_place});
    Box box;
    box.from = from;
    box.to = mark();
    box.width = line + 2 * margin;
    box.ascent = std::max(up + above.ascent, axis + rule / 2);
    box.descent = std::max(down + below.descent, rule / 2 - axis);
    return box;
}

FormulaEngine::Box FormulaEngine::scripts(const Formula& f, Style style) {
    Box base = child(f, 0, style);
    Pair pair;
    pair.hasSub = has(f, 1);
    pair.hasSup = has(f, 2);
    if (pair.hasSub) pair.sub = settled(child(f, 1, scripted(style, true)));
    if (pair.hasSup) pair.sup = settled(child(f, 2, scripted(style, false)));
    if (pair.hasSub || pair.hasSup) attach(base, pair, style);
    return base;
}

void FormulaEngine::attach(Box& base, Pair& pair, const Style& style) {
    const auto& k = m_constants;
    const double em = style.size;
    double down = 0;
    double up = 0;
    // TeX (appendix G, rule 18a) keeps the scripts of a lone glyph at one height, tall or not.
    const bool fixed = tex() && base.token;
    const double fromTop = fixed ? 0 : base.ascent - k.superscriptBaselineDropMax * em;
    const double fromBottom = fixed ? 0 : base.descent + k.subscriptBaselineDropMin * em;
    if (pair.hasSub)
        down = std::max(
            {k.subscriptShiftDown * em, fromBottom, pair.sub.ascent - k.subscriptTopMax * em});
    if (pair.hasSup)
        up = std::max({em * (style.cramped ? k.superscriptShiftUpCramped : k.superscriptShiftUp),
                       fromTop, pair.sup.descent + k.superscriptBottomMin * em});
    if (pair.hasSub && pair.hasSup) {
        double gap = up - pair.sup.descent + down - pair.sub.ascent;
        const double least = k.subSuperscriptGapMin * em;
        if (gap < least) {
            const double room = k.superscriptBottomMaxWithSubscript * em - (up - pair.sup.descent);
            const double raise = std::min(std::max(0.0, room), least - gap);
            up += raise;
            gap += raise;
            down += std::max(0.0, least - gap);
        }
    }
    // A slanted letter pushes its superscript aside, an integral draws its subscript in.
    const double subAt = base.width - (base.largeOperator ? base.italic : 0);
    const double supAt = base.width + (base.largeOperator ? 0 : base.italic);
    const double after = k.spaceAfterScript * em;
    move(pair.sub, subAt, down);
    move(pair.sup, supAt, -up);
    base.width = std::max({base.width, pair.hasSub ? subAt + pair.sub.width + after : 0,
                           pair.hasSup ? supAt + pair.sup.width + after : 0});
    base.ascent = std::max({base.ascent, up + pair.sup.ascent, pair.sub.ascent - down});
    base.descent = std::max({base.descent, down + pair.sub.descent, pair.sup.descent - up});
    base.italic = 0;
    base.accent = -1;
    base.point = -1;
    base.largeOperator = false;
    base.token = false;
    base.to = mark();
}

FormulaEngine::Box FormulaEngine::underOver(const Formula& f, Style style) {
    if (const char32_t mark = accentOf(f)) return accented(f, style, mark);
    const Formula* op = coreOperator(f);
    const bool movable = op && operatorClass(*op) == OperatorClass::Large && op->text != "∫";
    // Beside the operator in a line of text, above and below it where there is room.
    if (movable && !style.display) return scripts(f, style);
    return limits(f, style, child(f, 0, style));
}

FormulaEngine::Box FormulaEngine::limits(const Formula& f, Style style, Box base) {
    const auto& k = m_constants;
    const double em = style.size;
    const bool large = base.largeOperator;
    const double lean = large ? base.italic / 2 : 0;
    Box box = large ? base : settled(base);
    const Box under = has(f, 1) ? settled(child(f, 1, scripted(style, true))) : Box{};
    const Box over = has(f, 2) ? settled(child(f, 2, scripted(style, false))) : Box{};
    double down =
        box.descent + (large ? k.lowerLimitGapMin : k.underbarVerticalGap) * em + under.ascent;
    double up =
        box.ascent + (large ? k.upperLimitGapMin : k.overbarVerticalGap) * em + over.descent;
    if (large) {
        down = std::max(down, box.descent + k.lowerLimitBaselineDropMin * em);
        up = std::max(up, box.ascent + k.upperLimitBaselineRiseMin * em);
    }
    const double middle = box.width / 2;
    const double left =
        std::min({0.0, middle - lean - under.width / 2, middle + lean - over.width / 2});
    const double right =
        std::max({box.width, middle - lean + under.width / 2, middle + lean + over.width / 2});
    move(box, -left, 0);
    move(under, middle - lean - under.width / 2 - left, down);
    move(over, middle + lean - over.width / 2 - left, -up);
    if (has(f, 1)) box.descent = down + under.descent;
    if (has(f, 2)) box.ascent = up + over.ascent;
    box.width = right - left;
    box.italic = 0;
    box.accent = -1;
    box.point = -1;
    box.largeOperator = false;
    box.token = false;
    box.to = mark();
    return box;
}

/// The mark's own glyph is drawn for a base as tall as the accent base height; over a taller one it
/// is raised by the difference (TeX, appendix G, rule 12).
FormulaEngine::Box FormulaEngine::accented(const Formula& f, Style style, char32_t mark) {
    Style inner = style;
    inner.cramped = true;
    Box base = child(f, 0, inner);
    const MathFont::Glyph& glyph = m_font.glyph(mark, 0);
    const double raise = std::max(0.0, base.ascent - m_constants.accentBaseHeight * style.size);
    const double middle = base.accent >= 0 ? base.accent : (base.width + base.italic) / 2;
    m_out.glyphs.push_back({glyph.index, QPointF(middle - glyph.accent * style.size, -raise),
                            static_cast<float>(style.size), m_place});
    base.ascent = std::max(base.ascent, raise + glyph.ascent * style.size);
    base.to = this->mark();
    return base;
}

} // namespace deltaflow
