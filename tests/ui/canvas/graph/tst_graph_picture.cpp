#include "ui/canvas/graph/graph_picture.h"

#include "sample_graphs.h"
#include "tests/ui/canvas/sample_networks.h"
#include "ui/canvas/graph/graph_painter.h"
#include "ui/player/player.h"
#include "ui/theme/theme.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace deltaflow;

namespace {

/// A picture of a project at a step, laid out for a canvas.
struct Stage {
    explicit Stage(const Project& project, QSizeF canvas = {1280, 720}) {
        document.reset(project, {});
        player.emplace(document);
        player->setPicture(PictureKind::Graph);
        player->setReducedMotion(true);
        show(canvas);
    }
    void show(QSizeF canvas = {1280, 720}) {
        picture.show(*player);
        picture.layOut(canvas);
    }
    void goTo(Index step) {
        player->goToStep(step < 0 ? player->derivation().size() + step : step);
        picture.show(*player);
    }
    [[nodiscard]] Ref ref(const char* name, Quantity quantity = Quantity::Value, int row = 0,
                          int col = 0) const {
        return {player->model().graph->find(name), quantity, row, col, 0};
    }
    [[nodiscard]] const GraphCard& card(const char* name) const {
        const auto node = static_cast<std::size_t>(player->model().graph->find(name));
        return picture.scene().card(picture.scene().cardsOf[node].front());
    }
    [[nodiscard]] const GraphEdge* edge(const QString& partialName) const {
        for (const GraphEdge& edge : picture.scene().edges)
            if (edge.partialName == partialName) return &edge;
        return nullptr;
    }

    Document document;
    std::optional<Player> player;
    GraphPicture picture;
};

QImage imageOf(Stage& stage, const Theme& theme) {
    QImage image(1280, 720, QImage::Format_RGB32);
    QPainter painter(&image);
    paintPicture(painter, QRectF(0, 0, 1280, 720), stage.picture, theme);
    return image;
}

} // namespace

class TestGraphPicture : public QObject {
    Q_OBJECT

private slots:
    void cardsTellWhatTheyAre();
    void formsFollowShapes();
    void partialsAreLocal();
    void partialsSurviveAZeroAdjoint();
    void bothUsesOfASquareHaveTheirOwn();
    void nothingIsKnownBeforeItIsComputed();
    void sharedWeightsAreRepeatedNearTheirUses();
    void weightsOfTwoUsesAreDrawnOnce();
    void originIsMarkedAndWhatFollows();
    void cardsAndChipsKeepApart_data();
    void cardsAndChipsKeepApart();
    void everyNumberIsFoundWhereItStands_data() { cardsAndChipsKeepApart_data(); }
    void everyNumberIsFoundWhereItStands();
    void layoutDoesNotFollowNumbers();
    void stepLightsWhatItReadsAndWrites();
    void flowsRunAlongTheirEdges();
    void sumsArriveTermByTerm();
    void hoverLightsAnEdge();
    void keyboardMovesOverCards();
    void screenReadersHearNumbers();
    void clickGoesToTheStep();
    void tipsTellTheLocalPartial();
    void networksAreGraphsToo();
    void paintsInBothThemes();
};

void TestGraphPicture::cardsTellWhatTheyAre() {
    const Stage stage(penaltyGraph());
    QCOMPARE(stage.card("x").kind, CardKind::Input);
    QCOMPARE(stage.card("W1").kind, CardKind::Parameter);
    QCOMPARE(stage.card("y").kind, CardKind::Target);
    QCOMPARE(stage.card("h").kind, CardKind::Value);
    QCOMPARE(stage.card("J").kind, CardKind::Loss);
    QCOMPARE(stage.card("h").op, QStringLiteral("σ"));
    QVERIFY(stage.card("x").op.isEmpty());
    const Stage product(productGraph());
    QCOMPARE(product.card("one").kind, CardKind::Constant);
    QCOMPARE(product.card("c").op, QStringLiteral("+"));
    QCOMPARE(product.card("e").op, QStringLiteral("×"));
}

