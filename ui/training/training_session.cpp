#include "ui/training/training_session.h"

#include "core/text/number.h"
#include "core/train/divergence.h"
#include "ui/player/structure.h"
#include "ui/tables/words.h"
#include "ui/training/divergence_words.h"
#include "ui/words/symbol_text.h"

#include <QThread>

#include <mutex>

namespace deltaflow {
namespace {

constexpr std::chrono::milliseconds kSlice{30}; ///< What is shown moves as often.

} // namespace

/// What the thread has to say; later reports join those that have not been read.
struct TrainingSession::Mailbox {
    std::mutex mutex;
    RunReport unread;
    std::optional<Moment> latest; ///< Where the run is.
    double updatesPerSecond = 0;
    bool isPosted = false;

    /// Whether the reader must be told.
    bool put(RunReport report, Moment moment, double rate) {
        const std::lock_guard lock(mutex);
        std::ranges::move(report.keyframes, std::back_inserter(unread.keyframes));
        std::ranges::move(report.points, std::back_inserter(unread.points));
        unread.iteration = report.iteration;
        unread.end = report.end;
        unread.divergedAt = report.divergedAt;
        unread.lastGood = std::move(report.lastGood);
        latest = std::move(moment);
        updatesPerSecond = rate;
        return !std::exchange(isPosted, true);
    }
};

class TrainingSession::Thread : public QThread {
public:
    Thread(std::unique_ptr<Run> run, std::shared_ptr<Mailbox> mailbox, TrainingSession& reader)
        : m_run(std::move(run))
        , m_mailbox(std::move(mailbox))
        , m_reader(reader) {}
    ~Thread() override {
        requestInterruption();
        wait();
    }

protected:
    void run() override {
        double rate = 0;
        while (!isInterruptionRequested()) {
            const auto begin = std::chrono::steady_clock::now();
            const std::int64_t before = m_run->iteration();
            RunReport report = m_run->work(kSlice);
            const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
            const auto done = static_cast<double>(std::max<std::int64_t>(
                0, report.iteration - before)); // what is replayed is no progress
            const double now = done / took.count();
            rate = rate == 0 ? now : 0.9 * rate + 0.1 * now;
            const bool over = report.end != RunEnd::None;
            if (m_mailbox->put(std::move(report), m_run->moment(), rate))
                QMetaObject::invokeMethod(
                    &m_reader, [reader = &m_reader] { reader->takeReports(); },
                    Qt::QueuedConnection);
            if (over) return;
        }
    }

private:
    std::unique_ptr<Run> m_run;
    std::shared_ptr<Mailbox> m_mailbox;
    TrainingSession& m_reader;
};

TrainingSession::TrainingSession(Player& player, QObject* parent)
    : QObject(parent)
    , m_player(player)
    , m_project(player.document().shared()) {
    connect(&player, &Player::numbersChanged, this, &TrainingSession::projectChanged);
    connect(&player.document(), &Document::aboutToReset, this, [this] {
        abandon();
        m_curve.clear();
        m_ghosts.clear();
        m_reached = 0;
        m_scored.reset();
        forgetVerdict();
        m_project.reset(); // whatever comes is another
        m_aside.reset();
    });
    connect(&player, &Player::engineChanged, this, &TrainingSession::engineChanged);
    m_runName = nameOfRun(m_project.get());
}

TrainingSession::~TrainingSession() = default;

bool TrainingSession::learns() const {
    return !m_player.model().graph->parameters().empty();
}

std::optional<CurvePoint> TrainingSession::score() {
    if (!learns()) return std::nullopt;
    const std::int64_t iteration = m_player.view().iteration;
    if (isRunning()) {
        const auto after = std::ranges::upper_bound(m_curve, iteration, {}, &CurvePoint::iteration);
        if (after == m_curve.begin()) return std::nullopt;
        return *std::prev(after);
    }
    if (!m_scored || m_scored->iteration != iteration) {
        const Moment moment = m_player.moment();
        const auto project = m_player.document().shared();
        const auto scored = [&](const std::shared_ptr<const Data>& data) {
            return Scorer(project, m_player.sharedModel(), data)
                .score(moment.parameters, moment.buffers);
        };
        m_scored = CurvePoint{iteration, scored(project->data)};
        if (project->test) m_scored->test = scored(project->test);
    }
    return m_scored;
}

std::int64_t TrainingSession::horizon() const {
    std::int64_t last = m_reached;
    for (const Ghost& ghost : m_ghosts)
        last = std::max(last, ghost.reached);
    return last;
}

/// What was set by hand on the way, the latest first: "W¹₁₂ −2 from iteration 376".
QString TrainingSession::editNames(const Project& project) const {
    constexpr std::size_t kMost = 2;
    const auto model = m_player.sharedModel();
    std::vector<std::pair<std::int64_t, QString>> all;
    const auto add = [&](std::int64_t iteration, const Ref& ref, double value) {
        all.emplace_back(iteration, tr("%1 %2 from iteration %L3")
                                        .arg(symbolText(project, model, ref),
                                             QString::fromStdString(formatNumber(value, 4)))
                                        .arg(iteration));
    };
    for (const ParameterEdit& edit : project.edits)
        if (const NodeId node = model->graph->find(edit.parameter); node != kNoNode)
            add(edit.iteration, {node, Quantity::Value, edit.row, edit.col, 0}, edit.value);
    for (const SettingEdit& edit : project.settingEdits)
        add(edit.iteration, Ref::setting(edit.setting), edit.value);
    std::ranges::stable_sort(all, std::ranges::greater{}, &decltype(all)::value_type::first);
    QString text;
    for (std::size_t i = 0; i < std::min(kMost, all.size()); ++i)
        text += QStringLiteral(", ") + all[i].second;
    return all.size() > kMost ? text + QStringLiteral(", …") : text;
}

QString TrainingSession::nameOfRun(const Project* project) const {
    if (!project) return {};
    QString name = optimiserName(project->optimiser.kind);
    name += tr(", η %1").arg(QString::fromStdString(exactNumber(project->optimiser.learningRate)));
    if (const Index batch = project->training.batches.size; batch > 0)
        name += tr(", minibatches of %1").arg(batch);
    if (project->penalty.kind != PenaltyKind::None)
        name += tr(", λ %1").arg(QString::fromStdString(exactNumber(project->penalty.lambda)));
    if (project->network) {
        QStringList units;
        units << QString::number(project->network->inputs);
        for (const DenseLayer& layer : project->network->layers)
            units << QString::number(layer.outputs());
        name = units.join(QChar(0x2013)) + QStringLiteral(", ") + name;
    }
    return name + editNames(*project);
}

bool TrainingSession::tellsAccuracy() const {
    const auto tells = [](const Curve& curve) {
        return !curve.empty() && curve.front().train.accuracy.has_value();
    };
    return tells(m_curve) ||
           std::ranges::any_of(m_ghosts, [&](const Ghost& ghost) { return tells(ghost.curve); });
}

bool TrainingSession::tellsTest() const {
    const auto tells = [](const Curve& curve) {
        return !curve.empty() && curve.front().test.has_value();
    };
    return tells(m_curve) ||
           std::ranges::any_of(m_ghosts, [&](const Ghost& ghost) { return tells(ghost.curve); });
}

void TrainingSession::start(const RunGoal& goal) {
    if (!learns()) return;
    halt();
    m_player.setPlaying(false);
    m_goal = goal;
    forgetVerdict();
    launch();
    emit runningChanged();
    emit progressed();
}

void TrainingSession::launch() {
    m_project = m_player.document().shared();
    m_runName = nameOfRun(m_project.get());
    m_startedAt = m_player.view().iteration;
    m_reachedBefore = m_reached;
    auto run = std::make_unique<Run>(m_project, m_player.sharedModel(), m_player.moment(), m_goal);
    m_mailbox = std::make_shared<Mailbox>();
    m_thread = std::make_unique<Thread>(std::move(run), m_mailbox, *this);
    m_thread->start(QThread::LowPriority);
}

/// Ends the thread; what it has not said is read.
void TrainingSession::halt() {
    if (!m_thread) return;
    m_thread.reset();
    takeReports();
    m_mailbox.reset();
    m_rate = 0;
    emit runningChanged();
}

/// Ends the thread; what it has not said is of a project that is no more.
void TrainingSession::abandon() {
    m_mailbox.reset();
    halt();
}

void TrainingSession::stop() {
    halt();
    emit progressed();
}

void TrainingSession::takeReports() {
    if (!m_mailbox) return; // of a run that is over
    RunReport report;
    std::optional<Moment> latest;
    {
        const std::lock_guard lock(m_mailbox->mutex);
        report = std::exchange(m_mailbox->unread, {});
        latest = std::exchange(m_mailbox->latest, std::nullopt);
        m_rate = m_mailbox->updatesPerSecond;
        m_mailbox->isPosted = false;
    }
    if (!latest) return;
    for (Moment& keyframe : report.keyframes)
        m_player.keep(std::move(keyframe));
    for (CurvePoint& point : report.points)
        if (m_curve.empty() || point.iteration > m_curve.back().iteration) m_curve.push_back(point);
    m_reached = std::max(m_reached, report.iteration);
    m_showing = true;
    m_player.showMoment(*latest);
    m_showing = false;
    if (report.end != RunEnd::None) end(report);
    emit progressed();
}

void TrainingSession::end(const RunReport& report) {
    if (m_thread) {
        m_thread.reset();
        m_rate = 0;
    }
    switch (report.end) {
    case RunEnd::None:
        return;
    case RunEnd::Iteration:
        tell([at = report.iteration] { return tr("Iteration %L1 is reached.").arg(at); });
        break;
    case RunEnd::Loss:
        m_reached = std::max(m_reachedBefore, report.iteration); // it looked further, and came back
        tell([at = report.iteration, loss = *m_goal.loss] {
            return tr("The loss is below %1 after %L2 updates.")
                .arg(QString::fromStdString(formatNumber(loss, 4)))
                .arg(at);
        });
        break;
    case RunEnd::Diverged:
        endDiverged(report);
        break;
    }
    emit runningChanged();
}

void TrainingSession::endDiverged(const RunReport& report) {
    m_diverged = true;
    if (report.lastGood) m_lastGood = report.lastGood->iteration;
    m_reached = *report.divergedAt;
    m_player.goToIteration(*report.divergedAt);
    const auto number = firstNotFinite(m_player.trace());
    const auto place = number ? std::optional(placeNotFinite(m_player, *number)) : std::nullopt;
    tell([this, place, at = *report.divergedAt] {
        if (!place)
            return tr("Training diverged at iteration %L1: the loss of all samples is no longer "
                      "finite.")
                .arg(at);
        return tr("Training diverged at iteration %L1. %2.")
            .arg(at)
            .arg(whereNotFinite(m_player, *place));
    });
}

void TrainingSession::tell(std::function<QString()> verdict) {
    m_tellVerdict = std::move(verdict);
    m_verdict = m_tellVerdict();
}

void TrainingSession::retell() {
    if (m_tellVerdict) m_verdict = m_tellVerdict();
    m_runName = nameOfRun(m_project.get());
    for (Ghost& ghost : m_ghosts) // one of another structure has numbers that this model lacks
        if (sameStructure(*ghost.project, *m_player.document().shared()))
            ghost.name = nameOfRun(ghost.project.get());
    emit progressed();
}

void TrainingSession::forgetVerdict() {
    m_verdict.clear();
    m_tellVerdict = nullptr;
    m_lastGood.reset();
    m_diverged = false;
}

} // namespace deltaflow
