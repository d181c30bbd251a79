#include "ui/views/boundary_view.h"

#include "core/data/document_data.h"
#include "core/project/expression_project.h"
#include "core/project/project_json.h"
#include "tests/test_program.h"
#include "ui/document/examples.h"
#include "ui/player/player.h"
#include "ui/theme/class_look.h"
#include "ui/theme/theme.h"
#include "ui/training/training_session.h"

#include <QAbstractButton>
#include <QFile>
#include <QtTest>

using namespace deltaflow;

namespace {

Project example(const char* name) {
    QFile file(examplePath(QString::fromLatin1(name)));
    if (!file.open(QIODevice::ReadOnly)) qFatal("no example %s", name);
    return projectFromJson(file.readAll().toStdString());
}

DenseLayer layer(const ParameterMatrix& w, ActivationKind activation) {
    return {w, ParameterMatrix::Zero(w.rows(), 1), {activation}};
}

/// A neuron that says class 1 where its first input is above 0.
Project sideNeuron() {
    ParameterMatrix w(1, 2);
    w << 4, 0;
    Project project;
    project.network =
        std::make_shared<const Network>(Network{2, {layer(w, ActivationKind::Sigmoid)}});
    project.loss = LossKind::BinaryCrossEntropy;
    Data data{SampleMatrix(2, 5), SampleMatrix(1, 5)};
    data.x << 1, -1, 2, -2, 0.5, /**/ 0, 0, 1, 1, -1;
    data.y << 1, 1, 0, 0, 1; // the second and the third are told wrongly
    Data test{SampleMatrix(2, 2), SampleMatrix(1, 2)};
    test.x << 1.5, -1, /**/ 0.5, -0.5;
    test.y << 0, 0; // the first of these
    project.data = std::make_shared<const Data>(data);
    project.test = std::make_shared<const Data>(test);
    return project;
}

/// The same numbers, but known to people as 10 + 5 x₁ and 100 + 20 x₂.
Project scaledNeuron() {
    Project project = sideNeuron();
    DataNotes notes;
    notes.inputNames = {"weight", "height"};
    notes.targetNames = {"adult"};
    notes.classes = {"child", "grown-up"};
    notes.inputs = {ScalingKind::Standardise, Eigen::Vector2d(10, 100), Eigen::Vector2d(5, 20)};
    project.dataNotes = std::make_shared<const DataNotes>(notes);
    return project;
}

/// y = 2 x, told as x.
Project line() {
    Project project;
    project.network = std::make_shared<const Network>(
        Network{1, {layer(ParameterMatrix::Ones(1, 1), ActivationKind::Identity)}});
    Data data{SampleMatrix(1, 3), SampleMatrix(1, 3)};
    data.x << 0, 1, 2;
    data.y << 0, 2, 4;
    project.data = std::make_shared<const Data>(data);
    return project;
}

/// Three inputs, of which the sum is told; the third one differs by sample.
Project threeInputs() {
    Project project;
    project.network = std::make_shared<const Network>(
        Network{3, {layer(ParameterMatrix::Ones(1, 3), ActivationKind::Sigmoid)}});
    project.loss = LossKind::BinaryCrossEntropy;
    Data data{SampleMatrix(3, 2), SampleMatrix(1, 2)};
    data.x << -1, 1, /**/ -1, 1, /**/ 0, 0.5;
    data.y << 0, 1;
    project.data = std::make_shared<const Data>(data);
    return project;
}

struct Stage {
    explicit Stage(const Project& project, bool shown = true)
        : opened(document, project)
        , player(document)
        , session(player)
        , view(session, nullptr) {
        player.setReducedMotion(true);
        view.resize(700, 480);
        if (shown) show();
    }
    void show() {
        view.show();
        settle();
    }
    void settle() {
        QTRY_VERIFY_WITH_TIMEOUT(view.isSettled(), 10000);
        QCoreApplication::processEvents();
        view.plot().replot(); // its frame is laid out
    }
    [[nodiscard]] const BoundaryPicture& picture() const { return view.plot().picture(); }
    [[nodiscard]] QPoint pixel(double x, double y) const {
        return view.plot().frame().toPixel({x, y}).toPoint();
    }
    void press(const QPoint& at) { QTest::mousePress(&view.plot(), Qt::LeftButton, {}, at); }
    void release(const QPoint& at) { QTest::mouseRelease(&view.plot(), Qt::LeftButton, {}, at); }
    void click(const QPoint& at) {
        press(at);
        release(at);
        settle();
    }
    void choose(BoundaryTool::Kind kind, int which = 0) {
        QVERIFY(view.bar().setTool({kind, which}));
    }
    [[nodiscard]] bool hasEnabled(const QString& name) const {
        for (const QAbstractButton* button : view.findChildren<QAbstractButton*>())
            if (button->accessibleName().startsWith(name)) return button->isEnabled();
        return false;
    }

