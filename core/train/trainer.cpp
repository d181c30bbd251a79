#include "core/train/trainer.h"

#include "core/error.h"
#include "core/project/stored.h"
#include "core/train/load.h"

#include <algorithm>

namespace deltaflow {

namespace {

Plan::Options optionsFor(const Project& project, std::span<double> parameters) {
    Plan::Options options;
    options.adjoints = Plan::Adjoints::Parameters;
    if (project.optimiser.kind == OptimiserKind::Sgd)
        options.descentRate = project.optimiser.learningRate;
    options.parameters = parameters;
    return options;
}

Index checked(Index batch, const Project& project) {
    if (batch < 1) throw Error("a minibatch needs at least one sample");
    return std::min(batch, project.data->x.cols());
}

} // namespace

Trainer::Trainer(std::shared_ptr<const Project> project, std::shared_ptr<const Model> model,
                 Index batch)
    : m_project(std::move(project))
    , m_model(std::move(model))
    , m_batch(checked(batch, *m_project))
    , m_plan(m_model->graph, m_model->loss, m_batch, optionsFor(*m_project, {}))
    , m_state(m_project->optimiser.kind, m_plan.parameters().size())
    , m_carries(!m_model->graph->buffers().empty())
    , m_planUpdates(m_project->optimiser.kind == OptimiserKind::Sgd) {
    loadParameters(m_plan, *m_project, *m_model);
    if (const Index rest = m_project->data->x.cols() % m_batch) {
        m_rest.emplace(m_model->graph, m_model->loss, rest,
                       optionsFor(*m_project, m_plan.parameters()));
        loadParameters(*m_rest, *m_project, *m_model); // constants and buffers are its own
    }
}

void Trainer::epoch() {
    const Index samples = m_project->data->x.cols();
    Index first = 0;
    for (; first + m_batch <= samples; first += m_batch)
        run(m_plan, first);
    if (m_rest) run(*m_rest, first);
}

void Trainer::step(Index first) {
    run(m_plan, first);
}

void Trainer::bind(Plan& plan, Index first) const {
    const Data& data = *m_project->data;
    if (m_model->inputs.size() != 1 || m_model->targets.size() != 1) { // not one block of memory
        loadData(plan, *m_project, *m_model, first);
        return;
    }
    plan.bind(m_model->input, data.x.data() + first * data.x.rows());
    plan.bind(m_model->target, data.y.data() + first * data.y.rows());
}

void Trainer::run(Plan& plan, Index first) {
    bind(plan, first);
    if (m_carries) {
        plan.forward();
        plan.backward();
        carry(plan); // last: the adjoints belong to the buffers of this pass
    } else {
        plan.differentiate();
    }
    if (!m_planUpdates) update(m_project->optimiser, m_state, plan.parameters(), plan.gradients());
}

/// What becomes of the buffers in `plan`, for the next pass of either plan.
void Trainer::carry(const Plan& plan) {
    for (const NodeId id : m_model->graph->buffers()) {
        const NodeId from = m_model->graph->node(id).carried;
        if (from == kNoNode) continue;
        std::ranges::copy(plan.value(from), m_plan.value(id).begin());
        if (m_rest) std::ranges::copy(plan.value(from), m_rest->value(id).begin());
    }
}

double Trainer::loss() {
    const Index samples = m_project->data->x.cols();
    double sum = 0;
    const auto add = [&](Plan& plan, Index first) {
        bind(plan, first);
        plan.forward();
        sum += plan.output() * static_cast<double>(plan.samples());
    };
    Index first = 0;
    for (; first + m_batch <= samples; first += m_batch)
        add(m_plan, first);
    if (m_rest) add(*m_rest, first);
    return sum / static_cast<double>(samples);
}

Project Trainer::trained() const {
    Project after = *m_project;
    after.edits.clear();
    for (const auto& leaves : {m_model->graph->parameters(), m_model->graph->buffers()})
        for (const NodeId id : leaves)
            after = withStored(after, *m_model, id, m_plan.value(id));
    return after;
}

} // namespace deltaflow
