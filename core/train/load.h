#pragma once

#include "core/graph/plan.h"
#include "core/network/model.h"

namespace deltaflow {

/// Writes the parameters of the project's network into a plan of its model.
void loadParameters(Plan& plan, const Project& project, const Model& model);

/// Writes all samples of the project's data into a plan of its model; it has as many samples.
void loadData(Plan& plan, const Project& project, const Model& model);

} // namespace deltaflow
