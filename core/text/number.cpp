#include "core/text/number.h"

#include "core/text/trimmed.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace deltaflow {

namespace {

constexpr std::string_view kMinus = "\u2212";
constexpr std::string_view kTimesTen = "\u00d710";
constexpr std::array<std::string_view, 10> kSuperscripts = {"\u2070", "\u00b9", "\u00b2", "\u00b3",
                                                            "\u2074", "\u2075", "\u2076", "\u2077",
                                                            "\u2078", "\u2079"};
constexpr std::string_view kSuperscriptMinus = "\u207b";

std::string superscript(int number) {
    std::string text;
    for (const char c : std::to_string(number))
        text += c == '-' ? kSuperscriptMinus : kSuperscripts[static_cast<std::size_t>(c - '0')];
    return text;
}

/// The decimal digits of a magnitude, correctly rounded, and the exponent of the first of them.
struct Decimal {
    std::string digits;
    int exponent = 0;
};

Decimal roundedDecimal(double magnitude, int digits) {
    std::array<char, 64> buffer;
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), magnitude,
                                   std::chars_format::scientific, digits - 1);
    const std::string_view text(buffer.data(), static_cast<std::size_t>(end.ptr - buffer.data()));
    const auto e = text.find('e');
    Decimal decimal;
    for (const char c : text.substr(0, e))
        if (c != '.') decimal.digits += c;
    const auto sign = text[e + 1] == '-' ? -1 : 1;
    std::from_chars(text.data() + e + 2, end.ptr, decimal.exponent);
    decimal.exponent *= sign;
    return decimal;
}

std::string wholePart(double magnitude) {
    std::array<char, 64> buffer;
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), magnitude,
                                   std::chars_format::fixed, 0);
    return {buffer.data(), end.ptr};
}

std::string withPoint(const std::string& digits, int exponent) {
    if (exponent < 0)
        return "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
    const auto whole = static_cast<std::size_t>(exponent) + 1;
    if (whole >= digits.size()) return digits;
    return digits.substr(0, whole) + '.' + digits.substr(whole);
}

void replaceAll(std::string& text, std::string_view from, std::string_view to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

/// Every way of writing a sign, a space or an exponent becomes the ASCII one.
std::string plainText(std::string_view text) {
    std::string plain(text);
    replaceAll(plain, kTimesTen, "e");
    replaceAll(plain, kSuperscriptMinus, "-");
    replaceAll(plain, kMinus, "-");
    replaceAll(plain, "\u00a0", " ");
    for (std::size_t digit = 0; digit < kSuperscripts.size(); ++digit)
        replaceAll(plain, kSuperscripts[digit], std::to_string(digit));
    return plain;
}

std::size_t skipDigits(std::string_view text, std::size_t& at) {
    const auto first = at;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9')
        ++at;
    return at - first;
}

/// [digits] [. digits] [e [sign] digits], at least one digit before the e.
bool isDecimal(std::string_view text) {
    std::size_t at = 0;
    auto digits = skipDigits(text, at);
    if (at < text.size() && text[at] == '.') digits += skipDigits(text, ++at);
    if (digits == 0) return false;
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
        if (skipDigits(text, at) == 0) return false;
    }
    return at == text.size();
}

bool isZero(std::string_view text) {
    return text.substr(0, text.find_first_of("eE")).find_first_of("123456789") ==
           std::string_view::npos;
}

/// Decides what a comma is. Returns false where it may be two things.
bool resolveCommas(std::string& text, char decimalPoint) {
    const auto commas = std::count(text.begin(), text.end(), ',');
    if (commas == 0) return true;
    if (decimalPoint != ',' || commas > 1 || text.find('.') != std::string::npos) return false;
    std::replace(text.begin(), text.end(), ',', '.');
    return true;
}

std::variant<double, NumberError> parseDecimal(std::string_view raw, char decimalPoint) {
    std::string text(trimmed(raw));
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) text.erase(0, 1);
    if (!resolveCommas(text, decimalPoint)) {
        std::replace(text.begin(), text.end(), ',', '0');
        text.erase(std::remove(text.begin(), text.end(), '.'), text.end());
        return isDecimal(text) ? NumberError::Ambiguous : NumberError::NotANumber;
    }
    if (!isDecimal(text)) return NumberError::NotANumber;
    double value = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
    if (result.ec == std::errc::result_out_of_range || !std::isfinite(value))
        return NumberError::OutOfRange;
    if (value == 0 && !isZero(text)) return NumberError::OutOfRange;
    return negative ? -value : value;
}

} // namespace

NumberParts numberParts(double value, int digits) {
    if (std::isnan(value)) return {"NaN"};
    const std::string sign(value < 0 ? kMinus : std::string_view());
    const double magnitude = std::abs(value);
    if (std::isinf(value)) return {sign + "\u221e"};
    if (magnitude == 0) return {"0"};
    digits = std::clamp(digits, 1, 17);
    const auto [text, exponent] = roundedDecimal(magnitude, digits);
    if (exponent >= -4 && exponent < digits) return {sign + withPoint(text, exponent)};
    const int limit = std::max(digits, 5);
    if (exponent >= digits && exponent <= limit)
        if (const std::string whole = wholePart(magnitude); static_cast<int>(whole.size()) <= limit)
            return {sign + whole};
    return {sign + withPoint(text, 0), exponent, true};
}

std::string formatNumber(double value, int digits) {
    const NumberParts parts = numberParts(value, digits);
    if (!parts.scientific) return parts.mantissa;
    return parts.mantissa + std::string(kTimesTen) + superscript(parts.exponent);
}

std::string exactNumber(double value) {
    if (!std::isfinite(value)) return numberParts(value, 2).mantissa;
    std::array<char, 64> buffer;
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    std::string text(buffer.data(), end.ptr);
    for (const std::string_view padded : {"e-0", "e+0", "e+"}) // 1e-05 reads better as 1e-5
        if (const auto at = text.find(padded); at != std::string::npos) {
            text.replace(at, padded.size(), padded == "e-0" ? "e-" : "e");
            break;
        }
    replaceAll(text, "-", kMinus);
    return text;
}

std::variant<double, NumberError> parseNumber(std::string_view text, char decimalPoint) {
    const std::string plain = plainText(text);
    const std::string_view typed = trimmed(plain);
    if (typed.empty()) return NumberError::Empty;
    const auto slash = typed.find('/');
    const auto numerator = parseDecimal(typed.substr(0, slash), decimalPoint);
    if (slash == std::string_view::npos || std::holds_alternative<NumberError>(numerator))
        return numerator;
    const auto denominator = parseDecimal(typed.substr(slash + 1), decimalPoint);
    if (std::holds_alternative<NumberError>(denominator)) return denominator;
    const double above = std::get<double>(numerator);
    const double below = std::get<double>(denominator);
    if (below == 0) return NumberError::DivisionByZero;
    const double quotient = above / below;
    if (!std::isfinite(quotient) || (quotient == 0 && above != 0)) return NumberError::OutOfRange;
    return quotient;
}

} // namespace deltaflow
