#include "core/error.h"
#include "core/network/model.h"
#include "core/project/edit_graph.h"
#include "core/project/expression_project.h"
#include "tests/core/graph_projects.h"
#include "tests/test_program.h"

#include <QTest>

using namespace deltaflow;

namespace {

/// A 2×2 pooling of a 4×4 image, an activation, one number.
Project pooled() {
    GraphProject p;
    OpSettings pool;
    pool.kernel = {2, 2};
    pool.stride = {2, 2};
    p.input("x", 16, {1, 4, 4}).node("p", "maxpool2d", {"x"}, pool).node("a", "leaky_relu", {"p"});
    p.parameter("w", 1, 4).node("z", "linear", {"w", "a"}).target("y", 1);
    p.node("L", "half_squared", {"z", "y"});
    return p.make();
}

/// What an edit says when it cannot be.
template <typename Edit>
QString refusal(Edit edit) {
    try {
        static_cast<void>(edit());
    } catch (const Error& error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

} // namespace

class TestEditGraph : public QObject {
    Q_OBJECT

private slots:
    void changesASetting() {
        const Project project = pooled();
        OpSettings settings = project.graph->find("p")->settings;
        settings.kernel = {3, 3};
        settings.stride = {1, 1};
        const Project after = withOpSettings(project, "p", settings); // 2×2 again
        QCOMPARE(after.graph->find("p")->settings, settings);
        QCOMPARE(project.graph->find("p")->settings.kernel[0], 2);
    }

    void refusesWhatNoLongerFits() {
        const Project project = pooled();
        OpSettings settings = project.graph->find("p")->settings;
        settings.stride = {1, 1}; // 3×3, but w takes four numbers
        const QString why = refusal([&] { return withOpSettings(project, "p", settings); });
        QVERIFY2(why.contains("z") && why.contains("9"), qPrintable(why));
        settings.stride = {0, 2};
        QVERIFY(!refusal([&] { return withOpSettings(project, "p", settings); }).isEmpty());
    }

    void refusesNonsense_data() {
        QTest::addColumn<double>("epsilon");
        QTest::addColumn<double>("momentum");
        QTest::addColumn<double>("alpha");
        QTest::newRow("ε of 0") << 0.0 << 0.1 << 0.1;
        QTest::newRow("momentum above 1") << 1e-5 << 1.5 << 0.1;
        QTest::newRow("momentum is NaN") << 1e-5 << std::nan("") << 0.1;
        QTest::newRow("endless slope") << 1e-5 << 0.1 << std::numeric_limits<double>::infinity();
    }
    void refusesNonsense() {
        QFETCH(double, epsilon);
        QFETCH(double, momentum);
        QFETCH(double, alpha);
        const Project project = pooled();
        OpSettings settings = project.graph->find("a")->settings;
        settings.epsilon = epsilon;
        settings.momentum = momentum;
        settings.alpha = alpha;
        QVERIFY(!refusal([&] { return withOpSettings(project, "a", settings); }).isEmpty());
    }

    void changesAnActivation() {
        const Project after = withActivationOp(pooled(), "a", "tanh");
        QCOMPARE(after.graph->find("a")->op, std::string("tanh"));
        QVERIFY(!refusal([&] { return withActivationOp(after, "a", "softmax"); }).isEmpty());
        QVERIFY(!refusal([&] { return withActivationOp(after, "z", "tanh"); }).isEmpty());
        QVERIFY(refusal([&] { return withActivationOp(after, "q", "tanh"); }).contains("\"q\""));
    }

    void everyActivationCanBeBuilt() {
        for (const std::string_view op : activationOps())
            QVERIFY(buildModel(withActivationOp(pooled(), "a", op)));
    }

    void leavesAnExpressionToItsText() {
        const Project project = newExpression("e = tanh(a)");
        QVERIFY(refusal([&] { return withActivationOp(project, "e", "relu"); }).contains("text"));
    }
};

DELTAFLOW_TEST(TestEditGraph)
#include "tst_edit_graph.moc"
