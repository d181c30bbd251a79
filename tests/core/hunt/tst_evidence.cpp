#include "core/hunt/evidence.h"

#include "tests/core/insight/pass.h"
#include "tests/test_program.h"

using namespace deltaflow;

namespace {

BugEvidence evidenceIn(const Pass& pass, const Sabotage& sabotage) {
    const auto model = sabotaged(*pass.project, *pass.model, sabotage);
    return evidenceOf(sabotage, pass.project, pass.model, *History(pass.project, model).at(0));
}

} // namespace

class TestEvidence : public QObject {
    Q_OBJECT

private slots:
    /// Wherever a bug can be seen, its evidence convicts it.
    void itConvicts_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"net-2-2-1", "net-2-2-2", "xor", "deep-relu", "branch", "rnn",
                                 "mlp-penalty", "multi-class", "softmax-4-3"})
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
            near(evidence.right, pass.trace->at(evidence.at), 1e-7);
            const bool isStep = evidence.at.quantity == Quantity::Updated;
            QCOMPARE(evidence.numeric.has_value(), !isStep);
            if (!isStep)
                QVERIFY(std::abs(*evidence.numeric - evidence.right) <=
                        1e-5 * std::max(1e-3, std::abs(evidence.right)));
            QCOMPARE(evidence.differing == 0, isStep);
            QCOMPARE(evidence.wrongLeaves.empty(), isStep);
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
        QVERIFY(number.at.node != kNoNode && number.at.isSingle());
    }
};

DELTAFLOW_TEST(TestEvidence)
#include "tst_evidence.moc"
