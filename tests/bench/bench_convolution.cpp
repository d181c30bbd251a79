// A convolution's forward and backward pass beside Eigen's products over the same laid-out windows,
// which neither lay them out nor add back what the image receives: 28×28×1 images, 8 kernels of
// 5×5, a batch of 32.

#include "median_reporter.h"

#include "core/graph/plan.h"
#include "core/ops/conv2d.h"
#include "core/ops/inner_product.h"

#include <benchmark/benchmark.h>

#include <cstdio>
#include <random>

namespace {

using namespace deltaflow;
using namespace deltaflow::bench;

constexpr Index kBatch = 32, kKernels = 8, kSide = 5, kImage = 28;
constexpr Index kCells = kSide * kSide;
constexpr Index kOut = kImage - kSide + 1;
constexpr Index kPositions = kOut * kOut;
constexpr double kFlopOfOneProduct = 2.0 * kKernels * kCells * kPositions * kBatch;

void draw(std::span<double> numbers, unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> number(-1, 1);
    for (double& value : numbers)
        value = number(random);
}

/// A convolution under an inner product with u, which so is dL/dy.
struct Net {
    explicit Net(Plan::Adjoints adjoints)
        : plan(graph, add(*graph), kBatch, {.adjoints = adjoints}) {
        draw(plan.value(x), 1);
        draw(plan.value(w), 2);
        draw(plan.value(b), 3);
        draw(plan.value(u), 4);
    }

    static constexpr NodeId x = 0, w = 1, b = 2, u = 3, y = 4;
    std::shared_ptr<Graph> graph = std::make_shared<Graph>();
    Plan plan;

private:
    static NodeId add(Graph& graph) {
        OpSettings settings;
        settings.kernel = {kSide, kSide};
        const Window window = Window::over({1, kImage, kImage}, kKernels, settings);
        graph.addLeaf(NodeRole::Input, {kImage * kImage, 1, true}, "x");
        graph.addLeaf(NodeRole::Parameter, {kKernels, kCells, false}, "W");
        graph.addLeaf(NodeRole::Parameter, {kKernels, 1, false}, "b");
        graph.addLeaf(NodeRole::Target, {kKernels * kPositions, 1, true}, "u");
        graph.add(std::make_shared<Conv2dOp>(window), {w, x, b}, "y");
        return graph.add(std::make_shared<InnerProductOp>(), {u, y}, "L");
    }
};

/// Eigen's own products, the windows of each image laid out beforehand.
struct Products {
    explicit Products(const Net& net) {
        const auto x = net.plan.value(Net::x);
        for (Index s = 0; s < kBatch; ++s) {
            ParameterMatrix& columns = windows.emplace_back(kCells, kPositions);
            for (Index cell = 0; cell < kCells; ++cell)
                for (Index at = 0; at < kPositions; ++at) {
                    const Index row = at / kOut + cell / kSide, col = at % kOut + cell % kSide;
                    columns(cell, at) =
                        x[static_cast<std::size_t>((s * kImage + row) * kImage + col)];
                }
            dy.emplace_back(kKernels, kPositions) = Eigen::Map<const ParameterMatrix>(
                net.plan.value(Net::u).data() + s * kKernels * kPositions, kKernels, kPositions);
        }
        w = Eigen::Map<const ParameterMatrix>(net.plan.value(Net::w).data(), kKernels, kCells);
        y.resize(static_cast<std::size_t>(kBatch), ParameterMatrix(kKernels, kPositions));
    }

    void forward() {
        for (std::size_t s = 0; s < y.size(); ++s)
            y[s].noalias() = w * windows[s];
    }
    void toWeights() {
        dw.setZero(kKernels, kCells);
        for (std::size_t s = 0; s < y.size(); ++s)
            dw.noalias() += dy[s] * windows[s].transpose();
    }
    void toWindows() {
        for (std::size_t s = 0; s < y.size(); ++s)
            received.noalias() = w.transpose() * dy[s];
    }

    std::vector<ParameterMatrix> windows, dy, y;
    ParameterMatrix w, dw;
    ParameterMatrix received{kCells, kPositions};
};

void engine(benchmark::State& state, Plan::Adjoints adjoints) {
    const Net net(adjoints);
    for (auto _ : state) {
        net.plan.differentiate();
        benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(state.iterations());
    state.counters["flop"] = kFlopOfOneProduct * (adjoints == Plan::Adjoints::All ? 3 : 2);
}

void products(benchmark::State& state, Plan::Adjoints adjoints) {
    Products eigen(Net{Plan::Adjoints::All});
    for (auto _ : state) {
        eigen.forward();
        eigen.toWeights();
        if (adjoints == Plan::Adjoints::All) eigen.toWindows();
        benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(state.iterations());
    state.counters["flop"] = kFlopOfOneProduct * (adjoints == Plan::Adjoints::All ? 3 : 2);
}

/// Two programs that compute different things can't be compared.
bool requireSameNumbers() {
    const Net net(Plan::Adjoints::All);
    net.plan.differentiate();
    Products eigen(net);
    eigen.forward();
    eigen.toWeights();
    double worst = 0;
    for (Index i = 0; i < kKernels * kCells; ++i)
        worst = std::max(worst, std::abs(eigen.dw.data()[i] - net.plan.adjoint(Net::w)[i]));
    const auto y = net.plan.value(Net::y);
    const auto b = net.plan.value(Net::b);
    for (Index i = 0; i < kBatch * kKernels * kPositions; ++i) {
        const Index s = i / (kKernels * kPositions), kernel = i / kPositions % kKernels;
        const double own = eigen.y[static_cast<std::size_t>(s)](kernel, i % kPositions);
        worst = std::max(worst, std::abs(own + b[kernel] - y[static_cast<std::size_t>(i)]));
    }
    if (worst <= 1e-10) return true;
    std::fprintf(stderr, "engine and products differ by %g\n", worst);
    return false;
}

} // namespace

int main(int argc, char* argv[]) {
    if (!requireSameNumbers()) return 1;
    using benchmark::RegisterBenchmark;
    using Adjoints = Plan::Adjoints;
    RegisterBenchmark("conv/engine/us_per_batch",
                      [](auto& state) { engine(state, Adjoints::Parameters); });
    RegisterBenchmark("conv/eigen_products/us_per_batch",
                      [](auto& state) { products(state, Adjoints::Parameters); });
    RegisterBenchmark("conv_with_dx/engine/us_per_batch",
                      [](auto& state) { engine(state, Adjoints::All); });
    RegisterBenchmark("conv_with_dx/eigen_products/us_per_batch",
                      [](auto& state) { products(state, Adjoints::All); });
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
    MedianReporter reporter;
    benchmark::RunSpecifiedBenchmarks(&reporter);
    return 0;
}
