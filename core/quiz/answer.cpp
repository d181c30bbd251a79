#include "core/quiz/answer.h"

#include "core/expression/expression.h"
#include "core/expression/tokens.h"
#include "core/formula/characters.h"
#include "core/quiz/answer_functions.h"
#include "core/quiz/answer_text.h"

#include <cmath>
#include <numbers>

namespace deltaflow {

namespace {

constexpr std::size_t kMostCharacters = 1000;
constexpr int kMostNesting = 100;

/// Computes while it reads; the grammar is core/expression's.
class Reader {
public:
    Reader(const std::string& text, const AnswerNames& names)
        : m_text(codePoints(text))
        , m_tokens(tokensOf(text))
        , m_names(names) {}

    double read() {
        const double value = sum();
        if (peek().kind == Token::Kind::Close)
            throw AnswerError("“)” closes nothing: its “(” is missing.");
        if (!isEnd()) refuseRest();
        return value;
    }

private:
    [[nodiscard]] const Token& peek() const { return m_tokens[m_at]; }
    [[nodiscard]] bool isEnd() const { return peek().kind == Token::Kind::End; }
    [[nodiscard]] bool isSign(const char* found) const {
        return peek().kind == Token::Kind::Unknown && peek().found == found;
    }
    [[nodiscard]] bool isPercent() const { return isSign("“%”"); }
    [[nodiscard]] bool isRoot() const { return isSign("“√”"); }

    // -- What is wrong -----------------------------------------------------------------------

    /// The end of what was read so far, in quotes.
    [[nodiscard]] std::string readSoFar() const {
        constexpr std::size_t kMostShown = 16;
        std::u32string read = m_text.substr(0, peek().position);
        read.erase(read.find_last_not_of(U' ') + 1);
        std::string text = "“";
        if (read.size() > kMostShown) {
            text += "…";
            read.erase(0, read.size() - kMostShown);
        }
        for (const char32_t c : read)
            appendUtf8(text, c);
        return text + "”";
    }

    [[noreturn]] void refuseOperand() const {
        if (peek().kind == Token::Kind::Unknown && !isPercent())
            throw AnswerError(peek().found + " has no place in a number.");
        if (m_at == 0) throw AnswerError("Before " + peek().found + " a number is missing.");
        throw AnswerError("After " + readSoFar() + " a number is missing.");
    }

    [[noreturn]] void refuseRest() const {
        switch (peek().kind) {
        case Token::Kind::Comma:
        case Token::Kind::Separator:
            throw AnswerError("One number is asked for, and after " + readSoFar() + " comes " +
                              peek().found + ".");
        case Token::Kind::Unknown:
            throw AnswerError(peek().found + " has no place in a number.");
        case Token::Kind::Bar:
            throw AnswerError("“|” closes nothing: the one before it is missing.");
        default:
            throw AnswerError("Between " + readSoFar() + " and " + peek().found +
                              " a sign is missing, such as + or *.");
        }
    }

    // -- Numbers -----------------------------------------------------------------------------

    double sum() {
        double value = product();
        while (peek().is('+') || peek().is('-')) {
            const bool adds = peek().is('+');
            ++m_at;
            const double next = product();
            value += adds ? next : -next;
        }
        return value;
    }

    double product() {
        double value = signedPower();
        for (bool divided = false;;) {
            const bool isWithoutSign =
                peek().kind == Token::Kind::Name || peek().kind == Token::Kind::Open || isRoot();
            if (!isWithoutSign && !peek().is('*') && !peek().is('/')) return value;
            if (isWithoutSign && divided)
                throw AnswerError("After “/” a product without its sign can be read in two ways: "
                                  "write it with * and parentheses.");
            divided = peek().is('/');
            if (!isWithoutSign) ++m_at;
            const double next = signedPower();
            if (divided && next == 0) throw AnswerError("The answer divides by 0.");
            value = divided ? value / next : value * next;
        }
    }

    /// Every way deeper into the text leads through signedPower, or from one root into the next.
    void goDeeper() {
        if (++m_depth > kMostNesting) throw AnswerError("The answer is too long to be read.");
    }

