#include "core/project/project_json.h"
#include "core/train/trainer.h"
#include "tests/app/program_run.h"
#include "tests/test_program.h"

#include <QTemporaryDir>
#include <QtTest>

#include <csignal>

using namespace deltaflow;

namespace {

Project projectIn(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) qFatal("cannot read %s", qPrintable(path));
    return projectFromJson(file.readAll().toStdString());
}

std::vector<double> parametersOf(const Project& project) {
    const Trainer trainer(std::make_shared<const Project>(project), buildModel(project));
    return {trainer.parameters().begin(), trainer.parameters().end()};
}

/// The parameters after so many updates of the project.
std::vector<double> trained(const Project& project, std::int64_t updates) {
    Trainer trainer(std::make_shared<const Project>(project), buildModel(project));
    trainer.advance(updates);
    return {trainer.parameters().begin(), trainer.parameters().end()};
}

/// The iteration that a sentence names.
std::int64_t iterationIn(const QString& sentence) {
    static const QRegularExpression pattern("iteration (\\d+)");
    return pattern.match(sentence).captured(1).toLongLong();
}

} // namespace

class TestProgramTrain : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    /// A training that would take hours, which Ctrl-C ends after a while.
    [[nodiscard]] Outcome interrupted(const QStringList& more) const {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.start(DELTAFLOW_PROGRAM,
                      QStringList{"--example", "xor", "--train", "1000000000"} + more);
        if (!process.waitForStarted()) return {};
        QTest::qWait(1500);
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        if (!process.waitForFinished(30'000) || process.exitStatus() != QProcess::NormalExit) {
            process.kill();
            process.waitForFinished();
            return {-1, {}, "did not end by itself"};
        }
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
                QString::fromUtf8(process.readAllStandardError())};
    }

private slots:
    void interruptionSavesWhatThereIs() {
        const QString path = m_folder.filePath("part.deltaflow");
        const Outcome outcome = interrupted({"--save", path});
        QVERIFY2(outcome.exitCode == 130, qPrintable(outcome.err));
        QCOMPARE(outcome.err.count('\n'), 1);
        QVERIFY2(outcome.err.contains(path), qPrintable(outcome.err));
        QVERIFY(outcome.out.contains("updates  loss"));
        const std::int64_t iteration = iterationIn(outcome.err);
        QVERIFY(iteration > 0);
        const Project example = projectIn(DELTAFLOW_RESOURCES "/examples/xor.deltaflow");
        const Project saved = projectIn(path);
        QCOMPARE(saved.title, example.title);
        QCOMPARE(parametersOf(saved), trained(example, iteration));
    }

    void interruptionWithoutAFileSavesNothing() {
        const Outcome outcome = interrupted({});
        QVERIFY2(outcome.exitCode == 130, qPrintable(outcome.err));
        QVERIFY2(outcome.err.contains("nothing was saved"), qPrintable(outcome.err));
    }

    void aWholeTrainingIsSaved() {
        const QString path = m_folder.filePath("whole.deltaflow");
        const Outcome outcome =
            runProgram({"--example", "xor", "--train", "777", "--save", path}, m_folder.path());
        QCOMPARE(outcome.exitCode, 0);
        QCOMPARE(outcome.err, QString()); // no progress where nobody sees it
        const Project example = projectIn(DELTAFLOW_RESOURCES "/examples/xor.deltaflow");
        QCOMPARE(parametersOf(projectIn(path)), trained(example, 777));
    }

    /// w ← w − 0.1·4w³ from 3 on: the iteration is named at which the loss w⁴ or the next w is no
    /// longer finite, and the one before is saved.
    void divergenceIsNamed() {
        const QString path = m_folder.filePath("last.deltaflow");
        const Outcome outcome = runProgram({"--expression", "w^4", "--set", "w=3", "--learn", "w",
                                            "--train", "1000", "--save", path},
                                           m_folder.path());
        QCOMPARE(outcome.exitCode, 1);
        QCOMPARE(outcome.err.count('\n'), 1);
        const std::int64_t iteration = iterationIn(outcome.err);
        const Project saved = projectIn(path);
        const auto next = [&](double w) {
            return w - saved.optimiser.learningRate * 4 * w * w * w;
        };
        const auto isGood = [&](double w) {
            return std::isfinite(w * w * w * w) && std::isfinite(next(w));
        };
        double w = 3;
        for (std::int64_t i = 0; i + 1 < iteration; ++i)
            w = next(w);
        QVERIFY(isGood(w));
        QVERIFY(!isGood(next(w)));
        QVERIFY(isNear(parametersOf(saved)[0], w, 1e-9));
    }

    void whatCannotBeSavedIsALine() {
        const Outcome outcome =
            runProgram({"--train", "5", "--save", "nowhere/a.deltaflow"}, m_folder.path());
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.err.contains("nowhere"), qPrintable(outcome.err));
        QCOMPARE(outcome.err.count('\n'), 1);
        QVERIFY2(!outcome.out.contains("updates"), qPrintable(outcome.out)); // told before training
    }

    void aFolderIsNoFile() {
        QVERIFY(QDir(m_folder.path()).mkdir("folder.deltaflow"));
        const Outcome outcome =
            runProgram({"--train", "5", "--save", "folder.deltaflow"}, m_folder.path());
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.err.contains("folder.deltaflow"), qPrintable(outcome.err));
    }

    /// 5 updates, saved, and 5 more are 10 only where an update needs nothing but the parameters.
    void tellsWhatIsNotSaved_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("told");
        QTest::newRow("plain descent") << static_cast<int>(OptimiserKind::Sgd) << false;
        QTest::newRow("momentum") << static_cast<int>(OptimiserKind::Momentum) << true;
        QTest::newRow("Adam") << static_cast<int>(OptimiserKind::Adam) << true;
    }
    void tellsWhatIsNotSaved() {
        QFETCH(const int, kind);
        QFETCH(const bool, told);
        Project project = projectIn(DELTAFLOW_RESOURCES "/examples/xor.deltaflow");
        project.optimiser.kind = static_cast<OptimiserKind>(kind);
        project.training = {};
        QFile file(m_folder.filePath("start.deltaflow"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::fromStdString(toJson(project)));
        file.close();
        const auto part = runProgram(
            {"start.deltaflow", "--train", "5", "--save", "part.deltaflow"}, m_folder.path());
        QCOMPARE(part.exitCode, 0);
        QCOMPARE(part.out.contains("iteration 0"), told);
        QCOMPARE(runProgram({"part.deltaflow", "--train", "5", "--save", "two.deltaflow"},
                            m_folder.path())
                     .exitCode,
                 0);
        const Project twice = projectIn(m_folder.filePath("two.deltaflow"));
        QCOMPARE(parametersOf(twice) == trained(project, 10), !told);
    }
};

DELTAFLOW_TEST(TestProgramTrain)
#include "tst_program_train.moc"
