#include "core/quiz/answer.h"

#include "core/expression/function_names.h"
#include "core/project/expression_project.h"
#include "tests/core/insight/pass.h"
#include "tests/test_program.h"

#include <QtTest>

#include <numbers>

using namespace deltaflow;

namespace {

double sigmoidOf(double z) {
    return 1 / (1 + std::exp(-z));
}

} // namespace

class TestAnswer : public QObject {
    Q_OBJECT

private slots:
    void read_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("value");
        const auto row = [](const char* text, double value) {
            QTest::newRow(text) << QString::fromUtf8(text) << value;
        };
        row("-0.25", -0.25);
        row("−2e-3", -2e-3);
        row("-.5", -0.5);
        row("+.5", 0.5);
        row("5.", 5);
        row("3e-4", 3e-4);
        row("2e−3", 2e-3); // a true minus sign in the exponent
        row("9.291×10⁻⁵", 9.291e-5);
        row("1/3", 1.0 / 3);
        row("1 / 3", 1.0 / 3);
        row("1:3", 1.0 / 3);
        row("0.3*0.0407*0.68*(1-0.68)", 0.3 * 0.0407 * 0.68 * (1 - 0.68));
        row("0.3·0.68·(1−0.68)", 0.3 * 0.68 * (1 - 0.68));
        row("0.3 × 0.68 ÷ 2", 0.3 * 0.68 / 2);
        row(" sigmoid(0) + 2^3 ", 8.5);
        row("-2^2", -4);
        row("½", 0.5);
        row("½·(0,9)²", 0.5 * 0.9 * 0.9);
        row("1/½", 2);
        row("2,654e-3", 2.654e-3);
        row("2**3", 8);
        row("3² + 2³", 17);
        row("2¹⁰", 1024);
        // Functions and constants.
        row("e^-0.755", std::exp(-0.755));
        row("1/(1+e^(-0.755))", sigmoidOf(0.755));
        row("exp(-0.755)", std::exp(-0.755));
        row("sigma(0.755)", sigmoidOf(0.755));
        row("σ(0.755)", sigmoidOf(0.755));
        row("tanh(0.5)", std::tanh(0.5));
        row("Tanh(0.5)", std::tanh(0.5));
        row("ReLU(-2)", 0);
        row("ln(2)", std::log(2));
        row("√2", std::sqrt(2));
        row("√(1+3)/2", 1);
        row("2√9", 6);
        row("|-0.3|", 0.3);
        row("max(0, -0.3)", 0);
        row("max(1,2)", 2);
        row("Max(1,2)", 2);
        row("2MIN (1,2)", 2);
        row("POW(2,3)", 8);
        row("π/2", std::numbers::pi / 2);
        row("2pi", 2 * std::numbers::pi);
        row("2(3+4)", 14);
        row("(1-0.3)(1+0.3)", 0.91);
        row("0.5(1-0.5)", 0.25);
        // What stands around the number.
        row("= 0.3", 0.3);
        row("δ = 0.3", 0.3);
        row("0.3*0.5 = 0.15", 0.15);
        row("0.3*0.5 =", 0.15);
        row("≈0.3", 0.3);
        row("0.3.", 0.3);
        row("12%", 0.12);
        row("12 % * 50", 6);
        row("1/50%", 2);
        // Decimal commas and groups, where a comma can be nothing else.
        row("-0,25", -0.25);
        row("0,123", 0.123);
        row("12,5", 12.5);
        row("1,2345", 1.2345);
        row(",5", 0.5);
        row("0,3*(1-0,3)", 0.21);
        row("1,234.5", 1234.5);
        row("1.234,5", 1234.5);
        row("1,234,567", 1234567);
        row("1,5e-3", 1.5e-3);
        // By an input method of full width.
        row("－０．２５", -0.25);
        row("０。２５", 0.25);
        row("（１＋２）＊３", 9);
    }
    void read() {
        QFETCH(QString, text);
        QFETCH(double, value);
        double got = 0;
        try {
            got = readAnswer(text.toStdString());
        } catch (const AnswerError& error) {
            QFAIL(error.what());
        }
        QVERIFY2(std::abs(got - value) <= 1e-15 * std::abs(value),
                 qPrintable(QString::number(got, 'g', 17)));
    }

    void agreesWithCoreExpression_data() {
        QTest::addColumn<QString>("text");
        const auto row = [](const char* text) { QTest::newRow(text) << QString::fromUtf8(text); };
        for (const NamedFunction& function : kNamedFunctions) {
            const std::string name(function.name);
            row((name + (function.inputs == 2 ? "(0.7, 1.5)" : "(0.7)")).c_str());
        }
        for (const char* text : {"1 - 2 - 3",
                                 "8 / 4 / 2",
                                 "2 * 3 + 4 * 5",
                                 "2 + 3 / 4 - 1",
                                 "-2^2",
                                 "(-2)^2",
                                 "2^3^2",
                                 "2^-1",
                                 "--2",
                                 "2 - -3",
                                 "2 * -3",
                                 "-2 * -3^2",
                                 "3² + 2³",
                                 "-3²",
                                 "2^3²",
                                 "|1 - 3|",
                                 "2 * |-3| * 2",
                                 "||-1| - 3|",
                                 "(1 + 2) * (3 - 5)",
                                 "0.3·0.68·(1−0.68)",
                                 "6 × 2 ÷ 3",
                                 "9.3e-5 * 1e5",
                                 ".5 + 5.",
                                 "σ(0.4)",
                                 "max(min(1, 2), -abs(-3))",
                                 "pow(2, 3)^2 / sqrt(16)",
                                 "exp(-0.5^2)",
                                 "1 / (1 + exp(-(0.3*0.5 + 0.2)))"})
            row(text);
    }
    /// Both read the same language: they come to the same number, in whatever order it is read.
    void agreesWithCoreExpression() {
        QFETCH(QString, text);
        const std::string typed = text.toStdString();
        const Pass pass(newExpression("(" + typed + ") + nought", {{"nought", 0}}));
        const NodeId output = pass.model->graph->size() - 1;
        near(readAnswer(typed), pass.trace->block(output, Quantity::Value)[0]);
    }

    void whereTheDecimalPointIsAComma() {
        QCOMPARE(readAnswer("0,5", ','), 0.5);
        QCOMPARE(readAnswer("1,234", ','), 1.234);
        QCOMPARE(readAnswer("0.5", ','), 0.5);
    }

    /// What is a name in the document is not read as a number.
    void aNameOfTheDocument() {
        QCOMPARE(readAnswer("2*e", '.', {"a"}), 2 * std::numbers::e);
        QVERIFY_EXCEPTION_THROWN((void)readAnswer("2*e", '.', {"a", "e"}), AnswerError);
        QVERIFY_EXCEPTION_THROWN((void)readAnswer("2*pi", '.', {"pi"}), AnswerError);
        QVERIFY_EXCEPTION_THROWN((void)readAnswer("max(1,2)", '.', {"max"}), AnswerError);
    }

    void refused_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* text, const char* says) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(says);
        };
        row("  ", "An answer is a number, and nothing is typed yet.");
        row("=", "An answer is a number, and nothing is typed yet.");
        row("0.3*delta", "“delta” is a name; an answer is made of numbers.");
        row("0.3 mm", "“mm” is a name; an answer is made of numbers.");
        row("0.3 or so", "“or” is a name; an answer is made of numbers.");
        row("2*(3", "A “(” is not closed: “)” is missing at the end.");
        row("2*3)", "“)” closes nothing: its “(” is missing.");
        row("|2", "A “|” is not closed: “|” is missing at the end.");
        row("0.3*", "After “0.3*” a number is missing.");
        row("0.3*0.0407*0.68*(1-)", "After “…*0.0407*0.68*(1-” a number is missing.");
        row("*0.3", "Before “*” a number is missing.");
        row("0.3 0.2", "Between “0.3” and “0.2” a sign is missing, such as + or *.");
        row("(2)3", "Between “(2)” and “3” a sign is missing, such as + or *.");
        row("0.3, 0.4", "One number is asked for, and after “0.3” comes “,”.");
        row("0.3; 0.4", "One number is asked for, and after “0.3” comes “;”.");
        row("1,234", "“1,234” can be read in two ways: write 1.234 or 1234.");
        row("1/2pi", "After “/” a product without its sign can be read in two ways: write it with "
                     "* and parentheses.");
        row("ln 2", "What “ln” is taken of is written in parentheses after it.");
        row("max(1)", "“max” takes two numbers, with a comma between them.");
        row("foo(2)", "“foo” is no function that is known here; exp, ln, sqrt, sigmoid, tanh, max "
                      "and others are.");
        row("2½", "“½” has no place in a number."); // 2 + ½, or 2 · ½?
        row("0.3$", "“$” has no place in a number.");
        row("3!", "“!” has no place in a number."); // a factorial is another number
        row("?", "“?” has no place in a number.");
        row("1/0", "The answer divides by 0.");
        row("1/(2-2)", "The answer divides by 0.");
        row("log(0)", "The answer is not a finite number.");
        row("√(-1)", "The answer is not a finite number.");
        row("1e999", "The answer is beyond the numbers that are computed with.");
    }
    void refused() {
        QFETCH(QString, text);
        QFETCH(QString, says);
        try {
            const double value = readAnswer(text.toStdString());
            QFAIL(qPrintable(QStringLiteral("it was read as %1").arg(value)));
        } catch (const AnswerError& error) {
            QCOMPARE(QString::fromUtf8(error.what()), says);
        }
    }

    void whateverIsTypedEnds() {
        const std::string many(300, '(');
        QVERIFY_EXCEPTION_THROWN((void)readAnswer(many), AnswerError);
        std::string roots;
        for (int i = 0; i < 150; ++i)
            roots += "√";
        QVERIFY_EXCEPTION_THROWN((void)readAnswer(roots + "2"), AnswerError);
        QVERIFY_EXCEPTION_THROWN((void)readAnswer(std::string(5000, '1')), AnswerError);
        QVERIFY_EXCEPTION_THROWN((void)readAnswer("\xff\xfe"), AnswerError);
        QVERIFY_EXCEPTION_THROWN((void)readAnswer(",,,"), AnswerError);
    }
};

DELTAFLOW_TEST(TestAnswer)
#include "tst_answer.moc"
