#include "sample_formulas.h"

using F = deltaflow::Formula;

namespace {

F num(const char* digits) {
    return F::number(digits);
}
F id(const char* name) {
    return F::identifier(name);
}
F op(const char* symbol) {
    return F::op(symbol);
}
F times() {
    return op("\u2062");
}
F paren(F body) {
    return F::fence("(", std::move(body), ")");
}

/// A unit's symbol: layer above, indices below.
F unit(const char* base, const char* sub, const char* sup) {
    return F::scripts(id(base), *sub ? num(sub) : F{}, *sup ? num(sup) : F{});
}
F partial(F of) {
    return F::row({op("∂"), std::move(of)});
}
F derivative(F of, F by) {
    return F::fraction(partial(std::move(of)), partial(std::move(by)));
}
F prime(F f) {
    return F::sup(std::move(f), op("′"));
}
F hat(F f) {
    return F::underOver(std::move(f), {}, op("^"));
}
F half() {
    return F::fraction(num("1"), num("2"));
}
F layerOf(F base, const char* change) {
    return F::sup(std::move(base), F::row({id("l"), op(change), num("1")}));
}
F sum(const char* letter, const char* to) {
    return F::underOver(op("∑"), F::row({id(letter), op("="), num("1")}), id(to));
}
F scientific(const char* mantissa, const char* exponent) {
    return F::row({num(mantissa), op("×"), F::sup(num("10"), num(exponent))});
}

F matrix22() {
    return F::matrix(2, {num("0.1000"), num("0.8000"), num("0.4000"), num("0.6000")});
}

F ellipsisMatrix() {
    const auto w = [](const char* sub) { return F::sub(id("w"), F::words(sub)); };
    return F::matrix(4, {w("11"), w("12"), op("⋯"), w("1n"), w("21"), w("22"), op("⋯"), w("2n"),
                         op("⋮"), op("⋮"), op("⋱"), op("⋮"), w("m1"), w("m2"), op("⋯"), w("mn")});
}

F column(std::vector<F> cells) {
    return F::matrix(1, std::move(cells), "[", "]");
}

} // namespace

