#include "boundary_stage.h"

#include "tests/test_program.h"

#include <QtTest>

using namespace deltaflow;

/// Samples added, chosen and removed in the decision boundary's view.
class TestBoundarySamples : public QObject {
    Q_OBJECT

private slots:
    void aClickAddsASampleInItsUnit() {
        BoundaryStage stage(scaledNeuron());
        stage.choose(BoundaryTool::Kind::Add, 1);
        const QPoint at = stage.pixel(13, 95);
        const PlotFrame frame = stage.view.plot().frame();
        const QPointF step = frame.toNumbers(QPointF(1, 0)) - frame.toNumbers(QPointF(0, 1));
        stage.click(at);
        const Project& after = stage.document.project();
        QCOMPARE(after.data->x.cols(), Index{6});
        const double weight = after.data->x(0, 5) * 5 + 10;
        const double height = after.data->x(1, 5) * 20 + 100;
        QVERIFY2(std::abs(weight - 13) <= step.x(), qPrintable(QString::number(weight)));
        QVERIFY2(std::abs(height - 95) <= step.y(), qPrintable(QString::number(height)));
        QCOMPARE(after.data->y(0, 5), 1.0);
        QVERIFY(stage.view.bar().caption().startsWith("2 of 6")); // 13 is above 10: told rightly
        stage.document.undoStack().undo();
        QCOMPARE(stage.document.project().data->x.cols(), Index{5});
    }

    void keysAddSelectAndRemove() {
        BoundaryStage stage(sideNeuron());
        const auto samples = [&] { return stage.document.project().data->x.cols(); };
        const Index before = samples();
        QTest::keyClick(&stage.view, Qt::Key_1); // the first class
        QTest::keyClick(&stage.view, Qt::Key_Return);
        QCOMPARE(samples(), before); // there is no cross yet
        QTest::keyClick(&stage.view, Qt::Key_Right);
        for (int i = 0; i < 9; ++i)
            QTest::keyClick(&stage.view, i < 5 ? Qt::Key_Right : Qt::Key_Down);
        const QString there = stage.view.accessibleDescription();
        QVERIFY(!there.isEmpty());
        QTest::keyClick(&stage.view, Qt::Key_Return);
        QCOMPARE(samples(), before + 1);
        QTest::keyClick(&stage.view, Qt::Key_Escape); // to look
        QTest::keyClick(&stage.view, Qt::Key_Left, Qt::ShiftModifier);
        QVERIFY(stage.view.accessibleDescription() != there);
        QVERIFY2(stage.view.accessibleDescription().contains("Sample"),
                 qPrintable(stage.view.accessibleDescription()));
        QTest::keyClick(&stage.view, Qt::Key_Space);
        QCOMPARE(stage.player.trace().dataColumn(stage.player.view().sample), before);
        QTest::keyClick(&stage.view, Qt::Key_E);
        QTest::keyClick(&stage.view, Qt::Key_Return);
        QCOMPARE(samples(), before);
    }

    void aDragAddsSeveralAsOneEdit() {
        BoundaryStage stage(sideNeuron());
        const PlotFrame before = stage.view.plot().frame();
        QTest::keyClick(&stage.view, Qt::Key_1);
        QCOMPARE(stage.view.bar().tool(), (BoundaryTool{BoundaryTool::Kind::Add, 0}));
        const QPoint first = stage.pixel(-1.8, -0.5);
        stage.press(first);
        for (int i = 1; i <= 4; ++i) {
            QTest::qWait(80);
            QTest::mouseMove(&stage.view.plot(), first + QPoint(15 * i, 0));
        }
        stage.release(first + QPoint(60, 0));
        const Index added = stage.document.project().data->x.cols() - 5;
        QVERIFY2(added >= 3 && added <= 5, qPrintable(QString::number(added)));
        for (Index i = 0; i < added; ++i)
            QCOMPARE(stage.document.project().data->y(0, 5 + i), 0.0);
        stage.settle();
        QCOMPARE(stage.view.plot().frame().least, before.least); // nothing moved meanwhile
        stage.document.undoStack().undo();
        QCOMPARE(stage.document.project().data->x.cols(), Index{5});
    }

