#pragma once

#include "core/train/run.h"
#include "ui/player/player.h"

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace deltaflow {

/// The document's project trained at full speed on a thread of its own, from the play-head on; the
/// player shows what it has come to, and can go to any iteration of it afterwards. A number changed
/// meanwhile begins a branch there: the run goes on with it, and the curve behind it becomes a
/// ghost.
class TrainingSession : public QObject {
    Q_OBJECT

public:
    using Curve = std::vector<CurvePoint>;

    explicit TrainingSession(Player& player, QObject* parent = nullptr);
    ~TrainingSession() override;

    [[nodiscard]] Player& player() const { return m_player; }
    [[nodiscard]] bool isRunning() const { return m_thread != nullptr; }
    [[nodiscard]] const Curve& curve() const { return m_curve; }
    /// What was left for a branch, the latest last. An undo of the change makes it the curve again.
    struct Ghost {
        std::shared_ptr<const Project> project;
        Curve curve;
        std::int64_t reached = 0;
        QString name; ///< How it was trained: "SGD, η 0.5".
    };
    [[nodiscard]] const std::vector<Ghost>& ghosts() const { return m_ghosts; }
    /// How the shown iteration does on all samples; while a run goes on, as of its last point.
    [[nodiscard]] std::optional<CurvePoint> score();
    /// How the project is trained that the curve is of, in a few words.
    [[nodiscard]] const QString& runName() const { return m_runName; }
    /// Whether accuracy is told, and how the test goes: of the curve or of a ghost.
    [[nodiscard]] bool tellsAccuracy() const;
    [[nodiscard]] bool tellsTest() const;
    /// Words its sentences and names again, in the language that is spoken now.
    void retell();
    /// Whether anything is learned: there is a parameter.
    [[nodiscard]] bool learns() const;
    /// The last iteration that has been reached.
    [[nodiscard]] std::int64_t reached() const { return m_reached; }
    /// Whether anything of the present run was trained at full speed, rather than stepped through.
    [[nodiscard]] bool hasTrained() const { return m_reached > 0 && !m_curve.empty(); }
    /// The last one that this run or a ghost has reached: the end of the axis.
    [[nodiscard]] std::int64_t horizon() const;
    [[nodiscard]] double updatesPerSecond() const { return m_rate; }
    [[nodiscard]] const RunGoal& goal() const { return m_goal; }
    [[nodiscard]] std::int64_t startedAt() const { return m_startedAt; } ///< Of the last run.
    /// Why the last run came to its end, in a sentence; empty while it runs and where it was
    /// stopped.
    [[nodiscard]] const QString& verdict() const { return m_verdict; }
    [[nodiscard]] bool hasDiverged() const { return m_diverged; }
    /// Of a run that diverged: the last iteration before it whose pass is all finite.
    [[nodiscard]] std::optional<std::int64_t> lastGood() const { return m_lastGood; }
    /// While another engine computes: whether the right one had trained at full speed, and how far.
    [[nodiscard]] std::optional<std::int64_t> leftAside() const;

    void start(const RunGoal& goal = {}); ///< From the play-head's iteration.
    void stop();                          ///< What was reached is shown.
    void clearGhosts();

signals:
    void progressed(); ///< Curve, rate or verdict changed.
    void runningChanged();

private:
    struct Mailbox;
    class Thread;

    void launch();
    void halt();
    void abandon();
    void takeReports();
    void end(const RunReport& report);
    void projectChanged();
    void engineChanged();
    [[nodiscard]] QString nameOfRun(const Project* project) const;
    [[nodiscard]] QString editNames(const Project& project) const;
    void branchTo(const std::shared_ptr<const Project>& project, bool comparable);
    void endDiverged(const RunReport& report);
    void tell(std::function<QString()> verdict);
    void forgetVerdict();

    Player& m_player;
    std::shared_ptr<const Project> m_project; ///< That the curve is of.
    std::unique_ptr<Thread> m_thread;
    std::shared_ptr<Mailbox> m_mailbox;
    RunGoal m_goal;
    Curve m_curve;
    std::vector<Ghost> m_ghosts;
    std::optional<CurvePoint> m_scored; ///< Of the iteration shown last.
    std::int64_t m_reached = 0;
    std::int64_t m_startedAt = 0;
    std::int64_t m_reachedBefore = 0; ///< Before the last run.
    double m_rate = 0;
    QString m_verdict;
    std::function<QString()> m_tellVerdict; ///< Makes it.
    QString m_runName;                      ///< Of m_project.
    std::optional<std::int64_t> m_lastGood;
    bool m_diverged = false;
    bool m_showing = false; ///< The player moves because the run does.
    /// What the right engine was trained to, while one with a bug is hunted.
    struct Aside {
        std::shared_ptr<const Project> project;
        Curve curve;
        std::vector<Ghost> ghosts;
        std::int64_t reached = 0;
        QString verdict;
        std::optional<std::int64_t> lastGood;
        bool diverged = false;
    };
    std::optional<Aside> m_aside;
};

} // namespace deltaflow
