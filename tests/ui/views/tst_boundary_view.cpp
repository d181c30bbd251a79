#include "boundary_stage.h"

#include "tests/test_program.h"

#include <QtTest>

using namespace deltaflow;

class TestBoundaryView : public QObject {
    Q_OBJECT

private slots:
    void countsWhatIsToldWrongly() {
        const BoundaryStage stage(sideNeuron());
        QCOMPARE(stage.view.bar().caption(), QString("2 of 5 wrong (train) · 1 of 2 (test)"));
        QCOMPARE(stage.picture().points.size(), std::size_t{7});
        for (const BoundaryPoint& point : stage.picture().points) {
            const bool wrong =
                point.isTest ? point.sample == 0 : point.sample == 1 || point.sample == 2;
            QCOMPARE(point.isWrong, wrong);
        }
    }

    void theLineIsInTheUnitOfTheAxes_data() {
        QTest::addColumn<bool>("scaled");
        QTest::addColumn<double>("at");
        QTest::newRow("as stored") << false << 0.0;
        QTest::newRow("scaled") << true << 10.0;
    }

    void theLineIsInTheUnitOfTheAxes() {
        QFETCH(const bool, scaled);
        QFETCH(const double, at);
        const BoundaryStage stage(scaled ? scaledNeuron() : sideNeuron());
        QCOMPARE(stage.picture().boundary.size(), std::size_t{1});
        const auto& boundary = stage.picture().boundary.front();
        for (const QPointF& place : boundary) // of a sigmoid ln(p / (1 − p)) is exactly linear
            QVERIFY(std::abs(place.x() - at) < 1e-9);
        const PlotFrame frame = stage.view.plot().frame();
        QVERIFY(std::abs(boundary.front().y() - boundary.back().y()) >
                0.99 * (frame.most.y() - frame.least.y()));
        if (scaled) QCOMPARE(stage.view.plot().xAxis->label(), QString("weight"));
    }

    void aHiddenViewDoesNothing() {
        BoundaryStage stage(sideNeuron(), false);
        stage.player.goToIteration(2);
        stage.player.setSample(1);
        QTest::qWait(80);
        QCOMPARE(stage.view.worker().asked(), 0);
        stage.show();
        QVERIFY(stage.view.worker().asked() > 0);
        QCOMPARE(stage.picture().points.size(), std::size_t{7});
        stage.view.hide();
        const int asked = stage.view.worker().asked();
        stage.player.goToIteration(5);
        QTest::qWait(80);
        QCOMPARE(stage.view.worker().asked(), asked);
    }

    void aUnitThatIsPointedAtShowsItsLine() {
        BoundaryStage stage(example("xor")); // its first unit: 0.9 x₁ + 0.8 x₂ − 0.3
        QVERIFY(stage.picture().unitLines.empty());
        const LayerNodes& layer = stage.player.model().layers[0];
        stage.player.setHover(Ref{layer.activation, Quantity::Value, 0, 0, 0});
        stage.settle();
        QCOMPARE(stage.picture().unitLines.size(), std::size_t{1});
        for (const QPointF& at : stage.picture().unitLines.front())
            QVERIFY(std::abs(0.9 * at.x() + 0.8 * at.y() - 0.3) < 1e-9);
        stage.player.setHover(Ref{layer.activation, Quantity::Value, Ref::kAll, 0, 0});
        stage.settle();
        QCOMPARE(stage.picture().unitLines.size(), std::size_t{2});
        stage.player.setHover(std::nullopt);
        stage.settle();
        QVERIFY(stage.picture().unitLines.empty());
    }

    void theOtherInputsAreTheShownSamples() {
        BoundaryStage stage(threeInputs());
        const auto sumOnLine = [&stage] {
            const QPointF at = stage.picture().boundary.at(0).at(0);
            return at.x() + at.y();
        };
        QVERIFY(std::abs(sumOnLine()) < 1e-9);
        stage.player.setSample(1);
        stage.settle();
        QVERIFY(std::abs(sumOnLine() + 0.5) < 1e-9); // x₁ + x₂ + 0.5 = 0
    }

    void theCurveAndTheResidual() {
        BoundaryStage stage(line());
        QCOMPARE(stage.picture().curve.size(), std::size_t{1});
        for (const QPointF& at : stage.picture().curve.front())
            QVERIFY(std::abs(at.y() - at.x()) < 1e-12);
        stage.player.setSample(2);
        stage.settle();
        const auto& residual = stage.picture().residual.at(0);
        QCOMPARE(residual.front(), QPointF(2, 4));
        QCOMPARE(residual.back(), QPointF(2, 2));
    }

