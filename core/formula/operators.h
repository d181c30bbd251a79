#pragma once

#include "core/formula/formula.h"

#include <cstddef>

namespace deltaflow {

/// How operators behave, shared by the layout and the MathML export so that both look alike.
/// Values are those of the MathML Core operator dictionary, except where TeX sets better: no gaps
/// in scripts but thin ones, no gap around "/", a sign after another operator is a prefix, and a
/// function's name stands off by a thin space.

/// What a symbol is in a row.
enum class OperatorClass : unsigned char {
    Ordinary,    ///< a symbol like a letter: ∂ ∇ ⊤ ∞ ⋯ ′ …
    Relation,    ///< = ≈ → … (5/18 em on both sides)
    Sum,         ///< + − … (4/18 em; a prefix stands close)
    Product,     ///< × · ⊙ … (3/18 em)
    Tight,       ///< / and the invisible ones
    Large,       ///< ∑ ∏ ∫ …: grows and takes limits in display style
    Opening,     ///< ( [ { …
    Closing,     ///< ) ] } …
    Punctuation, ///< , ; : (0 and 3/18 em)
};

[[nodiscard]] OperatorClass operatorClass(const Formula& op);

/// The operator that decides the spacing of `part` in its row (itself, or the base of its scripts),
/// or null.
[[nodiscard]] const Formula* coreOperator(const Formula& part);

/// Gaps before and after `row.children[at]`, in em of the current size. `script`: at script size.
struct Gaps {
    double before = 0;
    double after = 0;
};
[[nodiscard]] Gaps gapsAround(const Formula& row, std::size_t at, bool script);

/// Whether `row.children[at]` is a sign (or another prefix) rather than between two operands.
[[nodiscard]] bool isPrefix(const Formula& row, std::size_t at);

/// A name such as "tanh", with or without scripts.
[[nodiscard]] bool isFunctionName(const Formula& part);

/// Whether delimiters around it should grow: something stacked is inside.
[[nodiscard]] bool isTall(const Formula& formula);

/// Whether an UnderOver's `over` is an accent on its base: hat, bar, tilde, dot, arrow.
/// Returns the combining character, or 0.
[[nodiscard]] char32_t accentOf(const Formula& underOver);

/// Trees deeper than this are cut off by everyone who walks them, so that none overflows the stack.
inline constexpr int kMaxFormulaDepth = 200;

} // namespace deltaflow
