#include "core/formula/formula_text.h"
#include "core/formula/serialise.h"
#include "tests/test_program.h"

#include <QtTest>

using namespace deltaflow;

class TestFormulaText : public QObject {
    Q_OBJECT

private slots:
    void reads_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("latex");
        const auto row = [](const char* name, const char* typed, const char* latex) {
            QTest::newRow(name) << QString::fromUtf8(typed) << QString::fromUtf8(latex);
        };
        row("letters", "W x + b", "Wx+b");
        row("an error", "delta_1^2 = (a_1^2 - y_1) sigma'(z_1^2)",
            "\\delta^{2}_{1}=(a^{2}_{1}-y_{1})\\sigma^{\\prime}(z^{2}_{1})");
        row("an index", "x1", "x_{1}");
        row("both scripts, either order", "W^2_11", "W^{2}_{11}");
        row("a group above", "a^(l-1)", "a^{l-1}");
        row("a group in braces", "a^{l-1}", "a^{l-1}");
        row("Greek", "α", "\\alpha");
        row("a fraction", "1/2", "\\frac{1}{2}");
        row("parentheses that only group", "(a+b)/(c-d)", "\\frac{a+b}{c-d}");
        row("a fraction beside a factor", "1/2 x", "\\frac{1}{2}x");
        row("partials", "partial L/partial z", "\\frac{\\partial L}{\\partial z}");
        row("a function", "sigma(z)", "\\sigma(z)");
        row("a product with a group", "a (1 - a)", "a(1-a)");
        row("transposed", "W^T", "W^{\\top}");
        row("a sum", "sum_(k=1)^n w_k", "\\sum_{k=1}^{n}w_{k}");
        row("a root", "sqrt(x)", "\\sqrt{x}");
        row("a power of a negative", "e^-z", "e^{-z}");
        row("digits above", "x²", "x^{2}");
        row("LaTeX’s names", "\\eta \\cdot \\frac{1}{m}", "\\eta\\cdot \\frac{1}{m}");
        row("an arrow", "W <- W - eta g", "W\\leftarrow W-\\eta g");
        row("size", "|a - b|", "|a-b|");
    }
    void reads() {
        QFETCH(QString, typed);
        QFETCH(QString, latex);
        const auto squeezed = [](QString text) { return text.remove(u' ').remove(QChar(0x2062)); };
        const QString got = QString::fromStdString(toLatex(readFormula(typed.toStdString())));
        QCOMPARE(squeezed(got), squeezed(latex));
    }

    void isSpokenAsWhatItMeans() {
        const auto spoken = [](const char* typed) {
            return QString::fromStdString(toSpeech(readFormula(typed)));
        };
        QCOMPARE(spoken("delta_1^2"),
                 QString::fromStdString(toSpeech(Formula::scripts(
                     Formula::identifier("δ"), Formula::number("1"), Formula::number("2")))));
        QVERIFY(spoken("sigma'(z)").contains("prime"));
    }

    void bracesAreWhatTheCallerMakesOfThem() {
        std::string asked;
        const Formula formula = readFormula("x = {W1[1,2]}", [&](std::string_view braces) {
            asked = braces;
            return Formula::number("7");
        });
        QCOMPARE(asked, std::string("W1[1,2]"));
        QCOMPARE(toPlainText(formula), std::string("x = 7"));
    }

    void matrices() {
        const Formula matrix = readFormula("[1, 2; 3, 4]");
        QCOMPARE(matrix.kind, Formula::Kind::Matrix);
        QCOMPARE(matrix.columns, 2);
        QCOMPARE(matrix.children.size(), std::size_t{4});
        QCOMPARE(readFormula("(a; b)").columns, 1);
        QCOMPARE(readFormula("(a, b)").kind, Formula::Kind::Fence);
        QCOMPARE(readFormula("[z > 0]").kind, Formula::Kind::Fence);
    }

    void equationsAreCutAtTheirEqualsSigns() {
        const Equation equation = asEquation(readFormula("a = b + c = 3"));
        QCOMPARE(toPlainText(equation.left), std::string("a"));
        QCOMPARE(equation.rights.size(), std::size_t{2});
        QCOMPARE(toPlainText(equation.rights[0]), std::string("b + c"));
        QCOMPARE(asEquation(readFormula("W <- 2")).relation, std::string("←"));
        QVERIFY(asEquation(readFormula("a + b")).rights.empty());
        QCOMPARE(asEquation(readFormula("sum_(k=1)^n k = m")).rights.size(), std::size_t{1});
    }

    void refused_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("position");
        QTest::addColumn<QString>("says");
        QTest::newRow("not closed") << "2 (a + b" << 2 << "not closed";
        QTest::newRow("closes nothing") << "a)" << 1 << "closes nothing";
        QTest::newRow("no denominator") << "a/" << 2 << "nothing below";
        QTest::newRow("nothing below the line") << "a_" << 2 << "nothing stands";
        QTest::newRow("a script of nothing") << "_1" << 0 << "behind nothing";
        QTest::newRow("in a group") << "a^{b_}" << 5 << "nothing stands";
        QTest::newRow("an open brace") << "a {b" << 2 << "not closed";
        QTest::newRow("an open bar") << "|a" << 0 << "not closed";
        QTest::newRow("quotes") << "\"a" << 0 << "no end";
        QTest::newRow("a strange sign") << "a § b" << 2 << "no meaning";
        QTest::newRow("uneven rows") << "[1, 2; 3]" << 8 << "one length";
        QTest::newRow("too deep") << QString(60, '(') + "a" + QString(60, ')') << 40 << "deeply";
        QTest::newRow("too long") << QString(3000, 'a') << 2000 << "2000";
    }
    void refused() {
        QFETCH(QString, typed);
        QFETCH(int, position);
        QFETCH(QString, says);
        try {
            (void)readFormula(typed.toStdString());
            QFAIL("it was read");
        } catch (const FormulaError& error) {
            QVERIFY2(QString::fromUtf8(error.what()).contains(says), error.what());
            QCOMPARE(static_cast<int>(error.position), position);
        }
    }
};

DELTAFLOW_TEST(TestFormulaText)
#include "tst_formula_text.moc"
