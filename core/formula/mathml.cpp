#include "core/formula/characters.h"
#include "core/formula/operators.h"
#include "core/formula/serialise.h"

#include <cstdio>

namespace deltaflow {

namespace {

using Kind = Formula::Kind;

/// Where a formula stands: what the layout (ui/formula) knows too, and a browser works out itself.
struct Style {
    bool display = true;
    int script = 0;
    int depth = 0;

    [[nodiscard]] Style inner() const { return {display, script, depth + 1}; }
    [[nodiscard]] Style scripted() const { return {false, script + 1, depth + 1}; }
    [[nodiscard]] Style inFraction() const {
        return {false, script + (display ? 0 : 1), depth + 1};
    }
    [[nodiscard]] Style inCell() const { return {false, script, depth + 1}; }
};

std::string escaped(std::string_view text) {
    std::string out;
    for (const char32_t c : codePoints(text)) {
        if (c == U'&')
            out += "&amp;";
        else if (c == U'<')
            out += "&lt;";
        else if (c == U'>')
            out += "&gt;";
        else if (c == U'"')
            out += "&quot;";
        // XML has no way to write the other control characters.
        else if (c < 0x20 && c != U'\t' && c != U'\n' && c != U'\r')
            out += "\uFFFD";
        else if (c == 0xFFFE || c == 0xFFFF)
            out += "\uFFFD";
        else
            appendUtf8(out, c);
    }
    return out;
}

std::string em(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.4g", value);
    return std::string(text) + "em";
}

std::string element(std::string_view name, std::string_view attributes, std::string_view content) {
    std::string out = "<";
    out.append(name).append(attributes).append(">").append(content).append("</").append(name);
    return out.append(">");
}

std::string write(const Formula& f, Style style);

std::string child(const Formula& f, std::size_t i, Style style) {
    return i < f.children.size() ? write(f.children[i], style) : "<mrow></mrow>";
}

bool has(const Formula& f, std::size_t i) {
    return i < f.children.size() && !f.children[i].isEmpty();
}

/// A thin space is part of the layout, so it is written out where a browser would leave it out.
std::string gap(double width) {
    return width > 0 ? "<mspace width=\"" + em(width) + "\"/>" : "";
}

std::string identifier(const Formula& f) {
    const auto letters = codePoints(f.text);
    if (f.bold) {
        std::string bold;
        for (const char32_t c : letters)
            appendUtf8(bold, mathBold(c));
        return element("mi", "", escaped(bold));
    }
    const bool upright = f.upright && letters.size() == 1;
    return element("mi", upright ? " mathvariant=\"normal\"" : "", escaped(f.text));
}

std::string operatorElement(const Formula& f, const Formula& row, std::size_t at, Style style) {
    const auto which = operatorClass(f);
    if (which == OperatorClass::Ordinary && f.text != "′" && f.text != "!")
        return element("mi", f.text == "∂" ? "" : " mathvariant=\"normal\"", escaped(f.text));
    const Gaps gaps = gapsAround(row, at, style.script > 0);
    std::string attributes;
    if (which == OperatorClass::Large || (which == OperatorClass::Sum && isPrefix(row, at)))
        attributes += " form=\"prefix\"";
    else if (which != OperatorClass::Ordinary)
        attributes += " form=\"infix\"";
    attributes += " lspace=\"" + em(gaps.before) + "\" rspace=\"" + em(gaps.after) + "\"";
    if (which == OperatorClass::Opening || which == OperatorClass::Closing ||
        which == OperatorClass::Tight || which == OperatorClass::Relation)
        attributes += " stretchy=\"false\"";
    return element("mo", attributes, escaped(f.text));
}

std::string delimiter(std::string_view text, bool opens, bool stretches) {
    if (text.empty()) return "";
    std::string attributes = opens ? " form=\"prefix\"" : " form=\"postfix\"";
    if (!stretches) attributes += " stretchy=\"false\"";
    return element("mo", attributes, escaped(text));
}

std::string rowContent(const Formula& row, Style style) {
    std::string out;
    for (std::size_t i = 0; i < row.children.size(); ++i) {
        const Formula& part = row.children[i];
        if (part.kind == Kind::Operator) {
            out += operatorElement(part, row, i, style);
            continue;
        }
        const Gaps gaps = gapsAround(row, i, style.script > 0);
        out += gap(gaps.before) + write(part, style.inner()) + gap(gaps.after);
    }
    return out;
}

/// A lone operator has no row around it, so no neighbours and no gaps.
std::string loneOperator(const Formula& f, Style style) {
    const bool large = operatorClass(f) == OperatorClass::Large;
    if (large)
        return element("mo", " form=\"prefix\" lspace=\"0em\" rspace=\"0em\"", escaped(f.text));
    Formula row;
    row.children.push_back(f);
    Style script = style;
    script.script = 1;
    return operatorElement(f, row, 0, script);
}

std::string fence(const Formula& f, Style style) {
    static const Formula nothing;
    const Formula& body = f.children.empty() ? nothing : f.children[0];
    const bool tall = isTall(body);
    const std::string content = body.kind == Kind::Row && !body.ref
                                    ? rowContent(body, style.inner())
                                    : write(body, style.inner());
    return element("mrow", "",
                   delimiter(f.text, true, tall) + element("mrow", "", content) +
                       delimiter(f.closing, false, tall));
}

std::string scripts(const Formula& f, Style style) {
    const bool sub = has(f, 1);
    const bool sup = has(f, 2);
    const std::string base = child(f, 0, style.inner());
    if (!sub && !sup) return base;
    std::string content = base;
    if (sub) content += child(f, 1, style.scripted());
    if (sup) content += child(f, 2, style.scripted());
    return element(sub && sup ? "msubsup" : sub ? "msub" : "msup", "", content);
}

std::string underOver(const Formula& f, Style style) {
    if (accentOf(f))
        return element("mover", " accent=\"true\"",
                       child(f, 0, style.inner()) +
                           element("mo", " stretchy=\"false\"", escaped(f.children[2].text)));
    const bool under = has(f, 1);
    const bool over = has(f, 2);
    std::string content = child(f, 0, style.inner());
    if (under) content += child(f, 1, style.scripted());
    if (over) content += child(f, 2, style.scripted());
    if (!under && !over) return content;
    return element(under && over ? "munderover" : under ? "munder" : "mover", "", content);
}

std::string matrix(const Formula& f, Style style) {
    const auto columns = static_cast<std::size_t>(f.columns > 0 ? f.columns : 1);
    const bool cases = f.text == "{" && f.closing.empty();
    std::string rows;
    for (std::size_t first = 0; first < f.children.size(); first += columns) {
        std::string cells;
        for (std::size_t c = 0; c < columns; ++c) {
            // No gap between the fences and the outer columns, as in TeX.
            std::string css = cases ? "text-align:left;" : "";
            if (c == 0) css += "padding-left:0;";
            if (c + 1 == columns) css += "padding-right:0;";
            cells +=
                element("mtd", css.empty() ? "" : " style=\"" + css + "\"",
                        first + c < f.children.size() ? child(f, first + c, style.inCell()) : "");
        }
        rows += element("mtr", "", cells);
    }
    return element("mrow", "",
                   delimiter(f.text, true, true) + element("mtable", "", rows) +
                       delimiter(f.closing, false, true));
}

std::string write(const Formula& f, Style style) {
    if (style.depth > kMaxFormulaDepth) return "<mtext>…</mtext>";
    switch (f.kind) {
    case Kind::Identifier:
        return identifier(f);
    case Kind::Number:
        return element("mn", "", escaped(f.text));
    case Kind::Operator:
        return loneOperator(f, style);
    case Kind::Text: {
        // A browser would drop the spaces at the ends.
        std::string text = escaped(f.text);
        if (!text.empty() && text.front() == ' ') text.replace(0, 1, "\u00A0");
        if (!text.empty() && text.back() == ' ') text.replace(text.size() - 1, 1, "\u00A0");
        return element("mtext", "", text);
    }
    case Kind::Space:
        return "<mspace width=\"" + em(f.em) + "\"/>";
    case Kind::Row:
        return element("mrow", "", rowContent(f, style));
    case Kind::Fraction:
        return element("mfrac", "",
                       child(f, 0, style.inFraction()) + child(f, 1, style.inFraction()));
    case Kind::Scripts:
        return scripts(f, style);
    case Kind::UnderOver:
        return underOver(f, style);
    case Kind::Fence:
        return fence(f, style);
    case Kind::Matrix:
        return matrix(f, style);
    case Kind::Root:
        return element("msqrt", "", child(f, 0, style.inner()));
    }
    return {};
}

std::string math(std::string_view content) {
    return element("math", " xmlns=\"http://www.w3.org/1998/Math/MathML\" display=\"block\"",
                   content);
}

} // namespace

std::string toMathMl(const Formula& formula) {
    return math(write(formula, {}));
}

std::string toMathMl(const Equation& equation) {
    // A lone operator in a cell gets no gaps from a browser, so the cell has them.
    const auto cell = [](std::string_view align, double padding, std::string_view content) {
        const std::string side = em(padding);
        return element("mtd",
                       " style=\"text-align:" + std::string(align) + ";padding-left:" + side +
                           ";padding-right:" + side + "\"",
                       content);
    };
    const auto relation = [&](std::size_t i) {
        return element("mo", "", escaped(equation.relationBefore(i)));
    };
    std::string rows;
    for (std::size_t i = 0; i < equation.rights.size() || i == 0; ++i) {
        std::string cells = cell("right", 0, i == 0 ? write(equation.left, {}) : "");
        if (i < equation.rights.size())
            cells += cell("center", 5.0 / 18, relation(i)) +
                     cell("left", 0, write(equation.rights[i], {}));
        rows += element("mtr", "", cells);
    }
    return math(element("mtable", " displaystyle=\"true\"", rows));
}

} // namespace deltaflow
