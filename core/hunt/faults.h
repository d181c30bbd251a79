#pragma once

#include "core/hunt/fault.h"
#include "core/hunt/sabotage.h"

namespace deltaflow {

/// The fault of a sabotage of a way back that is possible there.
[[nodiscard]] std::shared_ptr<const Fault> makeFault(const Project& project, const Model& right,
                                                     const Sabotage& sabotage);

} // namespace deltaflow
