#include "core/data/csv_cell.h"

#include "tests/test_program.h"

#include <QTest>

using namespace deltaflow;
using namespace std::string_literals;

class TestCsvCell : public QObject {
    Q_OBJECT

private slots:
    void missing_data();
    void missing();
    void numbers_data();
    void numbers();
    void noNumbers_data();
    void noNumbers();
    void shortens_data();
    void shortens();
};

void TestCsvCell::missing_data() {
    QTest::addColumn<std::string>("cell");
    QTest::addColumn<bool>("isMissing");
    for (const char* cell : {"", "NA", "na", "N/A", "#N/A", "NaN", "nan", "NULL", "?"})
        QTest::newRow(cell) << std::string(cell) << true;
    for (const char* cell : {"0", "none", "N", "NAN1", "-", "??"})
        QTest::newRow(cell) << std::string(cell) << false;
}

void TestCsvCell::missing() {
    QFETCH(std::string, cell);
    QTEST(isMissing(cell), "isMissing");
}

void TestCsvCell::numbers_data() {
    QTest::addColumn<std::string>("cell");
    QTest::addColumn<char>("point");
    QTest::addColumn<double>("value");
    QTest::newRow("whole") << "42"s << '.' << 42.0;
    QTest::newRow("negative") << "-0.25"s << '.' << -0.25;
    QTest::newRow("plus") << "+7"s << '.' << 7.0;
    QTest::newRow("no zero") << ".5"s << '.' << 0.5;
    QTest::newRow("exponent") << "1.5E-3"s << '.' << 0.0015;
    QTest::newRow("true minus") << "−2"s << '.' << -2.0;
    QTest::newRow("comma") << "-3,75"s << ',' << -3.75;
    QTest::newRow("point beside comma") << "3.75"s << ',' << 3.75;
    QTest::newRow("grouped, decimal comma") << "1.234,5"s << ',' << 1234.5;
    QTest::newRow("grouped twice") << "-1.234.567"s << ',' << -1234567.0;
    QTest::newRow("grouped, decimal point") << "1,234.5"s << '.' << 1234.5;
    QTest::newRow("no group begins with 0") << "0.234"s << ',' << 0.234;
    QTest::newRow("as we write it") << "9.291×10⁻⁵"s << '.' << 9.291e-5;
}

void TestCsvCell::numbers() {
    QFETCH(std::string, cell);
    QFETCH(char, point);
    QVERIFY(isNumber(cell, point));
    QTEST(std::get<double>(cellNumber(cell, point)), "value");
}

void TestCsvCell::noNumbers_data() {
    QTest::addColumn<std::string>("cell");
    QTest::addColumn<char>("point");
    QTest::addColumn<int>("error");
    const int notANumber = int(NumberError::NotANumber);
    for (const char* cell : {"abc", "1/2", "12/11/2020", "0x10", "inf", "1e", "1 2", "10²", "10⁵",
                             "--1", "2020-01-02"})
        QTest::newRow(cell) << std::string(cell) << '.' << notANumber;
    QTest::newRow("overflow") << "1e999"s << '.' << int(NumberError::OutOfRange);
    QTest::newRow("underflow") << "1e-999"s << '.' << int(NumberError::OutOfRange);
    QTest::newRow("grouped?") << "1,234"s << '.' << int(NumberError::Ambiguous);
    QTest::newRow("no groups of three") << "1.23,5"s << ',' << int(NumberError::Ambiguous);
}

void TestCsvCell::noNumbers() {
    QFETCH(std::string, cell);
    QFETCH(char, point);
    QVERIFY(!isNumber(cell, point));
    QTEST(int(std::get<NumberError>(cellNumber(cell, point))), "error");
}

void TestCsvCell::shortens_data() {
    QTest::addColumn<std::string>("cell");
    QTest::addColumn<std::string>("text");
    const std::string forty = "ääääääääääääääääääääääääääääääääääääääää";
    QTest::newRow("short") << "abc"s
                           << "abc"s;
    QTest::newRow("as long as may be") << forty << forty;
    QTest::newRow("longer") << forty + "ä" << forty + "…";
    QTest::newRow("lines") << "a\r\nb\tc"s
                           << "a  b c"s;
}

void TestCsvCell::shortens() {
    QFETCH(std::string, cell);
    QTEST(shortened(cell), "text");
}

DELTAFLOW_TEST(TestCsvCell)
#include "tst_csv_cell.moc"
