#include "core/formula/formula_tokens.h"

#include "core/formula/characters.h"
#include "core/formula/formula_text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace deltaflow {

namespace {

using Kind = FormulaToken::Kind;
using Pair = std::pair<std::string_view, std::string_view>;

constexpr std::array<Pair, 48> kLetters = {{
    {"alpha", "α"},   {"beta", "β"},    {"gamma", "γ"},      {"delta", "δ"},
    {"epsilon", "ε"}, {"zeta", "ζ"},    {"eta", "η"},        {"theta", "θ"},
    {"iota", "ι"},    {"kappa", "κ"},   {"lambda", "λ"},     {"mu", "μ"},
    {"nu", "ν"},      {"xi", "ξ"},      {"pi", "π"},         {"rho", "ρ"},
    {"sigma", "σ"},   {"tau", "τ"},     {"phi", "φ"},        {"chi", "χ"},
    {"psi", "ψ"},     {"omega", "ω"},   {"Gamma", "Γ"},      {"Delta", "Δ"},
    {"Theta", "Θ"},   {"Lambda", "Λ"},  {"Xi", "Ξ"},         {"Pi", "Π"},
    {"Sigma", "Σ"},   {"Phi", "Φ"},     {"Psi", "Ψ"},        {"Omega", "Ω"},
    {"relu", "ReLU"}, {"ell", "ℓ"},     {"infty", "∞"},      {"inf", "∞"},
    {"partial", "∂"}, {"nabla", "∇"},   {"dots", "…"},       {"cdots", "⋯"},
    {"ldots", "…"},   {"top", "⊤"},     {"varepsilon", "ε"}, {"prime", "′"},
    {"quad", " "},    {"upsilon", "υ"}, {"varphi", "φ"},     {"softmax", "softmax"},
}};

constexpr std::array<Pair, 19> kSignWords = {{
    {"cdot", "·"},   {"times", "×"}, {"odot", "⊙"},      {"sum", "∑"},        {"prod", "∏"},
    {"in", "∈"},     {"to", "→"},    {"approx", "≈"},    {"leq", "≤"},        {"le", "≤"},
    {"geq", "≥"},    {"ge", "≥"},    {"neq", "≠"},       {"ne", "≠"},         {"pm", "±"},
    {"propto", "∝"}, {"ast", "∗"},   {"leftarrow", "←"}, {"rightarrow", "→"},
}};

constexpr std::array<Pair, 10> kSigns = {{
    {"...", "…"},
    {"<=", "≤"},
    {">=", "≥"},
    {"!=", "≠"},
    {"->", "→"},
    {"<-", "←"},
    {"~~", "≈"},
    {"-", "−"},
    {"*", "·"},
    {":=", "≔"},
}};

template <std::size_t N>
std::string_view lookedUp(const std::array<Pair, N>& table, std::string_view word) {
    const auto found = std::ranges::find(table, word, &Pair::first);
    return found == table.end() ? std::string_view() : found->second;
}

bool isDigit(char32_t c) {
    return c >= U'0' && c <= U'9';
}
bool isLetter(char32_t c) {
    return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}
bool isGreek(char32_t c) {
    return (c >= 0x370 && c <= 0x3ff) || c == U'ℓ';
}

/// ₀ … ₉ and ⁰ … ⁹ as digits, or 0.
char32_t lowered(char32_t c) {
    return c >= U'₀' && c <= U'₉' ? U'0' + (c - U'₀') : 0;
}
char32_t raised(char32_t c) {
    constexpr std::u32string_view digits = U"⁰¹²³⁴⁵⁶⁷⁸⁹";
    const auto at = digits.find(c);
    return at == std::u32string_view::npos ? 0 : U'0' + static_cast<char32_t>(at);
}

class Lexer {
public:
    explicit Lexer(std::string_view text)
        : m_text(codePoints(text)) {}

    std::vector<FormulaToken> run() {
        if (m_text.size() > kMaxFormulaText)
            throw FormulaError(kMaxFormulaText, "a formula has at most 2000 characters");
        while (m_at < m_text.size())
            next();
        m_start = m_at;
        add(Kind::End, "the end");
        return std::move(m_tokens);
    }

private:
    [[nodiscard]] char32_t here(std::size_t ahead = 0) const {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : 0;
    }
    void add(Kind kind, std::string text) { m_tokens.push_back({kind, std::move(text), m_start}); }

    template <typename Is>
    std::string takeWhile(Is is) {
        std::string taken;
        while (m_at < m_text.size() && is(here()))
            appendUtf8(taken, m_text[m_at++]);
        return taken;
    }

