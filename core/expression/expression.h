#pragma once

#include "core/error.h"
#include "core/network/graph_spec.h"

#include <string>
#include <string_view>
#include <vector>

namespace deltaflow {

/// What is wrong with an expression, and where; what() is one sentence, "at character 7: expected a
/// number, a name or “(”, but found “*”", which counts characters from 1.
struct ExpressionError : FormatError {
    ExpressionError(std::size_t where, const std::string& what);
    std::size_t position; ///< In code points, from 0; the length at the end of the text.
};

inline constexpr std::size_t kMaxExpressionLength = 10'000; ///< Characters.
inline constexpr std::size_t kMaxExpressionNodes = 2000;
inline constexpr int kMaxExpressionNesting = 200;

/// Reads an expression as a graph.
///
///     c = a + b; d = b + 1
///     e = c * d
///
/// Statements `name = expression` stand on lines or between semicolons; the last one, or an
/// expression without a name in its place, is the output. From loosest to tightest: + −, * · × and
/// / ÷, a minus sign, ^ (right associative: −2^2 = −(2^2)) and ² ³. Functions: exp, log or ln, sin,
/// cos, tanh, sigmoid or σ, relu, softplus, sqrt, abs or |x|, and max, min, pow of two. Names are a
/// letter, then letters, digits (₀ … ₉ too) and underscores; Greek letters are stored in words (α
/// as alpha), and σ before a parenthesis is the sigmoid.
///
/// A name that is assigned is the node of that name, shared where the name is used; nothing else is
/// shared. Names that are not assigned are the variables: they come first, in the order in which
/// they appear, as "parameter" nodes of value 1 if `learned` has them and else as "input" nodes.
/// Other nodes are called v1, v2 … (constants c1, c2 …), leaving out names that the text uses.
///
/// Throws ExpressionError; also for a name that is assigned twice, used before it is assigned, or
/// never used, and for a text beyond the bounds above.
[[nodiscard]] GraphSpec parseExpression(std::string_view text,
                                        const std::vector<std::string>& learned = {});

} // namespace deltaflow
