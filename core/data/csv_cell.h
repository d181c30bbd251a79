#pragma once

#include "core/text/number.h"

#include <string>
#include <string_view>
#include <variant>

namespace deltaflow {

/// Whether a cell says that there is no value: empty, or NA, N/A, #N/A, NaN, null or ? in any case.
[[nodiscard]] bool isMissing(std::string_view cell);

/// A cell's number, as parseNumber but neither fractions (1/2 may be a date) nor small superscript
/// digits without "×10".
[[nodiscard]] std::variant<double, NumberError> cellNumber(std::string_view cell,
                                                           char decimalPoint);
[[nodiscard]] bool isNumber(std::string_view cell, char decimalPoint);

/// A cell as it is shown in a message: control characters as blanks, cut off after 40 characters.
[[nodiscard]] std::string shortened(std::string_view cell);

} // namespace deltaflow
