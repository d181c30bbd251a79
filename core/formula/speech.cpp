#include "core/formula/blank.h"
#include "core/formula/characters.h"
#include "core/formula/operators.h"
#include "core/formula/serialise.h"
#include "core/formula/written_number.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace deltaflow {

namespace {

using Kind = Formula::Kind;
using Spoken = std::pair<std::string_view, std::string_view>;

constexpr auto kWords = std::to_array<Spoken>({
    {"=", "equals"},
    {"≈", "approximately equals"},
    {"≠", "is not equal to"},
    {"<", "is less than"},
    {">", "is greater than"},
    {"≤", "is at most"},
    {"≥", "is at least"},
    {"←", "becomes"},
    {"→", "to"},
    {"∈", "in"},
    {"+", "plus"},
    {"−", "minus"},
    {"-", "minus"},
    {"±", "plus or minus"},
    {"×", "times"},
    {"·", "times"},
    {"⋅", "times"},
    {"*", "times"},
    {"\u2062", "times"},
    {"\u2061", "of"},
    {"⊙", "element-wise times"},
    {"∗", "convolved with"},
    {"/", "over"},
    {"∂", "partial"},
    {"∇", "nabla"},
    {"∑", "the sum"},
    {"∏", "the product"},
    {"∫", "the integral"},
    {"∞", "infinity"},
    {"⊤", "transposed"},
    {"′", "prime"},
    {"ℓ", "l"},
    {"⋯", "and so on"},
    {"…", "and so on"},
    {"⋮", "and so on"},
    {"⋱", "and so on"},
    {"(", "open parenthesis"},
    {")", "close parenthesis"},
    {"[", "open bracket"},
    {"]", "close bracket"},
    {"{", "open brace"},
    {"}", "close brace"},
    {"|", "bar"},
    {"‖", "double bar"},
    {"sgn", "the sign"},
    {"α", "alpha"},
    {"β", "beta"},
    {"γ", "gamma"},
    {"δ", "delta"},
    {"ε", "epsilon"},
    {"ζ", "zeta"},
    {"η", "eta"},
    {"θ", "theta"},
    {"κ", "kappa"},
    {"λ", "lambda"},
    {"μ", "mu"},
    {"ν", "nu"},
    {"π", "pi"},
    {"ρ", "rho"},
    {"σ", "sigma"},
    {"τ", "tau"},
    {"φ", "phi"},
    {"ϕ", "phi"},
    {"χ", "chi"},
    {"ψ", "psi"},
    {"ω", "omega"},
    {"Γ", "capital gamma"},
    {"Δ", "capital delta"},
    {"Θ", "capital theta"},
    {"Λ", "capital lambda"},
    {"Σ", "capital sigma"},
    {"Φ", "capital phi"},
    {"Ω", "capital omega"},
});

std::string word(std::string_view symbol) {
    const auto at = std::find_if(kWords.begin(), kWords.end(),
                                 [&](const Spoken& s) { return s.first == symbol; });
    return std::string(at == kWords.end() ? symbol : at->second);
}

std::string speak(const Formula& f, int depth);

std::string child(const Formula& f, std::size_t i, int depth) {
    return i < f.children.size() ? speak(f.children[i], depth + 1) : std::string();
}

bool has(const Formula& f, std::size_t i) {
    return i < f.children.size() && !f.children[i].isEmpty();
}

void add(std::string& out, std::string_view words) {
    if (words.empty()) return;
    if (!out.empty()) out += ' ';
    out += words;
}

/// A name or a number, so that "a over b" cannot be misheard.
bool isShort(const Formula& f) {
    if (f.kind == Kind::Row) return f.children.size() == 1 && isShort(f.children[0]);
    return f.kind == Kind::Identifier || f.kind == Kind::Number || f.kind == Kind::Text;
}

/// ∂L or ∂W²₁₁, the halves of a derivative.
bool isPartial(const Formula& f) {
    return f.kind == Kind::Row && f.children.size() == 2 && f.children[0].text == "∂";
}

std::string number(const Formula& f) {
    if (isBlank(f)) return "blank";
    constexpr std::string_view minus = "−";
    std::string text = f.text;
    if (text.starts_with(minus)) text.replace(0, minus.size(), "minus ");
    return text == "∞" ? "infinity" : text;
}

std::string fraction(const Formula& f, int depth) {
    const std::string above = child(f, 0, depth);
    const std::string below = child(f, 1, depth);
    if (f.children.size() == 2) {
        if (above == "1" && below == "2") return "one half";
        const auto plain = [](const Formula& half) { return isShort(half) || isPartial(half); };
        if (plain(f.children[0]) && plain(f.children[1])) return above + " over " + below;
    }
    return "the fraction " + above + ", over " + below + ", end of fraction";
}

std::string power(const Formula& f, int depth) {
    const Formula& base = f.children[0];
    const std::string exponent = child(f, 2, depth);
    if (exponent == "prime" || exponent == "transposed") return exponent;
    // On a letter a 2 may as well be the number of a layer.
    const bool raised = base.kind == Kind::Fence || base.kind == Kind::Number || base.text == "e";
    if (raised) return exponent == "2" ? "squared" : "to the power of " + exponent;
    return "superscript " + exponent;
}

std::string scripts(const Formula& f, int depth) {
    std::string out = child(f, 0, depth);
    if (has(f, 2)) add(out, power(f, depth));
    if (has(f, 1)) add(out, "subscript " + child(f, 1, depth));
    return out + (has(f, 1) || has(f, 2) ? "," : "");
}

std::string underOver(const Formula& f, int depth) {
    std::string out = child(f, 0, depth);
    switch (accentOf(f)) {
    case U'\u0302':
        return out + " hat";
    case U'\u0303':
        return out + " tilde";
    case U'\u0304':
        return out + " bar";
    case U'\u0307':
        return out + " dot";
    case U'\u20D7':
        return out + " vector";
    default:
        break;
    }
    if (has(f, 1)) add(out, "over " + child(f, 1, depth));
    if (has(f, 2)) add(out, "up to " + child(f, 2, depth));
    const Formula* op = coreOperator(f);
    return op && operatorClass(*op) == OperatorClass::Large ? out + ", of" : out;
}

std::string matrix(const Formula& f, int depth) {
    const auto columns = static_cast<std::size_t>(f.columns > 0 ? f.columns : 1);
    const std::size_t rows = (f.children.size() + columns - 1) / columns;
    std::string out = "the matrix of " + std::to_string(rows) + (rows == 1 ? " row" : " rows") +
                      " and " + std::to_string(columns) + (columns == 1 ? " column" : " columns");
    for (std::size_t i = 0; i < f.children.size(); ++i) {
        if (i % columns == 0)
            out += "; row " + std::to_string(i / columns + 1) + ":";
        else
            out += ",";
        add(out, child(f, i, depth));
    }
    return out + "; end of matrix";
}

std::string fence(const Formula& f, int depth) {
    std::string out = word(f.text);
    add(out, child(f, 0, depth));
    add(out, word(f.closing));
    return out;
}

std::string row(const Formula& f, int depth) {
    std::string out;
    for (std::size_t i = 0; i < f.children.size(); ++i) {
        const Formula& part = f.children[i];
        // σ(z): what is in the parentheses is what the function is of.
        const bool argument =
            part.kind == Kind::Fence && i > 0 && isFunctionName(f.children[i - 1]);
        if (argument) add(out, "of");
        add(out, speak(part, depth + 1));
    }
    return out;
}

std::string speak(const Formula& f, int depth) {
    if (depth > kMaxFormulaDepth) return "and so on";
    switch (f.kind) {
    case Kind::Identifier:
    case Kind::Operator:
        return word(f.text);
    case Kind::Number:
        return number(f);
    case Kind::Text:
        return f.text;
    case Kind::Space:
        return {};
    case Kind::Row:
        return row(f, depth);
    case Kind::Fraction:
        return fraction(f, depth);
    case Kind::Scripts:
        return scripts(f, depth);
    case Kind::UnderOver:
        return underOver(f, depth);
    case Kind::Fence:
        return isWrittenNumber(f) ? child(f, 0, depth) : fence(f, depth);
    case Kind::Matrix:
        return matrix(f, depth);
    case Kind::Root:
        return "the square root of " + child(f, 0, depth) + ", end of root";
    }
    return {};
}

/// Two pauses in a row are one, and none is left at the end.
std::string tidied(std::string text) {
    for (const std::string_view twice : {",,", ",;"}) {
        for (auto at = text.find(twice); at != std::string::npos; at = text.find(twice))
            text.erase(at, 1);
    }
    while (text.ends_with(',') || text.ends_with(' '))
        text.pop_back();
    return text;
}

} // namespace

std::string toSpeech(const Formula& formula) {
    return tidied(speak(formula, 0));
}

std::string toSpeech(const Equation& equation) {
    std::string out = speak(equation.left, 0);
    for (std::size_t i = 0; i < equation.rights.size(); ++i) {
        add(out, word(equation.relationBefore(i)));
        add(out, speak(equation.rights[i], 0));
        if (i + 1 < equation.rights.size()) out += ',';
    }
    return tidied(out);
}

} // namespace deltaflow
