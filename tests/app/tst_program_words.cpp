#include "tests/app/program_run.h"

#include "tests/test_program.h"

#include <QTemporaryDir>
#include <QtTest>

/// What is typed as an expression, and what is told beside the steps: errata and unusual signs.
class TestProgramWords : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    [[nodiscard]] Outcome run(const QStringList& arguments) const {
        return runProgram(arguments, m_folder.path());
    }

private slots:
    void anExpressionIsPrinted() {
        const Outcome outcome = run(
            {"--print", "--expression", "e = (a + b) * (b + 1)", "--set", "a=2", "--set", "b=1"});
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY(outcome.out.startsWith("e = (a + b) * (b + 1)\n"));
        QVERIFY(contains(numbersIn(outcome.out), 6, 1e-12)); // e
        QVERIFY(contains(numbersIn(outcome.out), 5, 1e-12)); // ∂e/∂b
    }

    /// The worked example with two outputs: δ¹₁ through the old and the new output weights, in
    /// doubles by hand from the printed weights.
    void errataArePrintedAtTheirStep() {
        const Outcome outcome = run({"--print", "--example", "net-2-2-2", "--digits", "6"});
        QCOMPARE(outcome.exitCode, 0);
        const qsizetype step = outcome.out.indexOf("  Error of hidden unit 1\n");
        const qsizetype next = outcome.out.indexOf("  Error of hidden unit 2\n");
        QVERIFY(step >= 0 && next > step);
        const QString told = outcome.out.mid(step, next - step);
        const qsizetype printed = told.indexOf("As the source has it");
        const qsizetype right = told.indexOf("As it should be");
        QVERIFY2(told.indexOf("Where the source is wrong") > 0, qPrintable(told));
        QVERIFY2(printed > 0 && right > printed, qPrintable(told));
        QVERIFY(told.mid(printed, right - printed).contains("✗ The numeric derivative is"));
        QVERIFY(told.mid(right).contains("✓ Agrees with the numeric derivative"));
        const double d1 = 0.138498562, d2 = -0.038098237; // δ of the outputs, as the text has them
        const double slope = 0.593269992 * (1 - 0.593269992);
        const double newTo1 = 0.35891648, newTo2 = 0.511301270; // its weights after the update
        QVERIFY(contains(numbersIn(told.mid(right)), (0.40 * d1 + 0.50 * d2) * slope, 1e-5));
        QVERIFY(contains(numbersIn(told.mid(printed, right - printed)),
                         (newTo1 * d1 + newTo2 * d2) * slope, 1e-5));
        // What is said of the whole is said once, and at each of both steps both rules.
        QCOMPARE(outcome.out.count("The source prints"), 1);
        QCOMPARE(outcome.out.count("As it should be"), 2);
    }

    /// At term level a running sum is not yet what the rule gives.
    void errataStandAtTheLastTerm() {
        const Outcome outcome = run({"--print", "--example", "net-2-2-2", "--level", "term"});
        QCOMPARE(outcome.out.count("As it should be"), 2);
        const Outcome layer = run({"--print", "--example", "net-2-2-2", "--level", "layer"});
        QCOMPARE(layer.out.count("As it should be"), 1);
    }

    void signsAreExplainedOnce_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("sign");
        QTest::addColumn<QString>("note");
        QTest::newRow("convolution")
            << QStringList{"--example", "convolution", "--level", "layer"} << "∗ᵀ"
            << "∗ᵀ spreads each output cell’s error";
        QTest::newRow("max pooling")
            << QStringList{"--example", "max-pooling", "--level", "layer"} << "maxpoolᵀ("
            << "maxpoolᵀ hands each output cell’s error";
        QTest::newRow("average pooling")
            << QStringList{"--example", "average-pooling", "--level", "layer"} << "avgpoolᵀ("
            << "avgpoolᵀ shares each output cell’s error";
        QTest::newRow("equal cells") << QStringList{"--example", "max-pooling"} << "[x₁₁ = "
                                     << "[a = b] is 1 where both are equal";
        QTest::newRow("a magnitude") << QStringList{"--expression", "abs(x)*y"} << "sgn(x)"
                                     << "sgn(w) is 1 where w is above 0";
        QTest::newRow("the larger of two") << QStringList{"--expression", "max(x, y)"} << "[x ≥ y]"
                                           << "[a ≥ b] is 1 where that holds, and else 0.";
    }
    void signsAreExplainedOnce() {
        QFETCH(QStringList, arguments);
        QFETCH(QString, sign);
        QFETCH(QString, note);
        const Outcome outcome = run(QStringList{"--print"} + arguments);
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY2(outcome.out.contains(sign), qPrintable(outcome.out));
        QCOMPARE(outcome.out.count(note), 1);
        QVERIFY(outcome.out.indexOf(note) > outcome.out.indexOf(sign));
    }

    void anExpressionWithoutVariablesIsOpened_data() {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<double>("value");
        QTest::newRow("a sum") << "1+2" << 3.0;
        QTest::newRow("a number") << "-5" << -5.0;
        QTest::newRow("a root") << "sqrt(2)" << std::sqrt(2.0);
    }
    void anExpressionWithoutVariablesIsOpened() {
        QFETCH(QString, expression);
        QFETCH(double, value);
        const Outcome outcome =
            run({"--print", "--digits", "9", "--expression", expression, "--level", "term"});
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY2(contains(numbersIn(outcome.out), value, 1e-8), qPrintable(outcome.out));
        QCOMPARE(run({"--check", "--expression", expression}).exitCode, 0);
        QCOMPARE(run({"--train", "2", "--expression", expression}).exitCode, 0);
        QCOMPARE(run({"--render", "a.png", "--expression", expression, "--window"}).exitCode, 0);
        QVERIFY(QFile::remove(m_folder.filePath("a.png")));
    }

    void aVariableIsSetByItsGreekLetter() {
        const Outcome outcome = run({"--print", "--expression", "α₁ * σ(x)", "--set", "α₁=6",
                                     "--set", "x=0", "--learn", "α1"});
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY(contains(numbersIn(outcome.out), 3, 1e-12));
    }

    void anExpressionIsCheckedAndTrained() {
        QCOMPARE(run({"--check", "--expression", "exp(a) / (1 + b^2)"}).exitCode, 0);
        const Outcome outcome = run({"--train", "3", "--expression", "w * w", "--learn", "w"});
        QCOMPARE(outcome.exitCode, 0); // w ← w − 2w at a rate of 1: the square stays
        QCOMPARE(outcome.out.count("1.000\n"), 4);
    }

    void aMistakeInAnExpressionIsPointedAt_data() {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<QString>("shown");
        QTest::newRow("an operator") << "(a + b) * (* b)"
                                     << "  (a + b) * (* b)\n             ^\n";
        QTest::newRow("on a second line") << "c = a + 1\nc * ) 2"
                                          << "  c * ) 2\n      ^\n";
        QTest::newRow("at the end") << "a +"
                                    << "  a +\n     ^\n";
        QTest::newRow("after a Greek letter") << "σ(a) + ]"
                                              << "  σ(a) + ]\n         ^\n";
        const QString before = QStringLiteral("a+").repeated(40);
        const QString after = QStringLiteral("+a").repeated(40);
        QTest::newRow("in a long line")
            << before + ']' + after
            << "  …" + before.right(30) + ']' + after.left(29) + "…\n  " + QString(31, ' ') + "^\n";
        QTest::newRow("early in a long line") << "]" + after << "  ]" + after.left(59) + "…\n  ^\n";
        QTest::newRow("late in a long line")
            << before << "  …" + before.right(60) + "\n  " + QString(61, ' ') + "^\n";
    }
    void aMistakeInAnExpressionIsPointedAt() {
        QFETCH(QString, expression);
        QFETCH(QString, shown);
        const Outcome outcome = run({"--print", "--expression", expression});
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY2(outcome.err.startsWith("deltaflow: at character "), qPrintable(outcome.err));
        QVERIFY2(outcome.err.endsWith('\n' + shown), qPrintable(outcome.err));
        QCOMPARE(outcome.out, QString());
    }
};

DELTAFLOW_TEST(TestProgramWords)
#include "tst_program_words.moc"
