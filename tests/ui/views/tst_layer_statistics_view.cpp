#include "tests/test_program.h"
#include "ui/canvas/canvas_picture.h"
#include "ui/canvas/canvas_widget.h"
#include "ui/canvas/paint_marks.h"
#include "ui/theme/theme.h"
#include "ui/training/training_session.h"
#include "ui/views/layer_rows.h"
#include "ui/views/layer_statistics_view.h"
#include "ui/views/norm_chart.h"

#include "tests/core/insight/pass.h"
#include "tests/ui/sample_project.h"

#include <QLabel>
#include <QtTest>

#include <qcustomplot.h>

using namespace deltaflow;

namespace {

/// Of three ReLU units the second and third never fire; the output's sigmoid is at its limit.
Project deadProject() {
    Network network{1, {}};
    DenseLayer hidden{ParameterMatrix::Ones(3, 1), ParameterMatrix(3, 1), {ActivationKind::Relu}};
    hidden.bias << 1, -2, -3;
    DenseLayer output{
        ParameterMatrix::Ones(1, 3), ParameterMatrix::Constant(1, 1, 9), {ActivationKind::Sigmoid}};
    network.layers = {hidden, output};
    Project project;
    project.network = std::make_shared<const Network>(network);
    Data data{SampleMatrix(1, 2), SampleMatrix::Zero(1, 2)};
    data.x << 1, 0.5;
    project.data = std::make_shared<const Data>(data);
    return project;
}

} // namespace

class TestLayerStatisticsView : public QObject {
    Q_OBJECT

private slots:
    void init() {
        QLocale::setDefault(QLocale::c());
        m_document = std::make_unique<Document>();
        m_player = std::make_unique<Player>(*m_document);
        m_session = std::make_unique<TrainingSession>(*m_player);
        m_view = std::make_unique<LayerStatisticsView>(*m_session, nullptr);
        m_view->resize(640, 300);
    }
    void cleanup() {
        m_view.reset();
        m_session.reset();
        m_player.reset();
        m_document.reset();
    }

    void showsTheLayersOfThePass();
    void worksOnlyWhileItIsSeen();
    void namesWhatDoesNotLearn();
    void linksGoToTheUnit();
    void marksUnitsWhileItIsSeen();
    void marksFollowTheSample();
    void captionsCoverNoNumber_data();
    void captionsCoverNoNumber();
    void pictureHasTheMarks_data();
    void pictureHasTheMarks();
    void keepsNormsOverTheIterations();
    void forgetsNormsThatDiffer();
    void travelsByItsChart();
    void pointsAtLayers();
    void showsEitherNorm();
    void followsARun();
    void forgetsAnotherModel();
    void isUsableWhenSmall();

private:
    void open(const Project& project) { m_document->reset(project, {}); }
    void settle() {
        m_view->show();
        QTRY_VERIFY(m_view->isSettled());
    }
    [[nodiscard]] Ref unit(int layer, int row, int sample = 0) const {
        return {m_player->model().layers[static_cast<std::size_t>(layer)].activation,
                Quantity::Value, row, 0, sample};
    }
    [[nodiscard]] QString plainSentence() const {
        return QString(m_view->sentence()).remove(QRegularExpression(QStringLiteral("<[^>]*>")));
    }

    std::unique_ptr<Document> m_document;
    std::unique_ptr<Player> m_player;
    std::unique_ptr<TrainingSession> m_session;
    std::unique_ptr<LayerStatisticsView> m_view;
};

void TestLayerStatisticsView::showsTheLayersOfThePass() {
    open(example("xor"));
    m_player->goToIteration(7);
    settle();
    QCOMPARE(m_view->layers().size(), std::size_t{2});
    const auto& nodes = m_player->model().layers;
    for (std::size_t i = 0; i < 2; ++i) {
        const auto spread = [&](NodeId node, Quantity quantity) {
            return spreadOf(m_player->trace().block(node, quantity));
        };
        QCOMPARE(m_view->layers()[i].value.mean, spread(nodes[i].activation, Quantity::Value).mean);
        QCOMPARE(m_view->layers()[i].error.rms,
                 spread(nodes[i].preActivation, Quantity::Adjoint).rms);
    }
    QCOMPARE(m_view->sentence(), QStringLiteral("No unit is dead or saturated."));
}

