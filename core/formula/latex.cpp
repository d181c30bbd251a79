#include "core/formula/blank.h"
#include "core/formula/characters.h"
#include "core/formula/latex_symbols.h"
#include "core/formula/operators.h"
#include "core/formula/serialise.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace deltaflow {

namespace {

using Kind = Formula::Kind;

std::string write(const Formula& f, int depth);

std::string child(const Formula& f, std::size_t i, int depth) {
    return i < f.children.size() ? write(f.children[i], depth + 1) : std::string();
}

bool has(const Formula& f, std::size_t i) {
    return i < f.children.size() && !f.children[i].isEmpty();
}

std::string command(std::string_view name, std::string_view argument) {
    return std::string(name).append("{").append(argument).append("}");
}

/// Appends with a space where a macro would otherwise swallow the letter that follows.
void append(std::string& out, std::string_view piece) {
    const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    if (piece.empty()) return;
    if (!out.empty() && isLetter(out.back()) && isLetter(piece.front())) {
        const auto start =
            out.find_last_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
        if (start != std::string::npos && out[start] == '\\') out += ' ';
    }
    out += piece;
}

std::string symbols(std::string_view text) {
    std::string out;
    for (const char32_t c : codePoints(text)) {
        if (c >= kFunctionApplication && c <= kInvisibleSeparator) continue;
        std::string raw;
        appendUtf8(raw, c);
        const auto macro = latexSymbol(c);
        append(out, macro.empty() ? std::string_view(raw) : macro);
    }
    return out;
}

/// Words inside a formula.
std::string words(std::string_view text) {
    std::string out;
    for (const char32_t c : codePoints(text)) {
        if (c == U'\\')
            out += "\\textbackslash{}";
        else if (c == U'^')
            out += "\\textasciicircum{}";
        else if (c == U'~')
            out += "\\textasciitilde{}";
        else if (c == U'\u00A0')
            out += "~";
        else if (c < 0x80 &&
                 std::string_view("#$%&_{}").find(static_cast<char>(c)) != std::string_view::npos)
            (out += '\\') += static_cast<char>(c);
        else if (const auto macro = latexSymbol(c); !macro.empty())
            out.append("$").append(macro).append("$");
        else
            appendUtf8(out, c);
    }
    return command("\\text", out);
}

std::string functionName(const std::string& name) {
    static constexpr auto known =
        std::to_array<std::string_view>({"arg", "cos", "cosh", "det", "exp", "inf", "lim", "ln",
                                         "log", "max", "min", "sin", "sinh", "sup", "tan", "tanh"});
    if (std::find(known.begin(), known.end(), name) != known.end()) return "\\" + name;
    const bool plain = std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    });
    return command("\\operatorname", plain ? name : words(name));
}

std::string identifier(const Formula& f) {
    const auto letters = codePoints(f.text);
    const std::string inner = symbols(f.text);
    if (f.bold) {
        const bool latin =
            std::all_of(letters.begin(), letters.end(), [](char32_t c) { return c < 0x80; });
        return command(latin ? "\\mathbf" : "\\boldsymbol", inner);
    }
    if (letters.size() > 1) return functionName(f.text);
    const bool letter = letters.size() == 1 && letters[0] < 0x80;
    return f.upright && letter ? command("\\mathrm", inner) : inner;
}

std::string number(const Formula& f) {
    if (f.text == "NaN") return "\\text{NaN}";
    if (isBlank(f)) return "\\boxed{\\phantom{-0.0000}}";
    std::string out;
    for (const char32_t c : codePoints(f.text)) {
        std::string one;
        appendUtf8(one, c);
        // A bare comma would be set as punctuation.
        append(out, c == U',' ? "{,}" : symbols(one));
    }
    return out;
}

std::string space(double em) {
    if (em == 1) return "\\quad ";
    if (em == 2) return "\\qquad ";
    const auto mu = std::lround(em * 18);
    if (mu == 0) return {};
    if (mu == 3) return "\\,";
    return "\\mspace{" + std::to_string(mu) + "mu}";
}

std::string delimiter(const std::string& text) {
    const std::string symbol = symbols(text);
    return symbol.empty() ? "." : symbol;
}

std::string stretched(const std::string& open, const std::string& body, const std::string& close) {
    std::string out = "\\left" + delimiter(open);
    append(out, body);
    return out + "\\right" + delimiter(close);
}

std::string fence(const Formula& f, int depth) {
    const std::string body = child(f, 0, depth);
    if (!f.children.empty() && isTall(f.children[0])) return stretched(f.text, body, f.closing);
    std::string out = symbols(f.text);
    append(out, body);
    append(out, symbols(f.closing));
    return out;
}

