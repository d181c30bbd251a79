#include "core/formula/blank.h"
#include "core/formula/characters.h"
#include "core/formula/operators.h"
#include "core/formula/serialise.h"
#include "core/formula/speech_words.h"
#include "core/formula/written_number.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace deltaflow {

namespace {

using Kind = Formula::Kind;

/// A pattern with its parts set in.
std::string filled(std::string_view pattern, std::initializer_list<std::string_view> parts) {
    std::string out;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const bool isPlace = pattern[i] == '%' && i + 1 < pattern.size();
        if (!isPlace) {
            out += pattern[i];
            continue;
        }
        out += *(parts.begin() + (pattern[++i] - '1'));
    }
    return out;
}

void add(std::string& out, std::string_view words) {
    if (words.empty()) return;
    if (!out.empty() && !words.starts_with(',') && !words.starts_with(';')) out += ' ';
    out += words;
}

bool has(const Formula& f, std::size_t i) {
    return i < f.children.size() && !f.children[i].isEmpty();
}

/// A name or a number, so that "a over b" cannot be misheard.
bool isShort(const Formula& f) {
    if (f.kind == Kind::Row) return f.children.size() == 1 && isShort(f.children[0]);
    return f.kind == Kind::Identifier || f.kind == Kind::Number || f.kind == Kind::Text;
}

/// ∂L or ∂W²₁₁, the halves of a derivative.
bool isPartial(const Formula& f) {
    return f.kind == Kind::Row && f.children.size() == 2 && f.children[0].text == "∂";
}

bool isMinus(const Formula& f) {
    return f.kind == Kind::Operator && (f.text == "−" || f.text == "-");
}

/// Two pauses in a row are one, and none is left at the end.
std::string tidied(std::string text) {
    for (const std::string_view twice : {",,", ",;"}) {
        for (auto at = text.find(twice); at != std::string::npos; at = text.find(twice))
            text.erase(at, 1);
    }
    while (text.ends_with(',') || text.ends_with(' '))
        text.pop_back();
    return text;
}

/// As Chinese writes them, without a space behind.
std::string withWidePauses(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view wide = text[i] == ','   ? "，"
                                      : text[i] == ';' ? "；"
                                      : text[i] == ':' ? "："
                                                       : "";
        if (wide.empty()) {
            out += text[i];
            continue;
        }
        out += wide;
        if (i + 1 < text.size() && text[i + 1] == ' ') ++i;
    }
    return out;
}

/// Says formulas in the words of a language.
class Speaker {
public:
    explicit Speaker(const SpeechWords& words)
        : m_words(words) {}

    [[nodiscard]] std::string word(std::string_view symbol) const;
    [[nodiscard]] std::string speak(const Formula& f, int depth) const;
    [[nodiscard]] std::string finished(std::string text) const {
        text = tidied(std::move(text));
        return m_words.widePauses ? withWidePauses(text) : text;
    }

private:
    [[nodiscard]] std::string child(const Formula& f, std::size_t i, int depth) const {
        return i < f.children.size() ? speak(f.children[i], depth + 1) : std::string();
    }
    [[nodiscard]] std::string number(const Formula& f) const;
    [[nodiscard]] std::string fraction(const Formula& f, int depth) const;
    [[nodiscard]] std::string power(const Formula& f, int depth) const;
    [[nodiscard]] std::string scripts(const Formula& f, int depth) const;
    [[nodiscard]] std::string accented(const Formula& f, std::string_view base) const;
    [[nodiscard]] std::string bounded(const Formula& f, int depth) const;
    [[nodiscard]] std::string underOver(const Formula& f, int depth) const;
    [[nodiscard]] std::string matrix(const Formula& f, int depth) const;
    [[nodiscard]] std::string fence(const Formula& f, int depth) const;
    [[nodiscard]] std::string row(const Formula& f, int depth) const;

    const SpeechWords& m_words;
};

std::string Speaker::word(std::string_view symbol) const {
    const auto at = std::ranges::find(m_words.symbols, symbol, &SpeechWords::Symbol::first);
    return std::string(at == m_words.symbols.end() ? symbol : at->second);
}

std::string Speaker::number(const Formula& f) const {
    if (isBlank(f)) return std::string(m_words.blank);
    constexpr std::string_view minus = "−";
    if (f.text == "∞") return word(f.text);
    if (!f.text.starts_with(minus)) return f.text;
    return std::string(m_words.negative) + ' ' + word(f.text.substr(minus.size()));
}

std::string Speaker::fraction(const Formula& f, int depth) const {
    const std::string above = child(f, 0, depth);
    const std::string below = child(f, 1, depth);
    if (f.children.size() == 2) {
        const Formula& top = f.children[0];
        const Formula& bottom = f.children[1];
        if (above == "1" && below == "2") return std::string(m_words.half);
        if (!m_words.partial.empty() && isPartial(top) && isPartial(bottom))
            return filled(m_words.partial,
                          {tidied(child(top, 1, depth + 1)), tidied(child(bottom, 1, depth + 1))});
        const auto plain = [](const Formula& half) { return isShort(half) || isPartial(half); };
        if (plain(top) && plain(bottom)) return filled(m_words.simpleFraction, {above, below});
    }
    return filled(m_words.fraction, {above, below});
}

std::string Speaker::power(const Formula& f, int depth) const {
    const Formula& base = f.children[0];
    const std::string exponent = child(f, 2, depth);
    if (exponent == word("′") || exponent == word("⊤")) return exponent;
    // On a letter a 2 may as well be the number of a layer.
    const bool raised = base.kind == Kind::Fence || base.kind == Kind::Number || base.text == "e";
    if (!raised) return filled(m_words.upper, {exponent});
    return exponent == "2" ? std::string(m_words.squared) : filled(m_words.power, {exponent});
}

