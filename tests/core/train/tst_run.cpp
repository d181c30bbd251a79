#include "core/train/run.h"

#include "core/train/divergence.h"
#include "core/train/history.h"
#include "tests/core/train/projects.h"
#include "tests/test_program.h"

#include <QtTest>

#include <cmath>

using namespace deltaflow;
using namespace std::chrono_literals;

namespace {

std::shared_ptr<const Project> shared(Project project) {
    return std::make_shared<const Project>(std::move(project));
}

Project minibatches(OptimiserKind kind) {
    Project project = smallProject();
    project.optimiser.kind = kind;
    project.optimiser.learningRate = 0.01;
    project.training.batches = {2, true, 5};
    return project;
}

/// ½ (w · 1 − 0)², of which the gradient is w.
Project oneWeight(double weight, double rate) {
    Network network{1,
                    {DenseLayer{ParameterMatrix::Constant(1, 1, weight), ParameterMatrix(), {}}}};
    network.layers.front().activation.kind = ActivationKind::Identity;
    Project project;
    project.network = std::make_shared<const Network>(std::move(network));
    project.data = std::make_shared<const Data>(
        Data{SampleMatrix::Constant(1, 1, 1), SampleMatrix::Constant(1, 1, 0)});
    project.optimiser.learningRate = rate;
    return project;
}

/// Everything that a run reports until it ends, worked off in slices.
RunReport finished(Run& run, std::chrono::nanoseconds slice) {
    RunReport all;
    while (all.end == RunEnd::None) {
        RunReport report = run.work(slice);
        std::ranges::copy(report.keyframes, std::back_inserter(all.keyframes));
        std::ranges::copy(report.points, std::back_inserter(all.points));
        all.end = report.end;
        all.iteration = report.iteration;
        all.divergedAt = report.divergedAt;
        all.lastGood = report.lastGood;
    }
    return all;
}

Moment startOf(const Project& project) {
    return Trainer(shared(project), buildModel(project)).moment();
}

Moment straightTo(const Project& project, std::int64_t iteration) {
    Trainer trainer(shared(project), buildModel(project));
    trainer.advance(iteration);
    return trainer.moment();
}

} // namespace

