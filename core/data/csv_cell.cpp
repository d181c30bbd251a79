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

enum class Grouping { None, Perhaps, Certain };

std::size_t digitsAt(std::string_view text, std::size_t at) {
    const std::size_t end = std::min(text.find_first_not_of("0123456789", at), text.size());
    return end - std::min(at, end);
}

/// Of "1.234" (perhaps) and "1.234,5" (certain), where ',' is the decimal point.
Grouping groupingOf(std::string_view cell, char decimalPoint) {
    const char mark = decimalPoint == ',' ? '.' : ',';
    for (const std::string_view sign : {"-", "+", "\u2212"})
        if (cell.starts_with(sign)) {
            cell.remove_prefix(sign.size());
            break;
        }
    std::size_t at = digitsAt(cell, 0);
    if (at < 1 || at > 3 || cell[0] == '0') return Grouping::None;
    int groups = 0;
    for (; at < cell.size() && cell[at] == mark; at += 4, ++groups)
        if (digitsAt(cell, at + 1) != 3) return Grouping::None;
    if (groups == 0) return Grouping::None;
    if (at == cell.size()) return groups > 1 ? Grouping::Certain : Grouping::Perhaps;
    const bool isRest = cell[at] == decimalPoint && at + 1 + digitsAt(cell, at + 1) == cell.size();
    return isRest ? Grouping::Certain : Grouping::None;
}

std::string withoutGroups(std::string_view cell, char decimalPoint) {
    std::string text(cell);
    std::erase(text, decimalPoint == ',' ? '.' : ',');
    return text;
}

} // namespace

bool groupsDigits(std::string_view cell, char decimalPoint) {
    return groupingOf(cell, decimalPoint) == Grouping::Certain;
}

bool isMissing(std::string_view cell) {
    const auto equals = [&cell](std::string_view word) {
        return std::ranges::equal(cell, word, {}, lower);
    };
    return cell.empty() || std::ranges::any_of(kMissing, equals);
}

std::variant<double, NumberError> cellNumber(std::string_view cell, char decimalPoint,
                                             bool inGroups) {
    if (isPlain(cell) && !inGroups) { // nearly all, and much faster
        double value = 0;
        const auto result = std::from_chars(cell.data(), cell.data() + cell.size(), value);
        if (result.ec == std::errc() && result.ptr == cell.data() + cell.size()) return value;
    }
    if (cell.find('/') != std::string_view::npos) return NumberError::NotANumber;
    if (holdsSuperscript(cell) && cell.find("\u00d710") == std::string_view::npos)
        return NumberError::NotANumber;
    const Grouping grouping = groupingOf(cell, decimalPoint);
    if (grouping == Grouping::Certain || (grouping == Grouping::Perhaps && inGroups))
        return parseNumber(withoutGroups(cell, decimalPoint), decimalPoint);
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
