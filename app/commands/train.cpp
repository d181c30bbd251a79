#include "app/command_words.h"
#include "app/commands/commands.h"

#include "app/interrupt.h"
#include "app/open_document.h"
#include "app/progress_line.h"
#include "core/project/expression_project.h"
#include "core/text/number.h"
#include "core/train/run.h"
#include "ui/document/document_io.h"
#include "ui/words/example_words.h"

#include <QDir>
#include <QSaveFile>

#include <cstdio>
#include <set>

namespace deltaflow {

namespace {

/// At most about this many lines, however many updates.
constexpr std::int64_t kLines = 20;
/// How soon Ctrl-C is obeyed.
constexpr std::chrono::milliseconds kSlice{100};

std::set<std::int64_t> shownIterations(std::int64_t updates) {
    std::set<std::int64_t> shown{0, updates};
    const std::int64_t lines = std::min(kLines, updates);
    for (std::int64_t i = 1; i < lines; ++i)
        shown.insert(updates * i / lines);
    return shown;
}

/// Whether an update depends on more than the parameters.
bool hasMemory(const Project& project) {
    const Index batch = project.training.batches.size;
    return project.optimiser.kind != OptimiserKind::Sgd ||
           project.training.schedule.kind != ScheduleKind::Constant ||
           (batch > 0 && batch < project.data->x.cols());
}

/// Before hours of training, not after: tries to open the file, and leaves it as it is.
void requireWritable(const QString& path) {
    QSaveFile probe(path);
    const bool isFolder = QFileInfo(path).isDir();
    if (!isFolder && probe.open(QIODevice::WriteOnly)) return;
    throw Error(CommandWords::tr("“%1” cannot be saved, so nothing was trained: %2.")
                    .arg(QDir::toNativeSeparators(path),
                         isFolder ? CommandWords::tr("it is a folder") : probe.errorString())
                    .toStdString());
}

/// A training from the document's parameters on, in runs from one line of the table to the next.
class TrainingCommand {
public:
    TrainingCommand(const CommandLine& line, std::shared_ptr<const Project> project,
                    QTextStream& out)
        : m_line(line)
        , m_project(std::move(project))
        , m_model(buildModel(*m_project))
        , m_out(out)
        , m_trainer(m_project, m_model)
        , m_moment(m_trainer.moment()) {}

    [[nodiscard]] int run() {
        if (!m_line.savePath.isEmpty()) requireWritable(m_line.savePath);
        m_out << titleWords(*m_project) << "\n\n"
              << padded(CommandWords::tr("updates"), 9) << QStringLiteral("  ")
              << CommandWords::tr("loss") << '\n';
        m_clock.start();
        const Interrupt interrupt;
        for (const std::int64_t iteration : shownIterations(m_line.updates)) {
            const RunEnd end = runTo(iteration, interrupt);
            if (end == RunEnd::Diverged) refuseDivergence();
            if (end == RunEnd::None) return tellInterruption();
            printRow(iteration);
        }
        save();
        return 0;
    }

private:
    /// None: it was interrupted.
    RunEnd runTo(std::int64_t iteration, const Interrupt& interrupt) {
        Run run(m_project, m_model, m_moment, {iteration, std::nullopt});
        ProgressLine progress;
        RunReport report;
        while (report.end == RunEnd::None && !interrupt.isAsked()) {
            report = run.work(kSlice);
            if (!report.points.empty()) m_loss = report.points.back().train.loss;
            progress.show({report.iteration, m_line.updates, m_loss,
                           static_cast<double>(m_clock.elapsed()) / 1000},
                          m_line.digits);
        }
        m_divergedAt = report.divergedAt.value_or(0);
        m_good = std::move(report.lastGood);
        if (report.end != RunEnd::Diverged) m_moment = run.moment();
        return report.end;
    }

    void printRow(std::int64_t iteration) {
        m_trainer.restore(m_moment);
        m_out << QStringLiteral("%1  %2\n")
                     .arg(iteration, 9)
                     .arg(QString::fromStdString(
                         formatNumber(m_trainer.batchLoss(), m_line.digits)));
    }

    /// Writes the parameters of the present moment, if a file was asked for.
    void save() {
        if (m_line.savePath.isEmpty()) return;
        m_trainer.restore(m_moment);
        writeDocument(m_trainer.trained(), m_line.savePath);
        if (m_moment.iteration > 0 && hasMemory(*m_project))
            m_out << CommandWords::tr(
                "\nA training of the saved file begins at iteration 0: where the "
                "optimiser, schedule and minibatches stood is not in it.\n");
    }

    [[nodiscard]] QString saved() const {
        return m_line.savePath.isEmpty()
                   ? CommandWords::tr("nothing was saved")
                   : CommandWords::tr("it was saved as %1").arg(m_line.savePath);
    }

    [[nodiscard]] int tellInterruption() {
        save();
        m_out.flush();
        const QByteArray sentence =
            CommandWords::tr("deltaflow: Interrupted at iteration %1; %2.\n")
                .arg(m_moment.iteration)
                .arg(saved())
                .toUtf8();
        std::fputs(sentence.constData(), stderr);
        return kInterrupted;
    }

    [[noreturn]] void refuseDivergence() {
        if (m_good) m_moment = std::move(*m_good);
        save();
        m_out.flush();
        const QString last = m_line.savePath.isEmpty()
                                 ? QString()
                                 : CommandWords::tr("; iteration %1 was saved as %2")
                                       .arg(m_moment.iteration)
                                       .arg(m_line.savePath);
        throw Error(CommandWords::tr("The training diverged: at iteration %1 a number is no "
                                     "longer finite%2.")
                        .arg(m_divergedAt)
                        .arg(last)
                        .toStdString());
    }

    const CommandLine& m_line;
    std::shared_ptr<const Project> m_project;
    std::shared_ptr<const Model> m_model;
    QTextStream& m_out;
    Trainer m_trainer; ///< Looks at moments; the runs have their own.
    Moment m_moment;   ///< Where the next run begins.
    std::optional<Moment> m_good;
    std::optional<double> m_loss;
    std::int64_t m_divergedAt = 0;
    QElapsedTimer m_clock;
};

} // namespace

int train(const CommandLine& line, QTextStream& out) {
    return TrainingCommand(line, std::make_shared<const Project>(openDocument(line)), out).run();
}

} // namespace deltaflow
