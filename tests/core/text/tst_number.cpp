#include "core/text/number.h"

#include "tests/test_program.h"

#include <QTest>

#include <bit>
#include <clocale>
#include <cmath>
#include <limits>
#include <random>

using namespace deltaflow;

namespace {
const double kInfinity = std::numeric_limits<double>::infinity();
}

class TestNumber : public QObject {
    Q_OBJECT

private slots:
    void formats_data();
    void formats();
    void splitsScientific();
    void exactRoundTrips_data();
    void exactRoundTrips();
    void exactRoundTripsRandomBits();
    void parses_data();
    void parses();
    void refuses_data();
    void refuses();
    void readsBackWhatItWrites();
    void ignoresTheLocale();
};

void TestNumber::formats_data() {
    QTest::addColumn<double>("value");
    QTest::addColumn<int>("digits");
    QTest::addColumn<QString>("text");
    const auto row = [](double value, int digits, const char* text) {
        QTest::addRow("%.17g at %d", value, digits) << value << digits << QString::fromUtf8(text);
    };
    row(0.35, 4, "0.3500");
    row(0.6802671966986485, 4, "0.6803");
    row(0.0026535, 4, "0.002654"); // the double lies above the decimal tie
    row(9.9996, 4, "10.00");
    row(9.9994, 4, "9.999");
    row(0.99996, 4, "1.000");
    row(2.675, 3, "2.67"); // the double lies below 2.675
    row(0.125, 2, "0.12"); // an exact tie goes to even
    row(0.375, 2, "0.38");
    row(1.0, 2, "1.0");
    row(1.0, 10, "1.000000000");
    row(-0.3, 4, "−0.3000");
    row(-9.9996, 4, "−10.00");
    row(0.0, 4, "0");
    row(-0.0, 4, "0");
    row(123.456, 4, "123.5");
    row(1234.4, 4, "1234");
    row(9999.6, 4, "10000");
    row(12345, 4, "12345");
    row(99999, 2, "99999");
    row(99999.4, 4, "99999");
    row(99999.7, 4, "1.000×10⁵");
    row(1e5, 4, "1.000×10⁵");
    row(1e5, 6, "100000");
    row(999999, 6, "999999");
    row(999999.7, 6, "1.00000×10⁶");
    row(123456789, 10, "123456789.0");
    row(1e10, 10, "1.000000000×10¹⁰");
    row(1e-4, 4, "0.0001000");
    row(0.000099996, 4, "0.0001000"); // decided by what it rounds to
    row(0.00009999, 4, "9.999×10⁻⁵");
    row(0.00009291, 4, "9.291×10⁻⁵");
    row(-0.00009291, 4, "−9.291×10⁻⁵");
    row(5e-324, 4, "4.941×10⁻³²⁴");
    row(1.7976931348623157e308, 4, "1.798×10³⁰⁸");
    row(kInfinity, 4, "∞");
    row(-kInfinity, 4, "−∞");
    row(std::nan(""), 4, "NaN");
}

void TestNumber::formats() {
    QFETCH(double, value);
    QFETCH(int, digits);
    QTEST(QString::fromStdString(formatNumber(value, digits)), "text");
}

void TestNumber::splitsScientific() {
    const NumberParts parts = numberParts(-9.291e-5, 4);
    QCOMPARE(QString::fromStdString(parts.mantissa), QStringLiteral("−9.291"));
    QCOMPARE(parts.exponent, -5);
    QVERIFY(parts.scientific);
    QVERIFY(!numberParts(0.5, 4).scientific);
}

void TestNumber::exactRoundTrips_data() {
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("text");
    QTest::newRow("third") << 1.0 / 3 << QStringLiteral("0.3333333333333333");
    QTest::newRow("tenth") << 0.1 << QStringLiteral("0.1");
    QTest::newRow("negative") << -2.5 << QStringLiteral("−2.5");
    QTest::newRow("small") << 1e-5 << QStringLiteral("1e−5");
    QTest::newRow("denormal") << 5e-324 << QStringLiteral("5e−324");
    QTest::newRow("large") << 1e22 << QStringLiteral("1e22");
    QTest::newRow("power of ten") << 1e8 << QStringLiteral("1e8");
    QTest::newRow("minus zero") << -0.0 << QStringLiteral("−0");
}

void TestNumber::exactRoundTrips() {
    QFETCH(double, value);
    const std::string text = exactNumber(value);
    QTEST(QString::fromStdString(text), "text");
    const double back = std::get<double>(parseNumber(text));
    QCOMPARE(std::bit_cast<quint64>(back), std::bit_cast<quint64>(value));
}

void TestNumber::exactRoundTripsRandomBits() {
    std::mt19937_64 random(7);
    for (int i = 0; i < 20000; ++i) {
        const double value = std::bit_cast<double>(random());
        if (!std::isfinite(value)) continue;
        const auto back = parseNumber(exactNumber(value));
        QVERIFY(std::holds_alternative<double>(back));
        QCOMPARE(std::bit_cast<quint64>(std::get<double>(back)), std::bit_cast<quint64>(value));
    }
}

