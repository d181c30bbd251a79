#include "core/project/json_text.h"

#include "core/error.h"
#include "core/project/limits.h"
#include "core/text/number.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace deltaflow {

namespace {

constexpr std::size_t kMaxBytes = 512u << 20u;
constexpr int kMaxDepth = 32;
constexpr std::int64_t kMaxValues = kMaxDataNumbers + kMaxParameters + 1'000'000;

/// "line 3, column 14" of a byte (0-based) in a text.
std::string positionOf(std::string_view text, std::size_t byte) {
    const std::string_view before = text.substr(0, std::min(byte, text.size()));
    const auto lines = std::count(before.begin(), before.end(), '\n');
    const auto start = before.rfind('\n');
    const auto column = start == std::string_view::npos ? before.size() : before.size() - start - 1;
    return "line " + std::to_string(lines + 1) + ", column " + std::to_string(column + 1);
}

/// Runs once over the text and refuses what would need too much room to be read.
void checkBounds(std::string_view text) {
    if (text.size() > kMaxBytes) throw FormatError("the text is longer than 512 MB");
    int depth = 0;
    std::int64_t values = 0;
    bool inString = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
            continue;
        }
        if (c == '"') inString = true;
        if (c == ']' || c == '}') --depth;
        if (c != '[' && c != '{' && c != ',') continue;
        if (c != ',' && ++depth > kMaxDepth)
            throw FormatError(positionOf(text, i) + ": more than " + std::to_string(kMaxDepth) +
                              " levels of nesting");
        if (++values > kMaxValues)
            throw FormatError("the text holds more than " + std::to_string(kMaxValues) + " values");
    }
}

bool isWordCharacter(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           c == '+' || c == '-' || c == '.';
}

/// The word that a parse error's byte stands in, to quote it.
std::string_view wordAt(std::string_view text, std::size_t& byte) {
    byte = std::min(byte, text.size() - 1);
    if (!isWordCharacter(text[byte])) return text.substr(byte, 1);
    std::size_t end = byte;
    while (byte > 0 && isWordCharacter(text[byte - 1]))
        --byte;
    while (end < text.size() && isWordCharacter(text[end]))
        ++end;
    return text.substr(byte, std::min<std::size_t>(end - byte, 24));
}

bool isPrintable(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

std::string reasonAt(std::string_view text, std::size_t byte) {
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) return "the text is empty";
    if (byte >= text.size()) return positionOf(text, text.size()) + ": the text ends too early";
    const std::string_view word = wordAt(text, byte);
    const std::string place = positionOf(text, byte) + ": ";
    for (const std::string_view notFinite : {"NaN", "nan", "Infinity", "-Infinity", "inf", "-inf"})
        if (word == notFinite) return place + std::string(word) + " is not a finite number";
    if (!isPrintable(word)) return place + "this is not JSON";
    return place + "“" + std::string(word) + "” is not JSON here";
}

/// nlohmann quotes the number that overflowed: number overflow parsing '1e999'.
std::string overflowReason(std::string_view text, std::string_view message) {
    const auto first = message.find('\'');
    const auto last = message.rfind('\'');
    if (first == std::string_view::npos || last <= first) return "a number is too large";
    const std::string_view number = message.substr(first + 1, last - first - 1);
    return positionOf(text, text.find(number)) + ": " + std::string(number.substr(0, 24)) +
           " is too large for a number";
}

} // namespace

Json parseJson(std::string_view text) {
    checkBounds(text);
    try {
        return Json::parse(text.begin(), text.end());
    } catch (const Json::parse_error& error) {
        throw FormatError(reasonAt(text, error.byte > 0 ? error.byte - 1 : 0));
    } catch (const Json::out_of_range& error) {
        throw FormatError(overflowReason(text, error.what()));
    }
}

std::string described(const Json& value) {
    switch (value.type()) {
    case Json::value_t::null:
        return "null";
    case Json::value_t::boolean:
        return value.get<bool>() ? "true" : "false";
    case Json::value_t::string: {
        const auto& text = value.get_ref<const std::string&>();
        return text.size() > 40 ? "a long text" : "the text " + jsonText(text);
    }
    case Json::value_t::array:
        return "a list";
    case Json::value_t::object:
        return "an object";
    case Json::value_t::number_float:
        return exactNumber(value.get<double>());
    default:
        return value.dump();
    }
}

std::string jsonNumber(double value) {
    if (!std::isfinite(value)) throw Error(exactNumber(value) + " cannot be written to a file");
    if (value == 0 && std::signbit(value)) return "-0.0"; // "-0" would be read as the integer 0
    std::array<char, 32> buffer;
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return {buffer.data(), end.ptr};
}

std::string jsonText(const std::string& text) {
    return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace deltaflow
