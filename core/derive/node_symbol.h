#pragma once

#include "core/formula/formula.h"
#include "core/graph/graph.h"

#include <string>
#include <string_view>

namespace deltaflow {

/// A node's name as a text writes it: "h_2" is h with the number 2, "W_xh" is W with the label xh,
/// "gamma" is γ. A scalar's number is its subscript (x₁); a vector's stands above, since its
/// elements are numbered below (h⁽²⁾₁).
struct NodeSymbol {
    std::string letter; ///< With Greek names as letters.
    std::string number; ///< Digits at the end, or empty.
    std::string label;  ///< Any other text after an underscore, or empty.
    std::string power;  ///< What stands above a letter that is never without it: σ², μ′.
    bool hat = false;   ///< x̂, what is normalised.
};
[[nodiscard]] NodeSymbol nodeSymbol(std::string_view name);

/// The symbol of a whole node, `letter` in place of its own if that is not empty.
[[nodiscard]] Formula nodeFormula(const Node& node, const Formula& letter = {});

/// The subscript of one element: nothing for a scalar, "23" or "1,12" for a row and a column of an
/// image or a matrix, a channel or a filter before them where there are several. A running index is
/// a letter; kAll leaves its place out.
[[nodiscard]] Formula elementIndices(const Node& node, std::int32_t row, std::int32_t col);

/// k, j, b for a running index, else the number counted from 1.
[[nodiscard]] Formula indexLetter(std::int32_t index);

} // namespace deltaflow
