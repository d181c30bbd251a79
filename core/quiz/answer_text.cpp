#include "core/quiz/answer_text.h"

#include "core/formula/characters.h"
#include "core/quiz/answer.h"
#include "core/quiz/answer_functions.h"

#include <algorithm>
#include <vector>

namespace deltaflow {

namespace {

bool isDigit(char32_t c) {
    return c >= U'0' && c <= U'9';
}

/// The sign of the keyboard that a sign means; itself where it has none.
char32_t plainSign(char32_t c) {
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0; // of full width
    switch (c) {
    case U'−':
    case U'–':
    case U'\u2010':
    case U'\u2011':
    case U'\uFE63':
        return U'-';
    case U'×':
    case U'·':
    case U'∙':
    case U'•':
    case U'⋅':
        return U'*';
    case U'÷':
    case U':':
    case U'∶':
    case U'∕':
    case U'⁄':
        return U'/';
    case U'≈':
    case U'≅':
    case U'≃':
        return U'=';
    case U'。':
        return U'.';
    case U'、':
        return U',';
    case U'\u3000':
    case U'\n':
    case U'\t':
        return U' ';
    default:
        return c;
    }
}

bool isInvisible(char32_t c) {
    return (c >= 0x2060 && c <= 0x2064) || (c >= 0x200B && c <= 0x200D) || c == 0xFEFF;
}

/// The digit or sign that is raised in this character; 0 for any other.
char32_t raised(char32_t c) {
    constexpr std::u32string_view kLow = U"0123456789-+";
    constexpr std::u32string_view kHigh = U"⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺";
    const auto at = kHigh.find(c);
    return at == kHigh.npos ? 0 : kLow[at];
}

/// "(1/2)" for ½; empty for any other character.
std::u32string_view fraction(char32_t c) {
    constexpr std::u32string_view kSigns = U"½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞";
    constexpr std::u32string_view kRead[] = {U"(1/2)", U"(1/3)", U"(2/3)", U"(1/4)", U"(3/4)",
                                             U"(1/5)", U"(2/5)", U"(3/5)", U"(4/5)", U"(1/6)",
                                             U"(5/6)", U"(1/8)", U"(3/8)", U"(5/8)", U"(7/8)"};
    static_assert(kSigns.size() == std::size(kRead));
    const auto at = kSigns.find(c);
    return at == kSigns.npos ? std::u32string_view() : kRead[at];
}

std::u32string withPlainSigns(const std::u32string& typed) {
    std::u32string out;
    for (std::size_t i = 0; i < typed.size(); ++i) {
        if (isInvisible(typed[i])) continue;
        if (raised(typed[i])) {
            out += U"^(";
            for (; i < typed.size() && raised(typed[i]); ++i)
                out += raised(typed[i]);
            out += U')';
            --i;
            continue;
        }
        const bool isMixed = !out.empty() && isDigit(out.back()); // 2½ is no product
        if (const auto read = fraction(typed[i]); !read.empty() && !isMixed) {
            out += read;
            continue;
        }
        const char32_t c = plainSign(typed[i]);
        const bool isPower = c == U'*' && !out.empty() && out.back() == U'*' && typed[i] == U'*';
        if (isPower)
            out.back() = U'^';
        else
            out += c;
    }
    return out;
}

void trim(std::u32string& text, std::u32string_view signs) {
    const auto last = text.find_last_not_of(signs);
    text.erase(last == text.npos ? 0 : last + 1);
    text.erase(0, std::min(text.find_first_not_of(U' '), text.size()));
}

/// "δ = 0.3" and "0.3 =" as 0.3.
std::u32string result(std::u32string text) {
    trim(text, U" .,;=");
    const auto equals = text.rfind(U'=');
    if (equals != text.npos) text.erase(0, equals + 1);
    trim(text, U" ");
    return text;
}

/// Whether digits stand in groups of three, the first of one to three, between signs `by`.
bool isGrouped(std::u32string_view number, char32_t by) {
    std::vector<std::size_t> groups{0};
    for (const char32_t c : number)
        if (c == by)
            groups.push_back(0);
        else if (isDigit(c))
            ++groups.back();
        else
            return false;
    return groups.size() > 1 && groups.front() >= 1 && groups.front() <= 3 &&
           std::all_of(groups.begin() + 1, groups.end(), [](std::size_t n) { return n == 3; });
}

std::u32string without(std::u32string_view text, char32_t c) {
    std::u32string out(text);
    std::erase(out, c);
    return out;
}

[[noreturn]] void refuseComma(const std::u32string& number) {
    std::u32string decimal = number;
    std::ranges::replace(decimal, U',', U'.');
    const auto utf8 = [](const std::u32string& points) {
        std::string text;
        for (const char32_t c : points)
            appendUtf8(text, c);
        return text;
    };
    throw AnswerError("“" + utf8(number) + "” can be read in two ways: write " + utf8(decimal) +
                      " or " + utf8(without(number, U',')) + ".");
}

/// A run of digits, commas and points as the language writes that number; as it stands if it is
/// none. Before a power of ten no groups are written.
std::u32string decimal(const std::u32string& run, char decimalPoint, bool hasPower) {
    const auto commas = std::ranges::count(run, U',');
    const auto points = std::ranges::count(run, U'.');
    if (commas == 0) return run;
    const auto comma = run.rfind(U',');
    const auto point = run.rfind(U'.');
    const bool endsInComma = comma + 1 == run.size();
    if (commas == 1 && points == 0 && !endsInComma) {
        const bool mayGroup = isGrouped(run, U',') && run.front() != U'0' && !hasPower;
        if (mayGroup && decimalPoint != ',') refuseComma(run);
        std::u32string out = run;
        out[comma] = U'.';
        return out;
    }
    if (points == 0 && isGrouped(run, U',')) return without(run, U',');
    if (points == 1 && comma < point && isGrouped(run.substr(0, point), U','))
        return without(run, U',');
    if (commas == 1 && point < comma && !endsInComma && isGrouped(run.substr(0, comma), U'.')) {
        std::u32string out = without(run, U'.');
        out[out.rfind(U',')] = U'.';
        return out;
    }
    return run;
}

/// Whether the parenthesis at `at` is that of a function of two numbers, between which a comma
/// stands.
bool takesTwo(std::u32string_view text, std::size_t at) {
    const auto isLetter = [](char32_t c) {
        return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
    };
    while (at > 0 && text[at - 1] == U' ')
        --at;
    std::string name;
    for (; at > 0 && isLetter(text[at - 1]); --at)
        name.insert(name.begin(), static_cast<char>(text[at - 1]));
    const AnswerFunction* const function = answerFunction(name);
    return function && function->ofTwo;
}

std::u32string withPoints(const std::u32string& text, char decimalPoint) {
    std::u32string out;
    std::vector<bool> separates{false}; // whether a comma does, by open parentheses
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto isPart = [](char32_t c) { return isDigit(c) || c == U',' || c == U'.'; };
        if (text[i] == U'(') separates.push_back(takesTwo(text, i));
        if (text[i] == U')' && separates.size() > 1) separates.pop_back();
        if (!isPart(text[i]) || separates.back()) {
            out += text[i];
            continue;
        }
        std::u32string run;
        for (; i < text.size() && isPart(text[i]); ++i)
            run += text[i];
        const bool hasPower = i < text.size() && (text[i] == U'e' || text[i] == U'E');
        --i;
        out += decimal(run, decimalPoint, hasPower);
    }
    return out;
}

} // namespace

std::string plainAnswer(std::string_view text, char decimalPoint) {
    const std::u32string plain = withPoints(result(withPlainSigns(codePoints(text))), decimalPoint);
    std::string out;
    for (const char32_t c : plain)
        appendUtf8(out, c);
    return out;
}

} // namespace deltaflow
