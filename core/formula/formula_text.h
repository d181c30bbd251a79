#pragma once

#include "core/error.h"
#include "core/formula/formula.h"

#include <functional>
#include <string>
#include <string_view>

namespace deltaflow {

/// What is wrong with the text of a formula, and where; what() is one sentence.
struct FormulaError : FormatError {
    FormulaError(std::size_t where, const std::string& what);
    std::size_t position; ///< In code points, from 0; the length at the end of the text.
};

inline constexpr std::size_t kMaxFormulaText = 2000; ///< Characters.

/// Makes the formula of what stands between braces: a live number, or its symbol.
using FormulaOfRef = std::function<Formula(std::string_view)>;

/// Reads a formula as people type it:
///
///     delta_1^2 = (a_1^2 - y_1) sigma'(z_1^2)
///     partial L/partial W_11^2 = delta_1^2 a_1^1 = {W2.adjoint[1,1]}
///     z^l = W^l a^(l-1) + b^l        sum_(k=1)^n w_k x_k        [1, 2; 3, 4]
///
/// Names: letters; Greek ones in words or as letters, digits behind a name are its subscript (x1),
/// ′ or ' a prime. Behind _ and ^ stands one sign, one number or name, or a group in () or {}.
/// a/b is a fraction of what stands beside the stroke; the parentheses of a group there are
/// dropped, and ∂ belongs to what follows it. * · × ⊙ (odot) are products; sum, prod, sqrt(x),
/// frac(a)(b), hat(x), bar(x); |x|; W^T is transposed; matrices in [ ] or ( ) with commas and
/// semicolons; "words" in quotes; = ≈ <= >= != -> <- ... as typed. A backslash before a word is
/// passed over, so that most of LaTeX's names are read as well.
///
/// `{…}` elsewhere is what `refs` makes of it. Throws FormulaError.
[[nodiscard]] Formula readFormula(std::string_view text, const FormulaOfRef& refs = {});

/// A formula cut at the equals signs of its top level; without one it is all on the left.
[[nodiscard]] Equation asEquation(const Formula& formula);

} // namespace deltaflow