    void trainingMovesTheLineButNotTheAxes() {
        BoundaryStage stage(example("xor"));
        const PlotFrame before = stage.view.plot().frame();
        // Of (1, 1) z = 1.1 tanh 1.4 + 0.7 tanh(−0.4) − 0.4 = 0.31; the others are told rightly.
        QCOMPARE(stage.view.bar().caption(), QString("1 of 4 wrong"));
        stage.session.start({3000, std::nullopt});
        QTRY_VERIFY_WITH_TIMEOUT(!stage.session.isRunning(), 20000);
        stage.settle();
        QCOMPARE(stage.view.bar().caption(), QString("0 of 4 wrong"));
        QCOMPARE(stage.view.plot().frame().least, before.least);
        QCOMPARE(stage.view.plot().frame().most, before.most);
    }

    void aWideViewIsFilled() {
        BoundaryStage stage(sideNeuron());
        stage.view.resize(900, 190);
        stage.settle();
        const PlotFrame wide = stage.view.plot().frame();
        QVERIFY(stage.view.plot().width() == stage.view.width());
        QVERIFY(wide.area.width() > 4 * wide.area.height());
        const QPointF pixel = wide.toNumbers({1, 0}) - wide.toNumbers({0, 1});
        const QPointF data(4, 2); // how far the samples reach
        QVERIFY(std::abs((pixel.x() / data.x()) / (pixel.y() / data.y()) - 1 / 2.2) < 0.02);
        stage.view.resize(700, 480);
        stage.settle();
        QVERIFY(stage.view.plot().frame().most.x() < wide.most.x()); // fitted again
        stage.view.plot().xAxis->setRange(-1, 1);
        stage.view.resize(900, 190);
        stage.settle();
        QCOMPARE(stage.view.plot().frame().most.x(), 1.0); // but not what was moved by hand
    }

    void saysWhyThereIsNoPicture_data() {
        QTest::addColumn<QString>("part");
        QTest::newRow("circuit") << "expression";
        QTest::newRow("ng-digits") << "12 inputs";
        QTest::newRow("batch-norm") << "other samples";
        QTest::newRow("xor") << "";
    }

    void saysWhyThereIsNoPicture() {
        QFETCH(const QString, part);
        const BoundaryStage stage(example(QTest::currentDataTag()));
        QCOMPARE(stage.view.sentence().isEmpty(), part.isEmpty());
        QVERIFY(stage.view.sentence().contains(part));
        QCOMPARE(stage.view.worker().asked() > 0, part.isEmpty());
    }

    void aPlaceAloneTellsNoNumber() {
        const BoundaryStage classes(example("xor"));
        QVERIFY(classes.hasEnabled("Add") && classes.hasEnabled("Remove"));
        const BoundaryStage numbers(example("net-2-2-1")); // its target is 0.5
        QVERIFY(!numbers.hasEnabled("Add") && numbers.hasEnabled("Remove"));
    }

    void anotherDocumentIsFitted() {
        BoundaryStage stage(sideNeuron());
        stage.view.plot().xAxis->setRange(-1000, 1000);
        stage.document.reset(sideNeuron(), {});
        stage.settle();
        QVERIFY(stage.view.plot().shows(stage.picture().points));
        QVERIFY(stage.view.plot().frame().most.x() < 4); // the samples end at 2
    }

    void theWheelZoomsAndADoubleClickFits() {
        BoundaryStage stage(sideNeuron());
        const PlotFrame fitted = stage.view.plot().frame();
        const QPoint at = stage.pixel(0, 0);
        QWheelEvent wheel(at, stage.view.plot().mapToGlobal(at), {}, {0, 120}, Qt::NoButton, {},
                          Qt::NoScrollPhase, false);
        const int asked = stage.view.worker().asked();
        QCoreApplication::sendEvent(&stage.view.plot(), &wheel);
        stage.settle();
        QVERIFY(stage.view.plot().frame().most.x() < fitted.most.x());
        QVERIFY(stage.view.worker().asked() > asked); // the picture is of what is seen
        QTest::mouseDClick(&stage.view.plot(), Qt::LeftButton, {}, at);
        QCOMPARE(stage.view.plot().frame().least, fitted.least);
        QCOMPARE(stage.view.plot().frame().most, fitted.most);
    }
};

DELTAFLOW_TEST(TestBoundaryView)
#include "tst_boundary_view.moc"
