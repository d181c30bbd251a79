#pragma once

#include "core/export/pytorch_net.h"

#include <string>

namespace deltaflow {

/// Functions of the script, each with two empty lines behind it, or nothing where they are not
/// needed.

/// minibatch(iteration): which samples an update takes, in our portable order.
[[nodiscard]] std::string torchMinibatches(const Project& project);
/// learning_rate_factor(iteration) of a schedule.
[[nodiscard]] std::string torchSchedule(const Schedule& schedule);
/// edit(net, iteration): the parameters that are set by hand.
[[nodiscard]] std::string torchEdits(const Project& project, const TorchNet& net);
/// edit_settings(optimiser, iteration), or with the schedule between the two where there is one:
/// the optimiser's settings that are set by hand.
[[nodiscard]] std::string torchSettingEdits(const Project& project);

/// The expression that makes the optimiser.
[[nodiscard]] std::string torchOptimiser(const Project& project);

} // namespace deltaflow
