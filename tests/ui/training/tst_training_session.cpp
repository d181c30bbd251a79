#include "ui/training/training_session.h"

#include "core/data/document_data.h"
#include "core/project/edit.h"
#include "core/project/project_json.h"
#include "core/train/divergence.h"
#include "ui/document/examples.h"
#include "ui/tables/fold_section.h"
#include "ui/training/curve_chart.h"
#include "ui/training/session_weights.h"
#include "ui/training/training_panel.h"

#include <QFile>
#include <QSlider>
#include <QtTest>

#include <qcustomplot.h>

#include <set>

using namespace deltaflow;

namespace {

Project example(const char* name) {
    QFile file(examplePath(QString::fromLatin1(name)));
    if (!file.open(QIODevice::ReadOnly)) qFatal("no example %s", name);
    return projectFromJson(file.readAll().toStdString());
}

struct Stage {
    explicit Stage(const char* name)
        : opened(document, example(name))
        , player(document)
        , session(player) {}

    void runTo(std::int64_t iteration) {
        session.start({iteration, std::nullopt});
        QTRY_VERIFY_WITH_TIMEOUT(!session.isRunning(), 20000);
    }
    [[nodiscard]] Ref weight() const {
        return {player.model().layers[0].weights, Quantity::Value, 0, 0, 0};
    }

    Document document;
    struct Opened {
        Opened(Document& document, const Project& project) { document.reset(project, {}); }
    } opened;
    Player player;
    TrainingSession session;
};

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

    void theTestIsScoredBeside() {
        Stage stage("xor");
        stage.document.edit(withDataSetup(stage.document.project(), {0.25, 1}), "Keep a test");
        stage.runTo(400);
        QVERIFY(stage.session.tellsTest());
        const CurvePoint last = stage.session.curve().back();
        const CurvePoint shown = *stage.session.score();
        QCOMPARE(last.iteration, 400);
        QCOMPARE(shown.test->loss, last.test->loss);
        Project onTest = stage.document.project();
        onTest.data = onTest.test;
        const double loss =
            Scorer(std::make_shared<const Project>(onTest), stage.player.sharedModel())
                .score(stage.player.moment().parameters)
                .loss;
        QCOMPARE(shown.test->loss, loss);
    }

    void theSliderCountsAsItsAxis() {
        Stage stage("xor");
        TrainingPanel panel(stage.session);
        stage.runTo(10000);
        auto* slider = panel.findChild<QSlider*>();
        for (const bool logarithmic : {true, false}) {
            panel.findChild<QCheckBox*>("logarithmic")->setChecked(logarithmic);
            for (const std::int64_t k : {9, 99, 999, 5000}) {
                stage.player.goToIteration(k);
                const int at = slider->value();
                const double part = static_cast<double>(at) / slider->maximum();
                const double expected = logarithmic ? std::log1p(double(k)) / std::log1p(10000.0)
                                                    : static_cast<double>(k) / 10000;
                QVERIFY(std::abs(part - expected) < 1e-4);
                slider->setValue(at + 500);
                slider->setValue(at);
                const auto shown = static_cast<double>(stage.player.view().iteration);
                QVERIFY(std::abs(shown - static_cast<double>(k)) <= 1 + 0.001 * double(k));
            }
        }
    }

    void theScoreIsOfWhatIsShown() {
        Stage stage("xor");
        stage.runTo(1500);
        for (const std::int64_t k : {1500, 3, 700}) {
            stage.player.goToIteration(k); // all samples in one minibatch: the same loss
            QVERIFY(std::abs(stage.session.score()->train.loss -
                             stage.player.number(
                                 {stage.player.model().loss, Quantity::Value, 0, 0, 0})) < 1e-14);
        }
    }

    void whatHasNoParametersIsNotTrained() {
        Stage stage("paths");
        TrainingPanel panel(stage.session);
        panel.toggleRun();
        QVERIFY(!stage.session.isRunning());
    }

    void whatIsNoNumberIsRefused() {
        Stage stage("xor");
        TrainingPanel panel(stage.session);
        QTest::keyClicks(panel.findChild<QLineEdit*>("lossBelow"), "abc");
        panel.toggleRun();
        QVERIFY(!stage.session.isRunning());
        panel.findChild<QLineEdit*>("lossBelow")->setText("0.2");
        panel.toggleRun();
        QVERIFY(stage.session.isRunning());
        stage.session.stop();
    }

