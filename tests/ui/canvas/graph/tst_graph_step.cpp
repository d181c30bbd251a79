#include "stage.h"

#include "tests/test_program.h"
#include "tests/ui/canvas/sample_networks.h"
#include "ui/canvas/canvas_camera.h"
#include "ui/canvas/graph/amount_places.h"

#include <QTest>

using namespace deltaflow;

Q_DECLARE_METATYPE(Project)

/// What the current step, and pointing at something, do to a graph.
class TestGraphStep : public QObject {
    Q_OBJECT

private slots:
    void stepLightsWhatItReadsAndWrites();
    void flowsRunAlongTheirEdges();
    void sumsArriveTermByTerm();
    void amountsCoverNothing_data();
    void amountsCoverNothing();
    void sumsStayInTheirCell_data() { amountsCoverNothing_data(); }
    void sumsStayInTheirCell();
    void hoverLightsAnEdge();
    void pointingHidesNothingOfTheStep_data();
    void pointingHidesNothingOfTheStep();
    void clickGoesToTheStep();
    void networksAreGraphsToo();
};

void TestGraphStep::stepLightsWhatItReadsAndWrites() {
    Stage stage(productGraph());
    stage.goTo(*stage.player->derivation().writer(stage.ref("e")));
    const GraphStep& step = stage.picture.scene().step;
    const auto spot = [&](const char* name, Quantity q) {
        return *stage.picture.scene().spotOf(stage.ref(name, q));
    };
    QVERIFY(step.writes == std::vector{spot("e", Quantity::Value)});
    QVERIFY((step.reads == std::vector{spot("c", Quantity::Value), spot("d", Quantity::Value)}));
    QVERIFY(stage.picture.attention().has_value());
    stage.goTo(*stage.player->derivation().writer(stage.ref("c", Quantity::Adjoint)));
    QVERIFY(stage.picture.scene().step.writes == std::vector{spot("c", Quantity::Adjoint)});
}

void TestGraphStep::flowsRunAlongTheirEdges() {
    Stage stage(productGraph());
    stage.goTo(*stage.player->derivation().writer(stage.ref("b", Quantity::Adjoint)));
    const GraphScene& scene = stage.picture.scene();
    QCOMPARE(scene.step.flows.size(), std::size_t{2}); // from c and from d
    double sum = 0;
    for (const GraphFlow& flow : scene.step.flows) {
        QVERIFY(flow.edge >= 0);
        const GraphEdge& edge = scene.edges[static_cast<std::size_t>(flow.edge)];
        QCOMPARE(scene.card(edge.from).name, QStringLiteral("b"));
        QCOMPARE(edge.to, flow.from.card);
        const QPainterPath way = stage.picture.layout().wayOf(scene, flow);
        QVERIFY(way.pointAtPercent(0).x() > way.pointAtPercent(1).x()); // backwards
        sum += flow.value;
    }
    QCOMPARE(sum, 5.0);
    QVERIFY(scene.step.isSum);
    QVERIFY(stage.picture.motionBounds().contains(stage.picture.rectOf(stage.ref("b"))));
}

void TestGraphStep::sumsArriveTermByTerm() {
    Stage stage(productGraph());
    stage.player->setLevel(Level::Term);
    const Index last = *stage.player->derivation().writer(stage.ref("b", Quantity::Adjoint));
    stage.goTo(last);
    QVERIFY(stage.picture.scene().step.hasBefore && stage.picture.scene().step.sumDone);
    QCOMPARE(stage.picture.scene().step.sumBefore + stage.picture.scene().step.flows[0].value, 5.0);
    stage.goTo(last - 1);
    QVERIFY(!stage.picture.scene().step.sumDone);
    QVERIFY(!stage.card("b").blocks[1].anyKnown());
}

void TestGraphStep::amountsCoverNothing_data() {
    QTest::addColumn<Project>("project");
    QTest::newRow("product") << productGraph();
    QTest::newRow("penalty") << penaltyGraph();
    QTest::newRow("recurrent") << recurrentGraph(3);
    QTest::newRow("convolution") << GraphOf()
                                        .input("x", crossPixels(), Grid{1, 5, 5})
                                        .weights("W", 1, 9)
                                        .node("y", "conv2d", {"W", "x"},
                                              OpSettings{.kernel = {3, 3}})
                                        .target("t", std::vector<double>(9, 0.5))
                                        .node("L", "half_squared", {"y", "t"})
                                        .project();
}