    double signedPower() {
        goDeeper();
        const bool isNegative = peek().is('-');
        const bool isSigned = isNegative || peek().is('+');
        if (isSigned) ++m_at;
        const double value = isSigned ? signedPower() : power();
        --m_depth;
        return isNegative ? -value : value;
    }

    double power() {
        double base = operand();
        while (isPercent()) {
            ++m_at;
            base /= 100;
        }
        if (!peek().is('^')) return base;
        ++m_at;
        return std::pow(base, signedPower());
    }

    double operand() {
        const Token& token = peek();
        if (isRoot()) {
            ++m_at;
            goDeeper();
            const double inner = operand();
            --m_depth;
            return std::sqrt(inner);
        }
        switch (token.kind) {
        case Token::Kind::Number:
            ++m_at;
            return token.value;
        case Token::Kind::Open:
            ++m_at;
            return closed(sum());
        case Token::Kind::Bar: {
            ++m_at;
            const double inner = sum();
            if (peek().kind != Token::Kind::Bar && !isEnd()) refuseRest();
            if (isEnd()) throw AnswerError("A “|” is not closed: “|” is missing at the end.");
            ++m_at;
            return std::abs(inner);
        }
        case Token::Kind::Name:
            ++m_at;
            return named(token);
        default:
            refuseOperand();
        }
    }

    /// What was read up to the parenthesis that closes it.
    double closed(double inner) {
        if (isEnd()) throw AnswerError("A “(” is not closed: “)” is missing at the end.");
        if (peek().kind != Token::Kind::Close) refuseRest();
        ++m_at;
        return inner;
    }

    double named(const Token& token) {
        const bool isCalled = peek().kind == Token::Kind::Open;
        const bool isOwn = m_names.contains(token.symbol);
        if (const AnswerFunction* const function = answerFunction(token.symbol);
            function && !isOwn) {
            if (!isCalled)
                throw AnswerError("What " + token.found +
                                  " is taken of is written in parentheses after it.");
            return call(*function, token);
        }
        if (!isOwn && token.symbol == "e") return std::numbers::e;
        if (!isOwn && token.symbol == "pi") return std::numbers::pi;
        if (isCalled)
            throw AnswerError(token.found + " is no function that is known here; exp, ln, sqrt, "
                                            "sigmoid, tanh, max and others are.");
        throw AnswerError(token.found + " is a name; an answer is made of numbers.");
    }

    double call(const AnswerFunction& function, const Token& token) {
        ++m_at;
        const double first = sum();
        if (!function.ofTwo) return closed(function.of(first));
        if (peek().kind != Token::Kind::Comma && peek().kind != Token::Kind::Separator)
            throw AnswerError(token.found + " takes two numbers, with a comma between them.");
        ++m_at;
        return closed(function.ofTwo(first, sum()));
    }

    std::u32string m_text;
    std::vector<Token> m_tokens;
    const AnswerNames& m_names;
    std::size_t m_at = 0;
    int m_depth = 0;
};

double evaluated(const std::string& text, const AnswerNames& names) {
    try {
        return Reader(text, names).read();
    } catch (const ExpressionError&) { // of the tokens: the only ones that throw are numbers
        throw AnswerError("The answer is beyond the numbers that are computed with.");
    }
}

} // namespace

AnswerNames namesIn(const Graph& graph) {
    AnswerNames names;
    for (NodeId id = 0; id < graph.size(); ++id)
        names.insert(graph.node(id).name);
    return names;
}

double readAnswer(std::string_view text, char decimalPoint, const AnswerNames& names) {
    if (text.size() > kMostCharacters) throw AnswerError("The answer is too long to be read.");
    const std::string plain = plainAnswer(text, decimalPoint);
    if (plain.empty()) throw AnswerError("An answer is a number, and nothing is typed yet.");
    const double value = evaluated(plain, names);
    if (!std::isfinite(value)) throw AnswerError("The answer is not a finite number.");
    return value;
}

} // namespace deltaflow
