#include "core/quiz/answer.h"

#include "tests/test_program.h"

#include <QtTest>

using namespace deltaflow;

class TestAnswer : public QObject {
    Q_OBJECT

private slots:
    void read_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("value");
        QTest::newRow("number") << "-0.25" << -0.25;
        QTest::newRow("true minus") << "−2e-3" << -2e-3;
        QTest::newRow("as shown") << "9.291×10⁻⁵" << 9.291e-5;
        QTest::newRow("fraction") << "1/3" << 1.0 / 3;
        QTest::newRow("product") << "0.3*0.0407*0.68*(1-0.68)" << 0.3 * 0.0407 * 0.68 * (1 - 0.68);
        QTest::newRow("function") << " sigmoid(0) + 2^3 " << 8.5;
    }
    void read() {
        QFETCH(QString, text);
        QFETCH(double, value);
        const double got = readAnswer(text.toStdString());
        QVERIFY2(std::abs(got - value) <= 1e-15 * std::abs(value),
                 qPrintable(QString::number(got, 'g', 17)));
    }
    void withADecimalComma() { QCOMPARE(readAnswer("0,5", ','), 0.5); }

    void refused_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("nothing") << "  "
                                 << "nothing is typed";
        QTest::newRow("a name") << "0.3*delta"
                                << "“delta” is a name";
        QTest::newRow("not closed") << "2*(3"
                                    << "character";
        QTest::newRow("by zero") << "1/0"
                                 << "divides by 0";
        QTest::newRow("infinite") << "log(0)"
                                  << "finite";
        QTest::newRow("too large") << "1e999"
                                   << "beyond";
    }
    void refused() {
        QFETCH(QString, text);
        QFETCH(QString, says);
        try {
            (void)readAnswer(text.toStdString());
            QFAIL("it was read");
        } catch (const AnswerError& error) {
            QVERIFY2(QString::fromUtf8(error.what()).contains(says), error.what());
        }
    }
};

DELTAFLOW_TEST(TestAnswer)
#include "tst_answer.moc"
