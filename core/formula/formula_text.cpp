#include "core/formula/formula_text.h"

#include "core/formula/characters.h"
#include "core/formula/formula_tokens.h"

#include <algorithm>
#include <array>
#include <utility>

namespace deltaflow {

namespace {

using Kind = FormulaToken::Kind;

constexpr int kMaxNesting = 40;
const std::string kApply = "\u2061";
const std::string kTimes = "\u2062";

constexpr std::array<std::string_view, 5> kLetterFunctions = {"σ", "f", "g", "φ", "ψ"};
constexpr std::array<std::string_view, 14> kFunctions = {
    "exp", "ln",   "log",  "sin",     "cos",      "tanh", "max",
    "min", "ReLU", "sign", "softmax", "softplus", "abs",  "sigmoid"};

template <std::size_t N>
bool isAmong(const std::array<std::string_view, N>& names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

class Parser {
public:
    Parser(std::vector<FormulaToken> tokens, const FormulaOfRef& refs, int depth = 0)
        : m_tokens(std::move(tokens))
        , m_refs(refs)
        , m_depth(depth) {}

    Formula all() {
        Formula formula = row();
        if (here().kind != Kind::End) refuse("“" + here().text + "” closes nothing");
        return formula;
    }

private:
    [[nodiscard]] const FormulaToken& here() const { return m_tokens[m_at]; }
    [[nodiscard]] const FormulaToken& ahead() const {
        return m_tokens[std::min(m_at + 1, m_tokens.size() - 1)];
    }
    FormulaToken take() { return m_tokens[m_at + 1 < m_tokens.size() ? m_at++ : m_at]; }
    [[noreturn]] void refuse(const std::string& why) const {
        throw FormulaError(here().position, why);
    }

    [[nodiscard]] bool begins(const FormulaToken& token) const {
        switch (token.kind) {
        case Kind::Number:
        case Kind::Name:
        case Kind::Words:
        case Kind::Braces:
        case Kind::Open:
            return true;
        case Kind::Bar:
            return !m_closesBar;
        case Kind::Sign:
            return token.text == "∂" || token.text == "∇" || token.text == "∑" || token.text == "∏";
        default:
            return false;
        }
    }

    /// What stands side by side, up to what closes it.
    Formula row() {
        if (++m_depth > kMaxNesting) refuse("it is nested too deeply");
        std::vector<Formula> parts;
        bool afterFactor = false;
        while (!ends()) {
            const bool isFactor =
                begins(here()) || here().is(Kind::Sign, "∞") || here().is(Kind::Sign, "…");
            if (!isFactor) {
                parts.push_back(loose());
                afterFactor = false;
                continue;
            }
            if (afterFactor) parts.push_back(Formula::op(kTimes));
            parts.push_back(quotient());
            afterFactor = true;
        }
        --m_depth;
        return parts.size() == 1 ? std::move(parts.front()) : Formula::row(std::move(parts));
    }

    [[nodiscard]] bool ends() const {
        const Kind kind = here().kind;
        return kind == Kind::End || kind == Kind::Close || kind == Kind::Semicolon ||
               (kind == Kind::Comma && m_inList) || (kind == Kind::Bar && m_closesBar);
    }

    /// An operator, with what stands above or below it.
    Formula loose() {
        const FormulaToken token = take();
        switch (token.kind) {
        case Kind::Sign:
        case Kind::Comma:
            return scripted(Formula::op(token.text), false);
        case Kind::Prime:
        case Kind::Under:
        case Kind::Over:
            --m_at;
            refuse("“" + token.text + "” stands behind nothing");
        default:
            --m_at;
            refuse("“" + token.text + "” is not expected");
        }
    }

    Formula quotient() {
        Formula left = factor();
        while (here().kind == Kind::Stroke) {
            take();
            if (!begins(here())) refuse("“/” has nothing below it");
            Formula below = factor();
            left = Formula::fraction(bare(std::move(left)), bare(std::move(below)));
        }
        return left;
    }

    /// Without the parentheses that only held it together.
    static Formula bare(Formula formula) {
        if (formula.kind == Formula::Kind::Fence && formula.text == "(")
            return std::move(formula.children.front());
        return formula;
    }

    Formula factor() {
        const FormulaToken token = here();
        if (token.is(Kind::Sign, "∂") || token.is(Kind::Sign, "∇")) {
            take();
            Formula sign = scripted(Formula::op(token.text), false);
            if (!begins(here())) return sign;
            return Formula::row({std::move(sign), factor()});
        }
        if (token.is(Kind::Sign, "∑") || token.is(Kind::Sign, "∏")) {
            take();
            Formula sum = scripted(Formula::op(token.text), true);
            if (!begins(here())) return sum;
            return Formula::row({std::move(sum), quotient()});
        }
        if (token.kind == Kind::Name) return named();
        return scripted(atom(), false);
    }

    Formula named() {
        const FormulaToken name = take();
        if (name.text == "sqrt") return scripted(Formula::root(argument()), false);
        if (name.text == "frac") {
            Formula above = argument();
            return Formula::fraction(std::move(above), argument());
        }
        if (name.text == "hat" || name.text == "bar" || name.text == "tilde")
            return scripted(accented(name.text), false);
        if (name.text == "text" && here().kind == Kind::Braces) return Formula::words(take().text);
        const bool isFunction = isAmong(kFunctions, name.text);
        Formula shown = scripted(isFunction || codePoints(name.text).size() > 1
                                     ? Formula::function(name.text)
                                     : Formula::identifier(name.text),
                                 false);
        const bool takesArgument =
            here().is(Kind::Open, "(") && (isFunction || isAmong(kLetterFunctions, name.text));
        if (!takesArgument && !(isFunction && begins(here()))) return shown;
        Formula inside = takesArgument ? scripted(atom(), false) : factor();
        return Formula::row({std::move(shown), Formula::op(kApply), std::move(inside)});
    }

    Formula accented(const std::string& name) {
        const char* mark = name == "hat" ? "^" : name == "bar" ? "¯" : "~";
        return Formula::underOver(argument(), {}, Formula::op(mark));
    }

    /// (…) or {…} behind a word such as sqrt, without its brackets.
    Formula argument() {
        if (here().kind == Kind::Braces) return group();
        if (!begins(here())) refuse("something in parentheses is missing");
        return bare(atom());
    }

    /// The text between braces, read as a formula.
    Formula group() {
        const FormulaToken token = take();
        try {
            return Parser(formulaTokens(token.text), m_refs, m_depth + 1).all();
        } catch (const FormulaError& error) {
            throw FormulaError(token.position + 1 + error.position, error.what());
        }
    }

    Formula atom() {
        const FormulaToken token = take();
        switch (token.kind) {
        case Kind::Number:
            return Formula::number(token.text);
        case Kind::Name:
            return codePoints(token.text).size() > 1 ? Formula::function(token.text)
                                                     : Formula::identifier(token.text);
        case Kind::Words:
            return Formula::words(token.text);
        case Kind::Braces:
            return m_refs ? m_refs(token.text) : Formula::words("{" + token.text + "}");
        case Kind::Sign:
            return Formula::op(token.text);
        case Kind::Open:
            return bracketed(token);
        case Kind::Bar:
            return barred(token);
        default:
            --m_at;
            refuse("“" + token.text + "” is not expected");
        }
    }

    Formula barred(const FormulaToken& open) {
        const bool before = std::exchange(m_closesBar, true);
        Formula inside = row();
        m_closesBar = before;
        if (!here().is(Kind::Bar, open.text))
            throw FormulaError(open.position, "“" + open.text + "” is not closed");
        take();
        return Formula::fence(open.text, std::move(inside), open.text);
    }

    /// Parentheses, or a matrix where semicolons or, in [ ], commas part its cells.
    Formula bracketed(const FormulaToken& open) {
        const bool isSquare = open.text == "[";
        const bool wasInList = std::exchange(m_inList, isSquare);
        const bool closedBar = std::exchange(m_closesBar, false);
        std::vector<Formula> cells{row()};
        int columns = 0;
        int inLine = 1;
        while (here().kind == Kind::Comma || here().kind == Kind::Semicolon) {
            const bool endsLine = take().kind == Kind::Semicolon;
            if (endsLine && columns != 0 && columns != inLine)
                refuse("the rows of a matrix are of one length");
            if (endsLine) columns = std::exchange(inLine, 0);
            m_inList = true; // from the first semicolon on commas part cells
            cells.push_back(row());
            ++inLine;
        }
        m_inList = wasInList;
        m_closesBar = closedBar;
        const std::string close = isSquare ? "]" : ")";
        if (!here().is(Kind::Close, close))
            throw FormulaError(open.position,
                               "“" + open.text + "” is not closed by “" + close + "”");
        if (columns != 0 && columns != inLine) refuse("the rows of a matrix are of one length");
        take();
        if (cells.size() == 1) return Formula::fence(open.text, std::move(cells.front()), close);
        return Formula::matrix(inLine, std::move(cells), open.text, close);
    }

    /// What follows _ or ^: one piece, or a group without its brackets.
    Formula script() {
        if (here().kind == Kind::Braces) return group();
        if (here().kind == Kind::Open) return bare(atom());
        if (here().is(Kind::Name, "T")) {
            take();
            return Formula::op("⊤");
        }
        const bool isSign = here().kind == Kind::Sign;
        if (isSign && (here().text == "−" || here().text == "+")) {
            Formula sign = Formula::op(take().text);
            return Formula::row({std::move(sign), script()});
        }
        if (!begins(here()) && !isSign) refuse("nothing stands behind “_” or “^”");
        return atom();
    }

    /// With its indices, powers and primes, in any order.
    Formula scripted(Formula base, bool takesLimits) {
        Formula below;
        std::vector<Formula> above;
        for (;;) {
            if (here().kind == Kind::Prime) {
                above.push_back(Formula::op(take().text));
            } else if (here().kind == Kind::Under && below.isEmpty()) {
                take();
                below = script();
            } else if (here().kind == Kind::Over) {
                take();
                above.push_back(script());
            } else {
                break;
            }
        }
        if (below.isEmpty() && above.empty()) return base;
        Formula top = above.size() == 1 ? std::move(above.front()) : Formula::row(std::move(above));
        return takesLimits ? Formula::underOver(std::move(base), std::move(below), std::move(top))
                           : Formula::scripts(std::move(base), std::move(below), std::move(top));
    }

    std::vector<FormulaToken> m_tokens;
    const FormulaOfRef& m_refs;
    std::size_t m_at = 0;
    int m_depth;
    bool m_closesBar = false; ///< A bar ends what is being read.
    bool m_inList = false;    ///< A comma ends a cell.
};

} // namespace

FormulaError::FormulaError(std::size_t where, const std::string& what)
    : FormatError(what)
    , position(where) {}

Formula readFormula(std::string_view text, const FormulaOfRef& refs) {
    return Parser(formulaTokens(text), refs).all();
}

Equation asEquation(const Formula& formula) {
    if (formula.kind != Formula::Kind::Row) return {.left = formula, .rights = {}};
    std::vector<std::vector<Formula>> sides(1);
    Equation equation;
    for (const Formula& part : formula.children) {
        const bool isFirst = sides.size() == 1;
        const bool parts = part.kind == Formula::Kind::Operator &&
                           (part.text == "=" || (isFirst && part.text == "←"));
        if (parts && isFirst) equation.relation = part.text;
        parts ? static_cast<void>(sides.emplace_back()) : sides.back().push_back(part);
    }
    const auto joined = [](std::vector<Formula>& side) {
        return side.size() == 1 ? side.front() : Formula::row(std::move(side));
    };
    equation.left = joined(sides.front());
    for (std::size_t i = 1; i < sides.size(); ++i)
        equation.rights.push_back(joined(sides[i]));
    return equation;
}

} // namespace deltaflow
