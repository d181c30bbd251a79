#pragma once

#include "core/graph/plan.h"
#include "core/graph/trace.h"
#include "core/network/model.h"

namespace deltaflow {

/// Writes all stored numbers, the parameters first among them, into a plan of its model.
void loadParameters(Plan& plan, const Project& project, const Model& model);

/// Writes as many samples of the data as the plan has, from `first` on.
void loadData(Plan& plan, const Data& data, const Model& model, Index first = 0);

/// Writes all that a recorded pass was computed from into a plan of its graph with as many samples.
void loadPass(Plan& plan, const Trace& trace);

} // namespace deltaflow
