#include "ui/lesson/task_judge.h"

#include "core/formula/serialise.h"
#include "tests/ui/opened_example.h"
#include "ui/player/player.h"
#include "ui/quiz/mistake_words.h"

#include <QtTest>

using namespace deltaflow;

class TestTaskJudge : public QObject {
    Q_OBJECT

private slots:
    /// Written as in a quiz: without abbreviations that two rules mean differently, and with what
    /// was updated marked.
    void theWrongRuleIsTold_data() {
        QTest::addColumn<QString>("answer");
        QTest::addColumn<int>("mistake");
        QTest::addColumn<QString>("written");
        QTest::newRow("updated weights")
            << "0.00729446" << static_cast<int>(Mistake::UpdatedWeightsUsed)
            << "((W²₁₁)ⁿᵉʷ δ²₁ + (W²₂₁)ⁿᵉʷ δ²₂) a¹₁ (1 − a¹₁)";
        QTest::newRow("z in the slope") << "0.00854209" << static_cast<int>(Mistake::SlopeOfInput)
                                        << "(W²₁₁ δ²₁ + W²₂₁ δ²₂) z¹₁ (1 − z¹₁)";
    }
    void theWrongRuleIsTold() {
        QFETCH(QString, answer);
        QFETCH(int, mistake);
        QFETCH(QString, written);
        OpenedExample document(QStringLiteral("net-2-2-2"));
        const Player player(document);
        NumberTask task;
        task.asked = NamedRef{.node = "z1", .quantity = Quantity::Adjoint, .indices = {1}};
        const TaskReply reply = judged(task, answer, player);
        QCOMPARE(reply.kind, TaskReply::Kind::Wrong);
        QCOMPARE(reply.sentence, mistakeSentence(static_cast<Mistake>(mistake)));
        QVERIFY(reply.rule);
        QCOMPARE(QString::fromStdString(toPlainText(reply.rule->rights.front())), written);
    }

    void whatCannotBeReadIsSaid() {
        OpenedExample document(QStringLiteral("net-2-2-2"));
        const Player player(document);
        NumberTask task;
        task.asked = NamedRef{.node = "z1", .indices = {1}};
        const TaskReply reply = judged(task, "0.3775*", player);
        QCOMPARE(reply.kind, TaskReply::Kind::Unreadable);
        QCOMPARE(reply.sentence, QString::fromUtf8("After “0.3775*” a number is missing."));
        QCOMPARE(judged(task, "0,3775", player).kind, TaskReply::Kind::Right);
    }
};

QTEST_MAIN(TestTaskJudge)
#include "tst_task_judge.moc"
