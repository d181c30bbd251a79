#pragma once

#include "core/project/project.h"

namespace deltaflow {

/// The 2-2-1 sigmoid net without biases of tests/reference/s004_net_2_2_1.json.
inline Project net221() {
    Network network{2, {}};
    DenseLayer hidden{ParameterMatrix(2, 2), ParameterMatrix(), {ActivationKind::Sigmoid}};
    hidden.weights << 0.1, 0.8, 0.4, 0.6;
    DenseLayer output{ParameterMatrix(1, 2), ParameterMatrix(), {ActivationKind::Sigmoid}};
    output.weights << 0.3, 0.9;
    network.layers = {hidden, output};
    Data data{SampleMatrix(2, 1), SampleMatrix(1, 1)};
    data.x << 0.35, 0.9;
    data.y << 0.5;
    Project project;
    project.title = "2-2-1 sigmoid net";
    project.network = std::make_shared<const Network>(network);
    project.data = std::make_shared<const Data>(data);
    return project;
}

} // namespace deltaflow
