#include "core/formula/blank.h"
#include "core/formula/characters.h"
#include "core/formula/operators.h"
#include "core/formula/serialise.h"

#include <algorithm>

namespace deltaflow {

namespace {

using Kind = Formula::Kind;

/// Gaps from here on, in em, are a space in text.
constexpr double kSpaced = 0.1;

std::string write(const Formula& f, int depth, bool script);

std::string child(const Formula& f, std::size_t i, int depth, bool script) {
    return i < f.children.size() ? write(f.children[i], depth + 1, script) : std::string();
}

/// The text in raised (lowered) characters, or in braces after `mark` if one of them has none.
std::string shifted(const std::string& text, char32_t (*form)(char32_t), const char* mark) {
    if (text.empty()) return {};
    std::string out;
    for (const char32_t c : codePoints(text)) {
        if (const char32_t small = form(c))
            appendUtf8(out, small);
        else
            return std::string(mark) + "{" + text + "}";
    }
    return out;
}

/// The one child that matters of nested rows of one.
const Formula& unwrapped(const Formula& f) {
    const Formula* at = &f;
    while (at->kind == Kind::Row && at->children.size() == 1)
        at = &at->children[0];
    return *at;
}

bool isGap(const Formula& f) {
    return f.kind == Kind::Space || f.text == "\u2062";
}

/// Several factors or terms side by side, so that something after it would bind to the last only.
bool isCompound(const Formula& formula) {
    const Formula& f = unwrapped(formula);
    if (f.kind == Kind::Fraction) return true;
    if (f.kind != Kind::Row) return f.kind == Kind::Number && f.text.starts_with("−");
    for (std::size_t i = 0; i < f.children.size(); ++i) {
        const Formula* op = coreOperator(f.children[i]);
        const auto which = op ? operatorClass(*op) : OperatorClass::Ordinary;
        if (isGap(f.children[i]) || which == OperatorClass::Relation ||
            which == OperatorClass::Sum || which == OperatorClass::Product ||
            which == OperatorClass::Large)
            return true;
    }
    return std::count_if(f.children.begin(), f.children.end(),
                         [](const Formula& c) { return !coreOperator(c) && !c.isEmpty(); }) > 1;
}

std::string parenthesised(const Formula& f, int depth, bool script) {
    const std::string text = write(f, depth, script);
    return isCompound(f) ? "(" + text + ")" : text;
}

std::string fraction(const Formula& f, int depth, bool script) {
    if (f.children.size() < 2) return child(f, 0, depth, script);
    if (unwrapped(f.children[0]).text == "1" && unwrapped(f.children[1]).text == "2") return "½";
    return parenthesised(f.children[0], depth + 1, script) + "/" +
           parenthesised(f.children[1], depth + 1, script);
}

std::string scripts(const Formula& f, int depth, bool script) {
    static const Formula nothing;
    const Formula& base = f.children.empty() ? nothing : f.children[0];
    std::string out = parenthesised(base, depth + 1, script);
    const std::string sub = child(f, 1, depth, true);
    const std::string sup = child(f, 2, depth, true);
    const std::string low = shifted(sub, subscriptOf, "_");
    const std::string high = shifted(sup, superscriptOf, "^");
    const Formula* op = coreOperator(f);
    const bool large = op && operatorClass(*op) == OperatorClass::Large;
    // δ¹₁ is read "delta one, one": superscript first, except for the limits of a sum.
    return out + (large ? low + high : high + low);
}

std::string underOver(const Formula& f, int depth, bool script) {
    if (const char32_t accent = accentOf(f)) {
        std::string out = child(f, 0, depth, script);
        appendUtf8(out, accent);
        return out;
    }
    return child(f, 0, depth, script) + shifted(child(f, 1, depth, true), subscriptOf, "_") +
           shifted(child(f, 2, depth, true), superscriptOf, "^");
}

std::string matrix(const Formula& f, int depth) {
    const bool plain = f.text == "(" || f.text == "[";
    std::string out = plain ? "[" : f.text;
    const auto columns = static_cast<std::size_t>(f.columns > 0 ? f.columns : 1);
    for (std::size_t i = 0; i < f.children.size(); ++i) {
        if (i > 0) out += i % columns == 0 ? "; " : " ";
        const Formula& cell = unwrapped(f.children[i]);
        const bool brackets = isCompound(cell) && cell.kind != Kind::Number;
        const std::string text = write(cell, depth + 1, false);
        out += brackets && columns > 1 ? "(" + text + ")" : text;
    }
    return out + (plain ? "]" : f.closing);
}

std::string root(const Formula& f, int depth, bool script) {
    const std::string text = child(f, 0, depth, script);
    return codePoints(text).size() == 1 ? "√" + text : "√(" + text + ")";
}

/// A space, unless there is one or the line begins here.
void appendSpace(std::string& out) {
    if (!out.empty() && out.back() != ' ') out += ' ';
}

bool needsSpaceBetween(const Formula& a, const Formula& b) {
    if (coreOperator(a) || coreOperator(b) || isGap(a) || isGap(b)) return false;
    if (a.kind == Kind::Text || b.kind == Kind::Text || b.kind == Kind::Fence) return false;
    // 2x, but W²₁₁ δ²₁ and 0.3 0.4.
    const bool simple = a.kind == Kind::Number && b.kind == Kind::Identifier;
    const bool letters = a.kind == Kind::Identifier && b.kind == Kind::Identifier &&
                         !isFunctionName(a) && !isFunctionName(b);
    return !simple && !letters;
}

/// Stands in fences of its own, perhaps with scripts.
bool isFenced(const Formula& f) {
    const bool scripts = f.kind == Kind::Scripts && !f.children.empty();
    return (scripts ? f.children[0] : f).kind == Kind::Fence;
}

/// Whether a formula multiplies what stands before it.
bool isFactor(const Formula& f) {
    const Formula* op = coreOperator(f);
    return !op || isGap(f) || operatorClass(*op) == OperatorClass::Large;
}

std::string row(const Formula& f, int depth, bool script) {
    std::string out;
    const Formula* last = nullptr;
    for (std::size_t i = 0; i < f.children.size(); ++i) {
        const Formula& part = f.children[i];
        if (part.isEmpty()) continue;
        if (part.text == "\u2061") { // function application: ln a, but σ(z)
            if (i + 1 < f.children.size() && !isFenced(f.children[i + 1])) appendSpace(out);
            continue;
        }
        if (isGap(part)) {
            if (part.kind != Kind::Space || part.em >= kSpaced) appendSpace(out);
            last = &part;
            continue;
        }
        const Gaps gaps = gapsAround(f, i, script);
        if (gaps.before >= kSpaced || (last && needsSpaceBetween(*last, part))) appendSpace(out);
        const bool factor =
            part.kind == Kind::Fraction && i + 1 < f.children.size() && isFactor(f.children[i + 1]);
        const std::string text = write(part, depth + 1, script);
        out += factor && text != "½" ? "(" + text + ")" : text;
        if (gaps.after >= kSpaced) appendSpace(out);
        last = &part;
    }
    while (out.ends_with(' ') && !f.children.empty() && f.children.back().kind != Kind::Text)
        out.pop_back();
    return out;
}

std::string write(const Formula& f, int depth, bool script) {
    if (depth > kMaxFormulaDepth) return "…";
    switch (f.kind) {
    case Kind::Identifier:
    case Kind::Number:
        return isBlank(f) ? "____" : f.text;
    case Kind::Text:
        return f.text;
    case Kind::Operator:
        return isGap(f) ? " " : f.text == "\u2061" ? "" : f.text;
    case Kind::Space:
        return f.em >= kSpaced ? " " : "";
    case Kind::Row:
        return row(f, depth, script);
    case Kind::Fraction:
        return fraction(f, depth, script);
    case Kind::Scripts:
        return scripts(f, depth, script);
    case Kind::UnderOver:
        return underOver(f, depth, script);
    case Kind::Fence:
        return f.text + child(f, 0, depth, script) + f.closing;
    case Kind::Matrix:
        return matrix(f, depth);
    case Kind::Root:
        return root(f, depth, script);
    }
    return {};
}

/// Columns on a terminal: combining marks take none.
std::size_t columnsOf(const std::string& text) {
    const auto letters = codePoints(text);
    return static_cast<std::size_t>(std::count_if(letters.begin(), letters.end(), [](char32_t c) {
        return !(c >= 0x300 && c < 0x370) && !(c >= 0x20D0 && c < 0x2100);
    }));
}

} // namespace

std::string toPlainText(const Formula& formula) {
    return write(formula, 0, false);
}

std::string toPlainText(const Equation& equation) {
    const std::string left = toPlainText(equation.left);
    std::string out = left;
    for (std::size_t i = 0; i < equation.rights.size(); ++i) {
        if (i > 0) out += "\n" + std::string(columnsOf(left), ' ');
        if (!left.empty()) out += ' ';
        out += equation.relationBefore(i) + " " + toPlainText(equation.rights[i]);
    }
    return out;
}

} // namespace deltaflow
