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
    /// The loss of all samples, as the curve has it, lies below: at the first such iteration since
    /// the curve's last point. Where more lie between than can be scored within about a second
    /// (large data in small minibatches), at one that is found by halving what lies between: the
    /// iteration before it is not below.
    std::optional<double> loss;
};

enum class RunEnd : std::uint8_t {
    None,
    Iteration,
    Loss,
    Diverged, ///< A number of a pass is no longer finite.
};

/// What came about since the last report.
struct RunReport {
    std::int64_t iteration = 0;
    std::vector<Moment> keyframes;  ///< At multiples of the run's stride.
    std::vector<CurvePoint> points; ///< Ascending.
    RunEnd end = RunEnd::None;
    /// Of a run that diverged: the first iteration whose pass is not all finite, as
    /// firstNotFinite() has it; where the run began with such a pass, the first whose parameters
    /// are not.
    std::optional<std::int64_t> divergedAt;
    /// The iteration before it, if its pass is all finite.
    std::optional<Moment> lastGood;
};

/// Training at full speed in slices of time, from any moment on, for a thread of its own: it reads
/// what it was made from, and hands out values only. The parameters of an iteration do not depend
/// on how the time was sliced; which iterations the curve has points at does. It is noticed that a
/// run diverges where its parameters or the loss of a point of the curve are not finite; where that
/// began is then looked for.
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
    void train(RunReport& report);
    void scoreIfDue(RunReport& report);
    [[nodiscard]] bool isPointDue() const;
    [[nodiscard]] CurvePoint score(const Moment& moment);
    void search(RunReport& report);
    [[nodiscard]] std::int64_t nextToScore() const;
    [[nodiscard]] bool isFinite() const;
    void endDiverged(RunReport& report);

    /// The loss fell below the goal somewhere in (above.iteration, below].
    struct Crossing {
        Moment above;
        std::int64_t below = 0;
    };

    std::shared_ptr<const Project> m_project;
    std::shared_ptr<const Model> m_model;
    Trainer m_trainer;
    Scorer m_scorer;
    std::optional<Scorer> m_testScorer;
    RunGoal m_goal;
    Moment m_begin;
    Moment m_lastGood;                   ///< Its parameters are finite.
    std::optional<Moment> m_pointMoment; ///< Of the last point, where there is a loss to reach.
    std::optional<Crossing> m_crossing;  ///< While it is searched.
    bool m_lossIsFinite = true; ///< At the beginning; otherwise only parameters tell divergence.
    std::int64_t m_leastStride = 1; ///< Of keyframes: more where there is more to copy.
    std::int64_t m_stride = 1;      ///< Doubles as the run gets longer.
    std::int64_t m_start;
    std::int64_t m_block = 1; ///< Updates between two looks at the clock.
    std::int64_t m_lastPoint = -1;
    Clock::time_point m_before{}; ///< When the block before ended.
    Clock::time_point m_checked{};
    Clock::duration m_scoring{}; ///< Time spent on the curve, …
    Clock::duration m_working{}; ///< … and in all.
};

} // namespace deltaflow
