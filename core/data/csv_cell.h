#pragma once

#include "core/text/number.h"

#include <string>
#include <string_view>
#include <variant>

namespace deltaflow {

/// Whether a cell says that there is no value: empty, or NA, N/A, #N/A, NaN, null or ? in any case.
[[nodiscard]] bool isMissing(std::string_view cell);

/// Whether digits are grouped beyond doubt, by the one of '.' and ',' that is not the decimal
/// point: "1.234,5" and "1.234.567" where that is ',', but not "1.234".
[[nodiscard]] bool groupsDigits(std::string_view cell, char decimalPoint);

/// A cell's number, as parseNumber but neither fractions (1/2 may be a date) nor small superscript
/// digits without "×10"; digits may be grouped. `inGroups`: other cells of the column are, and so
/// "1.234" is as well where ',' is the decimal point.
[[nodiscard]] std::variant<double, NumberError> cellNumber(std::string_view cell, char decimalPoint,
                                                           bool inGroups = false);
[[nodiscard]] bool isNumber(std::string_view cell, char decimalPoint);

/// A cell as it is shown in a message: control characters as blanks, cut off after 40 characters.
[[nodiscard]] std::string shortened(std::string_view cell);

} // namespace deltaflow
