#include "core/expression/expression.h"

#include "core/expression/tokens.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace deltaflow {

namespace {

constexpr const char* kOperand = "a number, a name or “(”";
constexpr int kNone = -1;

struct Function {
    std::string_view name;
    const char* op;
    int inputs;
};
constexpr auto kFunctions = std::to_array<Function>({
    {"exp", "exp", 1},
    {"log", "log", 1},
    {"ln", "log", 1},
    {"sin", "sin", 1},
    {"cos", "cos", 1},
    {"tanh", "tanh", 1},
    {"sigmoid", "sigmoid", 1},
    {"relu", "relu", 1},
    {"softplus", "softplus", 1},
    {"sqrt", "sqrt", 1},
    {"abs", "abs", 1},
    {"max", "max", 2},
    {"min", "min", 2},
    {"pow", "pow", 2},
});

const Function* functionCalled(std::string_view name) {
    const auto found = std::find_if(kFunctions.begin(), kFunctions.end(),
                                    [&](const Function& f) { return f.name == name; });
    return found == kFunctions.end() ? nullptr : &*found;
}

/// A node while the text is read: others name it by its place in the list.
struct Draft {
    std::string name; ///< Empty until all names of the text are known.
    std::string op;   ///< "variable" for a leaf that is an input or a parameter.
    std::vector<int> inputs;
    double value = 0;
    std::size_t position = 0; ///< Where it is named first.
    bool isUsed = false;
};

class Parser {
public:
    explicit Parser(std::string_view text)
        : m_tokens(tokensOf(text)) {}

    void run() {
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
        if (m_output == kNone) refuse(kOperand);
        requireUse();
    }

    [[nodiscard]] GraphSpec spec(std::string_view text,
                                 const std::vector<std::string>& learned) const;

private:
    [[nodiscard]] const Token& peek(std::size_t ahead = 0) const {
        return m_tokens[std::min(m_at + ahead, m_tokens.size() - 1)];
    }
    [[nodiscard]] Draft& draft(int node) { return m_drafts[static_cast<std::size_t>(node)]; }

    [[noreturn]] void refuse(const std::string& expected) const {
        throw ExpressionError(peek().position,
                              "expected " + expected + ", but found " + peek().found);
    }

    int add(std::string op, std::vector<int> inputs, double value = 0) {
        if (m_drafts.size() == kMaxExpressionNodes)
            throw ExpressionError(peek().position,
                                  "expected at most " + std::to_string(kMaxExpressionNodes) +
                                      " numbers, names and operations, but found more");
        Draft made;
        made.op = std::move(op);
        made.inputs = std::move(inputs);
        made.value = value;
        m_drafts.push_back(std::move(made));
        return static_cast<int>(m_drafts.size()) - 1;
    }

    static bool canBegin(const Token& token) {
        return token.kind == Token::Kind::Number || token.kind == Token::Kind::Name ||
               token.kind == Token::Kind::Open || token.is('-');
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
        if (!draft(node).name.empty()) node = add("identity", {node});
        m_output = node;
        if (bare) return true;
        requireUndefined(start); // it may have been used as a variable meanwhile
        draft(node).name = start.symbol;
        draft(node).position = start.position;
        m_names[start.symbol] = node;
        return false;
    }

    void requireFree(const Token& name) const {
        if (functionCalled(name.symbol))
            throw ExpressionError(name.position, "expected a name of your own, but found the "
                                                 "function " +
                                                     name.found);
        requireUndefined(name);
    }

