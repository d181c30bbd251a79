#include "landscape_stage.h"

#include "tests/test_program.h"

#include <QtTest>

using namespace deltaflow;

class TestLandscapeView : public QObject {
    Q_OBJECT

private slots:
    void aSurfaceArrivesAroundThePoint() {
        LandscapeStage stage("xor");
        stage.show();
        const QCPColorMapData& cells = *stage.map().data();
        QVERIFY(cells.keySize() > 100);
        QVERIFY(cells.valueSize() > 100);
        const Region seen = stage.view.chart().region();
        QCOMPARE(cells.keyRange().lower, seen.left);
        QCOMPARE(cells.valueRange().upper, seen.top);
        const PlanePoint point = stage.point();
        QVERIFY(seen.left < point.x && point.x < seen.right);
        QVERIFY(seen.bottom < point.y && point.y < seen.top);
        // Both axes have one scale.
        const QSize size = stage.view.chart().plot().axisRect()->size();
        QVERIFY(std::abs(seen.width() / seen.height() * size.height() / size.width() - 1) < 1e-6);
    }

    void draggingSetsBothNumbersInOneStep() {
        LandscapeStage stage("xor");
        stage.show();
        const PlanePoint before = stage.point();
        const QPoint from = stage.pixel();
        QTest::mousePress(stage.ground(), Qt::LeftButton, {}, from);
        moveHeld(stage.ground(), from + QPoint(20, -10));
        moveHeld(stage.ground(), from + QPoint(60, -30));
        const PlanePoint now = stage.point(); // live
        QTest::mouseRelease(stage.ground(), Qt::LeftButton, {}, from + QPoint(60, -30));
        const Region seen = stage.view.chart().region();
        const QSize size = stage.view.chart().plot().axisRect()->size();
        QVERIFY(std::abs(now.x - before.x - 60 * seen.width() / size.width()) < 1e-9);
        QVERIFY(std::abs(now.y - before.y - 30 * seen.height() / size.height()) < 1e-9);
        QCOMPARE(stage.document.undoStack().count(), 1);
        stage.document.undoStack().undo();
        QCOMPARE(stage.point(), before);
    }

    void draggingLaterIsAnEditOfThatIteration() {
        LandscapeStage stage("xor");
        stage.player.goToIteration(40);
        stage.show();
        const QPoint from = stage.pixel();
        QTest::mousePress(stage.ground(), Qt::LeftButton, {}, from);
        moveHeld(stage.ground(), from + QPoint(30, 30));
        QTest::mouseRelease(stage.ground(), Qt::LeftButton, {}, from + QPoint(30, 30));
        QCOMPARE(stage.document.project().edits.size(), std::size_t{2});
        for (const ParameterEdit& edit : stage.document.project().edits)
            QCOMPARE(edit.iteration, 40);
    }

    void escapeTakesTheMoveBack() {
        LandscapeStage stage("xor");
        stage.show();
        const PlanePoint before = stage.point();
        const QPoint from = stage.pixel();
        QTest::mousePress(stage.ground(), Qt::LeftButton, {}, from);
        moveHeld(stage.ground(), from + QPoint(40, 40));
        QVERIFY(!(stage.point() == before));
        QTest::keyClick(&stage.view.chart(), Qt::Key_Escape);
        QCOMPARE(stage.point(), before);
        QCOMPARE(stage.document.undoStack().count(), 0);
        moveHeld(stage.ground(), from + QPoint(50, 50)); // it is let go
        QCOMPARE(stage.point(), before);
    }

    void aHeldArrowKeyIsOneStep() {
        LandscapeStage stage("xor");
        stage.show();
        const PlanePoint before = stage.point();
        LandscapeChart* chart = &stage.view.chart();
        for (const bool again : {false, true, true}) {
            QKeyEvent press(QEvent::KeyPress, Qt::Key_Right, {}, {}, again);
            QCoreApplication::sendEvent(chart, &press);
        }
        QKeyEvent release(QEvent::KeyRelease, Qt::Key_Right, {});
        QCoreApplication::sendEvent(chart, &release);
        QVERIFY(std::abs(stage.point().x - before.x - 3 * chart->region().height() / 50) < 1e-9);
        QCOMPARE(stage.point().y, before.y);
        QTest::keyClick(chart, Qt::Key_Up);
        QVERIFY(stage.point().y > before.y);
        QCOMPARE(stage.document.undoStack().count(), 2);
    }

