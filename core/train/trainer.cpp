#include "core/train/trainer.h"

#include "core/error.h"
#include "core/train/kept_weights.h"
#include "core/train/load.h"
#include "core/train/schedule.h"

#include <algorithm>

namespace deltaflow {

namespace {

bool planTakesSteps(const Project& project, const Model& model) {
    return project.optimiser.kind == OptimiserKind::Sgd &&
           project.training.schedule.kind == ScheduleKind::Constant && !model.updateRule;
}

Plan::Options optionsFor(const Project& project, const Model& model, double rate,
                         std::span<double> parameters) {
    Plan::Options options;
    options.adjoints = Plan::Adjoints::Parameters;
    if (planTakesSteps(project, model)) options.descentRate = rate;
    options.parameters = parameters;
    return options;
}

std::shared_ptr<const Project> inOrder(const Project& project, Index batch) {
    if (batch < 1) throw Error("a minibatch needs at least one sample");
    auto ordered = std::make_shared<Project>(project);
    ordered->training.batches = {batch, false, 1};
    return ordered;
}

} // namespace

std::size_t Moment::bytes() const {
    return (parameters.size() + buffers.size() + optimiser.first.size() + optimiser.second.size()) *
           sizeof(double);
}

Trainer::Trainer(std::shared_ptr<const Project> project, std::shared_ptr<const Model> model,
                 Index batch)
    : Trainer(inOrder(*project, batch), std::move(model)) {}

Trainer::Trainer(std::shared_ptr<const Project> project, std::shared_ptr<const Model> model)
    : m_project(std::move(project))
    , m_model(std::move(model))
    , m_order(m_project->data, m_project->training.batches)
    , m_settings(settingsAt(*m_project, 0))
    , m_plan(m_model->graph, m_model->loss, m_order.size(),
             optionsFor(*m_project, *m_model, m_settings.optimiser.learningRate, {}))
    , m_optimiser(m_settings.optimiser)
    , m_state(m_project->optimiser.kind, m_plan.parameters().size())
    , m_carries(!m_model->graph->buffers().empty())
    , m_planUpdates(planTakesSteps(*m_project, *m_model))
    , m_scheduled(m_project->training.schedule.kind != ScheduleKind::Constant)
    , m_planRate(m_settings.optimiser.learningRate) {
    loadParameters(m_plan, *m_project, *m_model);
    if (m_order.rest() > 0) {
        m_rest.emplace(m_model->graph, m_model->loss, m_order.rest(),
                       optionsFor(*m_project, *m_model, m_settings.optimiser.learningRate,
                                  m_plan.parameters()));
        loadParameters(*m_rest, *m_project, *m_model); // constants and buffers are its own
    }
    noteEdits();
    arrive();
}

void Trainer::advance(std::int64_t updates) {
    for (std::int64_t i = 0; i < updates; ++i) {
        step();
        if (m_iteration >= m_nextEditAt) arrive();
    }
}

void Trainer::step() {
    m_order.enter(m_iteration);
    const MinibatchOrder::Block block = m_order.block(m_iteration);
    Plan& plan = planFor(block.count);
    bind(plan, m_order.data(), block.first);
    if (m_carries) {
        plan.forward();
        plan.backward();
        carry(plan); // last: the adjoints belong to the buffers of this pass
    } else {
        plan.differentiate();
    }
    if (!m_planUpdates) {
        if (m_scheduled) m_optimiser.learningRate = learningRate();
        if (m_model->updateRule)
            m_model->updateRule->update(m_optimiser, m_state, plan.parameters(), plan.gradients());
        else
            update(m_optimiser, m_state, plan.parameters(), plan.gradients());
    }
    ++m_iteration;
}

double Trainer::learningRate() const {
    return learningRateAt(m_settings.optimiser.learningRate, m_project->training.schedule,
                          m_iteration - m_settings.rateSince);
}

const MinibatchOrder& Trainer::order() {
    m_order.enter(m_iteration);
    return m_order;
}

Plan& Trainer::planFor(Index count) {
    return m_rest && count == m_rest->samples() ? *m_rest : m_plan;
}

void Trainer::bind(Plan& plan, const Data& data, Index first) const {
    if (m_model->inputs.size() != 1 || m_model->targets.size() != 1) { // not one block of memory
        loadData(plan, data, *m_model, first);
        return;
    }
    plan.bind(m_model->input, data.x.data() + first * data.x.rows());
    plan.bind(m_model->target, data.y.data() + first * data.y.rows());
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

// -- Edits -----------------------------------------------------------------------------------

void Trainer::noteEdits() {
    for (std::size_t i = 0; i < m_project->edits.size(); ++i) {
        const ParameterEdit& edit = m_project->edits[i];
        const NodeId id = m_model->graph->find(edit.parameter);
        bool fits = id != kNoNode && edit.row >= 0 && edit.col >= 0;
        if (fits) {
            const Node& node = m_model->graph->node(id);
            fits = node.role == NodeRole::Parameter && edit.row < node.shape.rows &&
                   edit.col < node.shape.cols;
        }
        if (!fits)
            throw Error("the edit at iteration " + std::to_string(edit.iteration) + " is of " +
                        edit.parameter + " (" + std::to_string(edit.row + 1) + ", " +
                        std::to_string(edit.col + 1) + "), which the network does not have");
        m_edits.emplace_back(edit.iteration, i);
    }
    std::ranges::stable_sort(m_edits, {}, &std::pair<std::int64_t, std::size_t>::first);
    findNextEdit();
}

void Trainer::findNextEdit() {
    m_nextEdit = static_cast<std::size_t>(
        std::ranges::lower_bound(m_edits, m_iteration, {},
                                 &std::pair<std::int64_t, std::size_t>::first) -
        m_edits.begin());
    useSettings();
    noteNextEdit();
}

void Trainer::noteNextEdit() {
    const std::int64_t next = m_nextEdit < m_edits.size() ? m_edits[m_nextEdit].first : kNever;
    m_nextEditAt = std::min(next, m_nextSettingAt);
}

void Trainer::arrive() {
    if (m_nextEditAt > m_iteration) return;
    for (; m_nextEdit < m_edits.size() && m_edits[m_nextEdit].first <= m_iteration; ++m_nextEdit) {
        const ParameterEdit& edit = m_project->edits[m_edits[m_nextEdit].second];
        const NodeId id = m_model->graph->find(edit.parameter);
        const Index place = edit.row * m_model->graph->node(id).shape.cols + edit.col;
        m_plan.value(id)[static_cast<std::size_t>(place)] = edit.value;
    }
    if (m_nextSettingAt <= m_iteration) useSettings();
    noteNextEdit();
}

void Trainer::useSettings() {
    const auto& edits = m_project->settingEdits;
    if (edits.empty()) return;
    m_settings = settingsAt(*m_project, m_iteration);
    m_optimiser = m_settings.optimiser;
    const auto next = std::ranges::upper_bound(edits, m_iteration, {}, &SettingEdit::iteration);
    m_nextSettingAt = next == edits.end() ? kNever : next->iteration;
    if (m_planUpdates && m_planRate != m_settings.optimiser.learningRate) compile();
}

/// The plans anew, for another learning rate: what they hold stays.
void Trainer::compile() {
    const Moment held = moment();
    m_planRate = m_settings.optimiser.learningRate;
    m_plan = Plan(m_model->graph, m_model->loss, m_order.size(),
                  optionsFor(*m_project, *m_model, m_planRate, {}));
    loadParameters(m_plan, *m_project, *m_model);
    if (m_rest) {
        m_rest.emplace(m_model->graph, m_model->loss, m_order.rest(),
                       optionsFor(*m_project, *m_model, m_planRate, m_plan.parameters()));
        loadParameters(*m_rest, *m_project, *m_model);
    }
    put(held);
}

// -- Moments ---------------------------------------------------------------------------------

Moment Trainer::moment() const {
    Moment moment{m_iteration, {}, {}, m_state};
    moment.parameters.assign(parameters().begin(), parameters().end());
    for (const NodeId id : m_model->graph->buffers())
        std::ranges::copy(m_plan.value(id), std::back_inserter(moment.buffers));
    return moment;
}

void Trainer::restore(const Moment& moment) {
    put(moment);
    m_state = moment.optimiser;
    m_iteration = moment.iteration;
    findNextEdit();
    arrive();
}

/// Parameters and buffers, into both plans.
void Trainer::put(const Moment& moment) {
    std::ranges::copy(moment.parameters, m_plan.parameters().begin());
    auto buffer = moment.buffers.begin();
    for (const NodeId id : m_model->graph->buffers()) {
        const auto block = m_plan.value(id);
        const auto end = buffer + std::ssize(block);
        std::copy(buffer, end, block.begin());
        if (m_rest) std::copy(buffer, end, m_rest->value(id).begin());
        buffer = end;
    }
}

double Trainer::loss() {
    const Data& data = *m_project->data; // in its own order
    const Index samples = data.x.cols();
    double sum = 0;
    for (std::int64_t i = 0; i < m_order.perEpoch(); ++i) {
        const MinibatchOrder::Block block = m_order.block(i);
        Plan& plan = planFor(block.count);
        bind(plan, data, block.first);
        plan.forward();
        sum += plan.output() * static_cast<double>(block.count);
    }
    return sum / static_cast<double>(samples);
}

double Trainer::batchLoss() {
    m_order.enter(m_iteration);
    const MinibatchOrder::Block block = m_order.block(m_iteration);
    Plan& plan = planFor(block.count);
    bind(plan, m_order.data(), block.first);
    plan.forward();
    return plan.output();
}

Project Trainer::trained() const {
    return withWeightsOf(*m_project, *m_model, moment());
}

} // namespace deltaflow
