#include "core/train/history.h"

#include "core/train/trainer.h"
#include "core/train/whole_pass.h"

#include <algorithm>
#include <deque>
#include <map>
#include <optional>
#include <stdexcept>
#include <utility>

namespace deltaflow {

namespace {

/// Recent traces that are kept, so that going to and fro between two passes costs nothing.
constexpr std::size_t kRecentTraces = 4;

std::vector<double> copyOf(std::span<const double> values) {
    return {values.begin(), values.end()};
}

} // namespace

struct History::Impl {
    Impl(std::shared_ptr<const Project> p, std::shared_ptr<const Model> m, Limits limits);

    [[nodiscard]] const Moment& nearest(std::int64_t iteration) const;
    void seek(std::int64_t iteration);
    void keepKeyframe();
    void keep(Moment moment);
    [[nodiscard]] std::shared_ptr<const Trace> record();
    void recordPass(Trace& trace, const Plan& plan);
    void recordParameters(Trace& trace, Quantity quantity, std::span<const double> all);
    void recordSettings(Trace& trace, const Plan& plan) const;

    std::shared_ptr<const Project> project;
    std::shared_ptr<const Model> model;
    Trainer trainer;
    WholePass pass;
    std::map<std::int64_t, Moment> keyframes;
    /// Where the pass began that was shown last: what is asked next is asked of it, and a keyframe
    /// may lie far behind.
    std::optional<Moment> shown;
    Trail trail;
    std::int64_t stride = 1; ///< Keyframes stand at its multiples.
    std::size_t limit = 2;
    std::size_t taken = 0; ///< Keyframes that came from another history.
    std::deque<std::pair<std::int64_t, std::shared_ptr<const Trace>>> recent;
};

History::Impl::Impl(std::shared_ptr<const Project> p, std::shared_ptr<const Model> m, Limits limits)
    : project(std::move(p))
    , model(std::move(m))
    , trainer(project, model)
    , pass(project, model) {
    const Moment start = trainer.moment();
    limit = std::max<std::size_t>(
        2, std::min(limits.keyframes, limits.bytes / std::max<std::size_t>(1, start.bytes())));
    keepKeyframe();
}

void History::Impl::keepKeyframe() {
    const std::int64_t iteration = trainer.iteration();
    if (iteration % stride == 0 && !keyframes.contains(iteration)) keep(trainer.moment());
}

void History::Impl::keep(Moment moment) {
    trail.note(moment.iteration, moment.parameters);
    if (moment.iteration % stride != 0) return;
    const std::int64_t iteration = moment.iteration;
    keyframes.try_emplace(iteration, std::move(moment));
    while (keyframes.size() > limit) {
        stride *= 2;
        std::erase_if(keyframes, [this](const auto& entry) { return entry.first % stride != 0; });
    }
}

/// The last moment that is kept and not behind the iteration.
const Moment& History::Impl::nearest(std::int64_t iteration) const {
    const Moment& keyframe = std::prev(keyframes.upper_bound(iteration))->second;
    const bool isNearer =
        shown && shown->iteration <= iteration && shown->iteration > keyframe.iteration;
    return isNearer ? *shown : keyframe;
}

void History::Impl::seek(std::int64_t iteration) {
    const Moment& start = nearest(iteration);
    if (trainer.iteration() > iteration || trainer.iteration() < start.iteration)
        trainer.restore(start);
    while (trainer.iteration() < iteration) {
        const std::int64_t next = (trainer.iteration() / stride + 1) * stride;
        trainer.advance(std::min(next, iteration) - trainer.iteration());
        keepKeyframe();
    }
}

std::shared_ptr<const Trace> History::Impl::record() {
    const Plan& plan = pass.at(trainer);
    auto trace = std::make_shared<Trace>(model->graph, plan.samples());
    recordPass(*trace, plan);
    recordSettings(*trace, plan);
    recordParameters(*trace, Quantity::FirstMomentBefore, trainer.optimiserState().first);
    recordParameters(*trace, Quantity::SecondMomentBefore, trainer.optimiserState().second);
    trainer.step();
    recordParameters(*trace, Quantity::FirstMoment, trainer.optimiserState().first);
    recordParameters(*trace, Quantity::SecondMoment, trainer.optimiserState().second);
    const OptimiserState& state = trainer.optimiserState();
    const CorrectedMoments corrected =
        model->updateRule ? model->updateRule->correctedMoments(project->optimiser, state)
                          : correctedMoments(project->optimiser, state);
    recordParameters(*trace, Quantity::FirstMomentCorrected, corrected.first);
    recordParameters(*trace, Quantity::SecondMomentCorrected, corrected.second);
    recordParameters(*trace, Quantity::Updated, trainer.parameters());
    trainer.arrive();
    keepKeyframe();
    return trace;
}

void History::Impl::recordPass(Trace& trace, const Plan& plan) {
    for (NodeId id = 0; id < model->graph->size(); ++id) {
        trace.setBlock(id, Quantity::Value, copyOf(plan.value(id)));
        trace.setBlock(id, Quantity::Adjoint, copyOf(plan.adjoint(id)));
    }
    const MinibatchOrder& order = trainer.order();
    const Index first = order.block(trainer.iteration()).first;
    std::vector<Index> columns;
    for (Index sample = 0; sample < plan.samples(); ++sample)
        columns.push_back(order.sample(first + sample));
    trace.setDataColumns(std::move(columns));
}

/// Cuts `all`, laid out as the trainer's parameters, into the parameters' blocks; empty stays
/// empty.
void History::Impl::recordParameters(Trace& trace, Quantity quantity, std::span<const double> all) {
    if (all.empty()) return;
    for (const NodeId id : model->graph->parameters()) {
        const auto block = trainer.value(id);
        const auto offset = static_cast<std::size_t>(block.data() - trainer.parameters().data());
        trace.setBlock(id, quantity, copyOf(all.subspan(offset, block.size())));
    }
}

void History::Impl::recordSettings(Trace& trace, const Plan& plan) const {
    const Optimiser& optimiser = trainer.optimiser();
    trace.setSetting(Setting::LearningRate, trainer.learningRate());
    trace.setSetting(Setting::PenaltyStrength, project->penalty.lambda);
    trace.setSetting(Setting::Momentum, optimiser.momentum);
    trace.setSetting(Setting::Decay, optimiser.decay);
    trace.setSetting(Setting::Beta1, optimiser.beta1);
    trace.setSetting(Setting::Beta2, optimiser.beta2);
    trace.setSetting(Setting::Epsilon, optimiser.epsilon);
    trace.setSetting(Setting::SampleCount, static_cast<double>(plan.samples()));
    trace.setSetting(Setting::Iteration, static_cast<double>(trainer.iteration() + 1));
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

std::shared_ptr<const Trace> History::at(const Moment& moment) {
    m_impl->trainer.restore(moment);
    m_impl->shown = moment;
    return at(moment.iteration);
}

Moment History::momentAt(std::int64_t iteration) {
    m_impl->seek(iteration);
    return m_impl->trainer.moment();
}

std::vector<double> History::losses(std::int64_t count) {
    Trainer trainer(m_impl->project, m_impl->model);
    std::vector<double> losses;
    for (std::int64_t i = 0; i < count; ++i) {
        if (i > 0) trainer.advance(1);
        losses.push_back(trainer.batchLoss());
    }
    return losses;
}

void History::keep(Moment moment) {
    m_impl->keep(std::move(moment));
}

void History::keepFrom(const History& other, std::int64_t before) {
    for (const auto& [iteration, moment] : other.m_impl->keyframes)
        if (iteration < before) m_impl->keep(moment);
    m_impl->trail.noteFrom(other.m_impl->trail, before);
    m_impl->taken = m_impl->keyframes.size();
}

std::size_t History::ownKeyframes() const {
    const std::size_t all = m_impl->keyframes.size();
    return all - std::min(all, m_impl->taken);
}

std::vector<Waypoint> History::waypoints(std::int64_t upTo, std::size_t most) const {
    return m_impl->trail.waypoints(upTo, most);
}

std::int64_t History::updatesTo(std::int64_t iteration) const {
    return iteration - m_impl->nearest(iteration).iteration;
}

std::size_t History::keyframeCount() const {
    return m_impl->keyframes.size();
}

} // namespace deltaflow
