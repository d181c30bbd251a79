#include "core/train/load.h"

#include <algorithm>

namespace deltaflow {

namespace {

template <typename Matrix>
void copyInto(std::span<double> block, const Matrix& matrix) {
    std::copy_n(matrix.data(), block.size(), block.begin()); // stored in the same order
}

} // namespace

void loadParameters(Plan& plan, const Project& project, const Model& model) {
    for (std::size_t i = 0; i < model.layers.size(); ++i) {
        const DenseLayer& layer = project.network->layers[i];
        copyInto(plan.value(model.layers[i].weights), layer.weights);
        if (layer.hasBias()) copyInto(plan.value(model.layers[i].bias), layer.bias);
    }
}

void loadData(Plan& plan, const Project& project, const Model& model) {
    copyInto(plan.value(model.input), project.data->x);
    copyInto(plan.value(model.target), project.data->y);
}

} // namespace deltaflow
