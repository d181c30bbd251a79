#include "core/train/run.h"

#include "core/train/history.h"
#include "tests/core/train/projects.h"

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

    void endsBelowALoss() {
        Project project = smallProject();
        project.data = std::make_shared<const Data>(
            Data{project.data->x.leftCols(2), project.data->y.leftCols(2)});
        const double start = Trainer(shared(project), buildModel(project)).loss();
        Run run(shared(project), buildModel(project), startOf(project), {100000, start / 2});
        const RunReport report = finished(run, 1ms);
        QCOMPARE(report.end, RunEnd::Loss);
        QVERIFY(report.points.back().train.loss < start / 2);
        for (std::size_t i = 0; i + 1 < report.points.size(); ++i)
            QVERIFY(report.points[i].train.loss >= start / 2);
    }

    void findsWhereItDiverged() {
        Project project = smallProject();
        Network linear = *project.network;
        for (DenseLayer& layer : linear.layers)
            layer.activation.kind = ActivationKind::Identity;
        project.network = std::make_shared<const Network>(std::move(linear));
        project.optimiser.learningRate = 3;
        Run run(shared(project), buildModel(project), startOf(project), {1000000, {}});
        const RunReport report = finished(run, 5ms);
        QCOMPARE(report.end, RunEnd::Diverged);
        const auto allFinite = [&](std::int64_t iteration) {
            const Moment moment = straightTo(project, iteration);
            return std::ranges::all_of(moment.parameters,
                                       [](double p) { return std::isfinite(p); });
        };
        QVERIFY(!allFinite(*report.divergedAt));
        QVERIFY(allFinite(*report.divergedAt - 1));
        for (const Moment& keyframe : report.keyframes)
            QVERIFY(keyframe.iteration < *report.divergedAt);
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

QTEST_GUILESS_MAIN(TestRun)
#include "tst_run.moc"
