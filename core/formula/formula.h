#pragma once

#include "core/graph/ref.h"

#include <optional>
#include <string>
#include <vector>

namespace deltaflow {

/// A formula as a tree, free of any toolkit. Serialised by core/formula/{latex,mathml,plaintext}.h,
/// laid out and painted by ui/formula. Any node may carry the Ref of the number it stands for:
/// a symbol (identifier with its scripts) carries it on the outermost node, a number on its leaf.
struct Formula {
    enum class Kind : std::uint8_t {
        Identifier, ///< text: a letter (italic) or a name such as "tanh" (upright)
        Number,     ///< text: digits with a true minus and "·10^n" already split off into Scripts
        Operator, ///< text: = + − × · ⊙ ∑ ∂ … ; spacing follows the MathML operator dictionary
        Text,      ///< text: words inside a formula, upright
        Space,     ///< em: a gap of that many em
        Row,       ///< children side by side
        Fraction,  ///< children: numerator, denominator
        Scripts,   ///< children: base, subscript, superscript; an absent one is an empty Row
        UnderOver, ///< children: base, under, over; an absent one is an empty Row
        Fence,     ///< children: body; text: opening, closing: closing delimiter; they stretch
        Matrix,    ///< children row by row, `columns` in each row; text/closing: its fences
        Root,      ///< children: radicand
    };

    Kind kind = Kind::Row;
    std::string text;    ///< UTF-8
    std::string closing; ///< Fence and Matrix only
    std::vector<Formula> children;
    int columns = 0;      ///< Matrix only
    double em = 0;        ///< Space only
    bool upright = false; ///< Identifier only: a function's name
    bool bold = false;    ///< Identifier only
    std::optional<Ref> ref;

    [[nodiscard]] bool isEmpty() const { return kind == Kind::Row && children.empty(); }
    /// This formula as the one that shows the number at `r`.
    [[nodiscard]] Formula withRef(const Ref& r) &&;

    static Formula identifier(std::string name);
    static Formula function(std::string name); ///< an upright name
    static Formula number(std::string digits);
    static Formula op(std::string symbol);
    static Formula words(std::string text);
    static Formula space(double em);
    static Formula row(std::vector<Formula> parts);
    static Formula fraction(Formula above, Formula below);
    static Formula scripts(Formula base, Formula sub, Formula sup);
    static Formula sub(Formula base, Formula sub);
    static Formula sup(Formula base, Formula sup);
    static Formula underOver(Formula base, Formula under, Formula over);
    static Formula fence(std::string open, Formula body, std::string close);
    static Formula parenthesised(Formula body);
    static Formula matrix(int columns, std::vector<Formula> cells, std::string open = "(",
                          std::string close = ")");
    static Formula root(Formula radicand);

    friend bool operator==(const Formula&, const Formula&) = default;
};

/// left = rights[0] = rights[1] = …; each right side is set on a line of its own, aligned at "=".
struct Equation {
    Formula left;
    /// Before rights[0]: "=", or "←" in an update; "=" before the others.
    std::string relation = "=";
    std::vector<Formula> rights;

    [[nodiscard]] const std::string& relationBefore(std::size_t right) const {
        static const std::string equals = "=";
        return right == 0 ? relation : equals;
    }
    friend bool operator==(const Equation&, const Equation&) = default;
};

} // namespace deltaflow