void TestGraphStep::amountsCoverNothing() {
    QFETCH(Project, project);
    Stage stage(project);
    int shown = 0;
    for (const Level level : {Level::Neuron, Level::Term}) {
        stage.player->setLevel(level);
        for (Index i = 0; i < std::min<Index>(stage.player->derivation().size(), 200); ++i) {
            stage.goTo(i);
            const GraphScene& scene = stage.picture.scene();
            const GraphLayout& layout = stage.picture.layout();
            std::vector<QRectF> taken;
            for (const GraphLayout::Card& card : layout.cards)
                for (const QRectF& rect : {card.body, card.op, card.badge})
                    taken.push_back(rect);
            for (std::size_t e = 0; e < layout.edges.size(); ++e)
                if (scene.edges[e].known) taken.push_back(layout.edges[e].chip);
            for (const AmountPlace& place : placeAmounts(scene, layout)) {
                if (place.rect.isNull()) continue;
                for (const QRectF& other : taken)
                    QVERIFY2(!place.rect.intersects(other), qPrintable(QString::number(i)));
                QVERIFY(stage.picture.motionBounds().contains(place.rect));
                taken.push_back(place.rect);
                ++shown;
            }
        }
    }
    QVERIFY(shown > 4);
}

void TestGraphStep::sumsStayInTheirCell() {
    QFETCH(Project, project);
    Stage stage(project);
    stage.player->setLevel(Level::Term);
    int shown = 0;
    for (Index i = 0; i < std::min<Index>(stage.player->derivation().size(), 200); ++i) {
        stage.goTo(i);
        const GraphScene& scene = stage.picture.scene();
        const GraphLayout& layout = stage.picture.layout();
        if (!scene.step.gathers()) continue;
        const QRectF sum = placeSum(scene, layout).rect;
        QVERIFY(!sum.isNull());
        const CellSpot& cell = scene.step.writes.front();
        const bool within = layout.rectOf(scene, cell).contains(sum);
        for (std::size_t c = 0; c < layout.cards.size(); ++c) {
            const GraphLayout::Card& card = layout.cards[c];
            QVERIFY(!sum.intersects(card.op));
            QVERIFY(within || !sum.intersects(card.body));
        }
        ++shown;
    }
    QVERIFY(shown > 0);
}

void TestGraphStep::hoverLightsAnEdge() {
    Stage stage(productGraph());
    stage.goTo(-1);
    const GraphScene& scene = stage.picture.scene();
    for (std::size_t e = 0; e < scene.edges.size(); ++e) {
        if (!scene.edges[e].hasPartial) continue;
        const QPointF on = stage.picture.layout().edges[e].path.pointAtPercent(0.12);
        const auto hit = stage.picture.hitAt(on, 7);
        QVERIFY(hit && hit->ref == scene.edges[e].arrival && !hit->isNumber);
        stage.player->setHover(hit->ref);
        stage.picture.showLit(*stage.player);
        QCOMPARE(stage.picture.scene().litEdges, std::vector{static_cast<int>(e)});
        QVERIFY(stage.picture.hasLit());
    }
}

void TestGraphStep::pointingHidesNothingOfTheStep_data() {
    QTest::addColumn<QByteArray>("pointed");
    QTest::newRow("what it writes") << QByteArray("h");
    QTest::newRow("what it reads") << QByteArray("z");
    QTest::newRow("something else") << QByteArray("o");
}

void TestGraphStep::pointingHidesNothingOfTheStep() {
    QFETCH(QByteArray, pointed);
    Stage stage(penaltyGraph());
    stage.goTo(*stage.player->derivation().writer(stage.ref("h", Quantity::Value, 1)));
    const auto ringOf = [&] {
        const CanvasView view =
            CanvasView::fitting(stage.picture.size(), {1280, 720}, 0, stage.picture.mostFit());
        const QRectF cell =
            view.transform().mapRect(stage.picture.rectOf(stage.ref("h", Quantity::Value, 1)));
        const QImage image = imageOf(stage, Theme::light());
        int count = 0;
        const QRect around = cell.adjusted(-3, -3, 3, 3).toAlignedRect();
        for (int y = around.top(); y <= around.bottom(); ++y)
            for (int x = around.left(); x <= around.right(); ++x)
                count += image.pixelColor(x, y) == Theme::light().forward;
        return count;
    };
    const int plain = ringOf();
    QVERIFY(plain > 60);
    stage.player->setHover(stage.ref(pointed.constData(), Quantity::Value, 1));
    stage.picture.showLit(*stage.player);
    QVERIFY(stage.picture.dims());
    QVERIFY(ringOf() >= plain);
}

void TestGraphStep::clickGoesToTheStep() {
    Stage stage(productGraph());
    const auto step = stage.picture.stepForClick(*stage.player, stage.ref("c"));
    QVERIFY(step == stage.player->derivation().writer(stage.ref("c")));
    stage.goTo(*step); // once more: on to its adjoint
    QVERIFY(stage.picture.stepForClick(*stage.player, stage.ref("c")) ==
            stage.player->derivation().writer(stage.ref("c", Quantity::Adjoint)));
}

void TestGraphStep::networksAreGraphsToo() {
    Stage stage(networkOf({{3, 4, 2}, true}));
    QCOMPARE(stage.card("x").form, CardForm::Column);
    QVERIFY(stage.card("z1").hasAdjoint);
    for (Index step = 0; step < stage.player->derivation().size(); ++step) {
        stage.goTo(step);
        QVERIFY(!stage.picture.scene().step.writes.empty());
    }
}

DELTAFLOW_TEST(TestGraphStep)
#include "tst_graph_step.moc"