    void aLossNeverReachedIsRefused() {
        Stage stage("xor");
        TrainingPanel panel(stage.session);
        const auto* note = panel.findChild<QuietLabel*>("goalNote");
        auto* field = panel.findChild<QLineEdit*>("lossBelow");
        for (const char* wrong : {"0", "-1", "0,01,0"}) {
            field->clear();
            QTest::keyClicks(field, wrong);
            panel.toggleRun();
            QVERIFY2(!stage.session.isRunning(), wrong);
            QVERIFY(!note->isHidden() && !note->text().isEmpty());
        }
    }

    void aDecimalCommaIsReadWhereItIsOne() {
        const QLocale before;
        QLocale::setDefault(QLocale(QLocale::German));
        Stage stage("xor");
        TrainingPanel panel(stage.session);
        auto* field = panel.findChild<QLineEdit*>("lossBelow");
        QCOMPARE(field->text(), QStringLiteral("0,001"));
        field->clear();
        QTest::keyClicks(field, "0,2");
        panel.toggleRun();
        QLocale::setDefault(before);
        QCOMPARE(stage.session.goal().loss, std::optional(0.2));
        stage.session.stop();
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

    void thePanelRunsAndTravels() {
        Stage stage("xor");
        TrainingPanel panel(stage.session);
        panel.resize(360, 600);
        static_cast<QWidget&>(panel).show();
        panel.findChild<QSpinBox*>("epochs")->setValue(700);
        panel.findChild<QPushButton*>("run")->click();
        QTRY_VERIFY(!stage.session.isRunning());
        QCOMPARE(stage.player.view().iteration, 700);
        panel.findChild<QCheckBox*>("logarithmic")->setChecked(false);
        panel.findChild<QSlider*>()->setValue(5000); // half way
        QCOMPARE(stage.player.view().iteration, 350);
        panel.findChild<QPushButton*>("epoch")->click();
        QTRY_VERIFY(!stage.session.isRunning());
        QCOMPARE(stage.player.view().iteration, 351);
        auto& plot = panel.chart().plot();
        plot.replot(QCustomPlot::rpImmediateRefresh);
        const auto at = QPoint(static_cast<int>(plot.xAxis->coordToPixel(100)), 60);
        QTest::mouseClick(&plot, Qt::LeftButton, {}, at);
        QVERIFY(std::abs(stage.player.view().iteration - 100) < 10);
    }

    void minibatchesAreSetInThePanel() {
        Stage stage("xor"); // 4 samples
        TrainingPanel panel(stage.session);
        panel.findChild<QSpinBox*>("batchSize")->setValue(3);
        QCOMPARE(stage.document.project().training.batches.size, Index{3});
        QCOMPARE(stage.player.samples(), Index{3});
        panel.findChild<QPushButton*>("epoch")->click();
        QTRY_VERIFY(!stage.session.isRunning());
        QCOMPARE(stage.player.view().iteration, 2);
        stage.player.goToIteration(1);
        QCOMPARE(stage.player.samples(), Index{1}); // what is left over
        stage.document.undoStack().undo();
        QCOMPARE(stage.player.samples(), Index{4});
    }

    void aMinibatchsInputsAreTheProjects() {
        Stage stage("xor");
        Training training;
        training.batches = {1, true, 3};
        stage.document.edit(withTraining(stage.document.project(), training), "minibatches", 0);
        std::set<Index> columns;
        for (std::int64_t k = 0; k < 4; ++k) {
            stage.player.goToIteration(k);
            const Ref input{stage.player.model().input, Quantity::Value, 1, 0, 0};
            const Index column = stage.player.trace().dataColumn(0);
            columns.insert(column);
            SampleMatrix expected = stage.document.project().data->x;
            QCOMPARE(stage.player.number(input), expected(1, column));
            expected(1, column) += 7.5;
            QVERIFY(stage.player.isEditable(input));
            QCOMPARE(stage.player.setNumber(input, expected(1, column)), QString());
            QVERIFY(stage.document.project().data->x == expected);
            QCOMPARE(stage.player.view().iteration, 0); // all iterations have learned from it
            stage.player.goToIteration(k);
            QCOMPARE(stage.player.number(input), expected(1, column));
        }
        QCOMPARE(columns.size(), std::size_t{4});
    }
};

QTEST_MAIN(TestTrainingSession)
#include "tst_training_session.moc"