void TestNumber::parses_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<char>("point");
    QTest::addColumn<double>("value");
    const auto row = [](const char* text, char point, double value) {
        QTest::addRow("'%s' with %c", text, point) << QString::fromUtf8(text) << point << value;
    };
    row("1e-3", '.', 0.001);
    row("1E+3", '.', 1000);
    row("1/3", '.', 1.0 / 3);
    row(" 1 / 3 ", '.', 1.0 / 3);
    row("-1/-4", '.', 0.25);
    row("-2", '.', -2);
    row("−2", '.', -2);
    row("1e−3", '.', 0.001);
    row("+.5", '.', 0.5);
    row("5.", '.', 5);
    row("007", '.', 7);
    row(" 0,5 ", ',', 0.5);
    row("0.5", ',', 0.5);
    row("1,5/2", ',', 0.75);
    row("-,5e1", ',', -5);
    row("9.291×10⁻⁵", '.', 9.291e-5);
    row("5e-324", '.', 5e-324);
    row("1e308", '.', 1e308);
    row("0e999", '.', 0);
    row("0/5", '.', 0);
}

void TestNumber::parses() {
    QFETCH(QString, text);
    QFETCH(char, point);
    const auto result = parseNumber(text.toStdString(), point);
    QVERIFY(std::holds_alternative<double>(result));
    QTEST(std::get<double>(result), "value");
}

void TestNumber::refuses_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<char>("point");
    QTest::addColumn<int>("error");
    const auto row = [](const char* text, NumberError error, char point = '.') {
        QTest::addRow("'%s' with %c", text, point)
            << QString::fromUtf8(text) << point << static_cast<int>(error);
    };
    row("", NumberError::Empty);
    row("  \t", NumberError::Empty);
    row("abc", NumberError::NotANumber);
    row("1 2", NumberError::NotANumber);
    row("0x10", NumberError::NotANumber);
    row("nan", NumberError::NotANumber);
    row("inf", NumberError::NotANumber);
    row("∞", NumberError::NotANumber);
    row("NaN", NumberError::NotANumber);
    row("--1", NumberError::NotANumber);
    row("+-1", NumberError::NotANumber);
    row("- 1", NumberError::NotANumber);
    row("1e", NumberError::NotANumber);
    row("1e+", NumberError::NotANumber);
    row("e5", NumberError::NotANumber);
    row(".", NumberError::NotANumber);
    row("-", NumberError::NotANumber);
    row("1.2.3", NumberError::NotANumber);
    row("1/", NumberError::NotANumber);
    row("/2", NumberError::NotANumber);
    row("1/2/3", NumberError::NotANumber);
    row("1.5f", NumberError::NotANumber);
    row("١٢", NumberError::NotANumber);
    row(",", NumberError::NotANumber, ',');
    row("a,b", NumberError::NotANumber);
    row("1/0", NumberError::DivisionByZero);
    row("0/0", NumberError::DivisionByZero);
    row("1/-0.0", NumberError::DivisionByZero);
    row("1e400", NumberError::OutOfRange);
    row("-1e400", NumberError::OutOfRange);
    row("1e-400", NumberError::OutOfRange);
    row("1e99999999999", NumberError::OutOfRange);
    row("1e300/1e-300", NumberError::OutOfRange);
    row("1e-300/1e300", NumberError::OutOfRange);
    row("0,5", NumberError::Ambiguous);
    row("1,000", NumberError::Ambiguous);
    row("1,000.5", NumberError::Ambiguous);
    row("1.000,5", NumberError::Ambiguous, ',');
    row("1,000,000", NumberError::Ambiguous, ',');
}

void TestNumber::refuses() {
    QFETCH(QString, text);
    QFETCH(char, point);
    const auto result = parseNumber(text.toStdString(), point);
    QVERIFY(std::holds_alternative<NumberError>(result));
    QTEST(static_cast<int>(std::get<NumberError>(result)), "error");
}

void TestNumber::readsBackWhatItWrites() {
    std::mt19937_64 random(11);
    for (int i = 0; i < 5000; ++i) {
        const double value = std::bit_cast<double>(random());
        if (!std::isfinite(value)) continue;
        for (int digits = 2; digits <= 10; ++digits) {
            const std::string text = formatNumber(value, digits);
            const auto back = parseNumber(text);
            if (!std::holds_alternative<double>(back))
                continue; // rounds up past the largest double
            QVERIFY2(std::abs(std::get<double>(back) - value) <=
                         0.5000001 * std::pow(10.0, 1 - digits) * std::abs(value) + 5e-324,
                     text.c_str());
        }
    }
}

void TestNumber::ignoresTheLocale() {
    const char* before = std::setlocale(LC_ALL, nullptr);
    const std::string kept = before ? before : "C";
    std::setlocale(LC_ALL, "de_DE.UTF-8"); // where it exists
    QCOMPARE(QString::fromStdString(formatNumber(0.5, 2)), QStringLiteral("0.50"));
    QCOMPARE(std::get<double>(parseNumber("0.5")), 0.5);
    std::setlocale(LC_ALL, kept.c_str());
}

DELTAFLOW_TEST(TestNumber)
#include "tst_number.moc"
