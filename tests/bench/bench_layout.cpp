// How long it takes to lay out a graph; the goal is 20 ms for an expression of 200 nodes.

#include "median_reporter.h"
#include "ui/canvas/graph/layered_layout.h"

#include <benchmark/benchmark.h>

#include <random>

using namespace deltaflow;

namespace {

/// An expression of `nodes` nodes, each of two of the last few, as long typed ones are.
LayeredGraph expressionOf(int nodes) {
    std::mt19937 random(7);
    LayeredGraph graph;
    for (int i = 0; i < nodes; ++i) {
        graph.nodes.push_back({{90, 60}, -1});
        const int reach = std::min(i, 12);
        for (int k = 0; k < 2 && i >= 8; ++k) {
            const int back = 1 + static_cast<int>(random() % static_cast<unsigned>(reach));
            graph.edges.push_back({i - back, i, {}});
        }
    }
    return graph;
}

void layout(benchmark::State& state) {
    const LayeredGraph graph = expressionOf(static_cast<int>(state.range(0)));
    for (auto _ : state)
        benchmark::DoNotOptimize(layoutLayered(graph).size);
    state.SetItemsProcessed(state.iterations());
}

} // namespace

int main(int argc, char* argv[]) {
    benchmark::RegisterBenchmark("layout/expression_200/ms", layout)->Arg(200);
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
    bench::MedianReporter reporter;
    benchmark::RunSpecifiedBenchmarks(&reporter);
    return 0;
}