    void theLastTwoPickedAreTheAxes() {
        LandscapeStage stage("xor");
        stage.show();
        stage.player.pick(stage.parameter(0));         // clicked in the network,
        stage.player.setSelection(stage.parameter(3)); // or chosen in a formula
        QCOMPARE(*stage.view.pair(), (ParameterPair{0, 3}));
        QCOMPARE(stage.view.findChild<QComboBox*>("secondParameter")->currentData().toULongLong(),
                 3ULL);
        stage.player.pick(stage.parameter(3)); // it is one of them already
        QCOMPARE(*stage.view.pair(), (ParameterPair{0, 3}));
        Ref gradient = stage.parameter(1);
        gradient.quantity = Quantity::Adjoint;
        stage.player.pick(gradient);
        QCOMPARE(*stage.view.pair(), (ParameterPair{3, 1}));
        stage.player.pick({stage.player.model().input, Quantity::Value, 0, 0, 0}); // is not learned
        QCOMPARE(*stage.view.pair(), (ParameterPair{3, 1}));
    }

    void aPlaceInTheListIsTheParameterOfItsName() {
        const LandscapeStage stage("xor");
        const Graph& graph = *stage.player.model().graph;
        for (std::size_t place = 0; place < parameterCount(graph); ++place)
            QCOMPARE(*parameterPlace(graph, parameterAt(graph, place)), place);
        QVERIFY(!parameterPlace(graph, {stage.player.model().loss, Quantity::Value, 0, 0, 0}));
    }

    void thePathEndsAtThePointAndTheArrowGoesDown() {
        LandscapeStage stage("xor");
        stage.player.goToIteration(60);
        const LandscapeFrame frame = frameOfPair(stage.player, *stage.pair());
        QCOMPARE(frame.path.back(), frame.point);
        QVERIFY(frame.path.size() > 50);
        const PlanePoint start = frame.path.front();
        stage.player.goToIteration(0);
        QCOMPARE(start, frameOfPair(stage.player, *stage.pair()).point);
        stage.player.goToIteration(60);
        const double here = stage.session.score()->train.loss;
        const double step = 1e-3 / std::hypot(frame.descent.x, frame.descent.y);
        stage.player.setNumbers(
            std::array{Player::NewNumber{stage.parameter(stage.pair()->first),
                                         frame.point.x + step * frame.descent.x},
                       Player::NewNumber{stage.parameter(stage.pair()->second),
                                         frame.point.y + step * frame.descent.y}});
        QVERIFY(stage.session.score()->train.loss < here);
    }

    void theArrowIsFaintUntilTheGradientIsComputed() {
        LandscapeStage stage("xor");
        stage.show();
        const auto* arrow = stage.view.chart().plot().findChild<QCPItemLine*>();
        QVERIFY(arrow->visible());
        QCOMPARE(arrow->pen().color(), Theme::current().textMuted);
        stage.player.goToStep(stage.player.derivation().size() - 1);
        QCOMPARE(arrow->pen().color(), Theme::current().backwardInk);
        stage.player.goToStep(2);
        QCOMPARE(arrow->pen().color(), Theme::current().textMuted);
    }

    /// The arrow is the engine's, and does not say that it goes down; axes and region stay.
    void theArrowUnderABugIsTheEngines() {
        LandscapeStage stage("net-2-2-2");
        stage.show();
        stage.view.setPair({1, 3});
        const auto name = [&] {
            for (auto* text : stage.view.chart().plot().findChildren<QCPItemText*>())
                if (text->text().contains(u'∇')) return text->text();
            return QString();
        };
        const Region seen = stage.view.chart().region();
        const PlanePoint right = frameOfPair(stage.player, *stage.view.pair()).descent;
        QCOMPARE(name(), QStringLiteral("−∇L"));
        stage.player.setSabotage(Sabotage{Bug::SignReversed, stage.player.model().dataLoss, 0});
        QCOMPARE(name(), QStringLiteral("the engine’s −∇L"));
        QCOMPARE(stage.view.pair(), std::optional(ParameterPair(1, 3)));
        const PlanePoint wrong = frameOfPair(stage.player, *stage.view.pair()).descent;
        QCOMPARE(wrong.x, -right.x); // uphill
        QCOMPARE(wrong.y, -right.y);
        stage.player.setSabotage({});
        QCOMPARE(name(), QStringLiteral("−∇L"));
        QCOMPARE(stage.view.pair(), std::optional(ParameterPair(1, 3)));
        QVERIFY(stage.view.chart().region() == seen);
    }

