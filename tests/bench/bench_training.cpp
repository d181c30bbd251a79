#include "hand_loops.h"
#include "median_reporter.h"
#include "workloads.h"

#include "core/train/history.h"
#include "core/train/run.h"
#include "core/train/trainer.h"

#include <benchmark/benchmark.h>

#include <cmath>
#include <cstdio>
#include <type_traits>

namespace {

using namespace deltaflow;
using namespace deltaflow::bench;

constexpr int kStepsPerRun = 100; // the clock is read once for so many of the smallest steps

void onlineEngine(benchmark::State& state) {
    const auto project = onlineNet();
    Trainer trainer(project, buildModel(*project), 1);
    for (auto _ : state)
        trainer.advance(kStepsPerRun);
    state.SetItemsProcessed(state.iterations() * kStepsPerRun);
}

void onlineHand(benchmark::State& state) {
    OnlineLoop loop(*onlineNet());
    for (auto _ : state)
        for (int i = 0; i < kStepsPerRun; ++i) {
            loop.step();
            benchmark::ClobberMemory();
        }
    state.SetItemsProcessed(state.iterations() * kStepsPerRun);
}

void epochEngine(benchmark::State& state, std::shared_ptr<const Project> (*make)(), Index batch) {
    const auto project = make();
    Trainer trainer(project, buildModel(*project), batch);
    for (auto _ : state)
        trainer.epoch();
    state.SetItemsProcessed(state.iterations());
}

/// The same as the application trains: with keyframes for its history, and the loss curve.
void epochRun(benchmark::State& state, std::shared_ptr<const Project> (*make)(), Index batch) {
    auto project = std::make_shared<Project>(*make());
    project->training.batches.size = batch;
    const auto model = buildModel(*project);
    const Moment start = Trainer(project, model).moment();
    ::deltaflow::Run run(project, model, start);
    History history(project, model);
    const std::int64_t perEpoch = (project->data->x.cols() + batch - 1) / batch;
    for (auto _ : state)
        for (const std::int64_t end = run.iteration() + perEpoch; run.iteration() < end;)
            for (Moment& keyframe : run.work(std::chrono::milliseconds(8)).keyframes)
                history.keep(std::move(keyframe));
    state.SetItemsProcessed(run.iteration() / perEpoch);
}

/// Going to any of the first million iterations of W1, as far apart as can be.
void travel(benchmark::State& state) {
    constexpr std::int64_t kIterations = 1'000'000;
    const auto project = onlineNet();
    const auto model = buildModel(*project);
    History history(project, model);
    ::deltaflow::Run run(project, model, Trainer(project, model).moment(),
                         {kIterations, std::nullopt});
    for (RunReport report; report.end == RunEnd::None;) {
        report = run.work(std::chrono::milliseconds(8));
        for (Moment& keyframe : report.keyframes)
            history.keep(std::move(keyframe));
    }
    std::int64_t at = 0;
    for (auto _ : state) {
        at = (at + 618'033) % kIterations;
        benchmark::DoNotOptimize(history.at(at));
    }
    state.SetItemsProcessed(state.iterations());
}

template <typename Loop>
void epochHand(benchmark::State& state, std::shared_ptr<const Project> (*make)()) {
    Loop loop(*make());
    for (auto _ : state) {
        loop.epoch();
        benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(state.iterations());
}

/// The multiplications and additions of W4's matrix products in one epoch.
double digitsFlop() {
    const auto project = digitsNet();
    const auto samples = static_cast<double>(project->data->x.cols());
    double perSample = 0;
    bool first = true;
    for (const DenseLayer& layer : project->network->layers) {
        // Z = W X and dW = dZ Xᵀ; dX = Wᵀ dZ for every layer but the first.
        perSample += (first ? 4.0 : 6.0) * static_cast<double>(layer.weights.size());
        first = false;
    }
    return perSample * samples;
}

/// Eigen's own products of one epoch at W4's shapes, and nothing else.
void digitsProducts(benchmark::State& state) {
    const auto project = digitsNet();
    constexpr Index batch = 64;
    struct Layer {
        ParameterMatrix w, dw;
        SampleMatrix x, z, dx;
    };
    std::vector<Layer> layers;
    for (const DenseLayer& layer : project->network->layers)
        layers.push_back({layer.weights, layer.weights, SampleMatrix::Random(layer.inputs(), batch),
                          SampleMatrix::Random(layer.outputs(), batch),
                          SampleMatrix::Random(layer.inputs(), batch)});
    const Index batches = project->data->x.cols() / batch;
    for (auto _ : state)
        for (Index i = 0; i < batches; ++i)
            for (std::size_t l = 0; l < layers.size(); ++l) {
                Layer& layer = layers[l];
                layer.z.noalias() = layer.w * layer.x;
                layer.dw.noalias() = layer.z * layer.x.transpose();
                if (l > 0) layer.dx.noalias() = layer.w.transpose() * layer.z;
                benchmark::ClobberMemory();
            }
    state.SetItemsProcessed(state.iterations());
    state.counters["flop"] = digitsFlop();
}

template <typename Loop>
double differenceAfterOneEpoch(const std::shared_ptr<const Project>& project, Index batch) {
    Trainer trainer(project, buildModel(*project), batch);
    trainer.epoch();
    Loop loop(*project);
    if constexpr (std::is_same_v<Loop, OnlineLoop>)
        loop.step();
    else
        loop.epoch();
    const auto hand = loop.parameters();
    double worst = 0;
    for (std::size_t i = 0; i < hand.size(); ++i)
        worst = std::max(worst, std::abs(hand[i] - trainer.parameters()[i]));
    return worst;
}

/// Two programs that compute different things can't be compared.
bool requireSameNumbers() {
    const double worst = std::max({differenceAfterOneEpoch<OnlineLoop>(onlineNet(), 1),
                                   differenceAfterOneEpoch<XorLoop>(xorNet(), 4),
                                   differenceAfterOneEpoch<PlaygroundLoop>(playgroundNet(), 10),
                                   differenceAfterOneEpoch<DigitsLoop>(digitsNet(), 64)});
    if (worst <= 1e-10) return true;
    std::fprintf(stderr, "engine and hand loop differ by %g after an epoch\n", worst);
    return false;
}

/// A run spends some 20 ms on its curve at first; this is long enough for that not to count.
constexpr double kLongRun = 2; // seconds

void registerAll() {
    using benchmark::RegisterBenchmark;
    RegisterBenchmark("W1/engine/ns_per_step", onlineEngine);
    RegisterBenchmark("W1/hand/ns_per_step", onlineHand);
    RegisterBenchmark("W1/travel/ms_per_seek", travel);
    RegisterBenchmark("W2/engine/us_per_epoch", [](auto& state) { epochEngine(state, xorNet, 4); });
    RegisterBenchmark("W2/run/us_per_epoch", [](auto& state) {
        epochRun(state, xorNet, 4);
    })->MinTime(kLongRun);
    RegisterBenchmark("W2/hand/us_per_epoch",
                      [](auto& state) { epochHand<XorLoop>(state, xorNet); });
    RegisterBenchmark("W3/engine/ms_per_epoch",
                      [](auto& state) { epochEngine(state, playgroundNet, 10); });
    RegisterBenchmark("W3/run/ms_per_epoch", [](auto& state) {
        epochRun(state, playgroundNet, 10);
    })->MinTime(kLongRun);
    RegisterBenchmark("W3/hand/ms_per_epoch",
                      [](auto& state) { epochHand<PlaygroundLoop>(state, playgroundNet); });
    RegisterBenchmark("W4/engine/ms_per_epoch", [](auto& state) {
        epochEngine(state, digitsNet, 64);
        state.counters["flop"] = digitsFlop();
    });
    RegisterBenchmark("W4/run/ms_per_epoch", [](auto& state) {
        epochRun(state, digitsNet, 64);
    })->MinTime(kLongRun);
    RegisterBenchmark("W4/hand/ms_per_epoch", [](auto& state) {
        epochHand<DigitsLoop>(state, digitsNet);
        state.counters["flop"] = digitsFlop();
    });
    RegisterBenchmark("W4/eigen_products/ms_per_epoch", digitsProducts);
}

} // namespace

int main(int argc, char* argv[]) {
    if (!requireSameNumbers()) return 1;
    registerAll();
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
    MedianReporter reporter;
    benchmark::RunSpecifiedBenchmarks(&reporter);
    return 0;
}
