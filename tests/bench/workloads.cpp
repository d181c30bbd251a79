#include "workloads.h"

#include <cmath>
#include <random>

namespace deltaflow::bench {

namespace {

std::shared_ptr<Network> randomNet(const std::vector<Index>& sizes, ActivationKind hidden,
                                   ActivationKind output) {
    std::mt19937_64 random(1);
    auto network = std::make_shared<Network>();
    network->inputs = sizes[0];
    for (std::size_t i = 1; i < sizes.size(); ++i) {
        const double range = std::sqrt(6.0 / static_cast<double>(sizes[i - 1] + sizes[i]));
        std::uniform_real_distribution<double> draw(-range, range);
        DenseLayer layer;
        layer.weights =
            ParameterMatrix::NullaryExpr(sizes[i], sizes[i - 1], [&] { return draw(random); });
        layer.bias = ParameterMatrix::Zero(sizes[i], 1);
        layer.activation.kind = i + 1 == sizes.size() ? output : hidden;
        network->layers.push_back(std::move(layer));
    }
    return network;
}

std::shared_ptr<const Project> project(std::shared_ptr<const Network> network, Data data,
                                       LossKind loss, double rate) {
    auto made = std::make_shared<Project>();
    made->network = std::move(network);
    made->data = std::make_shared<Data>(std::move(data));
    made->loss = loss;
    made->optimiser.learningRate = rate;
    return made;
}

} // namespace

std::shared_ptr<const Project> onlineNet() {
    auto network = std::make_shared<Network>();
    network->inputs = 2;
    network->layers.resize(2);
    network->layers[0].weights = ParameterMatrix{{0.1, 0.8}, {0.4, 0.6}};
    network->layers[1].weights = ParameterMatrix{{0.3, 0.9}};
    return project(std::move(network), {SampleMatrix{{0.35}, {0.9}}, SampleMatrix{{0.5}}},
                   LossKind::HalfSquared, 1);
}

std::shared_ptr<const Project> xorNet() {
    return project(randomNet({2, 8, 1}, ActivationKind::Tanh, ActivationKind::Sigmoid),
                   {SampleMatrix{{0, 0, 1, 1}, {0, 1, 0, 1}}, SampleMatrix{{0, 1, 1, 0}}},
                   LossKind::HalfSquared, 0.5);
}

std::shared_ptr<const Project> playgroundNet() {
    std::mt19937_64 random(2);
    std::uniform_real_distribution<double> draw(-1, 1);
    Data data{SampleMatrix(2, 500), SampleMatrix(1, 500)};
    for (Index s = 0; s < 500; ++s) {
        data.x.col(s) << draw(random), draw(random);
        data.y(0, s) = data.x.col(s).norm() < 0.5 ? 1 : -1;
    }
    return project(randomNet({2, 8, 8, 1}, ActivationKind::Tanh, ActivationKind::Tanh),
                   std::move(data), LossKind::HalfSquared, 0.03);
}

std::shared_ptr<const Project> digitsNet() {
    constexpr Index samples = 6400;
    std::mt19937_64 random(3);
    std::uniform_real_distribution<double> draw(0, 1);
    Data data{SampleMatrix(784, samples), SampleMatrix::Zero(10, samples)};
    for (Index s = 0; s < samples; ++s) {
        const auto digit = static_cast<Index>(random() % 10);
        data.y(digit, s) = 1;
        for (Index i = 0; i < 784; ++i)
            data.x(i, s) = draw(random) * (i % 10 == digit ? 1.0 : 0.5);
    }
    return project(randomNet({784, 128, 64, 10}, ActivationKind::Relu, ActivationKind::Softmax),
                   std::move(data), LossKind::CategoricalCrossEntropy, 0.05);
}

std::shared_ptr<const Project> tanhNet(const std::vector<Index>& sizes, Index samples) {
    std::mt19937_64 random(4);
    std::uniform_real_distribution<double> draw(-1, 1);
    const auto drawn = [&](Index rows) {
        return SampleMatrix(SampleMatrix::NullaryExpr(rows, samples, [&] { return draw(random); }));
    };
    Data data{drawn(sizes.front()), drawn(sizes.back())};
    return project(randomNet(sizes, ActivationKind::Tanh, ActivationKind::Tanh), std::move(data),
                   LossKind::HalfSquared, 1e-3);
}

} // namespace deltaflow::bench
