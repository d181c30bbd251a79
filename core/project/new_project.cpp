#include "core/project/new_project.h"

#include "core/project/edit.h"

namespace deltaflow {

Project newProject() {
    Network network{2, {}};
    network.layers.push_back({ParameterMatrix::Zero(2, 2), ParameterMatrix::Zero(2, 1), {}});
    network.layers.push_back({ParameterMatrix::Zero(1, 2), ParameterMatrix::Zero(1, 1), {}});
    Data data{SampleMatrix(2, 1), SampleMatrix(1, 1)};
    data.x << 1, 0.5;
    data.y << 1;
    Project project;
    project.network = std::make_shared<const Network>(std::move(network));
    project.data = std::make_shared<const Data>(std::move(data));
    return withParametersDrawn(project, {InitScheme::Xavier, 1});
}

} // namespace deltaflow