    /// Its length tells the slope, as far as it can; a slope of 0 is told in a word; the name stays
    /// in sight wherever the point is.
    void theArrowTellsTheSlope() {
        LandscapeChart chart;
        chart.resize(400, 300);
        static_cast<QWidget&>(chart).show();
        LandscapeFrame frame{.plane = Plane::ofTwo({0, 0}, 0, 1)};
        frame.path = {{-1, -1}, {1, 1}};
        chart.fit(frame.path, 2);
        auto* arrow = chart.plot().findChild<QCPItemLine*>();
        const auto name = [&] {
            for (auto* text : chart.plot().findChildren<QCPItemText*>())
                if (text->text().contains(u'∇')) return text;
            return static_cast<QCPItemText*>(nullptr);
        };
        const auto lengthAt = [&](double slope, PlanePoint point = {}) {
            frame.point = point;
            frame.descent = {slope, 0};
            chart.show(frame);
            chart.plot().replot();
            return arrow->visible()
                       ? QLineF(arrow->start->pixelPosition(), arrow->end->pixelPosition()).length()
                       : 0;
        };
        QVERIFY(lengthAt(1) > lengthAt(1e-3));
        QVERIFY(lengthAt(1e-3) > lengthAt(1e-6));
        QVERIFY(lengthAt(1e300) < 100);
        QVERIFY(lengthAt(1e-12) > 5);
        QCOMPARE(lengthAt(1e-17), 0.0);
        QVERIFY(name()->visible() && name()->text() != QStringLiteral("−∇L"));
        const Region seen = chart.region();
        for (const double x :
             {0.0, seen.right - 1e-3 * seen.width(), seen.left + 1e-3 * seen.width()})
            for (const double slope : {1.0, -1.0}) {
                QVERIFY(lengthAt(slope, {x, 0}) > 0);
                const QRectF box(name()->topLeft->pixelPosition(),
                                 name()->bottomRight->pixelPosition());
                QVERIFY(
                    QRectF(chart.plot().axisRect()->rect()).adjusted(-2, -2, 2, 2).contains(box));
            }
    }

    /// In the last layer of this net no weight of the first unit, whose ReLU is off, has a
    /// gradient.
    void theDefaultPairHasAGradient() {
        Project project = example("digit");
        const LandscapeStage stage(project);
        const auto pair = stage.pair();
        QVERIFY(pair);
        for (Ref ref : {stage.parameter(pair->first), stage.parameter(pair->second)}) {
            ref.quantity = Quantity::Adjoint;
            QVERIFY(stage.player.number(ref) != 0);
        }
    }

    void principalDirectionsNeedAPath() {
        LandscapeStage stage("xor");
        stage.show();
        stage.view.setPrincipal(true);
        QVERIFY(!stage.view.chart().isVisible());
        stage.player.goToIteration(100);
        QVERIFY(stage.view.chart().isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(stage.view.isSettled(), 20000);
        QVERIFY(!stage.map().data()->isEmpty());
        const auto frame = principalFrame(stage.player, 0);
        const QString label = frame->xLabel;
        QVERIFY2(label.contains("%"), qPrintable(label));
    }

    void whereNothingIsLearnedThereIsAWord() {
        LandscapeStage stage("paths");
        stage.show();
        QVERIFY(!stage.view.pair());
        QVERIFY(!stage.view.chart().isVisible());
        stage.document.reset(example("xor"), {}); // and another document has its own
        QVERIFY(stage.view.chart().isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(stage.view.isSettled(), 20000);
    }

    void theWheelZoomsAndADoubleClickFits() {
        LandscapeStage stage("xor");
        stage.show();
        const Region fitted = stage.view.chart().region();
        const QPoint at = stage.view.chart().plot().axisRect()->center();
        QWheelEvent wheel(at, stage.ground()->mapToGlobal(at), {}, {0, 240}, Qt::NoButton, {},
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(stage.ground(), &wheel);
        QVERIFY(stage.view.chart().region().width() < 0.8 * fitted.width());
        QTRY_VERIFY_WITH_TIMEOUT(stage.view.isSettled(), 20000);
        QCOMPARE(stage.map().data()->keyRange().lower, stage.view.chart().region().left);
        QTest::mouseDClick(stage.ground(), Qt::LeftButton, {}, at);
        QVERIFY(std::abs(stage.view.chart().region().width() / fitted.width() - 1) < 0.02);
    }
};

DELTAFLOW_TEST(TestLandscapeView)
#include "tst_landscape_view.moc"
