#include "core/export/pytorch.h"

#include "core/error.h"
#include "core/train/scorer.h"
#include "core/train/trainer.h"
#include "tests/core/export/torch_projects.h"
#include "tests/core/export/torch_run.h"
#include "tests/test_program.h"

#include <map>

using namespace deltaflow;

namespace {

constexpr int kUpdates = 10;
constexpr double kTolerance = 1e-9;

/// The losses of the minibatches before each update, by the trainer.
std::vector<double> trainerLosses(const Project& project) {
    Trainer trainer(std::make_shared<const Project>(project), buildModel(project));
    std::vector<double> losses;
    for (int i = 0; i < kUpdates; ++i) {
        losses.push_back(trainer.batchLoss());
        trainer.advance(1);
    }
    return losses;
}

void compare(const std::vector<double>& got, const std::vector<double>& expected) {
    QCOMPARE(got.size(), expected.size());
    for (std::size_t i = 0; i < got.size(); ++i)
        QVERIFY2(std::abs(got[i] - expected[i]) <=
                     kTolerance * std::max(1.0, std::abs(expected[i])),
                 qPrintable(QString("iteration %1: %2, not %3")
                                .arg(i)
                                .arg(got[i], 0, 'g', 17)
                                .arg(expected[i], 0, 'g', 17)));
}

std::vector<NamedProject> allProjects() {
    std::vector<NamedProject> all;
    for (auto projects : {exampleProjects(), denseProjects(), trainingProjects(), editedSettings(),
                          graphProjects()})
        std::ranges::move(projects, std::back_inserter(all));
    return all;
}

} // namespace

class TestPytorch : public QObject {
    Q_OBJECT

    std::map<QString, Project> m_projects;
    std::map<QString, TorchRun> m_runs;

private slots:
    void initTestCase() {
        std::map<QString, std::string> scripts;
        for (auto& [name, project] : allProjects()) {
            scripts.emplace(name, pytorchScript(project));
            m_projects.emplace(name, std::move(project));
        }
        if (!pythonWithTorch().isEmpty()) m_runs = runAllTorch(scripts, kUpdates);
    }

    /// Every script reads as the project does: the first ten losses are the trainer's.
    void losesAsTheTrainerDoes_data() {
        QTest::addColumn<QString>("name");
        for (const auto& [name, project] : m_projects)
            QTest::newRow(qPrintable(name)) << name;
    }
    void losesAsTheTrainerDoes() {
        if (pythonWithTorch().isEmpty())
            QSKIP("The exported scripts are not run, since no python3 here has torch.");
        QFETCH(QString, name);
        const TorchRun& run = m_runs[name];
        QVERIFY2(run.err.isEmpty(), qPrintable(run.err));
        compare(run.losses(), trainerLosses(m_projects.at(name)));
    }

    void theTestLossIsTheScorers_data() {
        QTest::addColumn<int>("processes");
        QTest::newRow("alone") << 1;
        QTest::newRow("under torchrun") << 2;
    }
    void theTestLossIsTheScorers() {
        if (pythonWithTorch().isEmpty())
            QSKIP("The exported scripts are not run, since no python3 here has torch.");
        QFETCH(int, processes);
        const auto project = std::make_shared<const Project>(m_projects.at("with a test set"));
        Trainer trainer(project, buildModel(*project));
        trainer.advance(kUpdates);
        const double expected =
            Scorer(project, buildModel(*project), project->test).score(trainer.parameters()).loss;
        const TorchRun run = runTorch(pytorchScript(*project), kUpdates, processes);
        QVERIFY2(run.exitCode == 0, qPrintable(run.err));
        const double got = testLossIn(run);
        QVERIFY2(std::abs(got - expected) <= kTolerance * std::max(1.0, std::abs(expected)),
                 qPrintable(QString::number(got, 'g', 17)));
    }

    /// However many processes share the work.
    void losesTheSameUnderTorchrun_data() {
        QTest::addColumn<QString>("name");
        for (const char* name :
             {"penalty 1", "penalty 3", "optimiser 4, schedule 2, minibatches, shuffled",
              "settings: momentum", "batch norm", "bent loss", "shared leaves", "tiny-cnn",
              "circuit"})
            QTest::newRow(name) << name;
        QTest::newRow("learned variables alone")
            << "max(a, a) * min(b, 2) + max(a, b)^3 - (-b)*5 - 1/(-3)";
    }
    void losesTheSameUnderTorchrun() {
        if (pythonWithTorch().isEmpty())
            QSKIP("The exported scripts are not run, since no python3 here has torch.");
        QFETCH(QString, name);
        const Project& project = m_projects.at(name);
        const TorchRun run = runTorch(pytorchScript(project), kUpdates, 2);
        QVERIFY2(run.exitCode == 0, qPrintable(run.err));
        compare(run.losses(), trainerLosses(project));
    }

    void whatCannotBeWrittenIsSaidInASentence_data() {
        QTest::addColumn<Project>("project");
        QTest::addColumn<QString>("named");
        Project infinite = smallProject();
        Network network = *infinite.network;
        network.layers[1].weights(0, 0) = std::numeric_limits<double>::infinity();
        infinite.network = std::make_shared<const Network>(network);
        QTest::newRow("a number that is not finite") << infinite << "finite";
        GraphProject p;
        p.input("x", 2).target("y", 2).parameter("g", 2, 1).parameter("b", 2, 1);
        p.node("n", "layernorm", {"x", "g", "b"}).node("s", "add", {"n", "n_normalised"});
        p.node("L", "half_squared", {"s", "y"});
        QTest::newRow("the inside of a normalisation") << p.make(2) << "n_normalised";
    }
    void whatCannotBeWrittenIsSaidInASentence() {
        QFETCH(Project, project);
        QFETCH(QString, named);
        try {
            (void)pytorchScript(project);
            QFAIL("it was exported");
        } catch (const Error& error) {
            const QString what = error.what();
            QVERIFY2(what.contains(named), error.what());
            QVERIFY2(what.endsWith('.') && what.count('.') == 1, error.what());
        }
    }

    /// Nothing that a title holds gets out of its comment.
    void aTitleStaysInItsComment() {
        Project project = smallProject();
        project.title = "\"\"\"\nraise SystemExit\n\\u";
        const std::string script = pytorchScript(project);
        QVERIFY(script.find("\nraise") == std::string::npos);
        QVERIFY(script.find("raise SystemExit") != std::string::npos);
    }
};

DELTAFLOW_TEST(TestPytorch)
#include "tst_pytorch.moc"
