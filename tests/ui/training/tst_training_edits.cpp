#include "core/data/document_data.h"
#include "core/project/edit.h"
#include "tests/test_program.h"
#include "tests/ui/training/training_stage.h"
#include "ui/training/session_weights.h"

using namespace deltaflow;

namespace {

/// The number as training straight to the iteration makes it.
double straight(const Project& project, std::int64_t iteration, const Ref& ref) {
    const auto shared = std::make_shared<const Project>(project);
    return History(shared, buildModel(project)).at(iteration)->at(ref);
}

/// The project with something of it changed that all iterations have learned by.
Project changed(const Project& project, int what) {
    Project after = project;
    Data data = *project.data;
    switch (what) {
    case 0:
        after.optimiser.kind = OptimiserKind::Adam;
        return withOptimiser(project, after.optimiser);
    case 1:
        after.training.schedule.kind = ScheduleKind::Cosine;
        return withTraining(project, after.training);
    case 2:
        after.training.batches.size = 2;
        return withTraining(project, after.training);
    case 3:
        after.training.batches = {2, true, 9};
        return withTraining(project, after.training);
    case 4:
        data.x(0, 1) += 0.5;
        after.data = std::make_shared<const Data>(std::move(data));
        return after;
    default:
        return withUnitAdded(project, 0);
    }
}

} // namespace

/// What becomes of a run when the document changes.
class TestTrainingEdits : public QObject {
    Q_OBJECT

private slots:
    void aChangedNumberBeginsABranch() {
        Stage stage("xor");
        stage.runTo(2000);
        const auto before = stage.session.curve();
        stage.player.goToIteration(500);
        QCOMPARE(stage.player.setNumber(stage.weight(), 0.25), QString());
        QCOMPARE(stage.session.ghosts().size(), std::size_t{1});
        QCOMPARE(stage.session.ghosts().front().curve.size(), before.size());
        QVERIFY(stage.session.curve().back().iteration < 500);
        QCOMPARE(stage.session.reached(), 500);
        stage.runTo(800);
        QCOMPARE(stage.player.number(stage.weight()),
                 straight(stage.document.project(), 800, stage.weight()));
        stage.player.goToIteration(499); // before the branch all is as it was
        QCOMPARE(stage.player.number(stage.weight()),
                 straight(example("xor"), 499, stage.weight()));
    }

    void anUndoBringsTheRunBack() {
        Stage stage("xor");
        stage.runTo(2000);
        const auto before = stage.session.curve();
        stage.player.goToIteration(500);
        QCOMPARE(stage.player.setNumber(stage.weight(), 0.25), QString());
        stage.runTo(900);
        stage.document.undoStack().undo();
        QCOMPARE(stage.session.curve().size(), before.size());
        QCOMPARE(stage.session.reached(), 2000);
        QCOMPARE(stage.session.ghosts().size(), std::size_t{1}); // the branch
        stage.player.goToIteration(1999);
        QCOMPARE(stage.player.number(stage.weight()),
                 straight(example("xor"), 1999, stage.weight()));
        stage.document.undoStack().redo();
        QCOMPARE(stage.session.ghosts().size(), std::size_t{1});
        QCOMPARE(stage.session.curve().back().iteration, 900);
        QCOMPARE(stage.player.number(stage.weight()),
                 straight(stage.document.project(), 1999, stage.weight()));
    }

    void aChangedRateBeginsABranch() {
        Stage stage("xor");
        stage.runTo(2000);
        stage.player.goToIteration(500);
        const double before = stage.player.number(stage.weight());
        const Ref rate = Ref::setting(Setting::LearningRate);
        QCOMPARE(stage.player.setNumber(rate, 0.125), QString());
        QCOMPARE(stage.player.view().iteration, 500);
        QCOMPARE(stage.player.number(stage.weight()), before); // its past is the same
        QCOMPARE(stage.session.reached(), 500);
        QCOMPARE(stage.session.ghosts().size(), std::size_t{1});
        stage.runTo(600);
        QCOMPARE(stage.player.number(rate), 0.125);
        QCOMPARE(stage.player.number(stage.weight()),
                 straight(stage.document.project(), 600, stage.weight()));
        stage.player.goToIteration(499);
        QVERIFY(stage.player.number(rate) != 0.125);
    }

