#include "core/expression/expression.h"

#include "core/expression/drafts.h"
#include "core/expression/function_names.h"
#include "core/expression/tokens.h"

#include <algorithm>

namespace deltaflow {

namespace {

constexpr const char* kOperand = "a number, a name or “(”";

class Parser {
public:
    explicit Parser(std::string_view text)
        : m_tokens(tokensOf(text)) {}

    Drafts run() {
        bool bare = false;
        std::size_t start = 0;
        while (peek().kind != Token::Kind::End) {
            if (peek().kind == Token::Kind::Separator) {
                ++m_at;
                continue;
            }
            if (bare && canBegin(peek()))
                throw ExpressionError(start, "expected “name =”, since only the last expression "
                                             "may stand without a name");
            start = peek().position;
            bare = statement();
        }
        if (!m_hasOutput) refuse(kOperand);
        m_drafts.computeOutput(peek().position);
        m_drafts.requireUse();
        return std::move(m_drafts);
    }

private:
    [[nodiscard]] const Token& peek(std::size_t ahead = 0) const {
        return m_tokens[std::min(m_at + ahead, m_tokens.size() - 1)];
    }

    [[noreturn]] void refuse(const std::string& expected) const {
        throw ExpressionError(peek().position,
                              "expected " + expected + ", but found " + peek().found + hint());
    }

    /// What other languages write and this one does not: a**b, 2a, 2(a + b).
    [[nodiscard]] const char* hint() const {
        if (m_at == 0) return "";
        const Token& before = m_tokens[m_at - 1];
        if (peek().is('*') && before.is('*')) return "; a power is written a^b";
        const bool afterOperand =
            before.kind == Token::Kind::Number ||
            (before.kind == Token::Kind::Name && !functionNamed(before.symbol)) ||
            before.kind == Token::Kind::Close || before.kind == Token::Kind::Superscript;
        const bool operandFollows =
            peek().kind == Token::Kind::Name || peek().kind == Token::Kind::Open;
        return afterOperand && operandFollows ? "; a product is written 2*a" : "";
    }

    int add(std::string op, std::vector<int> inputs, double value = 0) {
        return m_drafts.add(std::move(op), std::move(inputs), peek().position, value);
    }

    static bool canBegin(const Token& token) {
        return token.kind == Token::Kind::Number || token.kind == Token::Kind::Name ||
               token.kind == Token::Kind::Open || token.kind == Token::Kind::Bar || token.is('-');
    }

    /// Whether the statement has no name.
    bool statement() {
        const bool bare = peek().kind != Token::Kind::Name || peek(1).kind != Token::Kind::Assign;
        const Token start = peek();
        if (!bare) {
            requireFree(start);
            m_at += 2;
        }
        int node = sum();
        if (peek().kind != Token::Kind::Separator && peek().kind != Token::Kind::End)
            refuse("an operator, “;” or the end");
        // A name for what has one already is a node of its own.
        if (m_drafts.hasName(node)) node = add("identity", {node});
        m_drafts.setOutput(node);
        m_hasOutput = true;
        if (bare) return true;
        m_drafts.requireUndefined(start); // it may have been used as a variable meanwhile
        m_drafts.define(start, node);
        return false;
    }

    void requireFree(const Token& name) const {
        if (functionNamed(name.symbol))
            throw ExpressionError(name.position, "expected a name of your own, but found the "
                                                 "function " +
                                                     name.found);
        m_drafts.requireUndefined(name);
    }

    int sum() {
        int left = product();
        while (peek().is('+') || peek().is('-')) {
            const char* const op = peek().is('+') ? "add" : "sub";
            ++m_at;
            const int right = product();
            left = add(op, {left, right});
        }
        return left;
    }

    int product() {
        int left = signedPower();
        while (peek().is('*') || peek().is('/')) {
            const char* const op = peek().is('*') ? "mul" : "div";
            ++m_at;
            const int right = signedPower();
            left = add(op, {left, right});
        }
        return left;
    }

    /// Every way deeper into the text leads through here.
    int signedPower() {
        if (++m_depth > kMaxExpressionNesting)
            throw ExpressionError(peek().position, "expected at most " +
                                                       std::to_string(kMaxExpressionNesting) +
                                                       " levels of nesting, but found one more");
        int node = Drafts::kNone;
        if (peek().is('-')) {
            ++m_at;
            node = signedPower();
            if (!m_drafts.negate(node)) node = add("neg", {node}); // −2 is a number
        } else {
            node = power();
        }
        --m_depth;
        return node;
    }

    int power() {
        int base = operand();
        while (peek().kind == Token::Kind::Superscript) {
            const int exponent = add("constant", {}, peek().value);
            base = add("pow", {base, exponent});
            ++m_at;
        }
        if (!peek().is('^')) return base;
        ++m_at;
        const int exponent = signedPower();
        return add("pow", {base, exponent});
    }

    int operand() {
        const Token& token = peek();
        switch (token.kind) {
        case Token::Kind::Number:
            ++m_at;
            return add("constant", {}, token.value);
        case Token::Kind::Open: {
            ++m_at;
            const int inner = sum();
            expect(Token::Kind::Close, "an operator or “)”");
            return inner;
        }
        case Token::Kind::Bar: { // where an operand stands it opens, after one it closes
            ++m_at;
            const int inner = sum();
            expect(Token::Kind::Bar, "an operator or “|”");
            return add("abs", {inner});
        }
        case Token::Kind::Name:
            if (const NamedFunction* const function = functionNamed(token.symbol))
                return call(*function);
            return named();
        default:
            refuse(kOperand);
        }
    }

    void expect(Token::Kind kind, const char* expected) {
        if (peek().kind != kind) refuse(expected);
        ++m_at;
    }

    int call(const NamedFunction& function) {
        ++m_at;
        expect(Token::Kind::Open, "“(”");
        std::vector<int> inputs{sum()};
        if (function.inputs == 2) {
            expect(Token::Kind::Comma, "an operator or “,”");
            inputs.push_back(sum());
        }
        expect(Token::Kind::Close, "an operator or “)”");
        return add(std::string(function.op), std::move(inputs));
    }

    int named() {
        const Token& token = peek();
        if (peek(1).kind == Token::Kind::Open)
            throw ExpressionError(token.position,
                                  "expected a function such as exp, or an operator after it, but "
                                  "found " +
                                      token.found + " before “(”");
        ++m_at;
        return m_drafts.named(token);
    }

    std::vector<Token> m_tokens;
    std::size_t m_at = 0;
    int m_depth = 0;
    Drafts m_drafts;
    bool m_hasOutput = false;
};

} // namespace

ExpressionError::ExpressionError(std::size_t where, const std::string& what)
    : FormatError("at character " + std::to_string(where + 1) + ": " + what)
    , position(where) {}

GraphSpec parseExpression(std::string_view text, const std::vector<std::string>& learned) {
    return Parser(text).run().spec(text, learned);
}

} // namespace deltaflow
