#pragma once

#include <string>
#include <string_view>
#include <variant>

namespace deltaflow {

/// A number for people: `digits` significant ones (2–10), a true minus sign (U+2212), trailing
/// zeros kept so that columns align; "9.291×10⁻⁵" once, as rounded, below 10⁻⁴ or at 10^digits and
/// above (at least 10⁵). A whole part is never cut: 12345 at 4 digits is "12345". 0 (and −0) is
/// "0", and ∞, −∞, NaN are written as such.
[[nodiscard]] std::string formatNumber(double value, int digits);

/// The same split for typesetting: mantissa "9.291" and exponent −5, or all of it in the mantissa.
struct NumberParts {
    std::string mantissa;
    int exponent = 0;
    bool scientific = false;
};
[[nodiscard]] NumberParts numberParts(double value, int digits);

/// The shortest text that reads back as exactly this double, with a true minus sign.
[[nodiscard]] std::string exactNumber(double value);

/// Why a text is not a number, for the place where it was typed.
enum class NumberError {
    Empty,
    NotANumber,
    DivisionByZero,
    OutOfRange, ///< Beyond the largest double, or nonzero and below the smallest.
    Ambiguous,  ///< A comma that may group digits or be a decimal point.
};

/// Reads what people type: "1e-3", "1/3", "-2", "−2", "+.5", " 0,5 " where the decimal point is
/// ',', and whatever formatNumber wrote ("9.291×10⁻⁵"). Locale-independent but for `decimalPoint`;
/// a '.' is always understood. Infinity and NaN are refused.
[[nodiscard]] std::variant<double, NumberError> parseNumber(std::string_view text,
                                                            char decimalPoint = '.');

} // namespace deltaflow
