#include "core/formula/operators.h"

#include "core/formula/characters.h"
#include "core/formula/written_number.h"

#include <algorithm>
#include <string_view>

namespace deltaflow {

namespace {

using Kind = Formula::Kind;

constexpr double kThin = 3.0 / 18;
constexpr double kMedium = 4.0 / 18;
constexpr double kThick = 5.0 / 18;

constexpr std::u32string_view kOrdinary = U"∂∇⊤⊥∞⋯⋮⋱…′″‴∅ℓ!%°";
constexpr std::u32string_view kSums = U"+-−±∓⊕⊖∪∩∧∨÷∖";
constexpr std::u32string_view kProducts = U"×·⋅∗*⊙∘⊗•";
constexpr std::u32string_view kLarge = U"∑∏∫⋃⋂⨁⨂";
constexpr std::u32string_view kOpening = U"([{⟨⌊⌈";
constexpr std::u32string_view kClosing = U")]}⟩⌋⌉";
constexpr std::u32string_view kPunctuation = U",;:";
constexpr std::u32string_view kTight = U"/|‖\u2061\u2062\u2063";

/// What a sub- or superscript or a limit hangs on.
const Formula& nucleus(const Formula& part) {
    const Formula* f = &part;
    while ((f->kind == Kind::Scripts || f->kind == Kind::UnderOver) && !f->children.empty())
        f = &f->children[0];
    return *f;
}

bool isInvisible(const Formula& f) {
    if (f.kind == Kind::Space) return true;
    if (f.kind != Kind::Operator) return false;
    const auto c = codePoints(f.text);
    return c.size() == 1 && c[0] >= kFunctionApplication && c[0] <= kInvisibleSeparator;
}

/// The next sibling in direction `step` that is set in ink, or null.
const Formula* neighbour(const Formula& row, std::size_t at, int step) {
    for (auto i = static_cast<std::ptrdiff_t>(at) + step;
         i >= 0 && i < static_cast<std::ptrdiff_t>(row.children.size()); i += step) {
        const Formula& f = row.children[static_cast<std::size_t>(i)];
        if (!isInvisible(f) && !f.isEmpty()) return &f;
    }
    return nullptr;
}

/// Whether something that could be an operand ends with `part`.
bool isOperand(const Formula* part) {
    if (!part) return false;
    const Formula* op = coreOperator(*part);
    if (!op) return true;
    const auto which = operatorClass(*op);
    return which == OperatorClass::Ordinary || which == OperatorClass::Closing;
}

Gaps operatorGaps(OperatorClass which, bool prefix, bool script) {
    switch (which) {
    case OperatorClass::Relation:
        return script ? Gaps{} : Gaps{kThick, kThick};
    case OperatorClass::Sum:
        return script || prefix ? Gaps{} : Gaps{kMedium, kMedium};
    case OperatorClass::Product:
        return script ? Gaps{} : Gaps{kThin, kThin};
    case OperatorClass::Punctuation:
        return script ? Gaps{} : Gaps{0, kThin};
    case OperatorClass::Large:
        return {kThin, kThin};
    default:
        return {};
    }
}

/// TeX's inner atoms: too wide a shape to stand close to a factor.
bool isInner(const Formula& part) {
    const Kind kind = nucleus(part).kind;
    return kind == Kind::Fraction || kind == Kind::Matrix;
}

/// A function's name stands off from what it does not enclose in parentheses, a fraction or a
/// matrix from its factors.
Gaps operandGaps(const Formula& row, std::size_t at, bool script) {
    const Formula& part = row.children[at];
    if (part.isEmpty() || part.kind == Kind::Space) return {};
    const bool function = isFunctionName(part);
    Gaps gaps;
    if (const Formula* before = neighbour(row, at, -1);
        before && isOperand(before) && !isFunctionName(*before)) {
        const bool inner = !script && (isInner(*before) || isInner(part));
        const bool words = before->kind == Kind::Text || part.kind == Kind::Text;
        if (function || (inner && !words)) gaps.before = kThin;
    }
    if (!function) return gaps;
    const Formula* after = neighbour(row, at, +1);
    if (after && !coreOperator(*after) && nucleus(*after).kind != Kind::Fence) gaps.after = kThin;
    return gaps;
}

/// 9.291×10⁻⁵ is one number, so its parts stand close.
bool joinsNumber(const Formula& row, std::size_t at) {
    return row.children[at].kind == Kind::Operator && at > 0 && at + 1 < row.children.size() &&
           row.children[at - 1].kind == Kind::Number && isPowerOfTen(row.children[at + 1]);
}

bool isTallAt(const Formula& f, int depth) {
    if (depth > kMaxFormulaDepth) return false;
    switch (f.kind) {
    case Kind::Fraction:
    case Kind::Matrix:
    case Kind::Root:
        return true;
    case Kind::UnderOver:
        if (!accentOf(f)) return true;
        return isTallAt(f.children[0], depth + 1);
    case Kind::Operator:
        return operatorClass(f) == OperatorClass::Large;
    default:
        return std::any_of(f.children.begin(), f.children.end(),
                           [&](const Formula& child) { return isTallAt(child, depth + 1); });
    }
}

} // namespace

OperatorClass operatorClass(const Formula& op) {
    const auto symbol = codePoints(op.text);
    if (symbol.size() != 1) return OperatorClass::Relation;
    const auto in = [c = symbol[0]](std::u32string_view set) { return set.find(c) != set.npos; };
    if (in(kSums)) return OperatorClass::Sum;
    if (in(kProducts)) return OperatorClass::Product;
    if (in(kOrdinary)) return OperatorClass::Ordinary;
    if (in(kTight)) return OperatorClass::Tight;
    if (in(kLarge)) return OperatorClass::Large;
    if (in(kOpening)) return OperatorClass::Opening;
    if (in(kClosing)) return OperatorClass::Closing;
    if (in(kPunctuation)) return OperatorClass::Punctuation;
    return OperatorClass::Relation;
}

const Formula* coreOperator(const Formula& part) {
    const Formula& f = nucleus(part);
    return f.kind == Kind::Operator ? &f : nullptr;
}

bool isPrefix(const Formula& row, std::size_t at) {
    return !isOperand(neighbour(row, at, -1));
}

bool isFunctionName(const Formula& part) {
    const Formula& f = nucleus(part);
    return f.kind == Kind::Identifier && codePoints(f.text).size() > 1;
}

Gaps gapsAround(const Formula& row, std::size_t at, bool script) {
    if (row.children.size() == 1) return {};
    const Formula& part = row.children[at];
    const Formula* op = coreOperator(part);
    if (!op) return operandGaps(row, at, script);
    if (joinsNumber(row, at)) return script ? Gaps{} : Gaps{kThin / 3, kThin / 3};
    if (part.text == "\u2062") return {0, script ? 0 : kThin / 3};
    return operatorGaps(operatorClass(*op), isPrefix(row, at), script);
}

bool isTall(const Formula& formula) {
    return isTallAt(formula, 0);
}

char32_t accentOf(const Formula& underOver) {
    if (underOver.kind != Kind::UnderOver || underOver.children.size() < 3) return 0;
    if (!underOver.children[1].isEmpty()) return 0;
    const auto symbol = codePoints(underOver.children[2].text);
    if (symbol.size() != 1) return 0;
    constexpr std::u32string_view marks = U"^ˆ\u0302¯ˉ‾\u0304~˜∼\u0303˙\u0307→\u20D7";
    constexpr std::u32string_view combining = U"\u0302\u0302\u0302\u0304\u0304\u0304\u0304\u0303"
                                              U"\u0303\u0303\u0303\u0307\u0307\u20D7\u20D7";
    static_assert(marks.size() == combining.size());
    const auto at = marks.find(symbol[0]);
    return at == marks.npos ? 0 : combining[at];
}

} // namespace deltaflow