void TestGraphPicture::formsFollowShapes() {
    const Stage stage(GraphOf()
                          .input("x", std::vector<double>(30, 1))
                          .weights("W", 4, 30)
                          .weights("V", 1, 4)
                          .node("z", "linear", {"W", "x"})
                          .node("o", "linear", {"V", "z"})
                          .project());
    QCOMPARE(stage.card("x").form, CardForm::Map); // 30 rows are too many for a column
    QCOMPARE(stage.card("x").blocks[0].rows * stage.card("x").blocks[0].cols, 30);
    QCOMPARE(stage.card("W").form, CardForm::Map);
    QCOMPARE(stage.card("V").form, CardForm::Matrix);
    QCOMPARE(stage.card("z").form, CardForm::Column);
    QCOMPARE(stage.card("o").form, CardForm::Scalar);
    QCOMPARE(stage.card("V").shape, QStringLiteral("1×4"));
    const Stage image(GraphOf()
                          .input("x", std::vector<double>(18, 1), Grid{2, 3, 3})
                          .weights("W", 1, 18)
                          .node("o", "linear", {"W", "x"})
                          .project());
    QCOMPARE(image.card("x").form, CardForm::Image);
    QCOMPARE(image.card("x").valueBlocks(), std::size_t{2});
    QCOMPARE(image.card("x").shape, QStringLiteral("2×3×3"));
}

void TestGraphPicture::partialsAreLocal() {
    Stage stage(productGraph());
    const auto partial = [&](const QString& name) { return stage.edge(name)->partial; };
    QCOMPARE(partial(QStringLiteral("∂e/∂c")), 2.0); // d
    QCOMPARE(partial(QStringLiteral("∂e/∂d")), 3.0); // c
    QCOMPARE(partial(QStringLiteral("∂c/∂a")), 1.0);
    QCOMPARE(partial(QStringLiteral("∂c/∂b")), 1.0);
    QCOMPARE(partial(QStringLiteral("∂d/∂b")), 1.0);
    QVERIFY(!stage.edge(QStringLiteral("∂d/∂one"))); // a constant has no derivative to wait for
    QVERIFY(!stage.edge(QStringLiteral("∂e/∂c"))->known);
    stage.goTo(-1);
    QVERIFY(stage.edge(QStringLiteral("∂e/∂c"))->known);
}

void TestGraphPicture::partialsSurviveAZeroAdjoint() {
    const Stage stage(GraphOf()
                          .input("x", {2})
                          .input("y", {3})
                          .input("z", {0})
                          .node("u", "mul", {"x", "y"})
                          .node("v", "mul", {"u", "z"})
                          .project());
    QCOMPARE(stage.player->number(stage.ref("u", Quantity::Adjoint)), 0.0);
    QCOMPARE(stage.edge(QStringLiteral("∂u/∂x"))->partial, 3.0);
}

void TestGraphPicture::bothUsesOfASquareHaveTheirOwn() {
    Stage stage(GraphOf().input("x", {3}).node("f", "mul", {"x", "x"}).project());
    const std::vector<GraphEdge>& edges = stage.picture.scene().edges;
    QCOMPARE(edges.size(), std::size_t{2});
    QVERIFY(edges[0].parallel && edges[1].parallel);
    QVERIFY(edges[0].arrival != edges[1].arrival);
    QCOMPARE(edges[0].partial + edges[1].partial, 6.0);
    QVERIFY(stage.picture.layout().edges[0].path != stage.picture.layout().edges[1].path);
}

void TestGraphPicture::nothingIsKnownBeforeItIsComputed() {
    Stage stage(productGraph());
    QVERIFY(stage.card("a").blocks[0].anyKnown());
    QVERIFY(!stage.card("c").blocks[0].anyKnown());
    QVERIFY(!stage.card("a").blocks[1].anyKnown()); // the adjoint
    stage.goTo(*stage.player->derivation().writer(stage.ref("c")));
    QVERIFY(stage.card("c").blocks[0].anyKnown());
    QVERIFY(!stage.card("e").blocks[0].anyKnown());
    stage.goTo(-1);
    QCOMPARE(stage.card("b").blocks[1].values[0], 5.0);
    QVERIFY(stage.card("b").blocks[1].anyKnown());
}

void TestGraphPicture::sharedWeightsAreRepeatedNearTheirUses() {
    Stage stage(recurrentGraph(4));
    const GraphScene& scene = stage.picture.scene();
    const auto& cards = scene.cardsOf[static_cast<std::size_t>(stage.ref("Wx").node)];
    QCOMPARE(cards.size(), std::size_t{4});
    for (std::size_t i = 1; i < cards.size(); ++i) {
        QCOMPARE(scene.card(cards[i]).copyOf, cards[0]);
        // Each stands before its own use.
        for (const GraphEdge& edge : scene.edges)
            if (edge.from == cards[i])
                QVERIFY(stage.picture.layout().card(cards[i]).body.right() <
                        stage.picture.layout().card(edge.to).body.left());
    }
    // Hovering one lights all: the spot of the number is the original's.
    stage.player->setHover(stage.ref("Wx"));
    stage.picture.showLit(*stage.player);
    QCOMPARE(stage.picture.scene().lit.front().card, cards[0]);
    QVERIFY(stage.picture.dims());
}

