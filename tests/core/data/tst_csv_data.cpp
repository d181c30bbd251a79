#include "core/data/csv_data.h"

#include "tests/test_program.h"

#include <QTest>

using namespace deltaflow;
using namespace std::string_literals;

namespace {

using Names = std::vector<std::string>;

std::string cellErrorOf(const std::string& text, const CsvChoice& choice) {
    try {
        (void)toData(readCsv(text), choice);
    } catch (const CsvCellError& error) {
        return error.what();
    }
    return "no error";
}

std::string errorOf(const std::string& text, const CsvChoice& choice) {
    try {
        (void)toData(readCsv(text), choice);
    } catch (const Error& error) {
        return error.what();
    }
    return "no error";
}

/// Rows "0,a" … with so many classes.
std::string classRows(std::size_t classes) {
    std::string text = "x,name\n";
    for (std::size_t i = 0; i < classes; ++i)
        text += std::to_string(i) + ",n" + std::to_string(i) + "\n";
    return text;
}

} // namespace

class TestCsvData : public QObject {
    Q_OBJECT

private slots:
    void numbersBecomeRows();
    void textBecomesOneHot();
    void textInputsBecomeOneHot();
    void targetsStandAsChosen();
    void kindMayBeChanged();
    void readsDecimalCommas();
    void readsWhatASpreadsheetCopies();
    void faults_data();
    void faults();
    void countsWhatItDoesNotName();
    void tellsFaultsAsValues();
    void groupsByTheColumn();
    void leavesOutBadRows();
    void columnsLeftOutMayBeBad();
    void refuses_data();
    void refuses();
    void boundsClasses();
    void boundsNumbers();
};

void TestCsvData::numbersBecomeRows() {
    const CsvImport made = toData(readCsv("a,b,c\n1,2,3\n4,5,6\n"), {{2}, {}, false});
    SampleMatrix x(2, 2);
    x << 1, 4, 2, 5;
    QVERIFY(made.set.data.x == x);
    QVERIFY(made.set.data.y == Eigen::RowVector2d(3, 6));
    QCOMPARE(made.set.inputNames, (Names{"a", "b"}));
    QCOMPARE(made.set.targetNames, Names{"c"});
    QVERIFY(made.set.classes.empty());
    QCOMPARE(made.rowsLeftOut, 0);
}

void TestCsvData::textBecomesOneHot() {
    const CsvImport made =
        toData(readCsv("x,species\n1,virginica\n2,setosa\n3,virginica\n4,versicolor\n"), {{1}});
    SampleMatrix y(3, 4);
    y << 1, 0, 1, 0, //
        0, 1, 0, 0,  //
        0, 0, 0, 1;
    QVERIFY(made.set.data.y == y);
    QCOMPARE(made.set.classes, (Names{"virginica", "setosa", "versicolor"}));
    QCOMPARE(made.set.targetNames,
             (Names{"species = virginica", "species = setosa", "species = versicolor"}));
}

void TestCsvData::textInputsBecomeOneHot() {
    const CsvImport made = toData(readCsv("x,colour,y\n1,red,5\n2,blue,6\n"), {{2}});
    SampleMatrix x(3, 2);
    x << 1, 2, 1, 0, 0, 1;
    QVERIFY(made.set.data.x == x);
    QCOMPARE(made.set.inputNames, (Names{"x", "colour = red", "colour = blue"}));
    QVERIFY(made.set.classes.empty());
}

void TestCsvData::targetsStandAsChosen() {
    const CsvImport made = toData(readCsv("a,b,c\n1,2,3\n4,5,6\n"), {{2, 0}});
    QCOMPARE(made.set.targetNames, (Names{"c", "a"}));
    QCOMPARE(made.set.data.y(0, 1), 6.0);
    QCOMPARE(made.set.data.y(1, 1), 4.0);
    QCOMPARE(made.set.inputNames, Names{"b"});
}

