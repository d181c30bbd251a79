#include "core/train/run.h"

#include "core/train/divergence.h"

#include <algorithm>
#include <cmath>

namespace deltaflow {

namespace {

/// Keyframes handed out before their stride doubles: so many per doubling of the run's length.
constexpr std::int64_t kKeyframesPerDoubling = 128;
/// Points likewise, as far as they cost no more than this share of the time, beside what is spent
/// on them at first: short runs have a curve as well.
constexpr std::int64_t kPointsPerDoubling = 256;
constexpr double kScoringShare = 0.04;
constexpr std::chrono::duration<double> kScoringAtFirst{0.02};
/// The clock is looked at about this often.
constexpr std::chrono::microseconds kSlice{500};
/// And the parameters for NaN and ∞.
constexpr std::chrono::milliseconds kCheck{4};

/// Looked at one by one, iterations between two points cost so much at most: products of a
/// parameter and a sample, and as much as so many for each sample.
constexpr double kScanProducts = 1e9;
constexpr std::size_t kOverhead = 100;

/// Copying a moment costs as much as reading the parameters for so many updates.
constexpr std::size_t kBytesPerUpdate = std::size_t{16} << 10;

std::int64_t strideFor(std::int64_t length, std::int64_t perDoubling, std::int64_t least = 1) {
    std::int64_t stride = least;
    while (length / stride > perDoubling)
        stride *= 2;
    return stride;
}

} // namespace

Run::Run(std::shared_ptr<const Project> project, std::shared_ptr<const Model> model,
         const Moment& start, RunGoal goal)
    : m_project(std::move(project))
    , m_model(std::move(model))
    , m_trainer(m_project, m_model)
    , m_scorer(m_project, m_model)
    , m_goal(goal)
    , m_begin(start)
    , m_lastGood(start)
    , m_start(start.iteration) {
    while (m_leastStride * kBytesPerUpdate < start.bytes())
        m_leastStride *= 2;
    m_stride = m_leastStride;
    if (m_project->test) m_testScorer.emplace(m_project, m_model, m_project->test);
    m_trainer.restore(start);
}

std::int64_t Run::updatesToNextStop() const {
    const std::int64_t now = m_trainer.iteration();
    std::int64_t stop = (now / m_stride + 1) * m_stride;
    if (m_goal.iteration) stop = std::min(stop, *m_goal.iteration);
    if (m_crossing) stop = nextToScore();
    return std::min(m_block, stop - now);
}

RunReport Run::work(std::chrono::nanoseconds budget) {
    RunReport report;
    const auto begin = Clock::now();
    m_before = begin;
    if (!m_crossing) scoreIfDue(report); // the first point is where the run begins
    while (report.end == RunEnd::None) {
        if (m_crossing)
            search(report);
        else if (m_goal.iteration && m_trainer.iteration() >= *m_goal.iteration)
            report.end = RunEnd::Iteration;
        else
            train(report);
        if (Clock::now() - begin >= budget) break;
    }
    report.iteration = m_trainer.iteration();
    return report;
}

/// A block of updates, and what is due after it.
void Run::train(RunReport& report) {
    m_trainer.advance(updatesToNextStop());
    bool diverged = !keepMoment(report);
    const auto now = Clock::now();
    const auto took = now - m_before;
    m_working += took;
    if (took < kSlice && m_block < (std::int64_t{1} << 20)) m_block *= 2;
    if (took > 2 * kSlice) m_block = std::max<std::int64_t>(1, m_block / 2);
    m_before = now;
    if (!diverged && now - m_checked > kCheck) {
        m_checked = now;
        diverged = !isFinite();
    }
    if (diverged)
        endDiverged(report);
    else
        scoreIfDue(report);
}

/// False where there is a moment to keep that is not finite.
bool Run::keepMoment(RunReport& report) {
    const std::int64_t now = m_trainer.iteration();
    if (now % m_stride != 0) return true;
    if (!isFinite()) return false;
    m_lastGood = m_trainer.moment();
    report.keyframes.push_back(m_lastGood);
    m_stride = strideFor(now - m_start, kKeyframesPerDoubling, m_leastStride);
    return true;
}

// -- The curve, and the loss to stop below ---------------------------------------------------

bool Run::isPointDue() const {
    const std::int64_t now = m_trainer.iteration();
    if (now == m_lastPoint) return false;
    if (m_lastPoint < 0 || (m_goal.iteration && now >= *m_goal.iteration)) return true;
    const auto allowed = kScoringAtFirst + std::chrono::duration<double>(m_working) * kScoringShare;
    return now - m_lastPoint >= strideFor(now - m_start, kPointsPerDoubling) &&
           std::chrono::duration<double>(m_scoring) <= allowed;
}

CurvePoint Run::score(const Moment& moment) {
    CurvePoint point{moment.iteration, m_scorer.score(moment.parameters, moment.buffers)};
    if (m_testScorer) point.test = m_testScorer->score(moment.parameters, moment.buffers);
    return point;
}

void Run::scoreIfDue(RunReport& report) {
    if (!isPointDue()) return;
    const auto begin = Clock::now();
    Moment moment = m_trainer.moment();
    const CurvePoint point = score(moment);
    m_scoring += Clock::now() - begin;
    if (m_lastPoint < 0) m_lossIsFinite = std::isfinite(point.train.loss);
    if (m_lossIsFinite && !std::isfinite(point.train.loss)) return endDiverged(report);
    const bool below = m_goal.loss && point.train.loss < *m_goal.loss;
    if (below && m_pointMoment) {
        m_crossing = {std::move(*m_pointMoment), moment.iteration};
        m_trainer.restore(m_crossing->above);
        return;
    }
    if (below) report.end = RunEnd::Loss;
    report.points.push_back(point);
    m_lastPoint = moment.iteration;
    if (m_goal.loss) m_pointMoment = std::move(moment);
}

/// The next one, or the one half way while it would take long to look at all.
std::int64_t Run::nextToScore() const {
    const std::int64_t from = m_crossing->above.iteration;
    const auto between = static_cast<double>(m_crossing->below - from);
    const auto cost = static_cast<double>(m_project->data->x.cols()) *
                      static_cast<double>(m_crossing->above.parameters.size() + kOverhead);
    return between * cost <= kScanProducts ? from + 1 : from + (m_crossing->below - from) / 2;
}

void Run::search(RunReport& report) {
    m_trainer.advance(updatesToNextStop());
    if (m_trainer.iteration() < nextToScore()) return;
    Moment moment = m_trainer.moment();
    const CurvePoint point = score(moment);
    const bool below = point.train.loss < *m_goal.loss;
    if (below && moment.iteration == m_crossing->above.iteration + 1) {
        report.points.push_back(point);
        report.end = RunEnd::Loss;
        m_crossing.reset();
    } else if (below) {
        m_crossing->below = moment.iteration;
        m_trainer.restore(m_crossing->above);
    } else {
        m_crossing->above = std::move(moment);
    }
}

// -- Divergence ------------------------------------------------------------------------------

bool Run::isFinite() const {
    const auto parameters = m_trainer.parameters();
    const Eigen::Map<const Eigen::ArrayXd> p(parameters.data(), std::ssize(parameters));
    return (p - p).sum() == 0; // x − x is 0, or NaN where x is not finite
}

/// Finds where it began by replay: from the last moment that was kept, or from the beginning where
/// not all of that one's pass was finite. Where all passes are, the loss of all samples is not.
void Run::endDiverged(RunReport& report) {
    report.end = RunEnd::Diverged;
    const std::int64_t last = m_trainer.iteration();
    for (const Moment* from : {&m_lastGood, &m_begin}) {
        const std::int64_t first = firstNotFinite(m_project, m_model, *from, last).value_or(last);
        m_trainer.restore(*from);
        if (first == from->iteration) continue;
        m_trainer.advance(first - 1 - from->iteration);
        report.lastGood = m_trainer.moment();
        m_trainer.advance(1);
        report.divergedAt = first;
        return;
    }
    while (isFinite() && m_trainer.iteration() < last)
        m_trainer.advance(1);
    report.divergedAt = m_trainer.iteration();
}

} // namespace deltaflow
