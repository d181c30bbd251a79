#include "ui/views/landscape_view.h"

#include "core/project/edit.h"
#include "core/project/project_json.h"
#include "tests/test_program.h"
#include "ui/document/examples.h"
#include "ui/theme/theme.h"
#include "ui/views/landscape_chart.h"
#include "ui/views/landscape_frame.h"
#include "ui/views/surface_worker.h"

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QtTest>

#include <qcustomplot.h>

#include <cmath>

using namespace deltaflow;

namespace {

Project example(const char* name) {
    QFile file(examplePath(QString::fromLatin1(name)));
    if (!file.open(QIODevice::ReadOnly)) qFatal("no example %s", name);
    return projectFromJson(file.readAll().toStdString());
}

/// A net of 784 inputs on so many samples that each loss takes its time.
Project bigNet() {
    auto network = std::make_shared<Network>();
    network->inputs = 784;
    for (const auto& [out, in] : {std::pair<Index, Index>{128, 784}, {64, 128}, {10, 64}}) {
        DenseLayer layer;
        layer.weights = ParameterMatrix::Constant(out, in, 0.01);
        layer.bias = ParameterMatrix::Zero(out, 1);
        layer.activation.kind = ActivationKind::Tanh;
        network->layers.push_back(std::move(layer));
    }
    Project project;
    project.network = std::move(network);
    project.data = std::make_shared<const Data>(
        Data{SampleMatrix::Constant(784, 1000, 0.1), SampleMatrix::Constant(10, 1000, 0.5)});
    return project;
}

struct Stage {
    explicit Stage(const Project& project)
        : opened(document, project)
        , player(document)
        , session(player)
        , view(session) {
        view.resize(640, 420);
    }
    explicit Stage(const char* name)
        : Stage(example(name)) {}

    void show() {
        view.show();
        QTRY_VERIFY_WITH_TIMEOUT(view.isSettled(), 20000);
    }
    [[nodiscard]] QCPColorMap& map() const {
        return *view.chart().plot().findChild<QCPColorMap*>();
    }
    [[nodiscard]] QWidget* ground() const { return &view.chart().plot(); }
    [[nodiscard]] std::optional<ParameterPair> pair() const {
        return defaultPair(player.model(), player.trace());
    }
    [[nodiscard]] Ref parameter(std::size_t place) const {
        return parameterAt(*player.model().graph, place);
    }
    [[nodiscard]] PlanePoint point() const {
        return {player.number(parameter(view.pair()->first)),
                player.number(parameter(view.pair()->second))};
    }
    [[nodiscard]] QPoint pixel() const { return view.chart().pixelOf(point()).toPoint(); }

    Document document;
    struct Opened {
        Opened(Document& document, const Project& project) { document.reset(project, {}); }
    } opened;
    Player player;
    TrainingSession session;
    LandscapeView view;
};

/// As when the pointer moves with the left button held.
void moveHeld(QWidget* widget, const QPoint& to) {
    QMouseEvent event(QEvent::MouseMove, to, widget->mapToGlobal(to), Qt::NoButton, Qt::LeftButton,
                      Qt::NoModifier);
    QCoreApplication::sendEvent(widget, &event);
}

} // namespace

class TestLandscapeView : public QObject {
    Q_OBJECT

private slots:
    void aSurfaceArrivesAroundThePoint() {
        Stage stage("xor");
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

    void nothingIsComputedUnseen() {
        Stage stage("xor");
        QVERIFY(stage.map().data()->isEmpty());
        stage.show();
        stage.view.hide();
        stage.player.goToIteration(3);
        QVERIFY(!stage.view.findChild<SurfaceWorker*>()->isBusy());
        QVERIFY(stage.view.isSettled());
    }

    void draggingSetsBothNumbersInOneStep() {
        Stage stage("xor");
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
        Stage stage("xor");
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
        Stage stage("xor");
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
        Stage stage("xor");
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
        Stage stage("xor");
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
        const Stage stage("xor");
        const Graph& graph = *stage.player.model().graph;
        for (std::size_t place = 0; place < parameterCount(graph); ++place)
            QCOMPARE(*parameterPlace(graph, parameterAt(graph, place)), place);
        QVERIFY(!parameterPlace(graph, {stage.player.model().loss, Quantity::Value, 0, 0, 0}));
    }

    void thePathEndsAtThePointAndTheArrowGoesDown() {
        Stage stage("xor");
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
        Stage stage("xor");
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
        Stage stage("net-2-2-2");
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
        const Stage stage(project);
        const auto pair = stage.pair();
        QVERIFY(pair);
        for (Ref ref : {stage.parameter(pair->first), stage.parameter(pair->second)}) {
            ref.quantity = Quantity::Adjoint;
            QVERIFY(stage.player.number(ref) != 0);
        }
    }

    void anotherDocumentWhileHiddenIsShownLater() {
        Stage stage("xor");
        stage.show();
        stage.view.hide();
        stage.document.reset(example("net-2-2-1"), {});
        stage.player.goToStep(3);
        stage.show();
        QCOMPARE(stage.view.pair(), stage.pair());
        QVERIFY(stage.map().data()->keySize() > 100);
    }

    void principalDirectionsNeedAPath() {
        Stage stage("xor");
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
        Stage stage("paths");
        stage.show();
        QVERIFY(!stage.view.pair());
        QVERIFY(!stage.view.chart().isVisible());
        stage.document.reset(example("xor"), {}); // and another document has its own
        QVERIFY(stage.view.chart().isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(stage.view.isSettled(), 20000);
    }

    void theWheelZoomsAndADoubleClickFits() {
        Stage stage("xor");
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

    void whileTrainingASurfaceComesToo() {
        Stage stage("xor");
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
        Stage stage(bigNet());
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

DELTAFLOW_TEST(TestLandscapeView)
#include "tst_landscape_view.moc"