void TestCsvData::kindMayBeChanged() {
    CsvTable table = readCsv("x,digit\n1,7\n2,3\n3,7\n");
    table.columns[1].kind = ColumnKind::Text;
    const CsvImport made = toData(table, {{1}});
    QCOMPARE(made.set.classes, (Names{"7", "3"}));
    QCOMPARE(made.set.data.y(0, 2), 1.0);
}

void TestCsvData::readsDecimalCommas() {
    const CsvImport made = toData(readCsv("x;y\n1,5;-2,25\n0,5;1e-3\n"), {{1}});
    QVERIFY(made.set.data.x == Eigen::RowVector2d(1.5, 0.5));
    QVERIFY(made.set.data.y == Eigen::RowVector2d(-2.25, 1e-3));
}

void TestCsvData::readsWhatASpreadsheetCopies() {
    const CsvImport made = toData(
        readCsv("x\tnote\ty\r\n1.5\t\"two\nlines\"\t2\r\n2.5\tone\t3\r\n"), {{2}, {1}, false});
    QVERIFY(made.set.data.x == Eigen::RowVector2d(1.5, 2.5));
    QCOMPARE(made.set.samples(), 2);
}

void TestCsvData::faults_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("message");
    const std::string one = "1 cell cannot be read: ";
    const auto row = [](const char* name, const std::string& rows, const std::string& message) {
        QTest::newRow(name) << "age,size\n1,2\n3,4\n5,6\n" + rows << message;
    };
    row("empty", "7,\n", one + R"(line 5, column "size" is empty)");
    row("missing", "NA,8\n", one + R"(line 5, column "age" is missing: "NA")");
    row("no number", "old,8\n", one + R"(line 5, column "age": "old" is not a number)");
    row("too large", "1e999,8\n",
        one + R"(line 5, column "age": "1e999" is out of a number's range)");
    row("grouped", "\"1,234\",8\n",
        one + R"(line 5, column "age": "1,234" may be two different numbers)");
    row("short row", "7\n", "1 row cannot be read: line 5 has 1 cell, not 2");
    row("long row", "7,8,9\n", "1 row cannot be read: line 5 has 3 cells, not 2");
    row("long row without content", "7,8,,\n", "no error");
    row("after lines in quotes", "\"\n\n7\",8\nx,9\n",
        R"(1 cell cannot be read: line 8, column "age": "x" is not a number)");
    row("several", "x,\n7,8\n,y\n",
        "4 cells cannot be read: "
        R"(line 5, column "age": "x" is not a number; line 5, column "size" is empty; )"
        R"(line 7, column "age" is empty; line 7, column "size": "y" is not a number)");
}

void TestCsvData::faults() {
    QFETCH(std::string, text);
    QTEST(cellErrorOf(text, {{0}}), "message"); // named as one reads, targets or not
}

void TestCsvData::countsWhatItDoesNotName() {
    std::string text = "a,b\n";
    for (int i = 0; i < 30; ++i)
        text += "1,2\n";
    for (int i = 0; i < 23; ++i)
        text += "x,2\n";
    const std::string message = cellErrorOf(text, {{1}});
    QVERIFY(message.starts_with("23 cells cannot be read: line 32, column \"a\""));
    QVERIFY(message.ends_with(R"(; line 51, column "a": "x" is not a number; and 3 more)"));
}

void TestCsvData::tellsFaultsAsValues() {
    try {
        (void)toData(readCsv("a,b\n1,2\n3,4\nx,5\n6\n"), {{1}});
        QFAIL("was not refused");
    } catch (const CsvCellError& error) {
        QCOMPARE(error.count(), 2);
        QCOMPARE(error.cells().size(), 2u);
        QCOMPARE(error.cells()[0], (BadCell{4, "a", "x", CellFault::NotANumber}));
        QCOMPARE(error.cells()[1], (BadCell{5, "", "1", CellFault::RowLength}));
    }
}

