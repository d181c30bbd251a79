#pragma once

#include "core/graph/plan.h"
#include "core/network/model.h"
#include "core/train/load.h"

namespace deltaflow::fuzz {

/// Runs one pass forward and backward, and says that something is wrong by ending the program.
inline void runPass(const Project& project) {
    const auto model = buildModel(project);
    Plan plan(model->graph, model->loss, project.data->x.cols());
    loadParameters(plan, project, *model);
    loadData(plan, project, *model);
    plan.forward();
    plan.backward();
    for (const NodeId id : model->graph->parameters())
        if (plan.adjoint(id).size() != plan.value(id).size()) __builtin_trap();
}

} // namespace deltaflow::fuzz