class TestRun : public QObject {
    Q_OBJECT

private slots:
    void isTheSameHoweverItIsSliced_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("microseconds");
        for (const auto kind : {OptimiserKind::Sgd, OptimiserKind::Adam})
            for (const int us : {0, 200, 1000000})
                QTest::addRow("optimiser %d, %d µs", static_cast<int>(kind), us)
                    << static_cast<int>(kind) << us;
    }
    void isTheSameHoweverItIsSliced() {
        QFETCH(int, kind);
        QFETCH(int, microseconds);
        const Project project = minibatches(static_cast<OptimiserKind>(kind));
        const auto model = buildModel(project);
        Run run(shared(project), model, startOf(project), {3000, std::nullopt});
        const RunReport report = finished(run, std::chrono::microseconds(microseconds));
        QCOMPARE(report.end, RunEnd::Iteration);
        QCOMPARE(report.iteration, 3000);
        QVERIFY(report.keyframes.size() > 100 && report.keyframes.size() < 1000);
        std::size_t compared = 0;
        for (std::size_t i = 0; i < report.keyframes.size(); i += 37, ++compared)
            QCOMPARE(report.keyframes[i], straightTo(project, report.keyframes[i].iteration));
        QVERIFY(compared > 2);
        QCOMPARE(report.points.front().iteration, 0);
        QCOMPARE(report.points.back().iteration, 3000);
        for (const CurvePoint& point : {report.points.front(), report.points.back()}) {
            const Moment moment = straightTo(project, point.iteration);
            QCOMPARE(point.train.loss,
                     Scorer(shared(project), model).score(moment.parameters).loss);
        }
    }

    void tellsHowTheTestGoes() {
        Project project = minibatches(OptimiserKind::Sgd);
        const Data all = *project.data;
        const auto half = all.x.cols() / 2;
        project.data =
            std::make_shared<const Data>(Data{all.x.leftCols(half), all.y.leftCols(half)});
        const auto test =
            std::make_shared<const Data>(Data{all.x.rightCols(half), all.y.rightCols(half)});
        const auto without = straightTo(project, 200);
        project.test = test;
        Run run(shared(project), buildModel(project), startOf(project), {200, std::nullopt});
        const RunReport report = finished(run, 1ms);
        QCOMPARE(run.moment(), without); // nothing is learned from it
        Project onTest = project;
        onTest.data = test;
        const double loss =
            Scorer(shared(onTest), buildModel(onTest)).score(without.parameters).loss;
        QCOMPARE(report.points.back().test->loss, loss);
        QVERIFY(report.points.back().train.loss != loss);
    }

    void goesOnFromAnyMoment() {
        const Project project = minibatches(OptimiserKind::Adam);
        Run run(shared(project), buildModel(project), straightTo(project, 111), {500, {}});
        const RunReport report = finished(run, 1ms);
        QCOMPARE(report.points.front().iteration, 111);
        History history(shared(project), buildModel(project));
        const auto trace = history.at(500);
        QCOMPARE(trace->at({buildModel(project)->layers[1].weights, Quantity::Value, 2, 1, 0}),
                 straightTo(project, 500).parameters[4 * 2 + 4 + 2 * 4 + 1]);
    }

    void endsBelowALoss_data() {
        QTest::addColumn<int>("batch");
        QTest::addColumn<double>("part");
        QTest::newRow("soon") << 0 << 0.9;
        QTest::newRow("late") << 0 << 0.1;
        QTest::newRow("shuffled minibatches: the loss goes up and down") << 2 << 0.2;
    }
    /// At the first iteration below it since the last point, not where the next point was due.
    void endsBelowALoss() {
        QFETCH(int, batch);
        QFETCH(double, part);
        Project project = smallProject();
        project.optimiser.learningRate = 0.02;
        project.training.batches = {batch, true, 3};
        const auto model = buildModel(project);
        Trainer straight(shared(project), model);
        Scorer scorer(shared(project), model);
        const double goal = scorer.score(straight.parameters()).loss * part;
        Run run(shared(project), model, startOf(project), {100000, goal});
        const RunReport report = finished(run, 0us);
        QCOMPARE(report.end, RunEnd::Loss);
        QCOMPARE(report.points.back().iteration, report.iteration);
        QCOMPARE(run.moment(), straightTo(project, report.iteration));
        const std::int64_t pointBefore = report.points[report.points.size() - 2].iteration;
        for (straight.advance(pointBefore); straight.iteration() < report.iteration;
             straight.advance(1))
            QVERIFY(scorer.score(straight.parameters()).loss >= goal);
        QVERIFY(scorer.score(straight.parameters()).loss < goal);
    }

    /// Where there is too much to look at, halving finds an iteration that is below and the one
    /// before it is not.
    void endsBelowALossByHalving() {
        Project project = smallProject();
        const Data few = *project.data;
        project.data = std::make_shared<const Data>(
            Data{few.x.replicate(1, 40000), few.y.replicate(1, 40000)});
        project.optimiser.learningRate = 0.001;
        project.training.batches = {1, false, 1};
        const auto model = buildModel(project);
        Scorer scorer(shared(project), model);
        const auto lossAt = [&](std::int64_t iteration) {
            return scorer.score(straightTo(project, iteration).parameters).loss;
        };
        const double goal = lossAt(5000);
        Run run(shared(project), model, startOf(project), {1'000'000, goal});
        const RunReport report = finished(run, 1ms);
        QCOMPARE(report.end, RunEnd::Loss);
        QVERIFY(lossAt(report.iteration) < goal);
        QVERIFY(lossAt(report.iteration - 1) >= goal);
    }

    void findsWhereItDiverged() {
        Project project = smallProject();
        Network linear = *project.network;
        for (DenseLayer& layer : linear.layers)
            layer.activation.kind = ActivationKind::Identity;
        project.network = std::make_shared<const Network>(std::move(linear));
        project.optimiser.learningRate = 3;
        const auto model = buildModel(project);
        Run run(shared(project), model, startOf(project), {1000000, {}});
        const RunReport report = finished(run, 5ms);
        QCOMPARE(report.end, RunEnd::Diverged);
        QCOMPARE(report.lastGood->iteration, *report.divergedAt - 1);
        History history(shared(project), model);
        QVERIFY(firstNotFinite(*history.at(*report.divergedAt)));
        for (std::int64_t k = 0; k < *report.divergedAt; ++k)
            QVERIFY(!firstNotFinite(*history.at(k)));
    }

    /// A run from numbers of which the loss is ∞ already goes on until a parameter is lost.
    void goesOnFromAnInfiniteLoss() {
        const Project project = oneWeight(1e160, 0.5);
        Run run(shared(project), buildModel(project), startOf(project), {50, {}});
        QCOMPARE(finished(run, 1ms).end, RunEnd::Iteration);
    }

    /// w ← (1 − η) w from 1 with η = 10⁶⁰: −10⁶⁰, 10¹²⁰, −10¹⁸⁰, whose square is too large.
    void divergesWithTheLoss() {
        const Project project = oneWeight(1, 1e60);
        Run run(shared(project), buildModel(project), startOf(project), {50, {}});
        const RunReport report = finished(run, 1ms);
        QCOMPARE(report.end, RunEnd::Diverged);
        QCOMPARE(*report.divergedAt, 3);
        QCOMPARE(report.lastGood->iteration, 2);
        QCOMPARE(run.iteration(), 3);
    }

    /// A history that was given the run's keyframes shows what it would have come to itself.
    void historyTakesItsKeyframes() {
        const Project project = minibatches(OptimiserKind::Momentum);
        const auto model = buildModel(project);
        Run run(shared(project), model, startOf(project), {2000, {}});
        History given(shared(project), model, {64, std::size_t{1} << 30});
        for (const Moment& keyframe : finished(run, 1ms).keyframes)
            given.keep(keyframe);
        QVERIFY(given.keyframeCount() > 16 && given.keyframeCount() <= 64);
        for (const std::int64_t k : {1999, 1, 700}) {
            const auto block = given.at(k)->block(model->layers[0].weights, Quantity::Value);
            const Moment moment = straightTo(project, k);
            QVERIFY(std::ranges::equal(block, std::span(moment.parameters).first(block.size())));
        }
    }
};

DELTAFLOW_TEST(TestRun)
#include "tst_run.moc"