void TestGraphPicture::weightsOfTwoUsesAreDrawnOnce() {
    const Stage stage(penaltyGraph());
    const auto node = static_cast<std::size_t>(stage.ref("W1").node);
    QCOMPARE(stage.picture.scene().cardsOf[node].size(), std::size_t{1});
    const int card = stage.picture.scene().cardsOf[node].front();
    const auto uses =
        std::count_if(stage.picture.scene().edges.begin(), stage.picture.scene().edges.end(),
                      [card](const GraphEdge& edge) { return edge.from == card; });
    QCOMPARE(uses, 2);
}

void TestGraphPicture::originIsMarkedAndWhatFollows() {
    Stage stage(GraphOf()
                    .input("x", {1})
                    .input("y", {0})
                    .node("q", "div", {"x", "y"})
                    .node("r", "mul", {"q", "y"})
                    .project());
    QCOMPARE(stage.card("q").taint, Taint::Clean); // not yet computed, so nothing to mark
    stage.goTo(-1);
    QCOMPARE(stage.card("q").taint, Taint::Origin);
    QCOMPARE(stage.card("r").taint, Taint::Tainted);
    QCOMPARE(stage.card("x").taint, Taint::Clean);
    QVERIFY(stage.picture.sentence(stage.ref("q")).contains(QStringLiteral("∞")));
    QVERIFY(
        stage.picture.tip(*stage.player, stage.ref("r")).contains(QStringLiteral("depends on")));
}

void TestGraphPicture::cardsAndChipsKeepApart_data() {
    QTest::addColumn<int>("which");
    QTest::newRow("product") << 0;
    QTest::newRow("penalty") << 1;
    QTest::newRow("recurrent") << 2;
    QTest::newRow("long") << 3;
}

static Project sample(int which) {
    return which == 0   ? productGraph()
           : which == 1 ? penaltyGraph()
           : which == 2 ? recurrentGraph(4)
                        : longExpression(60);
}

void TestGraphPicture::cardsAndChipsKeepApart() {
    QFETCH(int, which);
    const Stage stage(sample(which));
    const GraphLayout& layout = stage.picture.layout();
    const QRectF all(QPointF(), layout.size);
    for (std::size_t a = 0; a < layout.cards.size(); ++a) {
        QVERIFY(all.contains(layout.cards[a].all()));
        for (std::size_t b = 0; b < a; ++b)
            QVERIFY(!layout.cards[a].all().intersects(layout.cards[b].all()));
        for (const GraphLayout::Edge& edge : layout.edges)
            QVERIFY(edge.chip.isNull() || !edge.chip.intersects(layout.cards[a].body));
    }
    for (std::size_t a = 0; a < layout.edges.size(); ++a)
        for (std::size_t b = 0; b < a; ++b)
            QVERIFY(layout.edges[a].chip.isNull() || layout.edges[b].chip.isNull() ||
                    !layout.edges[a].chip.intersects(layout.edges[b].chip));
}

void TestGraphPicture::everyNumberIsFoundWhereItStands() {
    QFETCH(int, which);
    Stage stage(sample(which));
    stage.goTo(-1);
    const std::vector<Ref> things = stage.picture.things();
    QVERIFY(things.size() >= stage.picture.scene().cards.size() / 2);
    for (const Ref& thing : things) {
        const auto hit = stage.picture.hitAt(stage.picture.rectOf(thing).center(), 7);
        QVERIFY(hit && hit->ref == thing && hit->isNumber);
        QVERIFY(stage.picture.thingAt(stage.picture.rectOf(thing).center()) == thing);
        QVERIFY(!stage.picture.sentence(thing).isEmpty());
        Ref adjoint = thing;
        adjoint.quantity = Quantity::Adjoint;
        const auto spot = stage.picture.scene().spotOf(adjoint);
        if (!stage.picture.scene().card(spot->card).hasAdjoint) continue;
        QVERIFY(stage.picture.hitAt(stage.picture.rectOf(adjoint).center(), 7)->ref == adjoint);
    }
}

