#include "core/hunt/evidence.h"

#include "tests/core/insight/pass.h"
#include "tests/test_program.h"

using namespace deltaflow;

namespace {

BugEvidence evidenceIn(const Pass& pass, const Sabotage& sabotage) {
    const auto model = sabotaged(*pass.project, *pass.model, sabotage);
    return evidenceOf(sabotage, pass.project, pass.model,
                      *History(pass.project, model).at(firstShown(sabotage.bug)));
}

} // namespace

class TestEvidence : public QObject {
    Q_OBJECT

private slots:
    /// Wherever a bug can be seen, its evidence convicts it.
    void itConvicts_data() {
        QTest::addColumn<QString>("name");
        for (const char* name :
             {"net-2-2-1", "net-2-2-2", "xor", "deep-relu", "branch", "rnn", "mlp-penalty",
              "multi-class", "softmax-4-3", "convolution", "tiny-cnn", "max-pooling",
              "average-pooling", "batch-norm", "layer-norm", "spirals"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void itConvicts() {
        QFETCH(QString, name);
        const Pass pass(example(name.toLatin1().constData()));
        for (const Sabotage& sabotage : tellingSabotages(pass.project, pass.model)) {
            const BugEvidence evidence = evidenceIn(pass, sabotage);
            QVERIFY(evidence.at.isSingle());
            QCOMPARE(evidence.at.node, placeOf(sabotage, *pass.model).node);
            QVERIFY(evidence.wrong != evidence.right);
            const Pass right(*pass.project, firstShown(sabotage.bug));
            near(evidence.right, right.trace->at(evidence.at), 1e-7);
            const bool isStep = isOfUpdate(sabotage.bug);
            QCOMPARE(evidence.numeric.has_value(), !isStep);
            if (!isStep)
                QVERIFY(std::abs(*evidence.numeric - evidence.right) <=
                        1e-5 * std::max(1e-3, std::abs(evidence.right)));
            QCOMPARE(evidence.differing == 0, isStep);
            QCOMPARE(evidence.wrongLeaves.empty(), isStep);
            if (pass.model->graph->parameters().empty()) continue; // nothing is trained
            QVERIFY(evidence.lossRight.size() > 1);
            QCOMPARE(evidence.lossWrong.front(), evidence.lossRight.front());
        }
    }

    void theCoursesAreThoseOfTraining() {
        const Pass pass(example("net-2-2-2"));
        const NodeId loss = pass.model->dataLoss;
        const BugEvidence evidence = evidenceIn(pass, {Bug::SignReversed, loss, 0});
        QCOMPARE(evidence.lossRight.size(), std::size_t{101});
        for (const std::int64_t updates : {0, 1, 7}) {
            const Pass after(example("net-2-2-2"), updates);
            near(evidence.lossRight[static_cast<std::size_t>(updates)],
                 after.trace->at({loss, Quantity::Value, 0, 0, 0}), 1e-12);
        }
        QVERIFY(evidence.lossRight[100] < evidence.lossRight[0]);
        QVERIFY(evidence.lossWrong[100] > evidence.lossWrong[0]); // it climbs
    }

    /// The errors δ¹ of two units; the first is computed by ∂L/∂a¹ alone, the bug, and the right
    /// rule has f′ in it, which is of the values below.
    void theFurthestOffIsTold_data() {
        QTest::addColumn<double>("wrong1");
        QTest::addColumn<double>("wrong2");
        QTest::addColumn<double>("slope1"); // a¹ (1 − a¹) is NaN where a¹ is
        QTest::addColumn<int>("told");
        const double nan = std::numeric_limits<double>::quiet_NaN();
        const double inf = std::numeric_limits<double>::infinity();
        QTest::newRow("the larger difference") << 5.0 << 1.0 << 0.5 << 0;
        QTest::newRow("the larger difference behind") << 1.0 << -5.0 << 0.5 << 1;
        QTest::newRow("infinite before finite") << inf << 1e9 << 0.5 << 0;
        QTest::newRow("infinite behind finite") << 1e9 << -inf << 0.5 << 1;
        QTest::newRow("not a number behind finite") << 1e9 << nan << 0.5 << 1;
        QTest::newRow("the first of two infinite") << inf << nan << 0.5 << 0;
        QTest::newRow("nothing to tell before") << nan << 1.0 << nan << 1;
        QTest::newRow("nothing to tell, and infinite") << inf << 1.0 << nan << 1;
    }
    void theFurthestOffIsTold() {
        QFETCH(double, wrong1);
        QFETCH(double, wrong2);
        QFETCH(double, slope1);
        QFETCH(int, told);
        const Pass pass(example("net-2-2-2"));
        const NodeId z = pass.model->graph->find("z1");
        const NodeId a = pass.model->graph->find("a1");
        Trace trace = *pass.trace;
        trace.setBlock(z, Quantity::Adjoint, {wrong1, wrong2});
        trace.setBlock(a, Quantity::Value, {slope1, 0.5});
        const WrongNumber number =
            worstNumber({Bug::SlopeOmitted, a, 0}, *pass.project, *pass.model, trace);
        QCOMPARE(number.at, (Ref{z, Quantity::Adjoint, told, 0, 0}));
    }

    void whereNothingIsFiniteThereIsANumberAllTheSame() {
        Project project = example("net-2-2-2");
        auto network = std::make_shared<Network>(*project.network);
        network->layers[0].weights(0, 0) = std::numeric_limits<double>::quiet_NaN();
        project.network = std::move(network);
        const Pass pass(std::move(project));
        const Sabotage sabotage{Bug::SignReversed, pass.model->dataLoss, 0};
        const auto model = sabotaged(*pass.project, *pass.model, sabotage);
        const WrongNumber number =
            worstNumber(sabotage, *pass.project, *pass.model, *History(pass.project, model).at(0));
        const NodeId output = pass.model->graph->find("z2");
        QCOMPARE(number.at, (Ref{output, Quantity::Adjoint, 0, 0, 0}));
    }
};

DELTAFLOW_TEST(TestEvidence)
#include "tst_evidence.moc"
