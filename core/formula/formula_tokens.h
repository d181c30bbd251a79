#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace deltaflow {

/// A piece of a formula's text (see formula_text.h).
struct FormulaToken {
    enum class Kind : std::uint8_t {
        Number,
        Name,   ///< `text` as it is shown: Greek letters as such, otherwise as typed.
        Sign,   ///< An operator or a relation, as it is shown.
        Words,  ///< What stood in quotes.
        Braces, ///< What stood in { }, as typed.
        Under,  ///< _
        Over,   ///< ^
        Stroke, ///< /
        Prime,
        Open,  ///< ( [
        Close, ///< ) ]
        Bar,   ///< | ‖
        Comma,
        Semicolon,
        End
    };
    Kind kind = Kind::End;
    std::string text;
    std::size_t position = 0; ///< In code points, from 0.

    [[nodiscard]] bool is(Kind k, std::string_view t) const { return kind == k && text == t; }
};

/// The pieces of a text, the last of which is its end. Digits behind a name, and digits written
/// below or above the line, become pieces of their own (x₁, x1: x, _, 1). Throws FormulaError.
[[nodiscard]] std::vector<FormulaToken> formulaTokens(std::string_view text);

} // namespace deltaflow
