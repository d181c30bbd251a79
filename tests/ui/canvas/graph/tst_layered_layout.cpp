#include "ui/canvas/graph/layered_layout.h"

#include "tests/test_program.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>

using namespace deltaflow;

namespace {

LayeredGraph graphOf(int nodes, const std::vector<std::pair<int, int>>& edges,
                     QSizeF size = {80, 50}) {
    LayeredGraph graph;
    for (int i = 0; i < nodes; ++i)
        graph.nodes.push_back({size, -1});
    for (const auto& [from, to] : edges)
        graph.edges.push_back({from, to, {}});
    return graph;
}

/// Random expressions: every node takes one or two earlier ones.
LayeredGraph expressionOf(int nodes, unsigned seed) {
    std::mt19937 random(seed);
    std::vector<std::pair<int, int>> edges;
    for (int i = 6; i < nodes; ++i) {
        const int first = std::max(0, i - 14);
        for (unsigned k = 0; k < 1 + random() % 2; ++k)
            edges.emplace_back(
                first + static_cast<int>(random() % static_cast<unsigned>(i - first)), i);
    }
    LayeredGraph graph = graphOf(nodes, edges);
    for (std::size_t i = 0; i < graph.nodes.size(); ++i)
        graph.nodes[i].size = {40.0 + static_cast<double>(random() % 90),
                               30.0 + static_cast<double>(random() % 160)};
    return graph;
}

QRectF rectOf(const LayeredGraph& graph, const LayeredLayout& layout, std::size_t node) {
    const QSizeF size = graph.nodes[node].size;
    const double ascent = graph.nodes[node].ascent;
    const QPointF c = layout.centres[node];
    return {c.x() - 0.5 * size.width(), c.y() - (ascent < 0 ? 0.5 * size.height() : ascent),
            size.width(), size.height()};
}

} // namespace

class TestLayeredLayout : public QObject {
    Q_OBJECT

private slots:
    void chainIsLevel();
    void edgesLeadToTheRight_data();
    void edgesLeadToTheRight();
    void nodesKeepTheirDistance_data() { edgesLeadToTheRight_data(); }
    void nodesKeepTheirDistance();
    void leavesStandNearTheirUse();
    void sharedLeavesStandBeforeTheirFirstUse();
    void crossingsThatNeedNotBeAreNot();
    void crossingsAreCounted();
    void longEdgesRunLevelPastColumns();
    void passesNoNodeBetween();
    void stepsOfTimeLineUp();
    void labelsWidenTheirGap();
    void sameGraphSamePicture();
    void emptyAndSingle();
    void twoEdgesBetweenTheSameNodes();
};

void TestLayeredLayout::chainIsLevel() {
    const LayeredLayout made = layoutLayered(graphOf(4, {{0, 1}, {1, 2}, {2, 3}}));
    QCOMPARE(made.ranks, (std::vector{0, 1, 2, 3}));
    for (const QPointF& centre : made.centres)
        QCOMPARE(centre.y(), made.centres[0].y());
}

void TestLayeredLayout::edgesLeadToTheRight_data() {
    QTest::addColumn<int>("nodes");
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 12; ++seed)
        QTest::addRow("%u", seed) << 10 + static_cast<int>(seed) * 12 << seed;
}

void TestLayeredLayout::edgesLeadToTheRight() {
    QFETCH(int, nodes);
    QFETCH(unsigned, seed);
    const LayeredGraph graph = expressionOf(nodes, seed);
    const LayeredLayout made = layoutLayered(graph);
    for (std::size_t e = 0; e < graph.edges.size(); ++e) {
        const auto [from, to, label] = graph.edges[e];
        QVERIFY(made.ranks[static_cast<std::size_t>(from)] <
                made.ranks[static_cast<std::size_t>(to)]);
        const std::vector<QPointF>& route = made.routes[e];
        QCOMPARE(route.front(), made.centres[static_cast<std::size_t>(from)]);
        QCOMPARE(route.back(), made.centres[static_cast<std::size_t>(to)]);
        for (std::size_t i = 1; i < route.size(); ++i)
            QVERIFY(route[i].x() >= route[i - 1].x());
    }
}

void TestLayeredLayout::nodesKeepTheirDistance() {
    QFETCH(int, nodes);
    QFETCH(unsigned, seed);
    const LayeredGraph graph = expressionOf(nodes, seed);
    const LayeredLayout made = layoutLayered(graph);
    const QRectF all(QPointF(), made.size);
    for (std::size_t a = 0; a < graph.nodes.size(); ++a) {
        QVERIFY(all.adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(rectOf(graph, made, a)));
        for (std::size_t b = 0; b < a; ++b) {
            if (made.ranks[a] == made.ranks[b])
                QVERIFY(!rectOf(graph, made, a)
                             .adjusted(0, -13.9, 0, 13.9)
                             .intersects(rectOf(graph, made, b).adjusted(0, -13.9, 0, 13.9)));
            else
                QVERIFY(!rectOf(graph, made, a).intersects(rectOf(graph, made, b)));
        }
    }
}

