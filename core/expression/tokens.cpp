#include "core/expression/tokens.h"

#include "core/expression/expression.h"
#include "core/formula/characters.h"

#include <array>
#include <charconv>
#include <cstdio>
#include <utility>

namespace deltaflow {

namespace {

std::string encoded(char32_t c) {
    std::string text;
    appendUtf8(text, c);
    return text;
}

bool isDigit(char32_t c) {
    return c >= U'0' && c <= U'9';
}
bool isLetter(char32_t c) {
    return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}
bool isLowDigit(char32_t c) {
    return c >= U'₀' && c <= U'₉';
}
/// The name of a Greek letter, "alpha" or "Alpha"; empty for any other character.
std::string greekName(char32_t c) {
    static constexpr std::array<std::string_view, 25> names = {
        "alpha", "beta",   "gamma",   "delta", "epsilon", "zeta",    "eta",  "theta", "iota",
        "kappa", "lambda", "mu",      "nu",    "xi",      "omicron", "pi",   "rho",   "sigma",
        "sigma", "tau",    "upsilon", "phi",   "chi",     "psi",     "omega"}; // two forms of σ
    constexpr std::pair<char32_t, char32_t> kVariants[] = {
        {U'\u00B5', U'μ'}, {U'\u03D1', U'θ'}, {U'\u03D5', U'φ'}, {U'\u03F5', U'ε'}};
    for (const auto& [variant, letter] : kVariants)
        if (c == variant) c = letter;
    if (c >= U'α' && c <= U'ω') return std::string(names[c - U'α']);
    constexpr char32_t kNoLetter = 0x03A2;
    if (c < U'Α' || c > U'Ω' || c == kNoLetter) return {};
    std::string name(names[c - U'Α']);
    name.front() = static_cast<char>(name.front() - 'a' + 'A');
    return name;
}

bool isSpace(char32_t c) {
    constexpr char32_t kNoBreak = 0xA0;
    constexpr char32_t kThin = 0x2009;
    constexpr char32_t kNarrowNoBreak = 0x202F;
    return c == U' ' || c == U'\t' || c == U'\r' || c == kNoBreak || c == kThin ||
           c == kNarrowNoBreak;
}

char operationOf(char32_t c) {
    switch (c) {
    case U'+':
        return '+';
    case U'-':
    case U'−':
        return '-';
    case U'*':
    case U'·':
    case U'⋅':
    case U'×':
        return '*';
    case U'/':
    case U'÷':
        return '/';
    case U'^':
        return '^';
    default:
        return 0;
    }
}

/// A long name or number is told apart by its beginning.
std::string shortened(const std::string& text, std::size_t characters) {
    constexpr std::size_t kMostShown = 40;
    if (characters <= kMostShown) return text;
    std::u32string start = codePoints(text).substr(0, kMostShown);
    std::string cut;
    for (const char32_t c : start)
        appendUtf8(cut, c);
    return cut + "…";
}

/// What an error calls a character that stands for nothing; one that cannot be seen by its number.
std::string nameOf(char32_t c) {
    if (c > 0x20 && c != 0x7F && !(c >= 0x80 && c < 0xA0)) return "“" + encoded(c) + "”";
    char text[16];
    std::snprintf(text, sizeof text, "U+%04X", static_cast<unsigned>(c));
    return text;
}

class Tokeniser {
public:
    explicit Tokeniser(std::u32string text)
        : m_text(std::move(text)) {}

    std::vector<Token> run() {
        while (m_at < m_text.size()) {
            if (isSpace(peek()) || (peek() == U'\n' && !canEnd()))
                ++m_at;
            else
                next();
        }
        Token& end = add(Token::Kind::End, 0);
        end.found = "the end";
        return std::move(m_tokens);
    }

private:
    [[nodiscard]] char32_t peek(std::size_t ahead = 0) const {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : U'\0';
    }

    /// Whether a statement can end here, so that the end of the line ends it.
    [[nodiscard]] bool canEnd() const {
        if (m_open > 0 || m_tokens.empty()) return false;
        const Token::Kind last = m_tokens.back().kind;
        return last != Token::Kind::Operator && last != Token::Kind::Assign &&
               last != Token::Kind::Comma;
    }

    Token& add(Token::Kind kind, std::size_t length) {
        Token token;
        token.kind = kind;
        token.position = m_at;
        for (std::size_t i = 0; i < length; ++i)
            token.found += encoded(m_text[m_at + i]);
        token.found = "“" + shortened(token.found, length) + "”";
        m_at += length;
        m_tokens.push_back(std::move(token));
        return m_tokens.back();
    }

