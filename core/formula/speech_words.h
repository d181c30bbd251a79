#pragma once

#include <span>
#include <string_view>
#include <utility>

namespace deltaflow {

/// How formulas are read aloud in a language. In a pattern %1, %2, … stand for parts already in
/// words, and a comma or a semicolon for a pause. A pattern that is empty is not used: what it
/// would say is said piece by piece.
struct SpeechWords {
    using Symbol = std::pair<std::string_view, std::string_view>;
    std::span<const Symbol> symbols; ///< One without words is said as it is written.
    std::string_view negative;       ///< The sign of a number, or before the first term.
    std::string_view minus;          ///< Between terms.
    std::string_view argument;       ///< Before the parentheses of a function.
    std::string_view half;
    std::string_view blank;          ///< A number that is left out.
    std::string_view simpleFraction; ///< %1 above, %2 below, both short.
    std::string_view fraction;
    std::string_view partial; ///< The derivative of %1 by %2; empty: as a fraction.
    std::string_view squared; ///< Behind what is raised, as all exponents are.
    std::string_view power;   ///< To the power of %1.
    std::string_view upper;   ///< An index %1 above.
    std::string_view lower;   ///< An index %1 below.
    bool lowerFirst;          ///< "W 下标 1 的转置": what is raised follows the lower index.
    std::string_view hat;     ///< Of %1, as the next four.
    std::string_view tilde;
    std::string_view bar;
    std::string_view dot;
    std::string_view vector;
    std::string_view over;       ///< The operator %1 over %2.
    std::string_view overUpTo;   ///< The operator %1 over %2 up to %3.
    std::string_view overFromTo; ///< The operator %1 over %2 from %3 to %4.
    std::string_view upTo;       ///< The operator %1 up to %2.
    std::string_view largeEnd;   ///< Behind a sum's bounds, before what is summed.
    std::string_view matrix;     ///< Of %1 rows and %2 columns.
    std::string_view oneRow;     ///< With "row" and "column" for the number 1 …
    std::string_view rows;       ///< … and with another.
    std::string_view oneColumn;
    std::string_view columns;
    std::string_view row; ///< The matrix's row %1.
    std::string_view matrixEnd;
    std::string_view root; ///< The square root of %1.
    std::string_view andSoOn;
    bool widePauses; ///< ， rather than a comma and a space.
};

[[nodiscard]] const SpeechWords& englishSpeech();
[[nodiscard]] const SpeechWords& chineseSpeech();

} // namespace deltaflow
