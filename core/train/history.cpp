#include "core/train/history.h"

#include "core/error.h"
#include "core/train/load.h"
#include "core/train/optimiser.h"

#include <algorithm>
#include <deque>
#include <map>
#include <stdexcept>
#include <utility>

namespace deltaflow {

namespace {

/// All that pass `iteration` starts from, edits of that iteration applied.
struct Moment {
    std::int64_t iteration = 0;
    std::vector<double> parameters;
    std::vector<double> buffers; ///< One after another, in the order of Graph::buffers().
    OptimiserState optimiser;

    [[nodiscard]] std::size_t bytes() const {
        return (parameters.size() + buffers.size() + optimiser.first.size() +
                optimiser.second.size()) *
               sizeof(double);
    }
};

/// Recent traces that are kept, so that going to and fro between two passes costs nothing.
constexpr std::size_t kRecentTraces = 4;

std::vector<double> copyOf(std::span<const double> values) {
    return {values.begin(), values.end()};
}

} // namespace

struct History::Impl {
    Impl(std::shared_ptr<const Project> p, std::shared_ptr<const Model> m, Limits limits);

    void seek(std::int64_t iteration);
    void applyEdits();
    void evaluate();
    void finishPass();
    void carry();
    void keepKeyframe();
    [[nodiscard]] std::shared_ptr<const Trace> record();
    void recordParameters(Trace& trace, Quantity quantity, const std::vector<double>& all);
    void recordSettings(Trace& trace) const;
    [[nodiscard]] NodeId nodeOf(const ParameterEdit& edit) const;
    void requireEdits() const;

