#include "ui/canvas/graph/graph_local.h"

#include "tests/test_program.h"
#include "tests/ui/opened_example.h"
#include "ui/player/player.h"

#include <QtTest>

#include <algorithm>
#include <set>

using namespace deltaflow;

namespace {

struct Local {
    explicit Local(const QString& example)
        : document(example)
        , player(document) {
        player.setReducedMotion(true);
        player.setPicture(PictureKind::Graph);
    }
    [[nodiscard]] GraphScene whole() const { return graphSceneOf(player, GraphType::room()); }
    [[nodiscard]] GraphScene at(Index step, GraphShed shed) {
        player.goToStep(step);
        return localScene(whole(), shed);
    }

    OpenedExample document;
    Player player;
};

std::set<QString> names(const GraphScene& scene) {
    std::set<QString> all;
    for (const GraphCard& card : scene.cards)
        all.insert(card.name);
    return all;
}

bool holds(const GraphScene& scene, const CellSpot& spot) {
    if (spot.card < 0 || static_cast<std::size_t>(spot.card) >= scene.cards.size()) return false;
    return static_cast<std::size_t>(spot.block) < scene.card(spot.card).blocks.size();
}

} // namespace

/// Of a graph what its step is about.
class TestGraphLocal : public QObject {
    Q_OBJECT

private slots:
    void aStepHasItsOperands() {
        Local local("paths");
        const GraphScene forward = local.at(0, GraphShed::Nothing); // c = a + b
        QVERIFY(names(forward) == (std::set<QString>{"a", "b", "c"}));
        QCOMPARE(forward.edges.size(), std::size_t{2});
        QVERIFY(!forward.cards.front().hasAdjoint); // which comes later
    }

    void onTheWayBackAdjointsAreThere() {
        Local local("paths");
        const Index last = local.player.derivation().size() - 1;
        const GraphScene back = local.at(last, GraphShed::Nothing);
        const CellSpot written = back.step.writes.front();
        QVERIFY(back.card(written.card).hasAdjoint);
        QVERIFY(static_cast<std::size_t>(written.block) >= back.card(written.card).valueBlocks());
    }

    void beforeTheFirstStepItIsAboutThat() {
        Local local("paths");
        const GraphScene first = local.at(0, GraphShed::Nothing);
        local.player.goToStep(-1);
        const GraphScene whole = local.whole();
        const GraphScene before =
            localScene(whole, GraphShed::Nothing,
                       graphStepOf(whole, local.player, local.player.derivation().step(0)));
        QVERIFY(names(before) == names(first));
        QVERIFY(!before.step.any);
    }

    void imagesThatAreNotTouchedGiveWay() {
        Local local("tiny-cnn");
        const GraphScene all = local.at(0, GraphShed::Nothing);
        const GraphScene fewer = local.at(0, GraphShed::Channels);
        const auto kernels = [](const GraphScene& scene) {
            const auto card = std::ranges::find(scene.cards, QStringLiteral("K"), &GraphCard::name);
            return card == scene.cards.end() ? std::size_t{0} : card->valueBlocks();
        };
        QCOMPARE(kernels(all), std::size_t{2});
        QCOMPARE(kernels(fewer), std::size_t{1});
    }

    void numbersThatAreOnlyReadGiveWay() {
        Local local("tiny-cnn");
        const GraphScene scene = local.at(0, GraphShed::Numbers);
        const int written = scene.step.writes.front().card;
        for (int c = 0; c < static_cast<int>(scene.cards.size()); ++c) {
            const CardForm form = scene.card(c).form;
            QCOMPARE(form == CardForm::Image, c == written);
            QVERIFY(form != CardForm::Matrix);
        }
    }

    void nothingPointsAtWhatIsNotThere_data() {
        QTest::addColumn<QString>("example");
        for (const char* example : {"paths", "circuit", "tiny-cnn", "rnn", "rnn-last", "batch-norm",
                                    "layer-norm", "max-pooling", "branch", "net-2-2-1"})
            QTest::newRow(example) << example;
    }

    void nothingPointsAtWhatIsNotThere() {
        QFETCH(QString, example);
        Local local(example);
        const Index steps = local.player.derivation().size();
        for (Index step = -1; step < steps; step += std::max<Index>(1, steps / 25))
            for (const GraphShed shed :
                 {GraphShed::Nothing, GraphShed::Channels, GraphShed::Numbers}) {
                const GraphScene scene = local.at(step, shed);
                const auto count = static_cast<int>(scene.cards.size());
                for (const GraphEdge& edge : scene.edges)
                    QVERIFY(edge.from >= 0 && edge.from < count && edge.to >= 0 && edge.to < count);
                if (step >= 0) QVERIFY(!scene.step.writes.empty());
                for (const auto* spots : {&scene.step.writes, &scene.step.reads})
                    for (const CellSpot& spot : *spots)
                        QVERIFY(holds(scene, spot));
                for (const GraphFlow& flow : scene.step.flows) {
                    QVERIFY(holds(scene, flow.from) && holds(scene, flow.to));
                    QVERIFY(flow.edge < static_cast<int>(scene.edges.size()));
                }
                for (const GraphCard& card : scene.cards)
                    QVERIFY(card.gridRows * card.gridCols >= static_cast<int>(card.valueBlocks()));
            }
    }
};

DELTAFLOW_TEST(TestGraphLocal)
#include "tst_graph_local.moc"