void TestLayeredLayout::leavesStandNearTheirUse() {
    // 0 → 1 → 2 → 3, and leaf 4 is used at 3 only.
    const LayeredLayout made = layoutLayered(graphOf(5, {{0, 1}, {1, 2}, {2, 3}, {4, 3}}));
    QCOMPARE(made.ranks[4], 2);
    // A node of nothing but leaves of its own comes along: 5 = f(4).
    const LayeredLayout more = layoutLayered(graphOf(6, {{0, 1}, {1, 2}, {2, 3}, {5, 3}, {4, 5}}));
    QCOMPARE(more.ranks[5], 2);
    QCOMPARE(more.ranks[4], 1);
    // A penalty of weights used early (4) and late (5) stands near the sum that it goes into.
    const LayeredLayout penalty = layoutLayered(
        graphOf(8, {{0, 1}, {4, 1}, {1, 2}, {2, 3}, {5, 3}, {4, 6}, {5, 6}, {3, 7}, {6, 7}}));
    QCOMPARE(penalty.ranks[5], penalty.ranks[3] - 1);
    QCOMPARE(penalty.ranks[6], penalty.ranks[7] - 1);
}

void TestLayeredLayout::sharedLeavesStandBeforeTheirFirstUse() {
    const LayeredLayout made = layoutLayered(graphOf(5, {{0, 1}, {1, 2}, {2, 3}, {4, 2}, {4, 3}}));
    QCOMPARE(made.ranks[4], 1);
}

void TestLayeredLayout::crossingsThatNeedNotBeAreNot() {
    // Two independent chains given crosswise, and (a + b)(b + 1).
    const LayeredGraph crosswise = graphOf(6, {{0, 3}, {1, 2}, {2, 5}, {3, 4}});
    QCOMPARE(crossingsOf(crosswise, layoutLayered(crosswise)), 0L);
    const LayeredGraph product = graphOf(6, {{0, 3}, {1, 3}, {1, 4}, {2, 4}, {3, 5}, {4, 5}});
    const LayeredLayout made = layoutLayered(product);
    QCOMPARE(crossingsOf(product, made), 0L);
    QVERIFY(made.centres[0].y() < made.centres[1].y()); // a, b, 1 from the top
    QVERIFY(made.centres[1].y() < made.centres[2].y());
}

void TestLayeredLayout::crossingsAreCounted() {
    // All of two to all of two cross once, of three to three nine times, whatever the order.
    const LayeredGraph two = graphOf(4, {{0, 2}, {0, 3}, {1, 2}, {1, 3}});
    QCOMPARE(crossingsOf(two, layoutLayered(two)), 1L);
    std::vector<std::pair<int, int>> edges;
    for (int from = 0; from < 3; ++from)
        for (int to = 3; to < 6; ++to)
            edges.emplace_back(from, to);
    const LayeredGraph three = graphOf(6, edges);
    QCOMPARE(crossingsOf(three, layoutLayered(three)), 9L);
}

void TestLayeredLayout::longEdgesRunLevelPastColumns() {
    const LayeredGraph graph = graphOf(5, {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {0, 4}});
    const std::vector<QPointF> route = layoutLayered(graph).routes.back();
    QCOMPARE(route.size(), std::size_t{2 + 3 * 2});
    for (std::size_t i = 2; i + 1 < route.size(); ++i)
        QCOMPARE(route[i].y(), route[1].y());
}

void TestLayeredLayout::passesNoNodeBetween() {
    const LayeredGraph graph = expressionOf(80, 5);
    const LayeredLayout made = layoutLayered(graph);
    for (const auto& route : made.routes)
        for (std::size_t i = 1; i + 2 < route.size(); i += 2)
            for (std::size_t node = 0; node < graph.nodes.size(); ++node) {
                const QRectF rect = rectOf(graph, made, node);
                const bool beside = route[i + 1].x() <= rect.left() || route[i].x() >= rect.right();
                QVERIFY(beside || route[i].y() < rect.top() || route[i].y() > rect.bottom());
            }
}

void TestLayeredLayout::stepsOfTimeLineUp() {
    // h_t = f(h_{t−1}, x_t): nodes 0 … 3 are x_1 … x_4, 4 … 7 h_1 … h_4.
    const LayeredLayout made =
        layoutLayered(graphOf(8, {{0, 4}, {1, 5}, {2, 6}, {3, 7}, {4, 5}, {5, 6}, {6, 7}}));
    for (std::size_t t = 0; t < 4; ++t)
        QCOMPARE(made.ranks[t], made.ranks[t + 4] - 1);
    for (std::size_t t = 5; t < 8; ++t)
        QCOMPARE(made.centres[t].y(), made.centres[4].y());
}

void TestLayeredLayout::labelsWidenTheirGap() {
    LayeredGraph graph = graphOf(3, {{0, 1}, {1, 2}});
    const LayeredLayout plain = layoutLayered(graph);
    graph.edges[1].label = {90, 20};
    const LayeredLayout labelled = layoutLayered(graph);
    QCOMPARE(labelled.columns[1], plain.columns[1]);
    QCOMPARE(labelled.columns[2], plain.columns[2] + 90);
}

void TestLayeredLayout::sameGraphSamePicture() {
    const LayeredGraph graph = expressionOf(120, 3);
    QCOMPARE(layoutLayered(graph).centres, layoutLayered(graph).centres);
}

void TestLayeredLayout::emptyAndSingle() {
    QVERIFY(layoutLayered({}).centres.empty());
    const LayeredLayout one = layoutLayered(graphOf(1, {}));
    QCOMPARE(one.size, QSizeF(80, 50));
    QCOMPARE(one.centres.front(), QPointF(40, 25));
}

void TestLayeredLayout::twoEdgesBetweenTheSameNodes() {
    const LayeredLayout made = layoutLayered(graphOf(2, {{0, 1}, {0, 1}}));
    QCOMPARE(made.routes.size(), std::size_t{2});
    QCOMPARE(made.ranks, (std::vector{0, 1}));
}

DELTAFLOW_TEST(TestLayeredLayout)
#include "tst_layered_layout.moc"