    void next() {
        m_start = m_at;
        const char32_t c = here();
        if (c == U' ' || c == U'\t' || c == U'\n' || c == U'\r' || c == U'\\' || c == 0xa0)
            ++m_at;
        else if (isDigit(c) || (c == U'.' && isDigit(here(1))))
            number();
        else if (isLetter(c))
            word();
        else if (isGreek(c))
            greek();
        else if (lowered(c) || raised(c))
            script();
        else if (c == U'"' || c == U'{')
            enclosed(c);
        else
            sign();
    }

    void number() {
        std::string digits = takeWhile(isDigit);
        if (here() == U'.' && isDigit(here(1))) {
            digits += '.';
            ++m_at;
            digits += takeWhile(isDigit);
        }
        add(Kind::Number, digits);
    }

    /// Digits right behind a name are its index.
    void index() {
        if (!isDigit(here())) return;
        add(Kind::Under, "_");
        add(Kind::Number, takeWhile(isDigit));
    }

    void word() {
        const std::string typed = takeWhile(isLetter);
        if (const auto sign = lookedUp(kSignWords, typed); !sign.empty())
            return add(Kind::Sign, std::string(sign));
        const auto letter = lookedUp(kLetters, typed);
        if (letter == "∂" || letter == "∇" || letter == "…" || letter == "⋯" || letter == "∞" ||
            letter == "⊤")
            return add(Kind::Sign, std::string(letter));
        if (letter == "′") return add(Kind::Prime, "′");
        if (letter == " ") return;
        add(Kind::Name, letter.empty() ? typed : std::string(letter));
        index();
    }

    void greek() {
        std::string letter;
        appendUtf8(letter, m_text[m_at++]);
        add(Kind::Name, letter);
        index();
    }

    void script() {
        const bool above = raised(here()) != 0;
        add(above ? Kind::Over : Kind::Under, above ? "^" : "_");
        std::string digits;
        while (const char32_t digit = above ? raised(here()) : lowered(here())) {
            appendUtf8(digits, digit);
            ++m_at;
        }
        add(Kind::Number, digits);
    }

    void enclosed(char32_t open) {
        const char32_t close = open == U'{' ? U'}' : U'"';
        ++m_at;
        int depth = 1;
        std::string inside;
        for (; m_at < m_text.size(); ++m_at) {
            const char32_t c = here();
            if (c == close && --depth == 0) break;
            if (c == open && open == U'{') ++depth;
            appendUtf8(inside, c);
        }
        if (m_at == m_text.size())
            throw FormulaError(m_start, open == U'{' ? "“{” is not closed by “}”"
                                                     : "the words in quotes have no end");
        ++m_at;
        add(open == U'{' ? Kind::Braces : Kind::Words, inside);
    }

    void sign() {
        for (const auto& [typed, shown] : kSigns) {
            const std::u32string sought = codePoints(typed);
            if (m_text.compare(m_at, sought.size(), sought) != 0) continue;
            m_at += sought.size();
            return add(Kind::Sign, std::string(shown));
        }
        const char32_t c = m_text[m_at++];
        std::string text;
        appendUtf8(text, c);
        switch (c) {
        case U'_':
            return add(Kind::Under, text);
        case U'^':
            return add(Kind::Over, text);
        case U'/':
            return add(Kind::Stroke, text);
        case U'\'':
        case U'′':
        case U'’':
            return add(Kind::Prime, "′");
        case U'(':
        case U'[':
            return add(Kind::Open, text);
        case U')':
        case U']':
            return add(Kind::Close, text);
        case U'|':
        case U'‖':
            return add(Kind::Bar, text);
        case U',':
            return add(Kind::Comma, text);
        case U';':
            return add(Kind::Semicolon, text);
        default:
            break;
        }
        constexpr std::u32string_view known = U"=+−±·×⊙∘<>≤≥≠≈≔→←⇒∝∈∑∏∂∇∞⊤…⋯⋮∗!:%?∼≡";
        if (known.find(c) == std::u32string_view::npos)
            throw FormulaError(m_start, "“" + text + "” has no meaning in a formula");
        add(Kind::Sign, text);
    }

    std::u32string m_text;
    std::size_t m_at = 0;
    std::size_t m_start = 0;
    std::vector<FormulaToken> m_tokens;
};

} // namespace

std::vector<FormulaToken> formulaTokens(std::string_view text) {
    return Lexer(text).run();
}

} // namespace deltaflow