std::string Speaker::scripts(const Formula& f, int depth) const {
    std::string out = child(f, 0, depth);
    const std::string above = has(f, 2) ? power(f, depth) : std::string();
    const std::string below =
        has(f, 1) ? filled(m_words.lower, {child(f, 1, depth)}) : std::string();
    const bool isIndex = above.starts_with(m_words.upper.substr(0, m_words.upper.find('%')));
    const bool belowFirst = m_words.lowerFirst && !isIndex && above != word("′");
    add(out, belowFirst ? below : above);
    add(out, belowFirst ? above : below);
    return out + (has(f, 1) || has(f, 2) ? "," : "");
}

std::string Speaker::accented(const Formula& f, std::string_view base) const {
    switch (accentOf(f)) {
    case U'\u0302':
        return filled(m_words.hat, {base});
    case U'\u0303':
        return filled(m_words.tilde, {base});
    case U'\u0304':
        return filled(m_words.bar, {base});
    case U'\u0307':
        return filled(m_words.dot, {base});
    case U'\u20D7':
        return filled(m_words.vector, {base});
    default:
        return {};
    }
}

/// ∑ with what it goes over and up to: "k = 1" is where k begins.
std::string Speaker::bounded(const Formula& f, int depth) const {
    const std::string op = child(f, 0, depth);
    const std::string under = has(f, 1) ? child(f, 1, depth) : std::string();
    const std::string over = has(f, 2) ? child(f, 2, depth) : std::string();
    if (under.empty()) return over.empty() ? op : filled(m_words.upTo, {op, over});
    if (over.empty()) return filled(m_words.over, {op, under});
    const Formula& from = f.children[1];
    const bool isStart =
        from.kind == Kind::Row && from.children.size() == 3 && from.children[1].text == "=";
    if (isStart && !m_words.overFromTo.empty())
        return filled(m_words.overFromTo,
                      {op, child(from, 0, depth + 1), child(from, 2, depth + 1), over});
    return filled(m_words.overUpTo, {op, under, over});
}

std::string Speaker::underOver(const Formula& f, int depth) const {
    if (std::string out = accented(f, child(f, 0, depth)); !out.empty()) return out;
    const std::string out = bounded(f, depth);
    const Formula* op = coreOperator(f);
    return op && operatorClass(*op) == OperatorClass::Large ? out + std::string(m_words.largeEnd)
                                                            : out;
}

std::string Speaker::matrix(const Formula& f, int depth) const {
    const auto columns = static_cast<std::size_t>(f.columns > 0 ? f.columns : 1);
    const std::size_t rows = (f.children.size() + columns - 1) / columns;
    const auto counted = [](std::size_t n, std::string_view one, std::string_view many) {
        return filled(n == 1 ? one : many, {std::to_string(n)});
    };
    std::string out =
        filled(m_words.matrix, {counted(rows, m_words.oneRow, m_words.rows),
                                counted(columns, m_words.oneColumn, m_words.columns)});
    for (std::size_t i = 0; i < f.children.size(); ++i) {
        out += i % columns == 0 ? filled(m_words.row, {std::to_string(i / columns + 1)})
                                : std::string(",");
        add(out, child(f, i, depth));
    }
    return out + std::string(m_words.matrixEnd);
}

std::string Speaker::fence(const Formula& f, int depth) const {
    std::string out = word(f.text);
    add(out, child(f, 0, depth));
    add(out, word(f.closing));
    return out;
}

std::string Speaker::row(const Formula& f, int depth) const {
    std::string out;
    for (std::size_t i = 0; i < f.children.size(); ++i) {
        const Formula& part = f.children[i];
        // σ(z): what is in the parentheses is what the function is of.
        const bool argument =
            part.kind == Kind::Fence && i > 0 && isFunctionName(f.children[i - 1]);
        if (argument) add(out, m_words.argument);
        if (isMinus(part))
            add(out, i == 0 ? m_words.negative : m_words.minus);
        else
            add(out, speak(part, depth + 1));
    }
    return out;
}

std::string Speaker::speak(const Formula& f, int depth) const {
    if (depth > kMaxFormulaDepth) return std::string(m_words.andSoOn);
    switch (f.kind) {
    case Kind::Identifier:
    case Kind::Operator:
        return word(f.text);
    case Kind::Number:
        return number(f);
    case Kind::Text:
        return f.text;
    case Kind::Space:
        return {};
    case Kind::Row:
        return row(f, depth);
    case Kind::Fraction:
        return fraction(f, depth);
    case Kind::Scripts:
        return scripts(f, depth);
    case Kind::UnderOver:
        return underOver(f, depth);
    case Kind::Fence:
        return isWrittenNumber(f) ? child(f, 0, depth) : fence(f, depth);
    case Kind::Matrix:
        return matrix(f, depth);
    case Kind::Root:
        return filled(m_words.root, {child(f, 0, depth)});
    }
    return {};
}

} // namespace

std::string toSpeech(const Formula& formula, const SpeechWords& words) {
    const Speaker speaker(words);
    return speaker.finished(speaker.speak(formula, 0));
}

std::string toSpeech(const Equation& equation, const SpeechWords& words) {
    const Speaker speaker(words);
    std::string out = speaker.speak(equation.left, 0);
    for (std::size_t i = 0; i < equation.rights.size(); ++i) {
        add(out, speaker.word(equation.relationBefore(i)));
        add(out, speaker.speak(equation.rights[i], 0));
        if (i + 1 < equation.rights.size()) out += ',';
    }
    return speaker.finished(out);
}

} // namespace deltaflow
