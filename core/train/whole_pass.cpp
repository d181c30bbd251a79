#include "core/train/whole_pass.h"

#include "core/train/load.h"

#include <algorithm>

namespace deltaflow {

WholePass::WholePass(std::shared_ptr<const Project> project, std::shared_ptr<const Model> model)
    : m_project(std::move(project))
    , m_model(std::move(model)) {}

const Plan& WholePass::at(Trainer& trainer) {
    const MinibatchOrder& order = trainer.order();
    const MinibatchOrder::Block block = order.block(trainer.iteration());
    std::optional<Plan>& plan = block.count == order.size() ? m_whole : m_rest;
    if (!plan) {
        plan.emplace(m_model->graph, m_model->loss, block.count);
        loadParameters(*plan, *m_project, *m_model); // constants
    }
    std::ranges::copy(trainer.parameters(), plan->parameters().begin());
    for (const NodeId id : m_model->graph->buffers())
        std::ranges::copy(trainer.value(id), plan->value(id).begin());
    loadData(*plan, order.data(), *m_model, block.first);
    plan->forward();
    plan->backward();
    return *plan;
}

} // namespace deltaflow
