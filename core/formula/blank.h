#pragma once

#include "core/formula/formula.h"

#include <string_view>

namespace deltaflow {

/// What stands as a number's digits where the number is left out, to be written in by hand; it is
/// set as an empty box, kBlankEm wide.
inline constexpr std::string_view kBlank = "▭";
inline constexpr double kBlankEm = 3.4; ///< Room for a sign and five digits.

[[nodiscard]] inline bool isBlank(const Formula& formula) {
    return formula.kind == Formula::Kind::Number && formula.text == kBlank;
}

} // namespace deltaflow