    Document document;
    struct Opened {
        Opened(Document& document, const Project& project) { document.reset(project, {}); }
    } opened;
    Player player;
    TrainingSession session;
    BoundaryView view;
};

} // namespace

class TestBoundaryView : public QObject {
    Q_OBJECT

private slots:
    void countsWhatIsToldWrongly() {
        const Stage stage(sideNeuron());
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
        const Stage stage(scaled ? scaledNeuron() : sideNeuron());
        QCOMPARE(stage.picture().boundary.size(), std::size_t{1});
        const auto& boundary = stage.picture().boundary.front();
        for (const QPointF& place : boundary) // of a sigmoid ln(p / (1 − p)) is exactly linear
            QVERIFY(std::abs(place.x() - at) < 1e-9);
        const PlotFrame frame = stage.view.plot().frame();
        QVERIFY(std::abs(boundary.front().y() - boundary.back().y()) >
                0.99 * (frame.most.y() - frame.least.y()));
        if (scaled) QCOMPARE(stage.view.plot().xAxis->label(), QString("weight"));
    }

    void aClickAddsASampleInItsUnit() {
        Stage stage(scaledNeuron());
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
        Stage stage(sideNeuron());
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
        Stage stage(sideNeuron());
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
        Stage stage(project);
        QCOMPARE(stage.view.bar().caption(), QString("0 of 3 wrong"));
        stage.choose(BoundaryTool::Kind::Add, 2);
        stage.click(stage.pixel(0, 0.8));
        QCOMPARE(stage.document.project().data->y.col(3), Eigen::Vector3d(0, 0, 1));
        QCOMPARE(stage.view.bar().caption(), QString("1 of 4 wrong"));
    }

    void onACurveTheHeightIsTheTarget() {
        Stage stage(line());
        stage.choose(BoundaryTool::Kind::Add);
        const QPointF step = stage.view.plot().frame().toNumbers(QPointF(1, 0)) -
                             stage.view.plot().frame().toNumbers(QPointF(0, 1));
        stage.click(stage.pixel(1.5, 3));
        QVERIFY(std::abs(stage.document.project().data->x(0, 3) - 1.5) <= step.x());
        QVERIFY(std::abs(stage.document.project().data->y(0, 3) - 3) <= step.y());
    }

    void eraseTakesTheNearestAway() {
        Stage stage(sideNeuron());
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
        Stage stage(sideNeuron());
        stage.click(stage.pixel(-2, 1));
        QCOMPARE(stage.player.view().sample, 3);
        QCOMPARE(stage.picture().points.at(*stage.picture().shown).sample, Index{3});
        QCOMPARE(stage.document.undoStack().count(), 0);
    }

    void aHiddenViewDoesNothing() {
        Stage stage(sideNeuron(), false);
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
        Stage stage(example("xor")); // its first unit: 0.9 x₁ + 0.8 x₂ − 0.3
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
        Stage stage(threeInputs());
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
        Stage stage(line());
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
        Stage stage(example("xor"));
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
        Stage stage(sideNeuron());
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

    void nothingIsAddedOutsideTheAxes() {
        Stage stage(line());
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

    void saysWhyThereIsNoPicture_data() {
        QTest::addColumn<QString>("part");
        QTest::newRow("circuit") << "expression";
        QTest::newRow("ng-digits") << "12 inputs";
        QTest::newRow("batch-norm") << "other samples";
        QTest::newRow("xor") << "";
    }
    void saysWhyThereIsNoPicture() {
        QFETCH(const QString, part);
        const Stage stage(example(QTest::currentDataTag()));
        QCOMPARE(stage.view.sentence().isEmpty(), part.isEmpty());
        QVERIFY(stage.view.sentence().contains(part));
        QCOMPARE(stage.view.worker().asked() > 0, part.isEmpty());
    }

    void aPlaceAloneTellsNoNumber() {
        const Stage classes(example("xor"));
        QVERIFY(classes.hasEnabled("Add") && classes.hasEnabled("Remove"));
        const Stage numbers(example("net-2-2-1")); // its target is 0.5
        QVERIFY(!numbers.hasEnabled("Add") && numbers.hasEnabled("Remove"));
    }

    void anotherDocumentIsFitted() {
        Stage stage(sideNeuron());
        stage.view.plot().xAxis->setRange(-1000, 1000);
        stage.document.reset(sideNeuron(), {});
        stage.settle();
        QVERIFY(stage.view.plot().shows(stage.picture().points));
        QVERIFY(stage.view.plot().frame().most.x() < 4); // the samples end at 2
    }

    void theWheelZoomsAndADoubleClickFits() {
        Stage stage(sideNeuron());
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
