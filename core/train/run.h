#pragma once

#include "core/train/scorer.h"
#include "core/train/trainer.h"

#include <chrono>
#include <optional>
#include <vector>

namespace deltaflow {

/// A point of the loss curve: how the parameters of an iteration do on all samples that are trained
/// on, and on those of the test, if there are any.
struct CurvePoint {
    std::int64_t iteration = 0;
    Score train;
    std::optional<Score> test = std::nullopt;
};

/// When a run comes to its end by itself; otherwise it goes on until it is no longer asked to work.
struct RunGoal {
    std::optional<std::int64_t> iteration; ///< This one is reached.
    std::optional<double> loss;            ///< A curve point lies below.
};

enum class RunEnd : std::uint8_t {
    None,
    Iteration,
    Loss,
    Diverged, ///< A parameter is no longer finite.
};

/// What came about since the last report.
struct RunReport {
    std::int64_t iteration = 0;
    std::vector<Moment> keyframes;  ///< At multiples of the run's stride.
    std::vector<CurvePoint> points; ///< Ascending.
    RunEnd end = RunEnd::None;
    /// Of a run that diverged: the first iteration whose parameters are not finite. The one before
    /// it is the last good one.
    std::optional<std::int64_t> divergedAt;
};

/// Training at full speed in slices of time, from any moment on, for a thread of its own: it reads
/// what it was made from, and hands out values only. The parameters of an iteration do not depend
/// on how the time was sliced; which iterations the curve has points at does.
class Run {
public:
    Run(std::shared_ptr<const Project> project, std::shared_ptr<const Model> model,
        const Moment& start, RunGoal goal = {});

    /// Trains for about so long, or to the goal.
    [[nodiscard]] RunReport work(std::chrono::nanoseconds budget);
    [[nodiscard]] std::int64_t iteration() const { return m_trainer.iteration(); }
    [[nodiscard]] Moment moment() const { return m_trainer.moment(); }

private:
    using Clock = std::chrono::steady_clock;

    [[nodiscard]] std::int64_t updatesToNextStop() const;
    [[nodiscard]] bool keepMoment(RunReport& report);
    void scoreIfDue(RunReport& report);
    [[nodiscard]] bool isFinite() const;
    [[nodiscard]] std::int64_t firstNotFinite(const Moment& good);

    Trainer m_trainer;
    Scorer m_scorer;
    std::optional<Scorer> m_testScorer;
    RunGoal m_goal;
    Moment m_lastGood;
    std::int64_t m_leastStride = 1; ///< Of keyframes: more where there is more to copy.
    std::int64_t m_stride = 1;      ///< Doubles as the run gets longer.
    std::int64_t m_start;
    std::int64_t m_block = 1; ///< Updates between two looks at the clock.
    std::int64_t m_lastPoint = -1;
    Clock::time_point m_checked{};
    Clock::duration m_scoring{}; ///< Time spent on the curve, …
    Clock::duration m_working{}; ///< … and in all.
};

} // namespace deltaflow
