#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace deltaflow {

/// A piece of an expression's text.
struct Token {
    enum class Kind : std::uint8_t {
        Number,      ///< `value`
        Name,        ///< `symbol` is the name
        Operator,    ///< `symbol` is + - * / ^
        Superscript, ///< `value` is the exponent
        Open,
        Close,
        Bar, ///< Opens or closes |x|.
        Comma,
        Assign,
        Separator, ///< A semicolon, or the end of a line on which a statement can end.
        Unknown,
        End
    };
    Kind kind = Kind::End;
    std::size_t position = 0; ///< In code points, from 0.
    std::string symbol;
    double value = 0;
    std::string found; ///< How an error names it: “×”, the end; cut short where it is long.

    [[nodiscard]] bool is(char operation) const {
        return kind == Kind::Operator && symbol[0] == operation;
    }
};

/// A name as it is stored: indices as digits, Greek letters in words (α₁ → alpha1, Δx → Delta_x).
/// A text that is no name stays as it is.
[[nodiscard]] std::string storedName(std::string_view typed);

/// The pieces of a text, the last of which is its end. Throws ExpressionError if the text is too
/// long or a number is out of range.
[[nodiscard]] std::vector<Token> tokensOf(std::string_view text);

} // namespace deltaflow