void TestLayerStatisticsView::worksOnlyWhileItIsSeen() {
    open(example("xor"));
    QTest::qWait(250);
    QVERIFY(m_view->layers().empty());
    settle();
    const double before = m_view->layers()[0].value.mean;
    m_view->hide();
    m_player->goToIteration(5);
    QTest::qWait(250);
    QCOMPARE(m_view->layers()[0].value.mean, before);
}

void TestLayerStatisticsView::namesWhatDoesNotLearn() {
    open(deadProject());
    settle();
    QCOMPARE(plainSentence(),
             QStringLiteral("Dead (z ≤ 0, slope 0) for each of the 2 samples: a¹₂, a¹₃. "
                            "Saturated (within 1 % of a limit) for each of the 2 samples: a²₁."));
}

void TestLayerStatisticsView::linksGoToTheUnit() {
    open(deadProject());
    settle();
    m_player->setSample(1);
    emit m_view->findChild<QLabel*>()->linkActivated(QStringLiteral("1"));
    QVERIFY(m_player->view().selection == unit(0, 2, 1));
    QVERIFY(m_player->step());
    QVERIFY(m_player->step()->focus.touches(unit(0, 2, 1)));
    emit m_view->findChild<QLabel*>()->linkActivated(QStringLiteral("2"));
    QVERIFY(m_player->view().selection == unit(1, 0, 1));
}

void TestLayerStatisticsView::marksUnitsWhileItIsSeen() {
    open(deadProject());
    QVERIFY(m_player->view().marked.empty());
    settle();
    const std::vector<UnitMark> marks{{unit(0, 1), UnitState::Dead},
                                      {unit(0, 2), UnitState::Dead},
                                      {unit(1, 0), UnitState::Saturated}};
    QVERIFY(m_player->view().marked == marks);
    m_view->hide();
    QVERIFY(m_player->view().marked.empty());
    m_view->show();
    QVERIFY(m_player->view().marked == marks);
    m_player->setNumber({m_player->model().layers[0].bias, Quantity::Value, 1, 0, 0}, 2);
    QTRY_COMPARE(m_player->view().marked.size(), std::size_t{2});
}

void TestLayerStatisticsView::marksFollowTheSample() {
    open(deadProject());
    settle();
    m_player->setSample(1);
    QVERIFY(m_player->view().marked[0].unit == unit(0, 1, 1));
}

void TestLayerStatisticsView::captionsCoverNoNumber_data() {
    QTest::addColumn<QSize>("size");
    QTest::newRow("projector") << QSize(845, 360);
    QTest::newRow("desktop") << QSize(1300, 620);
    QTest::newRow("narrow") << QSize(420, 300);
}

