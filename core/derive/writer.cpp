#include "core/derive/writer.h"

#include "core/derive/node_symbol.h"
#include "core/derive/visible_indices.h"

#include <algorithm>
#include <cctype>
#include <cmath>

namespace deltaflow {

namespace {

Formula fenced(Formula f) {
    return Formula::fence("(", std::move(f), ")");
}

/// What has a superscript of its own already is fenced: (z¹)², not z¹².
Formula raised(Formula base, Formula exponent) {
    const bool scripted = base.kind == Formula::Kind::Scripts && !base.children.back().isEmpty();
    return Formula::sup(scripted ? fenced(std::move(base)) : std::move(base), std::move(exponent));
}

bool isNumberLike(const Rule& rule) {
    return rule.kind == Rule::Kind::Quantity || rule.kind == Rule::Kind::Number;
}

/// Whether a factor is a function application when written in symbols: σ′(z), ln a.
bool isApplication(const Rule& rule) {
    return rule.kind == Rule::Kind::Apply || rule.ref.quantity == Quantity::Slope;
}

/// Whether two neighbouring factors in symbols would read as one thing without a dot.
bool needsDot(const Rule& before, const Rule& factor) {
    const bool fractions =
        before.kind == Rule::Kind::Quotient && factor.kind == Rule::Kind::Quotient;
    return isApplication(factor) || factor.kind == Rule::Kind::Number || fractions;
}

bool containsSum(const Rule& rule) {
    return rule.kind == Rule::Kind::SumOver ||
           std::any_of(rule.children.begin(), rule.children.end(), containsSum);
}

bool containsOperation(const Rule& rule) {
    return rule.kind == Rule::Kind::Operation ||
           std::any_of(rule.children.begin(), rule.children.end(), containsOperation);
}

/// "∗" or "maxpool"; "∗⊤" as a sign with a superscript.
Formula sign(const std::string& text) {
    constexpr std::string_view transposed = "⊤";
    if (text.ends_with(transposed))
        return Formula::sup(sign(text.substr(0, text.size() - transposed.size())),
                            Formula::op(std::string(transposed)));
    const bool isName = std::isalpha(static_cast<unsigned char>(text.front())) != 0;
    return isName ? Formula::function(text) : Formula::op(text);
}

/// "ε"; "a_0" as a letter with its number.
Formula symbolOf(const std::string& name) {
    const NodeSymbol symbol = nodeSymbol(name);
    Formula letter = Formula::identifier(symbol.letter);
    if (symbol.number.empty()) return letter;
    return Formula::sub(std::move(letter), Formula::number(symbol.number));
}

bool startsWithMinus(const Formula& f) {
    if (f.kind == Formula::Kind::Number) return f.text.starts_with("−");
    const bool enclosed = f.kind == Formula::Kind::Fence || f.kind == Formula::Kind::Matrix;
    return !f.children.empty() && !enclosed && startsWithMinus(f.children.front());
}

} // namespace

Writer::Writer(const Notation& notation, const Trace& trace, Limits limits)
    : m_notation(notation)
    , m_trace(trace)
    , m_limits(limits) {}

Formula Writer::symbols(const Rule& rule) const {
    return write(rule, Mode::Symbols, Tightness::Loose);
}

Formula Writer::numbers(const Rule& rule) const {
    return write(rule, Mode::Numbers, Tightness::Loose);
}

bool Writer::isSilent(const Rule& factor) const {
    return factor.silentOne && !isOpen(factor) &&
           evaluate(factor, m_trace).isApproxToConstant(1, 1e-12);
}

bool Writer::isScalar(const Rule& rule) const {
    if (isOpen(rule) || containsOperation(rule)) return false;
    bool scalar = true;
    forEachRef(rule, [&](const Ref& ref) {
        if (ref.node < 0 || ref.isSingle()) return;
        const Shape& shape = m_trace.graph().node(ref.node).shape;
        const bool oneSample =
            !shape.perSample || ref.sample != Ref::kAll || m_trace.samples() == 1;
        scalar = scalar && shape.rows * shape.cols == 1 && oneSample;
    });
    return scalar;
}

Formula Writer::write(const Rule& rule, Mode mode, Tightness around) const {
    const auto child = [&](std::size_t i, Tightness t) {
        return write(rule.children.at(i), mode, t);
    };
    const auto fenceIf = [&](bool needed, Formula f) { return needed ? fenced(std::move(f)) : f; };
    const auto infix = [&](const char* symbol) {
        std::vector<Formula> parts;
        for (std::size_t i = 0; i < rule.children.size(); ++i) {
            if (isSilent(rule.children[i])) continue;
            if (!parts.empty()) parts.push_back(Formula::op(symbol));
            parts.push_back(rule.kind == Rule::Kind::MatrixProduct
                                ? writeFactor(rule.children[i], mode)
                                : child(i, Tightness::Factor));
        }
        return fenceIf(around >= Tightness::Base, Formula::row(std::move(parts)));
    };
    switch (rule.kind) {
    case Rule::Kind::Quantity: {
        Formula f = mode == Mode::Symbols ? symbol(rule.ref) : number(rule.ref);
        if (mode == Mode::Symbols && f.kind != Formula::Kind::Number) {
            const bool isFraction = f.kind == Formula::Kind::Fraction; // ∂L/∂W
            return fenceIf(isFraction && around == Tightness::Base, std::move(f));
        }
        const bool power = around == Tightness::Base && f.kind == Formula::Kind::Row;
        const bool negative = around >= Tightness::Addend && startsWithMinus(f);
        return fenceIf(power || negative, std::move(f));
    }
    case Rule::Kind::Number:
        if (!rule.named) return Formula::number(rule.text);
        if (mode == Mode::Symbols) return symbolOf(rule.text);
        return rule.value == std::trunc(rule.value) ? plainNumberExactly(rule.value)
                                                    : plainNumber(rule.value);
    case Rule::Kind::Sum:
        return fenceIf(around >= Tightness::Factor, writeSum(rule, mode));
    case Rule::Kind::SumOver:
        if (rule.count == 1)
            return write(bind(rule.children.front(), rule.index, rule.first), mode, around);
        return fenceIf(around >= Tightness::Factor, writeSumOver(rule, mode));
    case Rule::Kind::Product:
        return fenceIf(around >= Tightness::Base, writeProduct(rule, mode));
    case Rule::Kind::MatrixProduct:
        return infix(mode == Mode::Numbers && isScalar(rule) ? "×" : "\u2062");
    case Rule::Kind::Hadamard:
        if (!isScalar(rule)) return infix("⊙");
        return infix(mode == Mode::Numbers ? "×" : "·");
    case Rule::Kind::Quotient:
        return fenceIf(around >= Tightness::Base,
                       Formula::fraction(child(0, Tightness::Loose), child(1, Tightness::Loose)));
    case Rule::Kind::Power:
        if (const auto exponent = fixedValue(rule.children.at(1))) { // x³⁻¹ is x²
            if (*exponent == 1) return child(0, around);
            return raised(child(0, Tightness::Base), plainNumberExactly(*exponent));
        }
        return raised(child(0, Tightness::Base), child(1, Tightness::Loose));
    case Rule::Kind::Root:
        return Formula::root(child(0, Tightness::Loose));
    case Rule::Kind::Negate:
        return fenceIf(around >= Tightness::Addend,
                       Formula::row({Formula::op("−"), child(0, Tightness::Factor)}));
    case Rule::Kind::Transpose:
        if (isScalar(rule)) return child(0, around);
        return raised(child(0, Tightness::Base), Formula::op("⊤"));
    case Rule::Kind::Apply:
        return writeApply(rule, mode);
    case Rule::Kind::Call:
        return writeCall(rule, mode);
    case Rule::Kind::Comparison: // Iverson's bracket, with numbers 1 or 0
        if (mode == Mode::Numbers && !isOpen(rule))
            return plainNumberExactly(evaluate(rule, m_trace)(0, 0));
        return Formula::fence("[",
                              Formula::row({child(0, Tightness::Loose), Formula::op(rule.text),
                                            child(1, Tightness::Loose)}),
                              "]");
    case Rule::Kind::NormSquared:
        return Formula::sup(Formula::fence("‖", child(0, Tightness::Loose), "‖"),
                            Formula::number("2"));
    case Rule::Kind::RowSums: // Σ_b over the columns of what stands inside
        if (m_trace.samples() == 1) return child(0, around);
        return Formula::row({Formula::underOver(Formula::op("∑"), Formula::identifier("b"), {}),
                             child(0, Tightness::Factor)});
    case Rule::Kind::ColumnSums:
        return Formula::row({Formula::underOver(Formula::op("∑"), Formula::identifier("k"), {}),
                             child(0, Tightness::Factor)});
    case Rule::Kind::Abbreviation:
        return mode == Mode::Symbols ? symbol(rule.ref)
                                     : write(rule.children.front(), mode, around);
    case Rule::Kind::Operation:
        return writeOperation(rule, mode, around);
    }
    return {};
}

Formula Writer::writeSum(const Rule& rule, Mode mode) const {
    std::vector<Formula> parts;
    // A window of 3 × 3 and its bias are still written out.
    constexpr int kWindow = 10;
    for (const int i :
         visibleIndices(std::ssize(rule.children), std::max(m_limits.addends, kWindow))) {
        if (i < 0) {
            parts.insert(parts.end(), {Formula::op("+"), Formula::op("⋯")});
            continue;
        }
        const Rule& term = rule.children[static_cast<std::size_t>(i)];
        const bool minus = term.kind == Rule::Kind::Negate;
        if (!parts.empty() || minus) parts.push_back(Formula::op(minus ? "−" : "+"));
        const Rule& body = minus ? term.children.front() : term;
        // The first addend may start with its own minus sign.
        const Tightness around = minus           ? Tightness::Factor
                                 : parts.empty() ? Tightness::Loose
                                                 : Tightness::Addend;
        parts.push_back(write(body, mode, around));
    }
    return Formula::row(std::move(parts));
}

Formula Writer::writeSumOver(const Rule& rule, Mode mode) const {
    const Rule& body = rule.children.front();
    const bool overSamples = rule.index == RunningIndex::Sample;
    if (mode == Mode::Symbols && (overSamples || rule.count > m_limits.addends)) {
        Formula under =
            Formula::row({Notation::letter(static_cast<std::int32_t>(rule.index)), Formula::op("="),
                          Formula::number(std::to_string(rule.first + 1))});
        Formula sign = Formula::underOver(Formula::op("∑"), std::move(under),
                                          Formula::number(std::to_string(rule.first + rule.count)));
        return Formula::row({std::move(sign), write(body, mode, Tightness::Factor)});
    }
    std::vector<Formula> parts;
    const int limit = containsSum(body) ? 2 : m_limits.addends;
    for (const int i : visibleIndices(rule.count, limit)) {
        if (!parts.empty()) parts.push_back(Formula::op("+"));
        parts.push_back(i < 0 ? Formula::op("⋯")
                              : write(bind(body, rule.index, rule.first + i), mode,
                                      parts.empty() ? Tightness::Loose : Tightness::Addend));
    }
    return Formula::row(std::move(parts));
}

Formula Writer::writeProduct(const Rule& rule, Mode mode) const {
    std::vector<Formula> parts;
    for (std::size_t i = 0; i < rule.children.size(); ++i) {
        const Rule& factor = rule.children[i];
        if (isSilent(factor)) continue;
        Formula f = write(factor, mode, Tightness::Factor);
        const bool fence = f.kind == Formula::Kind::Fence && f.text == "(" && !isNumberLike(factor);
        if (!parts.empty()) {
            const bool fractions =
                f.kind == Formula::Kind::Fraction && parts.back().kind == Formula::Kind::Fraction;
            const bool dot = fractions || f.kind == Formula::Kind::Number ||
                             needsDot(rule.children[i - 1], factor);
            if (mode == Mode::Numbers)
                parts.push_back(Formula::op(fence ? "\u2062" : "×"));
            else
                parts.push_back(Formula::op(dot ? "·" : "\u2062"));
        }
        parts.push_back(std::move(f));
    }
    return Formula::row(std::move(parts));
}

/// What is multiplied as a matrix: an image is a column there.
Formula Writer::writeFactor(const Rule& rule, Mode mode) const {
    const bool transposed = rule.kind == Rule::Kind::Transpose;
    const Rule& factor = transposed ? rule.children[0] : rule;
    if (mode == Mode::Symbols || factor.kind != Rule::Kind::Quantity || !isImage(factor.ref))
        return write(rule, mode, Tightness::Factor);
    Formula column = matrix(factor.ref, Arrangement::AsStored);
    return transposed ? Formula::sup(std::move(column), Formula::op("⊤")) : column;
}

Formula Writer::writeOperation(const Rule& rule, Mode mode, Tightness around) const {
    const auto operand = [&](int i, Tightness tightness) {
        return write(rule.children.at(static_cast<std::size_t>(i)), mode, tightness);
    };
    if (rule.text.empty()) return operand(0, around);
    if (rule.text.starts_with("∑")) {
        std::vector<Formula> letters;
        for (const char letter : rule.text.substr(std::string_view("∑").size()))
            letters.push_back(Formula::identifier(std::string(1, letter)));
        return Formula::row({Formula::underOver(Formula::op("∑"), Formula::row(std::move(letters)),
                                                Formula::row({})),
                             operand(0, Tightness::Factor)});
    }
    if (rule.text == "‖‖₁")
        return Formula::sub(Formula::fence("‖", operand(0, Tightness::Loose), "‖"),
                            Formula::number("1"));
    const bool isFunction = std::isalpha(static_cast<unsigned char>(rule.text.front())) != 0;
    std::vector<Formula> parts;
    for (int i = 0; i < rule.count; ++i) {
        if (i > 0) parts.push_back(isFunction ? Formula::op(",") : sign(rule.text));
        parts.push_back(operand(i, isFunction ? Tightness::Loose : Tightness::Factor));
    }
    Formula inner = Formula::row(std::move(parts));
    if (isFunction)
        return Formula::row({sign(rule.text), Formula::op("\u2061"), fenced(std::move(inner))});
    if (rule.text == "=" && mode == Mode::Numbers) // Iverson's bracket: 1 or 0
        return plainNumberExactly(evaluate(rule, m_trace)(0, 0));
    if (rule.text == "=") return Formula::fence("[", std::move(inner), "]");
    return around >= Tightness::Base ? fenced(std::move(inner)) : inner;
}

Formula Writer::writeApply(const Rule& rule, Mode mode) const {
    if (mode == Mode::Numbers && rule.children.size() > 1) // its definition
        return write(rule.children[1], mode, Tightness::Factor);
    const Rule& argument = rule.children.front();
    const bool takesE = m_trace.graph().find("e") != kNoNode; // e is another number there
    if (rule.text == "exp" && !takesE)
        return Formula::sup(Formula::identifier("e"), write(argument, mode, Tightness::Loose));
    Formula inner = write(argument, mode, Tightness::Loose);
    if (rule.text == "abs") return Formula::fence("|", std::move(inner), "|");
    if (rule.text == "identity") return inner;
    if (rule.text == "ReLU" && mode == Mode::Numbers && inner.kind != Formula::Kind::Matrix)
        return Formula::row(
            {Formula::function("max"), Formula::op("\u2061"),
             fenced(Formula::row({Formula::number("0"), Formula::op(","), std::move(inner)}))});
    if (rule.text == "ln" && isNumberLike(argument) && !startsWithMinus(inner))
        return Formula::row({m_notation.function("ln"), Formula::op("\u2061"), std::move(inner)});
    if (inner.kind != Formula::Kind::Matrix) inner = fenced(std::move(inner));
    return Formula::row({m_notation.function(rule.text), Formula::op("\u2061"), std::move(inner)});
}

Formula Writer::writeCall(const Rule& rule, Mode mode) const {
    std::vector<Formula> arguments;
    for (const int i : visibleIndices(std::ssize(rule.children), m_limits.addends)) {
        if (!arguments.empty()) arguments.push_back(Formula::op(","));
        arguments.push_back(
            i < 0 ? Formula::op("⋯")
                  : write(rule.children[static_cast<std::size_t>(i)], mode, Tightness::Loose));
    }
    return Formula::row({Formula::function(rule.text), Formula::op("\u2061"),
                         fenced(Formula::row(std::move(arguments)))});
}

} // namespace deltaflow
