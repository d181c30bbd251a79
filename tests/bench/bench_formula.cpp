// How long it takes to lay out and paint formulas; the goal is 100 µs for a typical layout.

#include "median_reporter.h"
#include "ui/formula/equation_layout.h"

#include <benchmark/benchmark.h>

#include <QGuiApplication>
#include <QImage>

using namespace deltaflow;
using F = Formula;

namespace {

F indexed(const char* base, const char* sub, const char* sup) {
    return F::scripts(F::identifier(base), F::number(sub), F::number(sup))
        .withRef({1, Quantity::Value, 0, 0, 0});
}

/// ∂L/∂W²₁₁ = δ²₁ a¹₁
F gradient() {
    return F::row({F::fraction(F::row({F::op("∂"), F::identifier("L")}),
                               F::row({F::op("∂"), indexed("W", "11", "2")})),
                   F::op("="), indexed("δ", "1", "2"), F::op("\u2062"), indexed("a", "1", "1")});
}

/// A sum of twelve products of numbers.
Equation longSum() {
    std::vector<F> parts;
    for (int i = 0; i < 12; ++i) {
        if (i > 0) parts.push_back(F::op("+"));
        parts.push_back(F::number("0.1234").withRef({1, Quantity::Value, i, 0, 0}));
        parts.push_back(F::op("×"));
        parts.push_back(F::number("0.5678").withRef({2, Quantity::Value, i, 0, 0}));
    }
    return {indexed("z", "1", "2"), "=", {F::row(std::move(parts)), F::number("0.8412")}};
}

void layoutTypical(benchmark::State& state) {
    const F formula = gradient();
    for (auto _ : state)
        benchmark::DoNotOptimize(layoutFormula(formula, 20).width);
    state.SetItemsProcessed(state.iterations());
}

void layoutBrokenSum(benchmark::State& state) {
    const Equation equation = longSum();
    for (auto _ : state)
        benchmark::DoNotOptimize(layoutEquation(equation, 20, 400).size.height());
    state.SetItemsProcessed(state.iterations());
}

void paintTypical(benchmark::State& state) {
    const FormulaLayout layout = layoutFormula(gradient(), 20);
    QImage image(400, 100, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    for (auto _ : state)
        paintFormula(painter, layout, {10, 50});
    state.SetItemsProcessed(state.iterations());
}

} // namespace

int main(int argc, char* argv[]) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication app(argc, argv);
    benchmark::RegisterBenchmark("formula/layout/us", layoutTypical);
    benchmark::RegisterBenchmark("formula/layout_broken_sum/us", layoutBrokenSum);
    benchmark::RegisterBenchmark("formula/paint/us", paintTypical);
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
    bench::MedianReporter reporter;
    benchmark::RunSpecifiedBenchmarks(&reporter);
    return 0;
}