void TestGraphPicture::layoutDoesNotFollowNumbers() {
    Stage stage(productGraph());
    QVERIFY(stage.player->setNumber(stage.ref("a"), -123.456).isEmpty());
    CanvasPicture::Change change = stage.picture.show(*stage.player);
    QVERIFY(change.sameLayout && change.sameThings);
    stage.goTo(3);
    change = stage.picture.show(*stage.player);
    QVERIFY(change.sameLayout);
    QCOMPARE(change.stale, CanvasPicture::Stale::Rest);
    stage.player->setDigits(8);
    QVERIFY(!stage.picture.show(*stage.player).sameLayout);
}

void TestGraphPicture::stepLightsWhatItReadsAndWrites() {
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

void TestGraphPicture::flowsRunAlongTheirEdges() {
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

void TestGraphPicture::sumsArriveTermByTerm() {
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

void TestGraphPicture::hoverLightsAnEdge() {
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

void TestGraphPicture::keyboardMovesOverCards() {
    const Stage stage(penaltyGraph());
    std::optional<Ref> at = stage.picture.moved(std::nullopt, 0, 0);
    QVERIFY(at.has_value());
    at = stage.ref("x");
    at = stage.picture.moved(at, 0, 1);
    QVERIFY(at == stage.ref("x", Quantity::Value, 1));
    at = stage.picture.moved(stage.ref("z", Quantity::Value, 2), 1, 0);
    QVERIFY(at && at->node == stage.ref("h").node);
    at = stage.picture.moved(stage.ref("h", Quantity::Value, 2), -1, 0);
    QVERIFY(at && at->node == stage.ref("z").node);
    QVERIFY(stage.picture.moved(stage.ref("J"), 1, 0) == stage.ref("J")); // nothing further
}

void TestGraphPicture::screenReadersHearNumbers() {
    Stage stage(productGraph());
    QCOMPARE(stage.picture.sentence(stage.ref("c")),
             QStringLiteral("Value c, +, not yet computed"));
    stage.goTo(-1);
    QCOMPARE(stage.picture.sentence(stage.ref("c")),
             QStringLiteral("Value c, +, 3.000, adjoint 2.000"));
    QCOMPARE(stage.picture.things().size(), std::size_t{6});
}

void TestGraphPicture::clickGoesToTheStep() {
    Stage stage(productGraph());
    const auto step = stage.picture.stepForClick(*stage.player, stage.ref("c"));
    QVERIFY(step == stage.player->derivation().writer(stage.ref("c")));
    stage.goTo(*step); // once more: on to its adjoint
    QVERIFY(stage.picture.stepForClick(*stage.player, stage.ref("c")) ==
            stage.player->derivation().writer(stage.ref("c", Quantity::Adjoint)));
}

void TestGraphPicture::tipsTellTheLocalPartial() {
    Stage stage(productGraph());
    stage.goTo(-1);
    const GraphEdge& edge = *stage.edge(QStringLiteral("∂e/∂c"));
    const QString tip = stage.picture.tip(*stage.player, edge.arrival);
    QVERIFY(tip.contains(QStringLiteral("∂e/∂c = 2.000")));
    const Ref whole{stage.ref("a").node, Quantity::Value, Ref::kAll, 0, 0};
    QVERIFY(!stage.picture.tip(*stage.player, whole).isEmpty());
}

void TestGraphPicture::networksAreGraphsToo() {
    Stage stage(networkOf({{3, 4, 2}, true}));
    QCOMPARE(stage.card("x").form, CardForm::Column);
    QVERIFY(stage.card("z1").hasAdjoint);
    for (Index step = 0; step < stage.player->derivation().size(); ++step) {
        stage.goTo(step);
        QVERIFY(!stage.picture.scene().step.writes.empty());
    }
}

void TestGraphPicture::paintsInBothThemes() {
    Stage stage(productGraph());
    const QImage before = imageOf(stage, Theme::light());
    stage.goTo(-1);
    QVERIFY(imageOf(stage, Theme::light()) != before);
    QVERIFY(imageOf(stage, Theme::darkTheme()) != imageOf(stage, Theme::light()));
    QCOMPARE(imageOf(stage, Theme::darkTheme()).pixelColor(2, 2), Theme::darkTheme().canvas);
}

QTEST_MAIN(TestGraphPicture)
#include "tst_graph_picture.moc"
