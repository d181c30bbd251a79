#include "core/graph/taint.h"

#include "core/ops/add.h"
#include "tests/test_program.h"

#include <QtTest>

#include <limits>

using namespace deltaflow;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// a, b → c = a + b → d = c + b → e = d; f = a stands apart. Two samples.
struct Sample {
    std::shared_ptr<Graph> graph = std::make_shared<Graph>();
    NodeId a = graph->addLeaf(NodeRole::Input, {1, 1, true}, "a");
    NodeId b = graph->addLeaf(NodeRole::Input, {1, 1, true}, "b");
    NodeId c = graph->add(std::make_shared<AddOp>(), {a, b}, "c");
    NodeId d = graph->add(std::make_shared<AddOp>(), {c, b}, "d");
    NodeId e = graph->add(std::make_shared<AddOp>(), {d}, "e");
    NodeId f = graph->add(std::make_shared<AddOp>(), {a}, "f");

    /// All numbers 1 but those given, which stand in the second sample.
    [[nodiscard]] Trace trace(const std::vector<std::pair<NodeId, double>>& values,
                              const std::vector<std::pair<NodeId, double>>& adjoints = {}) const {
        Trace made(graph, 2);
        for (NodeId id = 0; id < graph->size(); ++id) {
            made.setBlock(id, Quantity::Value, {1, 1});
            made.setBlock(id, Quantity::Adjoint, {1, 1});
        }
        for (const auto& [id, value] : values)
            made.block(id, Quantity::Value)[1] = value;
        for (const auto& [id, value] : adjoints)
            made.block(id, Quantity::Adjoint)[1] = value;
        return made;
    }
};

using States = std::vector<Taint>;
constexpr Taint C = Taint::Clean;
constexpr Taint O = Taint::Origin;
constexpr Taint T = Taint::Tainted;

} // namespace

class TestTaint : public QObject {
    Q_OBJECT

private slots:
    void finiteIsClean() {
        const Sample s;
        QVERIFY(valueTaint(s.trace({})) == (States{C, C, C, C, C, C}));
        QVERIFY(adjointTaint(s.trace({})) == (States{C, C, C, C, C, C}));
    }

    void firstIsTheOriginAndTheRestFollow() {
        const Sample s;
        const States expected{C, C, O, T, T, C};
        QVERIFY(valueTaint(s.trace({{s.c, kInfinity}, {s.d, kInfinity}, {s.e, kNaN}})) == expected);
        QVERIFY(valueTaint(s.trace({{s.c, kNaN}})) == expected); // hidden again, but not clean
        QVERIFY(valueTaint(s.trace({{s.d, -kInfinity}})) == (States{C, C, C, O, T, C}));
    }

    void leavesCanBeOrigins() {
        const Sample s;
        QVERIFY(valueTaint(s.trace({{s.a, kNaN}})) == (States{O, C, T, T, T, T}));
    }

    void twoOriginsAreTwo() {
        const Sample s;
        QVERIFY(valueTaint(s.trace({{s.f, kNaN}, {s.e, kInfinity}})) == (States{C, C, C, C, O, O}));
    }

    void adjointsFollowTheirSuccessors() {
        const Sample s;
        QVERIFY(adjointTaint(s.trace({}, {{s.d, kInfinity}})) == (States{T, T, T, O, C, C}));
        QVERIFY(adjointTaint(s.trace({}, {{s.a, kNaN}})) == (States{O, C, C, C, C, C}));
    }

    void adjointsOfTaintedValuesAreNoOrigins() {
        const Sample s;
        const Trace trace = s.trace({{s.c, kInfinity}}, {{s.c, kNaN}});
        QVERIFY(adjointTaint(trace)[static_cast<std::size_t>(s.c)] == T);
    }

    void aFiniteSlopeOfNoNumberIsTainted() { // log at −1: its slope −1 is the derivative of nothing
        const Sample s;
        QVERIFY(adjointTaint(s.trace({{s.d, kNaN}})) == (States{T, T, T, T, C, C}));
    }
};

DELTAFLOW_TEST(TestTaint)
#include "tst_taint.moc"
