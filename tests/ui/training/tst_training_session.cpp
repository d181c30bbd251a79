#include "core/train/divergence.h"
#include "tests/test_program.h"
#include "tests/ui/training/training_stage.h"

using namespace deltaflow;

namespace {

/// The number as training straight to the iteration makes it.
double straight(const Project& project, std::int64_t iteration, const Ref& ref) {
    const auto shared = std::make_shared<const Project>(project);
    return History(shared, buildModel(project)).at(iteration)->at(ref);
}

} // namespace

class TestTrainingSession : public QObject {
    Q_OBJECT

private slots:
    void reachesItsGoalAndShowsIt() {
        Stage stage("xor");
        stage.runTo(3000);
        QCOMPARE(stage.player.view().iteration, 3000);
        QCOMPARE(stage.session.reached(), 3000);
        QVERIFY(stage.session.verdict().contains("3,000"));
        QCOMPARE(stage.player.number(stage.weight()),
                 straight(stage.document.project(), 3000, stage.weight()));
        QCOMPARE(stage.session.curve().back().iteration, 3000);
        QVERIFY(stage.session.curve().size() > 100);
        QVERIFY(stage.session.curve().back().train.loss < stage.session.curve().front().train.loss);
    }

    void everyIterationIsExactAfterwards() {
        Stage stage("xor");
        stage.runTo(5000);
        for (const std::int64_t k : {4999, 17, 0, 2500}) {
            stage.player.goToIteration(k);
            QCOMPARE(stage.player.number(stage.weight()),
                     straight(stage.document.project(), k, stage.weight()));
        }
        QCOMPARE(stage.session.reached(), 5000); // looking back forgets nothing
    }

    void isStoppedAndGoesOn() {
        Stage stage("xor");
        stage.session.start();
        QVERIFY(stage.session.isRunning());
        QTRY_VERIFY(stage.player.view().iteration > 0);
        stage.session.stop();
        QVERIFY(!stage.session.isRunning());
        const std::int64_t reached = stage.player.view().iteration;
        QCOMPARE(stage.session.reached(), reached);
        QTest::qWait(30);
        QCOMPARE(stage.player.view().iteration, reached);
        stage.runTo(reached + 100);
        QCOMPARE(stage.player.view().iteration, reached + 100);
    }

    void stopsAtTheFirstIterationBelow() {
        Stage stage("xor");
        stage.session.start({std::nullopt, 0.01});
        QTRY_VERIFY_WITH_TIMEOUT(!stage.session.isRunning(), 20000);
        const std::int64_t end = stage.player.view().iteration;
        QCOMPARE(stage.session.reached(), end);
        QCOMPARE(stage.session.curve().back().iteration, end);
        QVERIFY(stage.session.score()->train.loss < 0.01);
        stage.player.goToIteration(end - 1);
        QVERIFY(stage.session.score()->train.loss >= 0.01);
    }

    /// ½ (w · 1)² from w = 1 with η = 10⁶⁰: w is −10¹⁸⁰ after 3 updates, and its square ∞.
    void divergenceIsNamed() {
        Stage stage("xor");
        Network network{1, {DenseLayer{ParameterMatrix::Constant(1, 1, 1), ParameterMatrix(), {}}}};
        network.layers.front().activation.kind = ActivationKind::Identity;
        Project project;
        project.network = std::make_shared<const Network>(std::move(network));
        project.data = std::make_shared<const Data>(
            Data{SampleMatrix::Constant(1, 1, 1), SampleMatrix::Constant(1, 1, 0)});
        project.optimiser.learningRate = 1e60;
        stage.document.reset(project, {});
        stage.runTo(1000);
        QCOMPARE(stage.player.view().iteration, 3);
        QCOMPARE(stage.session.lastGood(), std::optional<std::int64_t>(2));
        QCOMPARE(stage.session.verdict(),
                 QStringLiteral("Training diverged at iteration 3. The first number that is not "
                                "finite: loss at the output unit, ∞."));
    }

    void everyNumberOfTheLastGoodIterationIsFinite() {
        Stage stage("sine-curve");
        Project project = stage.document.project();
        project.optimiser.kind = OptimiserKind::Sgd;
        project.optimiser.learningRate = 1e6;
        stage.document.reset(project, {});
        stage.runTo(1'000'000);
        QVERIFY(firstNotFinite(stage.player.trace()));
        QCOMPARE(stage.player.view().iteration, *stage.session.lastGood() + 1);
        for (std::int64_t k = 0; k <= *stage.session.lastGood(); ++k) {
            stage.player.goToIteration(k);
            QVERIFY(!firstNotFinite(stage.player.trace()));
        }
    }
};

DELTAFLOW_TEST(TestTrainingSession)
#include "tst_training_session.moc"