    void oneHotSamplesAreAdded() {
        ParameterMatrix w(3, 2);
        w << 0, 1, -1, -1, 1, -1;
        Project project = sideNeuron();
        project.network =
            std::make_shared<const Network>(Network{2, {layer(w, ActivationKind::Softmax)}});
        project.loss = LossKind::CategoricalCrossEntropy;
        project.test = nullptr;
        Data data{SampleMatrix(2, 3), SampleMatrix::Identity(3, 3)};
        data.x << 0, -1, 1, /**/ 1, -1, -1;
        project.data = std::make_shared<const Data>(data);
        BoundaryStage stage(project);
        QCOMPARE(stage.view.bar().caption(), QString("0 of 3 wrong"));
        stage.choose(BoundaryTool::Kind::Add, 2);
        stage.click(stage.pixel(0, 0.8));
        QCOMPARE(stage.document.project().data->y.col(3), Eigen::Vector3d(0, 0, 1));
        QCOMPARE(stage.view.bar().caption(), QString("1 of 4 wrong"));
    }

    void onACurveTheHeightIsTheTarget() {
        BoundaryStage stage(line());
        stage.choose(BoundaryTool::Kind::Add);
        const QPointF step = stage.view.plot().frame().toNumbers(QPointF(1, 0)) -
                             stage.view.plot().frame().toNumbers(QPointF(0, 1));
        stage.click(stage.pixel(1.5, 3));
        QVERIFY(std::abs(stage.document.project().data->x(0, 3) - 1.5) <= step.x());
        QVERIFY(std::abs(stage.document.project().data->y(0, 3) - 3) <= step.y());
    }

    void eraseTakesTheNearestAway() {
        BoundaryStage stage(sideNeuron());
        stage.choose(BoundaryTool::Kind::Erase);
        stage.click(stage.pixel(2, 1) + QPoint(3, 2)); // the third
        QCOMPARE(stage.document.project().data->x.cols(), Index{4});
        QCOMPARE(stage.document.project().data->x.row(0), Eigen::RowVector4d(1, -1, -2, 0.5));
        QCOMPARE(stage.view.bar().caption(), QString("1 of 4 wrong (train) · 1 of 2 (test)"));
        stage.click(stage.pixel(1.5, 0.5)); // a test sample stays
        stage.click(stage.pixel(0, 0.5));   // and nothing is there
        QCOMPARE(stage.document.project().data->x.cols(), Index{4});
        QCOMPARE(stage.document.project().test->x.cols(), Index{2});
        stage.document.undoStack().undo();
        QCOMPARE(stage.document.project().data->x.cols(), Index{5});
    }

    void aClickShowsASample() {
        BoundaryStage stage(sideNeuron());
        stage.click(stage.pixel(-2, 1));
        QCOMPARE(stage.player.view().sample, 3);
        QCOMPARE(stage.picture().points.at(*stage.picture().shown).sample, Index{3});
        QCOMPARE(stage.document.undoStack().count(), 0);
    }

    void nothingIsAddedOutsideTheAxes() {
        BoundaryStage stage(line());
        stage.choose(BoundaryTool::Kind::Add);
        const PlotFrame frame = stage.view.plot().frame();
        const auto x = static_cast<int>(frame.area.center().x());
        const auto top = static_cast<int>(frame.area.top());
        stage.click({x, top - 4});
        QCOMPARE(stage.document.project().data->x.cols(), 3);
        stage.click({x, top});
        QCOMPARE(stage.document.project().data->x.cols(), 4);
        QVERIFY(stage.view.plot().shows(
            pointsOf({stage.document.shared(), stage.player.sharedModel(), BoundaryChoice{}})));
    }

    void noCrossLiesOnAMark() {
        BoundaryPicture picture;
        picture.points = {{{0.5, 0.5}}, {{0.53, 0.47}}};
        picture.points[1].isWrong = true; // drawn last, with an arm over the first
        QImage image(200, 200, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        const Theme& theme = Theme::light();
        paintBoundary(painter, picture, {QRectF(0, 0, 200, 200), {0, 0}, {1, 1}},
                      ResponseKind::Side, {}, theme);
        painter.end();
        QCOMPARE(image.pixelColor(100, 100), classColour(0, theme));
        QCOMPARE(image.pixelColor(106, 106), classColour(0, theme));
        QVERIFY(image.pixelColor(106 + 7, 106 + 7).lightness() < 120); // an arm
    }
};

DELTAFLOW_TEST(TestBoundarySamples)
#include "tst_boundary_samples.moc"
