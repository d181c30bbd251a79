#include "core/network/network.h"

namespace deltaflow {

Index Network::parameterCount() const {
    Index count = 0;
    for (const DenseLayer& layer : layers)
        count += layer.weights.size() + layer.bias.size();
    return count;
}

} // namespace deltaflow
