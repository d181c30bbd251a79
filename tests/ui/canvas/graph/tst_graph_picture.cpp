#include "stage.h"

#include "tests/test_program.h"

#include <QTest>

using namespace deltaflow;

/// What the cards and edges of a graph show and say.
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
    void fixedNumbersAreWrittenAsTyped_data();
    void fixedNumbersAreWrittenAsTyped();
    void screenReadersHearNumbers();
    void tipsTellTheLocalPartial();
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
        QCOMPARE(scene.card(cards[i]).blocks.at(0).values, stage.card("Wx").blocks[0].values);
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

void TestGraphPicture::fixedNumbersAreWrittenAsTyped_data() {
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("written");
    QTest::newRow("2") << 2.0 << QStringLiteral("2");
    QTest::newRow("−0.5") << -0.5 << QStringLiteral("−0.5");
    QTest::newRow("too long for its card") << 1.0 / 3 << QStringLiteral("0.3333");
}

void TestGraphPicture::fixedNumbersAreWrittenAsTyped() {
    QFETCH(double, value);
    QFETCH(QString, written);
    const Stage stage(
        GraphOf().input("x", {2}).constant("k", value).node("f", "mul", {"x", "k"}).project());
    QCOMPARE(stage.card("k").text(0, 0, 4), written);
    QCOMPARE(stage.card("x").text(0, 0, 4), QStringLiteral("2.000"));
    QVERIFY(stage.picture.sentence(stage.ref("k")).endsWith(QStringLiteral(", ") + written));
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

void TestGraphPicture::tipsTellTheLocalPartial() {
    Stage stage(productGraph());
    stage.goTo(-1);
    const GraphEdge& edge = *stage.edge(QStringLiteral("∂e/∂c"));
    const QString tip = stage.picture.tip(*stage.player, edge.arrival);
    QVERIFY(tip.contains(QStringLiteral("∂e/∂c = 2.000")));
    const Ref whole{stage.ref("a").node, Quantity::Value, Ref::kAll, 0, 0};
    QVERIFY(!stage.picture.tip(*stage.player, whole).isEmpty());
}

void TestGraphPicture::paintsInBothThemes() {
    Stage stage(productGraph());
    const QImage before = imageOf(stage, Theme::light());
    stage.goTo(-1);
    QVERIFY(imageOf(stage, Theme::light()) != before);
    QVERIFY(imageOf(stage, Theme::darkTheme()) != imageOf(stage, Theme::light()));
    QCOMPARE(imageOf(stage, Theme::darkTheme()).pixelColor(2, 2), Theme::darkTheme().canvas);
}

DELTAFLOW_TEST(TestGraphPicture)
#include "tst_graph_picture.moc"
