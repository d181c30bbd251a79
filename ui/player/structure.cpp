#include "ui/player/structure.h"

#include <algorithm>

namespace deltaflow {
namespace {

bool sameLayer(const DenseLayer& a, const DenseLayer& b) {
    return a.inputs() == b.inputs() && a.outputs() == b.outputs() && a.hasBias() == b.hasBias() &&
           a.activation == b.activation;
}

} // namespace

bool sameStructure(const Project& a, const Project& b) {
    const bool sameNetwork = a.network == b.network ||
                             (a.network->inputs == b.network->inputs &&
                              std::ranges::equal(a.network->layers, b.network->layers, sameLayer));
    const bool sameData = a.data == b.data || (a.data->x.rows() == b.data->x.rows() &&
                                               a.data->x.cols() == b.data->x.cols() &&
                                               a.data->y.rows() == b.data->y.rows());
    return sameNetwork && sameData && a.loss == b.loss && a.penalty == b.penalty;
}

bool sameNumbers(const Project& a, const Project& b) {
    return a.network == b.network && a.data == b.data && a.loss == b.loss &&
           a.penalty == b.penalty && a.optimiser == b.optimiser && a.edits == b.edits;
}

} // namespace deltaflow