std::string scripts(const Formula& f, int depth) {
    if (f.children.empty()) return {};
    const Formula& base = f.children[0];
    const bool simple = base.kind == Kind::Identifier || base.kind == Kind::Operator ||
                        base.kind == Kind::Fence || base.kind == Kind::Number;
    std::string out = write(base, depth + 1);
    if (!simple) out = "{" + out + "}";
    if (has(f, 2)) out += command("^", child(f, 2, depth));
    if (has(f, 1)) out += command("_", child(f, 1, depth));
    return out;
}

std::string underOver(const Formula& f, int depth) {
    const std::string base = child(f, 0, depth);
    switch (accentOf(f)) {
    case U'\u0302':
        return command("\\hat", base);
    case U'\u0303':
        return command("\\tilde", base);
    case U'\u0304':
        return command("\\bar", base);
    case U'\u0307':
        return command("\\dot", base);
    case U'\u20D7':
        return command("\\vec", base);
    default:
        break;
    }
    std::string out = base;
    const Formula* op = coreOperator(f);
    if (!op || operatorClass(*op) != OperatorClass::Large)
        out = command("\\mathop", base) + "\\limits";
    else if (op->text == "∫")
        out += "\\limits";
    if (has(f, 1)) out += command("_", child(f, 1, depth));
    if (has(f, 2)) out += command("^", child(f, 2, depth));
    return out;
}

std::string matrix(const Formula& f, int depth) {
    const auto columns = static_cast<std::size_t>(f.columns > 0 ? f.columns : 1);
    std::string cells;
    for (std::size_t i = 0; i < f.children.size(); ++i) {
        if (i > 0) cells += i % columns == 0 ? " \\\\ " : " & ";
        cells += child(f, i, depth);
    }
    const auto environment = [&](const std::string& name, const std::string& arguments = {}) {
        return "\\begin{" + name + "}" + arguments + " " + cells + " \\end{" + name + "}";
    };
    const std::string fences = f.text + f.closing;
    // amsmath's matrices end at ten columns; an array does not.
    if (columns > 10 || (f.text == "{" && f.closing.empty())) {
        const std::string column(columns, columns > 10 ? 'c' : 'l');
        return stretched(f.text, environment("array", "{" + column + "}"), f.closing);
    }
    if (fences.empty()) return environment("matrix");
    if (fences == "()") return environment("pmatrix");
    if (fences == "[]") return environment("bmatrix");
    if (fences == "||") return environment("vmatrix");
    if (fences == "‖‖") return environment("Vmatrix");
    return stretched(f.text, environment("matrix"), f.closing);
}

std::string row(const Formula& f, int depth) {
    std::string out;
    for (std::size_t i = 0; i < f.children.size(); ++i) {
        const Formula& part = f.children[i];
        const std::string text = write(part, depth + 1);
        // "= \odot" reads better than "=\odot"; TeX itself does not mind.
        const bool spaced = part.kind == Kind::Operator && !isPrefix(f, i) &&
                            operatorClass(part) >= OperatorClass::Relation &&
                            operatorClass(part) <= OperatorClass::Product;
        if (spaced && !out.empty())
            out += " " + text + " ";
        else
            append(out, text);
    }
    while (out.ends_with(' ') && !out.ends_with("\\ "))
        out.pop_back();
    return out;
}

std::string write(const Formula& f, int depth) {
    if (depth > kMaxFormulaDepth) return "\\ldots";
    switch (f.kind) {
    case Kind::Identifier:
        return identifier(f);
    case Kind::Number:
        return number(f);
    case Kind::Operator:
        return codePoints(f.text).size() > 1 ? "\\mathrel{" + symbols(f.text) + "}"
                                             : symbols(f.text);
    case Kind::Text:
        return words(f.text);
    case Kind::Space:
        return space(f.em);
    case Kind::Row:
        return row(f, depth);
    case Kind::Fraction:
        return command("\\frac", child(f, 0, depth)) + "{" + child(f, 1, depth) + "}";
    case Kind::Scripts:
        return scripts(f, depth);
    case Kind::UnderOver:
        return underOver(f, depth);
    case Kind::Fence:
        return fence(f, depth);
    case Kind::Matrix:
        return matrix(f, depth);
    case Kind::Root:
        return command("\\sqrt", child(f, 0, depth));
    }
    return {};
}

} // namespace

std::string toLatex(const Formula& formula) {
    return write(formula, 0);
}

std::string toLatex(const Equation& equation) {
    std::string out = "\\begin{align*}\n" + toLatex(equation.left);
    for (std::size_t i = 0; i < equation.rights.size(); ++i) {
        if (i > 0) out += " \\\\\n";
        out += " &" + symbols(equation.relationBefore(i)) + " ";
        out += toLatex(equation.rights[i]);
    }
    return out + "\n\\end{align*}\n";
}

} // namespace deltaflow