    void requireUndefined(const Token& name) const {
        const auto found = m_names.find(name.symbol);
        if (found == m_names.end()) return;
        const Draft& other = m_drafts[static_cast<std::size_t>(found->second)];
        if (other.op == "variable")
            throw ExpressionError(other.position, "expected a name that is defined before, but " +
                                                      name.found + " is defined only later");
        throw ExpressionError(name.position,
                              "expected a new name, but " + name.found + " is defined already");
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
        int node = kNone;
        if (peek().is('-')) {
            ++m_at;
            node = signedPower();
            // −2 is a number, not an operation on one.
            if (draft(node).op == "constant" && draft(node).name.empty())
                draft(node).value = -draft(node).value;
            else
                node = add("neg", {node});
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
        case Token::Kind::Name:
            if (const Function* const function = functionCalled(token.symbol))
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

    int call(const Function& function) {
        ++m_at;
        expect(Token::Kind::Open, "“(”");
        std::vector<int> inputs{sum()};
        if (function.inputs == 2) {
            expect(Token::Kind::Comma, "an operator or “,”");
            inputs.push_back(sum());
        }
        expect(Token::Kind::Close, "an operator or “)”");
        return add(function.op, std::move(inputs));
    }

    int named() {
        const Token& token = peek();
        if (peek(1).kind == Token::Kind::Open)
            throw ExpressionError(token.position,
                                  "expected a function such as exp, or an operator after it, but "
                                  "found " +
                                      token.found + " before “(”");
        ++m_at;
        const auto found = m_names.find(token.symbol);
        if (found != m_names.end()) {
            draft(found->second).isUsed = true;
            return found->second;
        }
        const int node = add("variable", {});
        draft(node).name = token.symbol;
        draft(node).position = token.position;
        draft(node).isUsed = true;
        m_names[token.symbol] = node;
        m_variables.push_back(node);
        return node;
    }

    void requireUse() const {
        if (m_variables.empty())
            throw ExpressionError(0, "expected a name for at least one number, such as x, but "
                                     "found only numbers");
        for (const auto& [name, node] : m_names) {
            const Draft& drafted = m_drafts[static_cast<std::size_t>(node)];
            if (node != m_output && !drafted.isUsed)
                throw ExpressionError(drafted.position, "expected “" + name +
                                                            "” to be used, but nothing after it "
                                                            "is computed from it");
        }
    }

    std::vector<Token> m_tokens;
    std::size_t m_at = 0;
    int m_depth = 0;
    std::vector<Draft> m_drafts;
    std::map<std::string, int, std::less<>> m_names;
    std::vector<int> m_variables;
    int m_output = kNone;
};

/// Names that the text does not use: v1, v2 …
class FreshNames {
public:
    FreshNames(char letter, const std::set<std::string, std::less<>>& taken)
        : m_letter(letter)
        , m_taken(taken) {}

    std::string next() {
        std::string name;
        do
            name = m_letter + std::to_string(++m_count);
        while (m_taken.contains(name));
        return name;
    }

private:
    char m_letter;
    const std::set<std::string, std::less<>>& m_taken;
    int m_count = 0;
};

GraphSpec Parser::spec(std::string_view text, const std::vector<std::string>& learned) const {
    std::set<std::string, std::less<>> taken;
    for (const auto& [name, node] : m_names)
        taken.insert(name);
    FreshNames values('v', taken);
    FreshNames constants('c', taken);
    std::vector<std::string> names;
    for (const Draft& drafted : m_drafts)
        names.push_back(!drafted.name.empty()      ? drafted.name
                        : drafted.op == "constant" ? constants.next()
                                                   : values.next());
    GraphSpec made;
    made.expression = text;
    made.output = names[static_cast<std::size_t>(m_output)];
    const auto append = [&](std::size_t node, std::string op) {
        NodeSpec& spec = made.nodes.emplace_back();
        spec.name = names[node];
        for (const int input : m_drafts[node].inputs)
            spec.inputs.push_back(names[static_cast<std::size_t>(input)]);
        if (op == "constant") spec.value = ParameterMatrix::Constant(1, 1, m_drafts[node].value);
        if (op == "parameter") spec.value = ParameterMatrix::Ones(1, 1);
        spec.op = std::move(op);
    };
    for (const int variable : m_variables) {
        const auto node = static_cast<std::size_t>(variable);
        const bool isLearned =
            std::find(learned.begin(), learned.end(), names[node]) != learned.end();
        append(node, isLearned ? "parameter" : "input");
    }
    for (std::size_t node = 0; node < m_drafts.size(); ++node)
        if (m_drafts[node].op != "variable") append(node, m_drafts[node].op);
    return made;
}

} // namespace

ExpressionError::ExpressionError(std::size_t where, const std::string& what)
    : FormatError("at character " + std::to_string(where + 1) + ": " + what)
    , position(where) {}

GraphSpec parseExpression(std::string_view text, const std::vector<std::string>& learned) {
    Parser parser(text);
    parser.run();
    return parser.spec(text, learned);
}

} // namespace deltaflow
