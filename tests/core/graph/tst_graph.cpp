#include "core/graph/graph.h"

#include "core/error.h"
#include "core/ops/activation.h"
#include "core/ops/add.h"
#include "core/ops/dense.h"
#include "core/ops/half_squared.h"
#include "tests/test_program.h"

#include <QtTest>

using namespace deltaflow;

namespace {

std::string messageOf(const std::function<void()>& action) {
    try {
        action();
    } catch (const ShapeError& error) {
        return error.what();
    }
    return {};
}

} // namespace

class TestGraph : public QObject {
    Q_OBJECT

private slots:
    void shapeErrorsNameBothSides_data() {
        QTest::addColumn<int>("which");
        QTest::addColumn<QString>("message");
        QTest::newRow("W and x") << 0 << "z2: W is 3×2 but x has 4 rows";
        QTest::newRow("W and b") << 1 << "z2: W is 3×2 but b is 2×1";
        QTest::newRow("prediction and target")
            << 2 << "L: the prediction is 4×1 per sample but the target is 2×1 per sample";
        QTest::newRow("summands")
            << 3 << "s: the first input is 4×1 per sample but another is 2×1 per sample";
        QTest::newRow("empty leaf") << 4 << "W2 is 0×2, but needs at least one row and column";
    }
    void shapeErrorsNameBothSides() {
        QFETCH(int, which);
        QFETCH(QString, message);
        Graph graph;
        const NodeId w = graph.addLeaf(NodeRole::Parameter, {3, 2, false}, "W2");
        const NodeId b = graph.addLeaf(NodeRole::Parameter, {2, 1, false}, "b2");
        const NodeId four = graph.addLeaf(NodeRole::Input, {4, 1, true}, "x");
        const NodeId two = graph.addLeaf(NodeRole::Target, {2, 1, true}, "y");
        const NodeId before = graph.size();
        const auto said = messageOf([&] {
            switch (which) {
            case 0:
                graph.add(std::make_shared<DenseOp>(), {w, four}, "z2");
                break;
            case 1:
                graph.add(std::make_shared<DenseOp>(), {w, two, b}, "z2");
                break;
            case 2:
                graph.add(std::make_shared<HalfSquaredOp>(), {four, two}, "L");
                break;
            case 3:
                graph.add(std::make_shared<AddOp>(), {four, two}, "s");
                break;
            default:
                graph.addLeaf(NodeRole::Parameter, {0, 2, false}, "W2");
            }
        });
        QCOMPARE(QString::fromStdString(said), message);
        QCOMPARE(graph.size(), before); // nothing was added
        QVERIFY(graph.node(two).successors.empty());
    }

    void knowsItsSuccessors() {
        Graph graph;
        const NodeId x = graph.addLeaf(NodeRole::Input, {2, 1, true}, "x");
        const auto sigmoid = std::make_shared<ActivationOp>(Activation{ActivationKind::Sigmoid, 0});
        const NodeId a = graph.add(sigmoid, {x}, "a");
        const NodeId twice = graph.add(std::make_shared<AddOp>(), {a, a}, "s");
        QCOMPARE(graph.node(x).successors, std::vector<NodeId>{a});
        QCOMPARE(graph.node(a).successors, (std::vector<NodeId>{twice, twice}));
        QVERIFY(graph.node(twice).shape == (Shape{2, 1, true}));
    }

    void refusesInputsThatAreNotThereYet() {
        Graph graph;
        QVERIFY_EXCEPTION_THROWN(graph.add(std::make_shared<AddOp>(), {0}, "s"), std::out_of_range);
    }
};

DELTAFLOW_TEST(TestGraph)
#include "tst_graph.moc"
