#include "core/lesson/task_text.h"

#include "core/error.h"
#include "tests/test_program.h"

#include <QtTest>

using namespace deltaflow;

class TestTaskText : public QObject {
    Q_OBJECT

private slots:
    void isWrittenAsItIsRead_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("text");
        const auto row = [](const char* name, TaskKind kind, const char* text) {
            QTest::newRow(name) << static_cast<int>(kind) << QString::fromUtf8(text);
        };
        row("an address", TaskKind::Number, "z1.adjoint[2]");
        row("an expression", TaskKind::Number, "{a1[1]} * (1 - {a1[1]})");
        row("a number", TaskKind::Number, "3.5");
        row("choices", TaskKind::Choice, "* The weights | Yes\nThe inputs\n**bold** | No");
        row("below", TaskKind::Reach, "L < 0.01");
        row("equal", TaskKind::Reach, "W1[1,2] = −2");
        row("a foreseen mistake", TaskKind::Number, "a1[1]\n{z1[1]} | Squeeze it");
        row("two conditions", TaskKind::Reach, "L < 0.01\nb1[1] = 2");
        row("equal to two digits", TaskKind::Reach, "a1[1] = 0.9 | 2\nb1[1] = 2 | 5");
        row("italic words", TaskKind::Choice, "*Two* words\n* *One* | Yes");
        row("a reply of several lines", TaskKind::Choice, "* a | One\n  two\n\n  three\nb");
        row("a mistake of several lines", TaskKind::Number, "1\n2 | One\n\n  two\n3 | Three");
        row("a stroke in a reply", TaskKind::Choice,
            "* a | P(x | y) |\n  so \\| too\n\n  and \\|\nb");
        row("a stroke in a choice", TaskKind::Choice, "* P(x \\| y) | Yes\nx \\|\n|x|");
        row("a stroke at the beginning", TaskKind::Choice, "* | x | Yes\n| y");
        row("a backslash before a stroke", TaskKind::Choice, "* a \\\\| b | One\n  a \\\\| b\nc");
        row("a stroke in a mistake", TaskKind::Number, "1\n| x \\| + 1 | One\n  \\| \\| two");
        row("a step", TaskKind::Reach, "a2[1]");
        row("a number of steps", TaskKind::Reach, "12");
        row("the last step", TaskKind::Reach, "last");
    }
    void isWrittenAsItIsRead() {
        QFETCH(int, kind);
        QFETCH(QString, text);
        const LessonTask task =
            withAnswer({}, static_cast<TaskKind>(kind), text.toStdString(), "en");
        QCOMPARE(static_cast<int>(kindOf(task)), kind);
        QCOMPARE(answerText(task, "en"), text.toStdString());
    }

    void whatIsMeant() {
        const auto number = [](const char* text) {
            return std::get<NumberTask>(withAnswer({}, TaskKind::Number, text, "en").kind);
        };
        QVERIFY(number("a1[1]").asked);
        QVERIFY(!number("3.5").asked);
        QVERIFY(!number("{a1[1]}").asked);
    }

    void otherLanguagesAndDigitsStay() {
        LessonTask task = withAnswer({}, TaskKind::Choice, "* yes\nno", "en");
        task = withAnswer(task, TaskKind::Choice, "* 是\n否", "zh_CN");
        QCOMPARE(answerText(task, "en"), std::string("* yes\nno"));
        LessonTask number;
        number.kind = NumberTask{{}, "1", 7};
        number = withAnswer(number, TaskKind::Number, "2", "en");
        QCOMPARE(std::get<NumberTask>(number.kind).digits, 7);
    }

    void repliesInAnotherLanguageStayWithTheirLine() {
        LessonTask task = withAnswer({}, TaskKind::Number, "1\n2 | Two\n3 | Three", "en");
        task = withAnswer(task, TaskKind::Number, "1\n2 | 二\n3 | 三", "zh_CN");
        task = withAnswer(task, TaskKind::Number, "1\n3 | Three", "en"); // the first one goes
        QCOMPARE(answerText(task, "zh_CN"), std::string("1\n3 | 三"));
        LessonTask choice = withAnswer({}, TaskKind::Choice, "* a | A\nb | B\nc | C", "en");
        choice = withAnswer(choice, TaskKind::Choice, "* 甲 | 1\n乙 | 2\n丙 | 3", "zh_CN");
        choice = withAnswer(choice, TaskKind::Choice, "c | C\n* a | A", "en");
        QCOMPARE(answerText(choice, "zh_CN"), std::string("丙 | 3\n* 甲 | 1"));
    }

    /// "B" is taken by the first line, so that what stands second now is of none before.
    void aLineThatAnotherHasTakenIsNotTakenTwice() {
        LessonTask choice = withAnswer({}, TaskKind::Choice, "* A | a\nB | b", "en");
        choice = withAnswer(choice, TaskKind::Choice, "* 甲 | 1\n乙 | 2", "zh_CN");
        choice = withAnswer(choice, TaskKind::Choice, "* B | b\nC | c", "en");
        const auto& choices = std::get<ChoiceTask>(choice.kind).choices;
        QCOMPARE(choices[0].text.in("zh_CN"), std::string("乙"));
        QCOMPARE(choices[1].text.in("zh_CN"), std::string("C")); // in the one language there is
        LessonTask task = withAnswer({}, TaskKind::Number, "1\n2 | Two\n3 | Three", "en");
        task = withAnswer(task, TaskKind::Number, "1\n2 | 二\n3 | 三", "zh_CN");
        task = withAnswer(task, TaskKind::Number, "1\n3 | Three\n4 | Four", "en");
        QCOMPARE(answerText(task, "zh_CN"), std::string("1\n3 | 三\n4 | Four"));
    }

    void ofTwoEqualLinesEachKeepsItsOwn() {
        LessonTask task = withAnswer({}, TaskKind::Choice, "* same | a\nsame | b", "en");
        task = withAnswer(task, TaskKind::Choice, "* 甲 | 1\n乙 | 2", "zh_CN");
        task = withAnswer(task, TaskKind::Choice, "* same | a\nsame | B", "en");
        QCOMPARE(answerText(task, "zh_CN"), std::string("* 甲 | 1\n乙 | 2"));
    }

    /// What a file holds may have strokes where none are typed.
    void strokesOfAFileAreWritten() {
        LessonTask task = withAnswer({}, TaskKind::Choice, "* a | One\nb", "en");
        auto& choices = std::get<ChoiceTask>(task.kind).choices;
        choices[0].text.set("en", "P(a | b)");
        choices[0].reply.set("en", "One\nP(a | b)\n\n| | \\| three |");
        const LessonTask again = withAnswer(task, TaskKind::Choice, answerText(task, "en"), "en");
        QVERIFY(again == task);
    }

    void aStarMayStandCloseToItsChoice() {
        const LessonTask task = withAnswer({}, TaskKind::Choice, "*yes\nno | *No*, not so.", "en");
        QCOMPARE(answerText(task, "en"), std::string("* yes\nno | *No*, not so."));
    }

    void refused_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing asked") << 0 << " ";
        QTest::newRow("a mistake without a reply") << 0 << "a1[1]\n{z1[1]}";
        QTest::newRow("no condition") << 2 << "L < 1\nb1[1]";
        QTest::newRow("one choice") << 1 << "* a";
        QTest::newRow("none right") << 1 << "a\nb";
        QTest::newRow("nothing to reach") << 2 << "";
        QTest::newRow("no number") << 2 << "L < few";
        QTest::newRow("no digits") << 2 << "L = 1 | few";
        QTest::newRow("too many digits") << 2 << "L = 1 | 11";
        QTest::newRow("no address") << 2 << "W1[0] < 1";
    }
    void refused() {
        QFETCH(int, kind);
        QFETCH(QString, text);
        QVERIFY_EXCEPTION_THROWN(
            (void)withAnswer({}, static_cast<TaskKind>(kind), text.toStdString(), "en"),
            FormatError);
    }
};

DELTAFLOW_TEST(TestTaskText)
#include "tst_task_text.moc"
