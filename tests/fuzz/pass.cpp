#include "tests/fuzz/pass.h"

#include "core/derive/derivation.h"
#include "core/graph/plan.h"
#include "core/network/model.h"
#include "core/project/project_json.h"
#include "core/train/history.h"
#include "core/train/load.h"

namespace deltaflow::fuzz {

Index numbersOf(const Project& project) {
    const auto model = buildModel(project);
    Index numbers = 0;
    for (NodeId id = 0; id < model->graph->size(); ++id)
        numbers += model->graph->node(id).shape.elements(project.data->x.cols());
    return numbers;
}

void runPass(const Project& project) {
    const auto model = buildModel(project);
    Plan plan(model->graph, model->loss, project.data->x.cols());
    loadParameters(plan, project, *model);
    loadData(plan, *project.data, *model);
    plan.forward();
    plan.backward();
    for (const NodeId id : model->graph->parameters())
        if (plan.adjoint(id).size() != plan.value(id).size()) __builtin_trap();
}

void saveAndOpen(const Project& project) {
    const std::string saved = toJson(project);
    if (toJson(projectFromJson(saved)) != saved) __builtin_trap();
}

void makeSteps(const Project& project) {
    const auto shared = std::make_shared<const Project>(project);
    const auto model = buildModel(project);
    const auto trace = History(shared, model).at(0);
    for (const Level level : {Level::Neuron, Level::Term}) {
        const Derivation derivation(shared, model, trace, level, {.notation = project.notation});
        for (Index i = 0; i < derivation.size(); ++i)
            if (derivation.step(i).equations.empty()) __builtin_trap();
    }
}

} // namespace deltaflow::fuzz