void TestLayerStatisticsView::captionsCoverNoNumber() {
    QFETCH(const QSize, size);
    open(example("and-or"));
    m_player->goToStep(m_player->derivation().size() - 1);
    const auto picture = makePicture(*m_player);
    (void)picture->show(*m_player);
    picture->layOut(size);
    QImage image(picture->size().toSize() + QSize(1, 1), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    paintMarks(*picture, {painter, Theme::current(), 1},
               {{unit(0, 0), UnitState::Saturated}, {unit(0, 1), UnitState::Saturated}});
    painter.end();
    const auto paintedIn = [&](const QRect& rect) {
        int count = 0;
        for (int y = rect.top(); y <= rect.bottom(); ++y)
            for (int x = rect.left(); x <= rect.right(); ++x)
                count += image.valid(x, y) && qAlpha(image.pixel(x, y)) > 0 ? 1 : 0;
        return count;
    };
    QVERIFY(paintedIn(image.rect()) > 0);
    const LayerNodes& nodes = m_player->model().layers[0];
    for (int row = 0; row < 2; ++row)
        for (const Ref& ref : {Ref{nodes.weights, Quantity::Value, row, 0, 0},
                               Ref{nodes.weights, Quantity::Value, row, 1, 0},
                               Ref{nodes.bias, Quantity::Value, row, 0, 0}}) {
            const QRectF number = picture->rectOf(ref);
            QVERIFY(!number.isNull());
            // the outline may touch the badge beside it
            QCOMPARE(paintedIn(number.adjusted(6, 2, -2, -2).toAlignedRect()), 0);
        }
}

void TestLayerStatisticsView::pictureHasTheMarks_data() {
    QTest::addColumn<PictureKind>("kind");
    QTest::newRow("layers") << PictureKind::Network;
    QTest::newRow("graph") << PictureKind::Graph;
}

void TestLayerStatisticsView::pictureHasTheMarks() {
    QFETCH(PictureKind, kind);
    open(deadProject());
    m_player->setPicture(kind);
    CanvasWidget canvas(*m_player);
    canvas.resize(800, 500);
    canvas.show();
    QTest::qWait(50);
    const QImage before = canvas.grab().toImage();
    m_player->setMarked({{unit(0, 1), UnitState::Dead}});
    const QImage marked = canvas.grab().toImage();
    QVERIFY(marked != before);
    m_player->setMarked({});
    QVERIFY(canvas.grab().toImage() == before);
    const std::vector<UnitMark> marks{{unit(0, 1), UnitState::Dead}};
    QVERIFY(markTip(marks, unit(0, 1, 1)).contains(QStringLiteral("Dead")));
    QVERIFY(markTip(marks, unit(0, 2)).isEmpty());
}

void TestLayerStatisticsView::keepsNormsOverTheIterations() {
    open(example("xor"));
    settle();
    m_player->goToIteration(4);
    QTRY_COMPARE(m_view->history().rows().size(), std::size_t{5}); // those between are filled in
    const auto& norms = m_view->history().rows().at(4);
    QCOMPARE(norms.size(), std::size_t{4});           // and the activations' norms
    for (std::size_t layer = 0; layer < 2; ++layer) { // of weights and biases together
        const LayerNodes& nodes = m_player->model().layers[layer];
        double squares = 0;
        std::size_t count = 0;
        for (const NodeId id : {nodes.weights, nodes.bias})
            for (const double g : m_player->trace().block(id, Quantity::Adjoint)) {
                squares += g * g;
                ++count;
            }
        QVERIFY(std::abs(norms[layer] - std::sqrt(squares / static_cast<double>(count))) < 1e-14);
    }
    QCOMPARE(m_view->plot().graphCount(), 2);
    QCOMPARE(m_view->plot().graph(0)->dataCount(), 5);
    QCOMPARE(m_view->plot().graph(1)->data()->at(4)->key, 4.0);
    QCOMPARE(m_view->plot().graph(1)->data()->at(4)->value, norms[1]);
}

void TestLayerStatisticsView::forgetsNormsThatDiffer() {
    open(example("xor"));
    settle();
    for (const int iteration : {2, 4, 6}) {
        m_player->goToIteration(iteration);
        QTRY_VERIFY(m_view->history().rows().contains(iteration));
    }
    m_player->goToIteration(4);
    m_player->setNumber({m_player->model().layers[0].weights, Quantity::Value, 0, 0, 0}, 3);
    QVERIFY(m_view->history().rows().contains(2));
    QVERIFY(!m_view->history().rows().contains(4) && !m_view->history().rows().contains(6));
    QTRY_VERIFY(m_view->history().rows().contains(4)); // as it is now
}

void TestLayerStatisticsView::travelsByItsChart() {
    open(example("xor"));
    settle();
    m_player->goToIteration(8);
    QTRY_VERIFY(m_view->history().rows().contains(8));
    QCustomPlot& plot = m_view->plot();
    plot.replot();
    const QPoint at(qRound(plot.xAxis->coordToPixel(3)), plot.axisRect()->center().y());
    QTest::mouseClick(&plot, Qt::LeftButton, {}, at);
    QCOMPARE(m_player->view().iteration, std::int64_t{3});
}

void TestLayerStatisticsView::pointsAtLayers() {
    open(example("xor"));
    settle();
    auto* rows = m_view->findChild<LayerRows*>();
    QTest::mouseMove(rows, {40, 60});
    QTRY_VERIFY(m_player->view().hover);
    QCOMPARE(m_player->view().hover->node, m_player->model().layers[0].activation);
    QTest::mouseMove(rows, {rows->width() / 2, 150});
    QTRY_COMPARE(m_player->view().hover->node, m_player->model().layers[1].preActivation);
    QVERIFY(m_player->view().hover->quantity == Quantity::Adjoint);
    QTest::mouseMove(rows, {rows->width() - 20, 150});
    QTRY_COMPARE(m_player->view().hover->node, m_player->model().layers[1].weights);
}

/// Activations over the iterations in place of gradients; and a word where all are 0.
void TestLayerStatisticsView::showsEitherNorm() {
    open(example("xor"));
    settle();
    m_player->goToIteration(3);
    QTRY_VERIFY(m_view->history().rows().contains(3));
    auto& chart = *m_view->findChild<NormChart*>();
    chart.setMeasure(NormChart::Measure::Activations);
    QCOMPARE(m_view->plot().graphCount(), 2);
    const double shown = std::prev(m_view->plot().graph(1)->data()->constEnd())->value;
    QCOMPARE(shown, m_view->layers()[1].value.rms);
    const auto words = [&] {
        QStringList all;
        for (int i = 0; i < m_view->plot().itemCount(); ++i)
            if (auto* text = qobject_cast<QCPItemText*>(m_view->plot().item(i));
                text && text->visible())
                all << text->text();
        return all;
    };
    QVERIFY(words().contains(QStringLiteral("a²")));
    chart.setMeasure(NormChart::Measure::Gradients);
    QVERIFY(words().contains(QStringLiteral("W²")));
    NormHistory zeros;
    zeros.add(0, {0, 0, 0.5, 0.25});
    chart.show(zeros, {{QStringLiteral("W¹"), QStringLiteral("W²")},
                       {QStringLiteral("a¹"), QStringLiteral("a²")}});
    QCOMPARE(words(), QStringList{QStringLiteral("All gradients are 0 at iteration 0.")});
    chart.setMeasure(NormChart::Measure::Activations);
    QVERIFY(!words().contains(QStringLiteral("All gradients are 0 at iteration 0.")));
}

void TestLayerStatisticsView::followsARun() {
    open(example("xor"));
    settle();
    m_session->start();
    QTRY_VERIFY_WITH_TIMEOUT(m_view->history().rows().size() >= 4, 10000);
    m_session->stop();
    QTRY_VERIFY(m_view->isSettled());
    QVERIFY(m_view->history().rows().contains(1)); // too fast to be seen, and filled in
    QCOMPARE(m_view->history().rows().rbegin()->first, m_player->view().iteration);
}

void TestLayerStatisticsView::forgetsAnotherModel() {
    open(deadProject());
    settle();
    open(example("tiny-cnn"));
    QVERIFY(m_view->layers().empty());
    QVERIFY(m_player->view().marked.empty());
    QTRY_COMPARE(m_view->layers().size(), std::size_t{2});
}

void TestLayerStatisticsView::isUsableWhenSmall() {
    open(example("net-8-8-8-2"));
    m_view->resize(300, 200);
    settle();
    QVERIFY(!m_view->plot().isVisible());
    QVERIFY(m_view->findChild<LayerRows*>()->width() <= 300);
    m_view->resize(640, 200);
    QVERIFY(m_view->plot().isVisible());
}

DELTAFLOW_TEST(TestLayerStatisticsView)
#include "tst_layer_statistics_view.moc"
