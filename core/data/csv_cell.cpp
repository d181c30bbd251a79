#include "core/data/csv_cell.h"

#include "core/data/csv_encoding.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace deltaflow {

namespace {

constexpr std::array<std::string_view, 6> kMissing = {"na", "n/a", "#n/a", "nan", "null", "?"};
constexpr int kShown = 40;

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool holdsSuperscript(std::string_view cell) {
    for (const std::string_view digit : {"\u00b9", "\u00b2", "\u00b3"})
        if (cell.find(digit) != std::string_view::npos) return true;
    return cell.find("\xe2\x81") != std::string_view::npos; // U+2070 and those after it
}

bool isPlain(std::string_view cell) {
    return cell.find_first_not_of("0123456789.-eE") == std::string_view::npos;
}

} // namespace

bool isMissing(std::string_view cell) {
    const auto equals = [&cell](std::string_view word) {
        return std::ranges::equal(cell, word, {}, lower);
    };
    return cell.empty() || std::ranges::any_of(kMissing, equals);
}

std::variant<double, NumberError> cellNumber(std::string_view cell, char decimalPoint) {
    if (isPlain(cell)) { // nearly all, and much faster
        double value = 0;
        const auto result = std::from_chars(cell.data(), cell.data() + cell.size(), value);
        if (result.ec == std::errc() && result.ptr == cell.data() + cell.size()) return value;
    }
    if (cell.find('/') != std::string_view::npos) return NumberError::NotANumber;
    if (holdsSuperscript(cell) && cell.find("\u00d710") == std::string_view::npos)
        return NumberError::NotANumber;
    return parseNumber(cell, decimalPoint);
}

bool isNumber(std::string_view cell, char decimalPoint) {
    return std::holds_alternative<double>(cellNumber(cell, decimalPoint));
}

std::string shortened(std::string_view cell) {
    std::string text;
    std::size_t at = 0;
    for (int shown = 0; at < cell.size(); ++shown) {
        if (shown == kShown) return text + "\u2026";
        const std::size_t length = std::max<std::size_t>(characterLength(cell, at), 1);
        const bool control = length == 1 && static_cast<unsigned char>(cell[at]) < ' ';
        text += control ? std::string_view(" ") : cell.substr(at, length);
        at += length;
    }
    return text;
}

} // namespace deltaflow
