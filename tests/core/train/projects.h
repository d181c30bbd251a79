#pragma once

#include "core/project/project.h"

#include <memory>
#include <random>

namespace deltaflow {

/// A 2-4-3-2 net with biases on 7 random samples, for tests of training.
inline Project smallProject(LossKind loss = LossKind::HalfSquared) {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> uniform(-1, 1);
    const auto draw = [&](Index rows, Index cols) -> ParameterMatrix {
        return ParameterMatrix::NullaryExpr(rows, cols, [&] { return uniform(random); });
    };
    auto network = std::make_shared<Network>();
    network->inputs = 2;
    for (const auto& [out, in] : {std::pair<Index, Index>{4, 2}, {3, 4}, {2, 3}}) {
        DenseLayer layer;
        layer.weights = draw(out, in);
        layer.bias = draw(out, 1);
        layer.activation.kind = ActivationKind::Tanh;
        network->layers.push_back(std::move(layer));
    }
    if (loss == LossKind::BinaryCrossEntropy)
        network->layers.back().activation.kind = ActivationKind::Sigmoid;
    if (loss == LossKind::CategoricalCrossEntropy)
        network->layers.back().activation.kind = ActivationKind::Softmax;
    auto data = std::make_shared<Data>();
    data->x = draw(2, 7);
    data->y = draw(2, 7);
    Project project;
    project.network = std::move(network);
    project.data = std::move(data);
    project.loss = loss;
    project.optimiser.learningRate = 0.1;
    return project;
}

} // namespace deltaflow
