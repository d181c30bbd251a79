#include "core/expression/tokens.h"

#include "core/expression/expression.h"
#include "core/formula/characters.h"

#include <charconv>
#include <cstdio>

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
        token.found = "“" + token.found + "”";
        m_at += length;
        m_tokens.push_back(std::move(token));
        return m_tokens.back();
    }

    void next() {
        const char32_t c = peek();
        if (isDigit(c) || (c == U'.' && isDigit(peek(1)))) return number();
        if (isLetter(c) || c == U'σ') return name();
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

    void name() {
        if (peek() == U'σ') {
            add(Token::Kind::Name, 1).symbol = "sigmoid";
            return;
        }
        std::string symbol;
        std::size_t length = 0;
        for (char32_t c = peek(); isLetter(c) || isDigit(c) || c == U'_' || isLowDigit(c);
             c = peek(++length))
            symbol += static_cast<char>(isLowDigit(c) ? U'0' + (c - U'₀') : c);
        add(Token::Kind::Name, length).symbol = std::move(symbol);
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
