#include "core/data/csv_write.h"

#include "core/data/csv_data.h"
#include "core/data/generators.h"
#include "tests/test_program.h"

#include <QTest>

#include <bit>
#include <cmath>
#include <limits>
#include <random>

using namespace deltaflow;
using namespace std::string_literals;

namespace {

using Names = std::vector<std::string>;

bool sameBits(const SampleMatrix& a, const SampleMatrix& b) {
    return a.rows() == b.rows() && a.cols() == b.cols() &&
           std::equal(a.reshaped().begin(), a.reshaped().end(), b.reshaped().begin(),
                      [](double left, double right) {
                          return std::bit_cast<quint64>(left) == std::bit_cast<quint64>(right);
                      });
}

} // namespace

class TestCsvWrite : public QObject {
    Q_OBJECT

private slots:
    void writesAMatrix();
    void quotesNames_data();
    void quotesNames();
    void dialects_data();
    void dialects();
    void roundTripsRandomBits_data();
    void roundTripsRandomBits();
    void roundTripsADataSet();
    void writesWhatIsNotFinite();
    void refuses();
};

void TestCsvWrite::writesAMatrix() {
    const ParameterMatrix weights{{0.1, -2}, {1e-5, 1.0 / 3}};
    QCOMPARE(csvText(weights, Names{"w1", "w2"}), "w1,w2\n0.1,-2\n1e-05,0.3333333333333333\n"s);
}

void TestCsvWrite::quotesNames_data() {
    QTest::addColumn<std::string>("name");
    QTest::addColumn<std::string>("written");
    QTest::newRow("plain") << "a b"s
                           << "a b"s;
    QTest::newRow("delimiter") << "a,b"s
                               << "\"a,b\""s;
    QTest::newRow("quote") << "5\" disk"s
                           << "\"5\"\" disk\""s;
    QTest::newRow("line") << "a\nb"s
                          << "\"a\nb\""s;
    QTest::newRow("blank") << " a"s
                           << "\" a\""s;
    QTest::newRow("nothing") << ""s
                             << "\"\""s;
    QTest::newRow("apostrophe") << "'a'"s
                                << "\"'a'\""s;
    QTest::newRow("Excel's line") << "sep=;"s
                                  << "\"sep=;\""s;
}

void TestCsvWrite::quotesNames() {
    QFETCH(std::string, name);
    QFETCH(std::string, written);
    const std::string text = csvText(Eigen::RowVector2d(1, 2), Names{name, "b"});
    QCOMPARE(text, written + ",b\n1,2\n");
    QCOMPARE(readCsv(text).columns[0].name, name.empty() ? "column 1" : name);
}

void TestCsvWrite::dialects_data() {
    QTest::addColumn<char>("delimiter");
    QTest::addColumn<char>("point");
    QTest::addColumn<char>("quote");
    QTest::addColumn<bool>("header");
    QTest::addColumn<std::string>("text");
    QTest::newRow("semicolon, comma") << ';' << ',' << '"' << true << "a;b\n1,5;2\n"s;
    QTest::newRow("comma, comma") << ',' << ',' << '"' << true << "a,b\n\"1,5\",2\n"s;
    QTest::newRow("single quotes") << ',' << ',' << '\'' << true << "a,b\n'1,5',2\n"s;
    QTest::newRow("tab, no header") << '\t' << '.' << '\0' << false << "1.5\t2\n"s;
}

void TestCsvWrite::dialects() {
    QFETCH(char, delimiter);
    QFETCH(char, point);
    QFETCH(char, quote);
    QFETCH(bool, header);
    QTEST(csvText(Eigen::RowVector2d(1.5, 2), Names{"a", "b"}, {delimiter, point, quote, header}),
          "text");
}

void TestCsvWrite::roundTripsRandomBits_data() {
    QTest::addColumn<char>("delimiter");
    QTest::addColumn<char>("point");
    QTest::newRow("comma, point") << ',' << '.';
    QTest::newRow("semicolon, comma") << ';' << ',';
    QTest::newRow("comma, comma") << ',' << ',';
}

void TestCsvWrite::roundTripsRandomBits() {
    QFETCH(char, delimiter);
    QFETCH(char, point);
    std::mt19937_64 random(7);
    SampleMatrix matrix(3000, 2);
    for (double& value : matrix.reshaped())
        do
            value = std::bit_cast<double>(random());
        while (!std::isfinite(value));
    matrix(0, 0) = -0.0;
    matrix(1, 0) = std::numeric_limits<double>::denorm_min();
    const CsvTable table = readCsv(csvText(matrix, Names{"a", "b"}, {delimiter, point, '"', true}),
                                   {delimiter, point, '"', true});
    const Data back = toData(table, {{1}}).set.data;
    QVERIFY(sameBits(back.x.transpose(), matrix.leftCols(1)));
    QVERIFY(sameBits(back.y.transpose(), matrix.rightCols(1)));
}

void TestCsvWrite::roundTripsADataSet() {
    const DataSet set = generate({GeneratorKind::Moons, 50, 0.2, 3, ClassCoding::OneHot});
    const CsvImport back = toData(readCsv(csvText(set)), {{2, 3}});
    QVERIFY(sameBits(back.set.data.x, set.data.x));
    QVERIFY(sameBits(back.set.data.y, set.data.y));
    QCOMPARE(back.set.inputNames, set.inputNames);
    QCOMPARE(back.set.targetNames, set.targetNames);
}

void TestCsvWrite::writesWhatIsNotFinite() {
    const double infinity = std::numeric_limits<double>::infinity();
    const SampleMatrix row = Eigen::RowVector3d(infinity, -infinity, std::nan(""));
    QCOMPARE(csvText(row, Names{"a", "b", "c"}), "a,b,c\ninf,-inf,nan\n"s);
}

void TestCsvWrite::refuses() {
    try {
        (void)csvText(SampleMatrix::Zero(2, 3), Names{"a"});
        QFAIL("was not refused");
    } catch (const ShapeError& error) {
        QCOMPARE(std::string(error.what()), "the matrix has 3 columns but 1 names"s);
    }
    try {
        (void)csvText(SampleMatrix::Zero(1, 1), Names{"a,b"}, {',', '.', '\0', true});
        QFAIL("was not refused");
    } catch (const Error& error) {
        QCOMPARE(std::string(error.what()), "a cell needs quotes, and there are none: a,b"s);
    }
}

DELTAFLOW_TEST(TestCsvWrite)
#include "tst_csv_write.moc"
