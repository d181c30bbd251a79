#pragma once

#include "core/error.h"
#include "core/network/model.h"
#include "core/project/project.h"

#include <QString>

#include <algorithm>
#include <functional>

namespace deltaflow {

/// The 2-2-1 net of text E (with a bias at the output), two samples.
inline Project twoTwoOne() {
    Network network{2, {}};
    DenseLayer hidden{ParameterMatrix(2, 2), ParameterMatrix(), {}};
    hidden.weights << 0.1, 0.8, 0.4, 0.6;
    DenseLayer output{ParameterMatrix(1, 2), ParameterMatrix::Constant(1, 1, 0.25), {}};
    output.weights << 0.3, 0.9;
    network.layers = {hidden, output};
    Data data{SampleMatrix(2, 2), SampleMatrix(1, 2)};
    data.x << 0.35, 1, 0.9, 2;
    data.y << 0.5, 1;
    Project project;
    project.network = std::make_shared<const Network>(network);
    project.data = std::make_shared<const Data>(data);
    return project;
}

inline Model nodes(const Project& project = twoTwoOne()) {
    return *buildModel(project);
}

inline Ref value(NodeId node, int row, int col, int sample = 0) {
    return {node, Quantity::Value, row, col, sample};
}

inline QString reason(const std::function<void()>& act) {
    try {
        act();
    } catch (const Error& error) {
        return QString::fromStdString(error.what());
    }
    return {};
}

inline bool same(const ParameterMatrix& a, const ParameterMatrix& b) {
    return a.rows() == b.rows() && a.cols() == b.cols() && a == b;
}

inline bool sameParameters(const Project& a, const Project& b) {
    const auto& ours = a.network->layers;
    const auto& theirs = b.network->layers;
    return std::equal(ours.begin(), ours.end(), theirs.begin(), theirs.end(),
                      [](const DenseLayer& one, const DenseLayer& other) {
                          return same(one.weights, other.weights) && same(one.bias, other.bias);
                      });
}

inline ActivationKind output(const Project& project) {
    return project.network->layers.back().activation.kind;
}

} // namespace deltaflow