    std::shared_ptr<const Project> project;
    std::shared_ptr<const Model> model;
    Plan plan;
    Moment now;
    std::map<std::int64_t, Moment> keyframes;
    std::int64_t stride = 1; ///< Keyframes stand at its multiples.
    std::size_t limit = 2;
    std::vector<double> losses; ///< Of all passes ever run; they are run in order.
    std::deque<std::pair<std::int64_t, std::shared_ptr<const Trace>>> recent;
};

History::Impl::Impl(std::shared_ptr<const Project> p, std::shared_ptr<const Model> m, Limits limits)
    : project(std::move(p))
    , model(std::move(m))
    , plan(model->graph, model->loss, project->data->x.cols()) {
    requireEdits();
    loadParameters(plan, *project, *model);
    loadData(plan, *project, *model);
    now.parameters = copyOf(plan.parameters());
    for (const NodeId id : model->graph->buffers())
        std::ranges::copy(std::as_const(plan).value(id), std::back_inserter(now.buffers));
    now.optimiser = OptimiserState(project->optimiser.kind, now.parameters.size());
    limit = std::max<std::size_t>(
        2, std::min(limits.keyframes, limits.bytes / std::max<std::size_t>(1, now.bytes())));
    applyEdits();
    keepKeyframe();
}

NodeId History::Impl::nodeOf(const ParameterEdit& edit) const {
    return model->graph->find(edit.parameter);
}

void History::Impl::requireEdits() const {
    for (const ParameterEdit& edit : project->edits) {
        const NodeId id = nodeOf(edit);
        bool fits = id != kNoNode && edit.row >= 0 && edit.col >= 0;
        if (fits) {
            const Node& node = model->graph->node(id);
            fits = node.role == NodeRole::Parameter && edit.row < node.shape.rows &&
                   edit.col < node.shape.cols;
        }
        if (!fits)
            throw Error("the edit at iteration " + std::to_string(edit.iteration) + " is of " +
                        edit.parameter + " (" + std::to_string(edit.row + 1) + ", " +
                        std::to_string(edit.col + 1) + "), which the network does not have");
    }
}

void History::Impl::applyEdits() {
    const double* const begin = plan.parameters().data();
    for (const ParameterEdit& edit : project->edits) {
        if (edit.iteration != now.iteration) continue;
        const NodeId node = nodeOf(edit);
        const auto offset = static_cast<std::size_t>(plan.value(node).data() - begin);
        const auto cols = static_cast<std::size_t>(model->graph->node(node).shape.cols);
        now.parameters[offset + static_cast<std::size_t>(edit.row) * cols +
                       static_cast<std::size_t>(edit.col)] = edit.value;
    }
}

void History::Impl::keepKeyframe() {
    if (now.iteration % stride != 0) return;
    keyframes.try_emplace(now.iteration, now);
    while (keyframes.size() > limit) {
        stride *= 2;
        std::erase_if(keyframes, [this](const auto& entry) { return entry.first % stride != 0; });
    }
}

void History::Impl::evaluate() {
    std::copy(now.parameters.begin(), now.parameters.end(), plan.parameters().begin());
    auto buffer = now.buffers.cbegin();
    for (const NodeId id : model->graph->buffers()) {
        const auto block = plan.value(id);
        std::copy_n(buffer, block.size(), block.begin());
        buffer += std::ssize(block);
    }
    plan.forward();
    plan.backward();
    if (static_cast<std::size_t>(now.iteration) == losses.size()) losses.push_back(plan.output());
}

/// What the pass leaves to the next one beside the parameters.
void History::Impl::carry() {
    auto buffer = now.buffers.begin();
    for (const NodeId id : model->graph->buffers()) {
        const NodeId from = model->graph->node(id).carried;
        const auto block = std::as_const(plan).value(from == kNoNode ? id : from);
        buffer = std::copy(block.begin(), block.end(), buffer);
    }
}

void History::Impl::finishPass() {
    carry();
    ++now.iteration;
    applyEdits();
    keepKeyframe();
}

void History::Impl::seek(std::int64_t iteration) {
    const auto& nearest = std::prev(keyframes.upper_bound(iteration))->second;
    if (now.iteration > iteration || now.iteration < nearest.iteration) now = nearest;
    while (now.iteration < iteration) {
        evaluate();
        update(project->optimiser, now.optimiser, now.parameters, plan.gradients());
        finishPass();
    }
}

std::shared_ptr<const Trace> History::Impl::record() {
    evaluate();
    auto trace = std::make_shared<Trace>(model->graph, plan.samples());
    for (NodeId id = 0; id < model->graph->size(); ++id) {
        trace->setBlock(id, Quantity::Value, copyOf(std::as_const(plan).value(id)));
        trace->setBlock(id, Quantity::Adjoint, copyOf(plan.adjoint(id)));
    }
    recordSettings(*trace);
    recordParameters(*trace, Quantity::FirstMomentBefore, now.optimiser.first);
    recordParameters(*trace, Quantity::SecondMomentBefore, now.optimiser.second);
    update(project->optimiser, now.optimiser, now.parameters, plan.gradients());
    recordParameters(*trace, Quantity::FirstMoment, now.optimiser.first);
    recordParameters(*trace, Quantity::SecondMoment, now.optimiser.second);
    recordParameters(*trace, Quantity::Updated, now.parameters);
    finishPass();
    return trace;
}

/// Cuts `all`, laid out as the plan's parameters, into the parameters' blocks; empty stays empty.
void History::Impl::recordParameters(Trace& trace, Quantity quantity,
                                     const std::vector<double>& all) {
    if (all.empty()) return;
    for (const NodeId id : model->graph->parameters()) {
        const auto block = plan.value(id);
        const auto begin = all.begin() + (block.data() - plan.parameters().data());
        trace.setBlock(id, quantity, {begin, begin + static_cast<std::ptrdiff_t>(block.size())});
    }
}

void History::Impl::recordSettings(Trace& trace) const {
    const Optimiser& optimiser = project->optimiser;
    trace.setSetting(Setting::LearningRate, optimiser.learningRate);
    trace.setSetting(Setting::PenaltyStrength, project->penalty.lambda);
    trace.setSetting(Setting::Momentum, optimiser.momentum);
    trace.setSetting(Setting::Decay, optimiser.decay);
    trace.setSetting(Setting::Beta1, optimiser.beta1);
    trace.setSetting(Setting::Beta2, optimiser.beta2);
    trace.setSetting(Setting::Epsilon, optimiser.epsilon);
    trace.setSetting(Setting::SampleCount, static_cast<double>(plan.samples()));
    trace.setSetting(Setting::Iteration, static_cast<double>(now.iteration + 1));
}

History::History(std::shared_ptr<const Project> project, std::shared_ptr<const Model> model)
    : History(std::move(project), std::move(model), Limits()) {}

History::History(std::shared_ptr<const Project> project, std::shared_ptr<const Model> model,
                 Limits limits)
    : m_impl(std::make_unique<Impl>(std::move(project), std::move(model), limits)) {}

History::~History() = default;

std::shared_ptr<const Trace> History::at(std::int64_t iteration) {
    if (iteration < 0) throw std::out_of_range("iterations are counted from 0");
    auto& recent = m_impl->recent;
    const auto found = std::find_if(recent.begin(), recent.end(), [iteration](const auto& entry) {
        return entry.first == iteration;
    });
    if (found != recent.end()) return found->second;
    m_impl->seek(iteration);
    recent.emplace_front(iteration, m_impl->record());
    if (recent.size() > kRecentTraces) recent.pop_back();
    return recent.front().second;
}

std::vector<double> History::losses(std::int64_t count) {
    if (count > static_cast<std::int64_t>(m_impl->losses.size())) m_impl->seek(count);
    const auto begin = m_impl->losses.begin();
    return {begin, begin + static_cast<std::ptrdiff_t>(std::max<std::int64_t>(0, count))};
}

std::size_t History::keyframeCount() const {
    return m_impl->keyframes.size();
}

} // namespace deltaflow
