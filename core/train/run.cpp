#include "core/train/run.h"

#include <algorithm>

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
    : m_trainer(project, model)
    , m_scorer(project, model)
    , m_goal(goal)
    , m_lastGood(start)
    , m_start(start.iteration) {
    while (m_leastStride * kBytesPerUpdate < start.bytes())
        m_leastStride *= 2;
    m_stride = m_leastStride;
    if (project->test) m_testScorer.emplace(project, model, project->test);
    m_trainer.restore(start);
}

std::int64_t Run::updatesToNextStop() const {
    const std::int64_t now = m_trainer.iteration();
    std::int64_t stop = (now / m_stride + 1) * m_stride;
    if (m_goal.iteration) stop = std::min(stop, *m_goal.iteration);
    return std::min(m_block, stop - now);
}

RunReport Run::work(std::chrono::nanoseconds budget) {
    RunReport report;
    const auto begin = Clock::now();
    auto before = begin;
    scoreIfDue(report); // the first point is where the run begins
    while (report.end == RunEnd::None) {
        if (m_goal.iteration && m_trainer.iteration() >= *m_goal.iteration) {
            report.end = RunEnd::Iteration;
            break;
        }
        m_trainer.advance(updatesToNextStop());
        bool diverged = !keepMoment(report);
        const auto now = Clock::now();
        m_working += now - before;
        if (now - before < kSlice && m_block < (std::int64_t{1} << 20)) m_block *= 2;
        if (now - before > 2 * kSlice) m_block = std::max<std::int64_t>(1, m_block / 2);
        before = now;
        if (now - m_checked > kCheck) {
            m_checked = now;
            diverged = !isFinite();
        }
        if (diverged) {
            report.divergedAt = firstNotFinite(m_lastGood);
            report.end = RunEnd::Diverged;
            break;
        }
        scoreIfDue(report);
        if (now - begin >= budget) break;
    }
    report.iteration = m_trainer.iteration();
    return report;
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

void Run::scoreIfDue(RunReport& report) {
    const std::int64_t now = m_trainer.iteration();
    const bool last = m_goal.iteration && now >= *m_goal.iteration;
    const std::int64_t stride = strideFor(now - m_start, kPointsPerDoubling);
    const bool early = m_lastPoint >= 0 && now - m_lastPoint < stride;
    const auto allowed = kScoringAtFirst + std::chrono::duration<double>(m_working) * kScoringShare;
    const bool dear = m_lastPoint >= 0 && std::chrono::duration<double>(m_scoring) > allowed;
    if (now == m_lastPoint || (!last && (early || dear))) return;
    const auto begin = Clock::now();
    const Moment moment = m_trainer.moment();
    const Score score = m_scorer.score(moment.parameters, moment.buffers);
    CurvePoint point{now, score};
    if (m_testScorer) point.test = m_testScorer->score(moment.parameters, moment.buffers);
    report.points.push_back(point);
    m_lastPoint = now;
    m_scoring += Clock::now() - begin;
    if (m_goal.loss && score.loss < *m_goal.loss) report.end = RunEnd::Loss;
}

bool Run::isFinite() const {
    const auto parameters = m_trainer.parameters();
    const Eigen::Map<const Eigen::ArrayXd> p(parameters.data(), std::ssize(parameters));
    return (p - p).sum() == 0; // x − x is 0, or NaN where x is not finite
}

/// Replays from a moment that was good.
std::int64_t Run::firstNotFinite(const Moment& good) {
    m_trainer.restore(good);
    while (isFinite())
        m_trainer.advance(1);
    return m_trainer.iteration();
}

} // namespace deltaflow