    void next() {
        const char32_t c = peek();
        if (isDigit(c) || (c == U'.' && isDigit(peek(1)))) return number();
        if (isLetter(c) || !greekName(c).empty()) return name();
        if (const char operation = operationOf(c)) {
            add(Token::Kind::Operator, 1).symbol = operation;
            return;
        }
        sign(c);
    }

    void sign(char32_t c) {
        switch (c) {
        case U'(':
            ++m_open;
            add(Token::Kind::Open, 1);
            break;
        case U')':
            if (m_open > 0) --m_open;
            add(Token::Kind::Close, 1);
            break;
        case U'|':
            add(Token::Kind::Bar, 1);
            break;
        case U',':
            add(Token::Kind::Comma, 1);
            break;
        case U'=':
            add(Token::Kind::Assign, 1);
            break;
        case U'²':
        case U'³':
            add(Token::Kind::Superscript, 1).value = c == U'²' ? 2 : 3;
            break;
        case U'\n':
            add(Token::Kind::Separator, 1).found = "the end of the line";
            break;
        case U';':
            add(Token::Kind::Separator, 1);
            break;
        default:
            add(Token::Kind::Unknown, 1).found = nameOf(c);
        }
    }

    /// A Greek letter beside another letter is parted from it, so that each can still be told.
    void name() {
        std::string symbol;
        std::size_t length = 0;
        bool afterLetter = false;
        bool afterGreek = false;
        for (char32_t c = peek();; c = peek(++length)) {
            const std::string greek = greekName(c);
            const bool letter = isLetter(c) || !greek.empty();
            if (!letter && !isDigit(c) && c != U'_' && !isLowDigit(c)) break;
            if (letter && afterLetter && (afterGreek || !greek.empty())) symbol += '_';
            if (!greek.empty())
                symbol += greek;
            else
                symbol += static_cast<char>(isLowDigit(c) ? U'0' + (c - U'₀') : c);
            afterLetter = letter;
            afterGreek = !greek.empty();
        }
        if (length == 1 && peek() == U'σ' && isCalled()) symbol = "sigmoid";
        add(Token::Kind::Name, length).symbol = std::move(symbol);
    }

    /// Whether a parenthesis follows the character that comes next.
    [[nodiscard]] bool isCalled() const {
        std::size_t ahead = 1;
        while (isSpace(peek(ahead)))
            ++ahead;
        return peek(ahead) == U'(';
    }

    void number() {
        std::size_t length = 0;
        const auto digits = [&] {
            while (isDigit(peek(length)))
                ++length;
        };
        digits();
        if (peek(length) == U'.') {
            ++length;
            digits();
        }
        if (peek(length) == U'e' || peek(length) == U'E') {
            const bool isSigned = peek(length + 1) == U'+' || peek(length + 1) == U'-';
            if (isDigit(peek(length + (isSigned ? 2 : 1)))) {
                length += isSigned ? 2 : 1;
                digits();
            }
        }
        std::string text;
        for (std::size_t i = 0; i < length; ++i)
            text += static_cast<char>(peek(i));
        double value = 0;
        const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
        if (read.ec != std::errc())
            throw ExpressionError(m_at, "expected a number from 5e-324 to 1.8e308, but found “" +
                                            text.substr(0, 40) + "”");
        add(Token::Kind::Number, length).value = value;
    }

    std::u32string m_text;
    std::vector<Token> m_tokens;
    std::size_t m_at = 0;
    int m_open = 0; ///< Parentheses that are open.
};

} // namespace

std::string storedName(std::string_view typed) {
    try {
        const std::vector<Token> tokens = tokensOf(typed);
        if (tokens.size() == 2 && tokens.front().kind == Token::Kind::Name)
            return tokens.front().symbol;
    } catch (const ExpressionError&) { // then it is no name
    }
    return std::string(typed);
}

std::vector<Token> tokensOf(std::string_view text) {
    const auto refuse = [] {
        throw ExpressionError(kMaxExpressionLength, "expected at most " +
                                                        std::to_string(kMaxExpressionLength) +
                                                        " characters, but found more");
    };
    if (text.size() > 4 * kMaxExpressionLength) refuse();
    std::u32string points = codePoints(text);
    if (points.size() > kMaxExpressionLength) refuse();
    return Tokeniser(std::move(points)).run();
}

} // namespace deltaflow
