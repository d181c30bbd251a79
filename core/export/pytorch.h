#pragma once

#include "core/project/project.h"

#include <string>

namespace deltaflow {

/// The project as a PyTorch script: model, data and training set-up, in float64. It prints one line
/// an iteration: the loss of that iteration's minibatch before its update, which is
/// Trainer::batchLoss. Under torchrun each process takes a part of every minibatch, and the sum of
/// their gradients is that of the whole.
/// Throws Error with one sentence if a number is not finite or an op has no translation.
[[nodiscard]] std::string pytorchScript(const Project& project);

} // namespace deltaflow
