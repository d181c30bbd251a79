#include "landscape_stage.h"

#include "tests/test_program.h"

#include <QtTest>

using namespace deltaflow;

/// The surface is computed off the window's thread, for what is seen, and left when it is out of
/// date.
class TestLandscapeWorker : public QObject {
    Q_OBJECT

private slots:
    void nothingIsComputedUnseen() {
        LandscapeStage stage("xor");
        QVERIFY(stage.map().data()->isEmpty());
        stage.show();
        stage.view.hide();
        stage.player.goToIteration(3);
        QVERIFY(!stage.view.findChild<SurfaceWorker*>()->isBusy());
        QVERIFY(stage.view.isSettled());
    }

    void anotherDocumentWhileHiddenIsShownLater() {
        LandscapeStage stage("xor");
        stage.show();
        stage.view.hide();
        stage.document.reset(example("net-2-2-1"), {});
        stage.player.goToStep(3);
        stage.show();
        QCOMPARE(stage.view.pair(), stage.pair());
        QVERIFY(stage.map().data()->keySize() > 100);
    }

    void whileTrainingASurfaceComesToo() {
        LandscapeStage stage("xor");
        stage.show();
        stage.session.start();
        QTRY_VERIFY(stage.player.view().iteration > 200);
        QTRY_VERIFY(stage.map().data()->keySize() < 80); // coarse only
        QVERIFY(!stage.map().data()->isEmpty());
        stage.session.stop();
        QTRY_VERIFY_WITH_TIMEOUT(stage.view.isSettled() && stage.map().data()->keySize() > 100,
                                 20000);
    }

    void aBigNetComesCoarseFirstAndIsLeftAtOnce() {
        LandscapeStage stage(bigNet());
        std::vector<Index> columns;
        bool wasBusy = false;
        connect(stage.view.findChild<SurfaceWorker*>(), &SurfaceWorker::arrived, this,
                [&](const Surface& surface) {
                    columns.push_back(surface.columns);
                    wasBusy = !stage.view.isSettled();
                    stage.view.hide();
                });
        stage.view.show();
        QTRY_VERIFY_WITH_TIMEOUT(!columns.empty(), 60000);
        QVERIFY(columns.front() < 40);
        QVERIFY(wasBusy);
        QVERIFY(stage.view.isSettled());
        QTest::qWait(50);
        QCOMPARE(columns.size(), std::size_t{1}); // nothing finer comes any more
    }

    void theWorkerEndsWithItsOwner() {
        int arrivals = 0;
        { // left to itself, it would take hours
            const auto project = std::make_shared<const Project>(bigNet());
            const auto model = buildModel(*project);
            const std::size_t count = parameterCount(*model->graph);
            SurfaceWorker worker;
            connect(&worker, &SurfaceWorker::arrived, this, [&] { ++arrivals; });
            worker.compute({project,
                            model,
                            Plane::ofTwo(std::vector<double>(count), 0, 1),
                            {},
                            {},
                            {64, 64, std::chrono::hours(1)}});
            QTest::qWait(20);
            QVERIFY(worker.isBusy());
        }
        QTest::qWait(20);
        QCOMPARE(arrivals, 0);
    }

    void ofTwoTasksOnlyTheLastIsTold() {
        const auto project = std::make_shared<const Project>(example("xor"));
        const auto model = buildModel(*project);
        const std::size_t count = parameterCount(*model->graph);
        SurfaceWorker worker;
        QSignalSpy finished(&worker, &SurfaceWorker::finished);
        std::vector<double> lefts;
        connect(&worker, &SurfaceWorker::arrived, this,
                [&](const Surface& surface) { lefts.push_back(surface.region.left); });
        for (const double left : {-5.0, -3.0}) {
            worker.compute({project,
                            model,
                            Plane::ofTwo(std::vector<double>(count), 0, 1),
                            {},
                            {left, 1, 0, 1},
                            {4, 16, std::chrono::hours(1)}});
            if (left < -4) QThread::msleep(100); // what the first has to say is on its way
        }
        QVERIFY(finished.wait(20000));
        QCOMPARE(lefts, (std::vector<double>{-3, -3, -3})); // 4, 8 and 16 cells
        QVERIFY(!worker.isBusy());
    }
};

DELTAFLOW_TEST(TestLandscapeWorker)
#include "tst_landscape_worker.moc"
