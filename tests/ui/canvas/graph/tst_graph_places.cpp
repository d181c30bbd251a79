#include "stage.h"

#include "tests/test_program.h"

#include <QTest>

using namespace deltaflow;

/// Where everything stands in a graph, and how it is found there.
class TestGraphPlaces : public QObject {
    Q_OBJECT

private slots:
    void cardsAndChipsKeepApart_data();
    void cardsAndChipsKeepApart();
    void everyNumberIsFoundWhereItStands_data() { cardsAndChipsKeepApart_data(); }
    void everyNumberIsFoundWhereItStands();
    void layoutDoesNotFollowNumbers();
    void keyboardMovesOverCards();
};

void TestGraphPlaces::cardsAndChipsKeepApart_data() {
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

void TestGraphPlaces::cardsAndChipsKeepApart() {
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

void TestGraphPlaces::everyNumberIsFoundWhereItStands() {
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

void TestGraphPlaces::layoutDoesNotFollowNumbers() {
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

void TestGraphPlaces::keyboardMovesOverCards() {
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

DELTAFLOW_TEST(TestGraphPlaces)
#include "tst_graph_places.moc"