void TestCsvData::leavesOutBadRows() {
    const CsvTable table = readCsv("x,c\n1,a\nbad,b\n3,\n4,c\n5\n6,a\n");
    const CsvImport made = toData(table, {{1}, {}, true});
    QVERIFY(made.set.data.x == Eigen::RowVector3d(1, 4, 6));
    QCOMPARE(made.set.classes, (Names{"a", "c"})); // b stood in a bad row only
    QCOMPARE(made.rowsLeftOut, 3);
    QCOMPARE(made.linesLeftOut, (std::vector<Index>{3, 4, 6}));
    QCOMPARE(made.badCells[0], (BadCell{3, "x", "bad", CellFault::NotANumber}));
}

void TestCsvData::groupsByTheColumn() {
    const CsvTable table = readCsv("x;z;y\n1.234,5;1.234;0,5\n1.234;2,5;1,5\n");
    const SampleMatrix x = toData(table, {{2}}).set.data.x;
    QCOMPARE(x(0, 0), 1234.5);
    QCOMPARE(x(0, 1), 1234.0); // as the cell above it says
    QCOMPARE(x(1, 0), 1.234);  // nothing here is grouped
}

void TestCsvData::columnsLeftOutMayBeBad() {
    const CsvImport made = toData(readCsv("id,x,y\nu,1,2\n,3,4\n"), {{2}, {0}, false});
    QCOMPARE(made.set.samples(), 2);
    QCOMPARE(made.set.inputNames, Names{"x"});
}

void TestCsvData::refuses_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<QList<int>>("targets");
    QTest::addColumn<QList<int>>("leftOut");
    QTest::addColumn<bool>("leaveOut");
    QTest::addColumn<std::string>("message");
    const std::string text = "a,b\n1,2\n";
    using Columns = QList<int>;
    QTest::newRow("no target") << text << Columns{} << Columns{} << false
                               << "no column is chosen as a target"s;
    QTest::newRow("no input") << text << Columns{1} << Columns{0} << false
                              << "no column is left to be an input"s;
    QTest::newRow("no column") << text << Columns{2} << Columns{} << false
                               << "the table has 2 columns, and none at 3"s;
    QTest::newRow("twice a target")
        << text << Columns{1, 1} << Columns{} << false << R"(column "b" is chosen twice)"s;
    QTest::newRow("target and left out")
        << text << Columns{1} << Columns{1} << false << R"(column "b" is chosen twice)"s;
    QTest::newRow("no row") << "a,b\n"s << Columns{1} << Columns{} << false
                            << "the table has no row of data"s;
    QTest::newRow("no good row") << "a,b\n1,\n,2\n"s << Columns{1} << Columns{} << true
                                 << "no row is left: each has a missing or bad cell"s;
}

void TestCsvData::refuses() {
    QFETCH(QList<int>, targets);
    QFETCH(QList<int>, leftOut);
    QFETCH(std::string, text);
    QFETCH(bool, leaveOut);
    const CsvChoice choice{
        {targets.begin(), targets.end()}, {leftOut.begin(), leftOut.end()}, leaveOut};
    QTEST(errorOf(text, choice), "message");
}

void TestCsvData::boundsClasses() {
    QCOMPARE(errorOf(classRows(kMaxClasses), {{1}}), "no error"s);
    QCOMPARE(errorOf(classRows(kMaxClasses + 1), {{1}}),
             R"(column "name" has more than 1000 different texts; leave it out)"s);
}

/// 10 000 rows of two columns of 600 classes: 12 000 000 numbers.
void TestCsvData::boundsNumbers() {
    std::string text = "a,b,y\n";
    for (int i = 0; i < 10000; ++i)
        text += "n" + std::to_string(i % 600) + ",n" + std::to_string(i % 600) + ",1\n";
    QCOMPARE(errorOf(text, {{2}}), "with an input or target for each class the data has more than "
                                   "10000000 numbers"s);
    QCOMPARE(errorOf(text, {{2}, {1}, false}), "no error"s);
}

DELTAFLOW_TEST(TestCsvData)
#include "tst_csv_data.moc"
