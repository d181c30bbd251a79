#pragma once

#include "core/formula/operators.h"
#include "ui/formula/formula_layout.h"
#include "ui/formula/math_font.h"

namespace deltaflow {

/// Sets a formula into a FormulaLayout by the algorithms of W3C MathML Core, with TeX's italic
/// corrections and accents. Each method appends to the layout with the left end of its baseline at
/// the origin and returns the box; the caller then moves it to its place.
class FormulaEngine {
public:
    FormulaEngine(const MathFont& font, double pixelSize);

    /// The whole formula, with its size filled in.
    FormulaLayout lay(const Formula& formula, bool displayStyle) &&;

private:
    struct Style {
        double size;          ///< px per em
        int script = 0;       ///< 0 text, 1 scripts, 2 scripts of scripts
        bool display = true;  ///< large operators, roomy fractions
        bool cramped = false; ///< superscripts stay low
        int depth = 0;
    };
    struct Mark {
        std::size_t glyph, bar, place;
    };
    struct Box {
        double width = 0;
        double ascent = 0;
        double descent = 0;
        double italic = 0;  ///< Lean of the last glyph, not within the width yet.
        double accent = -1; ///< Where an accent goes, −1: the middle.
        bool largeOperator = false;
        Mark from{}, to{};
    };
    struct Pair {
        Box sub, sup;
        bool hasSub = false, hasSup = false;
    };

    Box node(const Formula& f, Style style);
    Box content(const Formula& f, Style style);
    Box child(const Formula& f, std::size_t i, Style style);

    Box letters(const Formula& f, Style style);
    Box number(const Formula& f, Style style);
    Box symbol(const Formula& f, Style style);
    Box row(const Formula& f, Style style);
    Box fraction(const Formula& f, Style style);
    Box scripts(const Formula& f, Style style);
    Box underOver(const Formula& f, Style style);
    Box limits(const Formula& f, Style style, Box base);
    Box accented(const Formula& f, Style style, char32_t mark);
    Box root(const Formula& f, Style style);
    Box fence(const Formula& f, Style style);
    Box matrix(const Formula& f, Style style);
    Box grid(const Formula& f, Style style);

    void attach(Box& base, Pair& pair, const Style& style);
    void append(Box& box, const MathFont::Glyph& glyph, const Style& style);
    Box stretchedDelimiter(const std::string& text, double height, const Style& style);
    void place(Box& line, Box part);

    /// Glyphs and bars that are set from here on begin at the returned mark.
    [[nodiscard]] Mark mark() const;
    void move(const Box& box, double dx, double dy);
    /// The width takes in the lean of the last glyph.
    static Box settled(Box box);

    [[nodiscard]] Style scripted(Style style, bool cramped) const;
    [[nodiscard]] Style inFraction(Style style, bool cramped) const;
    [[nodiscard]] double sizeAt(int script) const;

    const MathFont& m_font;
    const MathFont::Constants& m_constants;
    double m_size;
    FormulaLayout m_out;
    int m_place = -1;
};

} // namespace deltaflow
