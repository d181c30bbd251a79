#pragma once

#include "core/formula/operators.h"
#include "ui/formula/formula_layout.h"
#include "ui/formula/math_font.h"

namespace deltaflow {

/// Sets a formula into a FormulaLayout by the algorithms of W3C MathML Core. Each method appends to
/// the layout with the left end of its baseline at the origin and returns the box; the caller then
/// moves it to its place.
class FormulaEngine {
public:
    /// What to do where MathML Core is coarser than TeX: the lean of an italic letter before the
    /// next one, the height of scripts on a lone glyph, numbers aligned at their points in a
    /// column.
    enum class Finish {
        Tex,     ///< as TeX does it
        Browser, ///< as a browser does it, to be compared with one
    };

    FormulaEngine(const MathFont& font, double pixelSize, Finish finish = Finish::Tex);

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
        double point = -1;  ///< Where a number's whole part ends, −1: not a number.
        bool largeOperator = false;
        bool token = false; ///< Glyphs side by side: scripts keep to one height.
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
    Box blank(Style style);
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
    struct Column {
        double width = 0;
        double whole = 0; ///< the widest number's part up to its point
        double rest = 0;  ///< and after it
    };
    [[nodiscard]] std::vector<Column> columnsOf(const Formula& f, std::vector<Box>& cells) const;

    void attach(Box& base, Pair& pair, const Style& style);
    void append(Box& box, const MathFont::Glyph& glyph, const Style& style);
    Box stretchedDelimiter(const std::string& text, double height, const Style& style);
    void place(Box& line, Box part);

    /// Glyphs and bars that are set from here on begin at the returned mark.
    [[nodiscard]] Mark mark() const;
    void move(const Box& box, double dx, double dy);
    /// The width takes in the lean of the last glyph.
    [[nodiscard]] Box settled(Box box) const;
    [[nodiscard]] bool tex() const { return m_finish == Finish::Tex; }

    [[nodiscard]] Style scripted(Style style, bool cramped) const;
    [[nodiscard]] Style inFraction(Style style, bool cramped) const;
    [[nodiscard]] double sizeAt(int script) const;
    /// Browsers do not take the shapes drawn for scripts.
    [[nodiscard]] const MathFont::Glyph& glyph(char32_t c, const Style& style) const {
        return m_font.glyph(c, tex() ? style.script : 0);
    }

    const MathFont& m_font;
    const MathFont::Constants& m_constants;
    double m_size;
    Finish m_finish;
    FormulaLayout m_out;
    int m_place = -1;
};

} // namespace deltaflow
