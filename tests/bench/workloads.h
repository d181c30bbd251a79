#pragma once

#include "core/project/project.h"

#include <memory>
#include <vector>

namespace deltaflow::bench {

/// The training workloads, data and first parameters drawn from fixed seeds.
///
/// W1: 2-2-1 sigmoid without bias, ½ squared error, one sample, η = 1.
[[nodiscard]] std::shared_ptr<const Project> onlineNet();
/// W2: XOR, 2-8-1, tanh and sigmoid, ½ squared error, 4 samples, η = 0.5.
[[nodiscard]] std::shared_ptr<const Project> xorNet();
/// W3: 2-8-8-1, all tanh, ½ squared error, 500 points, η = 0.03; batches of 10.
[[nodiscard]] std::shared_ptr<const Project> playgroundNet();
/// W4: 784-128-64-10, ReLU, softmax cross-entropy, 6400 samples, η = 0.05; batches of 64.
[[nodiscard]] std::shared_ptr<const Project> digitsNet();

/// Any sizes, all tanh, ½ squared error on samples drawn evenly; η so small that nothing saturates.
[[nodiscard]] std::shared_ptr<const Project> tanhNet(const std::vector<Index>& sizes,
                                                     Index samples);

} // namespace deltaflow::bench
