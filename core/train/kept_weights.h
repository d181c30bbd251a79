#pragma once

#include "core/network/model.h"
#include "core/project/project.h"
#include "core/train/trainer.h"

namespace deltaflow {

/// The project that starts where a training of it has come to: the moment's parameters and buffers
/// are its own, and the optimiser's settings in force there hold from the start. Edits made on the
/// way up to there are in these numbers; later ones are dropped, since they were of a course that
/// no longer comes about (the optimiser's state and the schedule begin anew).
[[nodiscard]] Project withWeightsOf(const Project& project, const Model& model,
                                    const Moment& moment);

/// Throws Error unless all of a moment's parameters and buffers are finite.
void checkFinite(const Moment& moment);

} // namespace deltaflow