std::vector<SampleFormula> sampleFormulas() {
    std::vector<SampleFormula> all;
    const auto add = [&](const char* name, std::vector<F> parts) {
        all.push_back({name, F::row(std::move(parts))});
    };
    add("forward", {F::sup(id("z"), id("l")), op("="), F::sup(id("W"), id("l")),
                    layerOf(id("a"), "−"), op("+"), F::sup(id("b"), id("l"))});
    add("forwardUnit",
        {unit("z", "1", "1"), op("="), unit("W", "11", "1"), times(), unit("a", "1", "0"), op("+"),
         unit("W", "12", "1"), times(), unit("a", "2", "0"), op("="), num("0.1000"), op("×"),
         num("0.3500"), op("+"), num("0.8000"), op("×"), num("0.9000")});
    add("activation",
        {unit("a", "1", "1"), op("="), id("σ"), paren(unit("z", "1", "1")), op("="),
         F::fraction(num("1"), F::row({num("1"), op("+"),
                                       F::sup(id("e"), F::row({op("−"), num("0.755")}))}))});
    add("outputError", {F::sup(id("δ"), id("L")), op("="),
                        paren(F::row({F::sup(id("a"), id("L")), op("−"), id("y")})), op("⊙"),
                        prime(id("f")), paren(F::sup(id("z"), id("L")))});
    add("hiddenError", {unit("δ", "1", "1"), op("="), unit("W", "11", "2"), times(),
                        unit("δ", "1", "2"), op("·"), prime(id("σ")), paren(unit("z", "1", "1"))});
    add("hiddenErrorNumbers",
        {op("="), num("0.3"), op("×"), num("0.04068"), op("×"), num("0.68027"),
         paren(F::row({num("1"), op("−"), num("0.68027")})), op("="), num("0.00265")});
    add("hiddenErrorMatrix",
        {F::sup(id("δ"), id("l")), op("="), F::sup(paren(layerOf(id("W"), "+")), op("⊤")),
         layerOf(id("δ"), "+"), op("⊙"), prime(id("f")), paren(F::sup(id("z"), id("l")))});
    add("gradient", {derivative(id("L"), unit("W", "11", "2")), op("="), unit("δ", "1", "2"),
                     times(), unit("a", "1", "1")});
    add("chain", {derivative(id("L"), F::sub(id("z"), num("1"))), op("="),
                  derivative(id("L"), F::sub(id("a"), num("1"))), op("·"),
                  derivative(F::sub(id("a"), num("1")), F::sub(id("z"), num("1")))});
    add("matrixForward", {F::sup(id("z"), num("1")), op("="), matrix22(),
                          F::matrix(1, {num("0.3500"), num("0.9000")}), op("="),
                          F::matrix(1, {num("0.7550"), num("0.6800")})});
    add("matrixEllipsis", {id("W"), op("="), ellipsisMatrix()});
    add("crossEntropy",
        {id("J"), op("="), op("−"), F::fraction(num("1"), id("m")), sum("b", "m"), sum("k", "K"),
         F::fence("[",
                  F::row({F::sub(id("y"), id("k")), F::function("ln"), F::sub(id("h"), id("k")),
                          op("+"), paren(F::row({num("1"), op("−"), F::sub(id("y"), id("k"))})),
                          F::function("ln"),
                          paren(F::row({num("1"), op("−"), F::sub(id("h"), id("k"))}))}),
                  "]"),
         op("+"), F::fraction(id("λ"), F::row({num("2"), id("m")})), op("∑"),
         F::scripts(id("Θ"), F::row({id("j"), id("i")}), num("2"))});
    add("softmax", {F::function("softmax"), F::sub(paren(id("z")), id("i")), op("="),
                    F::fraction(F::sup(id("e"), F::sub(id("z"), id("i"))),
                                F::row({F::sub(op("∑"), id("j")),
                                        F::sup(id("e"), F::sub(id("z"), id("j")))}))});
    add("adam", {id("W"), op("←"), id("W"), op("−"), id("η"), times(),
                 F::fraction(F::sub(hat(id("m")), id("t")),
                             F::row({F::root(F::sub(hat(id("v")), id("t"))), op("+"), id("ε")}))});
    add("moment",
        {F::sub(hat(id("m")), id("t")), op("="),
         F::fraction(F::sub(id("m"), id("t")),
                     F::row({num("1"), op("−"), F::scripts(id("β"), num("1"), id("t"))}))});
    add("loss", {id("L"), op("="), half(),
                 F::sup(paren(F::row({id("a"), op("−"), id("y")})), num("2")), op("="), half(),
                 F::sup(paren(F::row({num("0.6903"), op("−"), num("0.5000")})), num("2"))});
    add("norm",
        {id("s"), op("="), F::fraction(id("λ"), num("2")),
         paren(F::row(
             {F::sup(F::fence("‖", F::sup(F::identifier("W"), paren(num("1"))), "‖"), num("2")),
              op("+"), F::sup(F::fence("‖", F::sup(id("W"), paren(num("2"))), "‖"), num("2"))}))});
    add("ng", {derivative(id("J"), F::scripts(id("Θ"), F::row({id("i"), id("j")}), paren(id("l")))),
               op("="), F::fraction(num("1"), id("m")),
               F::scripts(id("Δ"), F::row({id("i"), id("j")}), paren(id("l"))), op("+"),
               F::fraction(id("λ"), id("m")),
               F::scripts(id("Θ"), F::row({id("i"), id("j")}), paren(id("l")))});
    add("scientific", {unit("W", "11", "1"), op("="), num("0.1000"), op("−"), num("1"), op("×"),
                       paren(scientific("−9.291", "−5")), op("="), num("0.1001")});
    {
        F w = F::identifier("W"), x = F::identifier("x"), h = F::identifier("h");
        w.bold = x.bold = h.bold = true;
        add("bold", {h, op("="), id("φ"), paren(F::row({F::sup(w, paren(num("1"))), x})), op(","),
                     F::space(1), op("∇"), id("J"), op("≈"), num("0"), F::words(" as "), id("t"),
                     op("→"), op("∞")});
    }
    add("nestedFractions",
        {F::fraction(num("1"), F::row({num("1"), op("+"),
                                       F::fraction(id("a"), F::row({id("b"), op("+"), id("c")}))})),
         op("≠"), F::root(F::fraction(id("x"), id("y")))});
    add("roots",
        {F::root(id("x")), op("+"), F::root(F::sup(id("v"), num("2"))), op("+"),
         F::root(F::row({F::sup(id("a"), num("2")), op("+"), F::sup(id("b"), num("2"))}))});
    add("cases", {id("f"), paren(id("z")), op("="),
                  F::matrix(2,
                            {id("z"), F::row({F::words("if "), id("z"), op(">"), num("0")}),
                             F::row({num("0.01"), id("z")}), F::words("otherwise")},
                            "{", "")});
    add("columns", {F::sup(id("δ"), num("1")), op("="),
                    column({num("0.002654"), num("−0.008149"), num("0.1120")}), op("⊙"),
                    column({num("1"), num("0"), num("1")})});
    add("limits",
        {F::underOver(F::function("max"), id("i"), {}), F::sub(id("z"), id("i")), op("≤"), id("ℓ"),
         paren(F::row({id("o"), op(","), id("y")})), op(","), F::space(1),
         F::underOver(op("∏"), F::row({id("k"), op("="), id("l"), op("+"), num("1")}), id("L")),
         F::sup(F::row({F::sup(id("W"), id("k"))}), op("⊤"))});
    return all;
}
