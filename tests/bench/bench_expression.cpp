#include "median_reporter.h"

#include "core/graph/plan.h"
#include "core/project/expression_project.h"
#include "core/train/load.h"

#include <benchmark/benchmark.h>

#include <cstdio>

namespace {

using namespace deltaflow;
using namespace deltaflow::bench;

constexpr int kPerRun = 100; // the clock is read once for so many evaluations

/// W5: e = (a + b)(b + 1) at a = 2, b = 1, all values and all derivatives.
struct Engine {
    Project project = newExpression("e = (a+b)*(b+1)", {{"a", 2.0}, {"b", 1.0}});
    std::shared_ptr<const Model> model = buildModel(project);
    Plan plan{model->graph, model->loss, 1};

    Engine() { loadParameters(plan, project, *model), loadData(plan, *project.data, *model); }
    void evaluate() {
        plan.forward();
        plan.backward();
    }
    [[nodiscard]] double at(const char* name) const {
        return plan.value(model->graph->find(name))[0];
    }
    [[nodiscard]] double adjointAt(const char* name) const {
        return plan.adjoint(model->graph->find(name))[0];
    }
};

/// What one would write for this expression alone.
struct Hand {
    double a = 2, b = 1, c = 0, d = 0, e = 0;
    double da = 0, db = 0, dc = 0, dd = 0;

    void evaluate() {
        c = a + b;
        d = b + 1;
        e = c * d;
        dc = d;
        dd = c;
        da = dc;
        db = dc + dd;
    }
};

template <typename Evaluator>
void run(benchmark::State& state) {
    Evaluator evaluator;
    benchmark::DoNotOptimize(&evaluator);
    for (auto _ : state)
        for (int i = 0; i < kPerRun; ++i) {
            evaluator.evaluate();
            benchmark::ClobberMemory();
        }
    state.SetItemsProcessed(state.iterations() * kPerRun);
}

/// Two programs that compute different things can't be compared.
bool requireSameNumbers() {
    Engine engine;
    engine.evaluate();
    Hand hand;
    hand.evaluate();
    if (engine.at("e") == hand.e && engine.adjointAt("a") == hand.da &&
        engine.adjointAt("b") == hand.db)
        return true;
    std::fprintf(stderr, "engine and hand loop differ\n");
    return false;
}

} // namespace

int main(int argc, char* argv[]) {
    if (!requireSameNumbers()) return 1;
    benchmark::RegisterBenchmark("W5/engine/ns_per_evaluation", run<Engine>);
    benchmark::RegisterBenchmark("W5/hand/ns_per_evaluation", run<Hand>);
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
    MedianReporter reporter;
    benchmark::RunSpecifiedBenchmarks(&reporter);
    return 0;
}