    void anotherNetworkLeavesAGhost() {
        Stage stage("xor");
        stage.runTo(1000);
        const QString name = stage.session.runName();
        stage.document.edit(withUnitAdded(stage.document.project(), 0), "Add a unit");
        QCOMPARE(stage.session.ghosts().size(), std::size_t{1});
        QCOMPARE(stage.session.ghosts().front().name, name);
        QVERIFY(name.startsWith(QStringLiteral("2–2–1")));
        QVERIFY(stage.session.runName().startsWith(QStringLiteral("2–3–1")));
        QVERIFY(stage.session.curve().empty());
        stage.document.undoStack().undo();
        QCOMPARE(stage.session.curve().back().iteration, 1000);
    }

    void whatIsFarBeginsAnew() {
        Stage stage("xor");
        Moment far = stage.player.moment();
        far.iteration = std::int64_t{1} << 40;
        stage.player.showMoment(far);
        QCOMPARE(stage.player.view().iteration, far.iteration);
        const Ref input{stage.player.model().input, Quantity::Value, 0, 0, 0};
        QCOMPARE(stage.player.setNumber(input, 0.5), QString());
        QCOMPARE(stage.player.view().iteration, 0);
    }

    void whatReachesBackBeginsAnew_data() {
        QTest::addColumn<int>("change");
        QTest::addColumn<int>("iteration");
        const char* const names[] = {"optimiser", "schedule", "minibatches",
                                     "order",     "data",     "structure"};
        for (int change = 0; change < 6; ++change)
            for (const int iteration : {300, 200'000}) // near and far
                QTest::addRow("%s at %d", names[change], iteration) << change << iteration;
    }
    /// Always at iteration 0; an undo goes back to the run and to the iteration that was left.
    void whatReachesBackBeginsAnew() {
        QFETCH(int, change);
        QFETCH(int, iteration);
        Stage stage("xor");
        stage.runTo(iteration);
        stage.player.goToIteration(iteration - 10);
        const double before = stage.player.number(stage.weight());
        QSignalSpy anew(&stage.player, &Player::begunAnew);
        stage.document.edit(changed(stage.document.project(), change), "Change");
        QCOMPARE(stage.player.view().iteration, 0);
        QCOMPARE(stage.session.reached(), 0);
        QVERIFY(stage.session.curve().empty());
        QCOMPARE(stage.session.ghosts().size(), std::size_t{1});
        QCOMPARE(anew.size(), 1);
        QCOMPARE(anew.front().front().toLongLong(), iteration - 10);
        stage.document.undoStack().undo();
        QCOMPARE(stage.player.view().iteration, iteration - 10);
        QCOMPARE(stage.player.number(stage.weight()), before);
        QCOMPARE(stage.session.reached(), iteration);
        QCOMPARE(anew.size(), 1);
        stage.document.undoStack().redo();
        QCOMPARE(stage.player.view().iteration, 0);
        QCOMPARE(anew.size(), 1);
    }

    /// However long it would take to come to where a setting is changed.
    void aChangedSettingStaysWhereItIs() {
        Stage stage("xor");
        Moment far = stage.player.moment();
        far.iteration = std::int64_t{1} << 40;
        stage.player.showMoment(far);
        for (const double rate : {0.25, 0.125}) {
            QCOMPARE(stage.player.setNumber(Ref::setting(Setting::LearningRate), rate), QString());
            QCOMPARE(stage.player.setNumber(stage.weight(), rate), QString());
            QCOMPARE(stage.player.view().iteration, far.iteration);
            QCOMPARE(stage.player.number(stage.weight()), rate);
        }
    }

    /// A drag goes on with the sample that was pressed, though iteration 0 has another minibatch.
    void aDragKeepsItsSample() {
        Stage stage("xor");
        Training training;
        training.batches = {1, false, 1};
        stage.document.edit(withTraining(stage.document.project(), training), "one by one");
        stage.player.goToIteration(2);
        const Ref input{stage.player.model().input, Quantity::Value, 0, 0, 0};
        const SampleMatrix before = stage.document.project().data->x;
        QCOMPARE(stage.player.setNumber(input, 4, 77), QString());
        QCOMPARE(stage.player.setNumber(input, 5, 77), QString());
        SampleMatrix expected = before;
        expected(0, 2) = 5;
        QVERIFY(stage.document.project().data->x == expected);
    }

    void keptWeightsAreTheStart() {
        Stage stage("xor");
        stage.runTo(2000);
        stage.player.goToIteration(700);
        const double weight = stage.player.number(stage.weight());
        QSignalSpy anew(&stage.player, &Player::begunAnew);
        QCOMPARE(stage.player.keepWeights(), QString());
        QCOMPARE(stage.player.view().iteration, 0);
        QCOMPARE(stage.player.number(stage.weight()), weight);
        QCOMPARE(stage.document.project().network->layers[0].weights(0, 0), weight);
        QCOMPARE(stage.session.ghosts().size(), std::size_t{1});
        QVERIFY(!stage.session.hasTrained());
        QVERIFY(anew.isEmpty()); // it was asked for
        stage.document.undoStack().undo();
        QCOMPARE(stage.player.view().iteration, 700);
        QCOMPARE(stage.player.number(stage.weight()), weight);
        QCOMPARE(stage.session.reached(), 2000);
        QCOMPARE(stage.session.curve().back().iteration, 2000);
        QVERIFY(stage.session.ghosts().empty());
    }

    void steppingIsNoTraining() {
        Stage stage("xor");
        stage.player.goToIteration(5);
        SessionWeights weights(stage.session);
        QVERIFY(!weights.atStake());
        stage.runTo(50);
        QCOMPARE(weights.atStake(), std::optional<std::int64_t>(50));
        stage.player.goToIteration(20);
        QCOMPARE(weights.atStake(), std::optional<std::int64_t>(20));
        stage.player.goToIteration(0);
        QCOMPARE(weights.atStake(), std::optional<std::int64_t>(50));
        QCOMPARE(weights.keep(50), QString());
        QVERIFY(!weights.atStake());
        QCOMPARE(stage.document.project().network->layers[0].weights(0, 0),
                 straight(example("xor"), 50, stage.weight()));
    }

    void undoFindsTheRunBehindADraggedNumber() {
        Stage stage("xor");
        stage.runTo(1'000'000);
        QCOMPARE(stage.player.setNumber(stage.weight(), 0.25, 1), QString());
        for (int i = 0; i < 10; ++i) // one gesture of many changes
            QCOMPARE(stage.player.setNumber(stage.weight(), 0.25 + i, 1), QString());
        stage.document.undoStack().undo();
        QCOMPARE(stage.player.view().iteration, 1'000'000);
        QCOMPARE(stage.session.reached(), 1'000'000);
        QCOMPARE(stage.session.curve().back().iteration, 1'000'000);
    }

    void runsAreNamedByWhatWasSet() {
        Stage stage("xor");
        const QString plain = stage.session.runName();
        QVERIFY2(plain.endsWith("Gradient descent, η 0.5"), qPrintable(plain));
        stage.player.goToIteration(40);
        QCOMPARE(stage.player.setNumber(Ref::setting(Setting::LearningRate), 0.25), QString());
        QCOMPARE(stage.session.runName(), plain + ", η 0.2500 from iteration 40");
        QCOMPARE(stage.player.setNumber(stage.weight(), -2), QString());
        QVERIFY2(stage.session.runName().contains("−2.000 from iteration 40"),
                 qPrintable(stage.session.runName()));
    }

    void aChangeMeanwhileIsTakenUp() {
        Stage stage("xor");
        stage.session.start();
        QTRY_VERIFY(stage.player.view().iteration > 0);
        Optimiser optimiser = stage.document.project().optimiser;
        optimiser.learningRate = 0.01;
        stage.document.edit(withOptimiser(stage.document.project(), optimiser), "slower", 0);
        QVERIFY(stage.session.isRunning());
        const std::int64_t then = stage.player.view().iteration;
        QTRY_VERIFY(stage.player.view().iteration > then + 100);
        stage.session.stop();
        QCOMPARE(stage.player.number(stage.weight()),
                 straight(stage.document.project(), stage.player.view().iteration, stage.weight()));
    }

    void anotherDocumentEndsIt() {
        Stage stage("xor");
        stage.session.start();
        QTRY_VERIFY(stage.player.view().iteration > 0);
        stage.document.reset(example("net-3-2-1"), {});
        QVERIFY(!stage.session.isRunning());
        QVERIFY(stage.session.curve().empty());
        QCOMPARE(stage.player.view().iteration, 0);
        QTest::qWait(30);
        QCOMPARE(stage.player.view().iteration, 0);
    }
};

DELTAFLOW_TEST(TestTrainingEdits)
#include "tst_training_edits.moc"
