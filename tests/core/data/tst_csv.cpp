#include "core/data/csv.h"

#include "core/error.h"
#include "tests/test_program.h"

#include <QTest>

using namespace deltaflow;
using namespace std::string_literals;

namespace {

using Names = std::vector<std::string>;

Names namesOf(const CsvTable& table) {
    Names names;
    for (const CsvColumn& column : table.columns)
        names.push_back(column.name);
    return names;
}

std::string errorOf(const std::string& text) {
    try {
        (void)readCsv(text);
    } catch (const FormatError& error) {
        return error.what();
    }
    return "no error";
}

} // namespace

class TestCsv : public QObject {
    Q_OBJECT

private slots:
    void readsATable();
    void readsWhatExcelWrites();
    void namesColumns_data();
    void namesColumns();
    void kinds_data();
    void kinds();
    void leavesOutColumnsWithoutContent();
    void previews();
    void refuses();
};

void TestCsv::readsATable() {
    const CsvTable table = readCsv("height,colour\n1.5,red\n\n2.5,\"light, blue\"\n");
    QCOMPARE(table.dialect, CsvDialect{});
    QCOMPARE(table.columns[0], (CsvColumn{"height", ColumnKind::Number}));
    QCOMPARE(table.columns[1], (CsvColumn{"colour", ColumnKind::Text}));
    QCOMPARE(table.rows.size(), 2u);
    QCOMPARE(table.rows[0], (CsvRow{2, {"1.5", "red"}}));
    QCOMPARE(table.rows[1], (CsvRow{4, {"2.5", "light, blue"}}));
}

/// A German Excel's "CSV": semicolons, decimal commas, Windows-1252, CRLF.
void TestCsv::readsWhatExcelWrites() {
    const CsvTable table = readCsv("sep=;\r\nGr\xf6\xdf"
                                   "e;Art\r\n1,5;gr\xfcn\r\n2,25;rot\r\n");
    QCOMPARE(table.dialect, (CsvDialect{';', ',', '"', true}));
    QVERIFY(table.encoding == TextEncoding::Windows1252);
    QCOMPARE(namesOf(table), (Names{"Größe", "Art"}));
    QVERIFY(table.columns[0].kind == ColumnKind::Number);
    QCOMPARE(table.rows[0], (CsvRow{3, {"1,5", "grün"}}));
    QCOMPARE(namesOf(readCsv("\xef\xbb\xbfx,y\r\n1,2\r\n")), (Names{"x", "y"}));
}

void TestCsv::namesColumns_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<Names>("names");
    QTest::newRow("header") << "x,y\n1,2\n"s << Names{"x", "y"};
    QTest::newRow("no header") << "1,2\n3,4\n"s << Names{"column 1", "column 2"};
    QTest::newRow("an empty name") << "x,,y\n1,2,3\n"s << Names{"x", "column 2", "y"};
    QTest::newRow("one name thrice") << "x,x,x\n1,2,3\n"s << Names{"x", "x (2)", "x (3)"};
    QTest::newRow("a name that is taken")
        << "x,x,x (2)\n1,2,3\n"s << Names{"x", "x (2)", "x (2) (2)"};
}

void TestCsv::namesColumns() {
    QFETCH(std::string, text);
    QTEST(namesOf(readCsv(text)), "names");
}

void TestCsv::kinds_data() {
    QTest::addColumn<std::string>("cells");
    QTest::addColumn<bool>("number");
    QTest::newRow("numbers") << "1\n2\n3\n"s << true;
    QTest::newRow("a typo") << "1\n2\nO\n"s << true;
    QTest::newRow("as many texts") << "1\nA\n2\nB\n"s << false;
    QTest::newRow("missing ones do not count") << "1\nNA\nNA\n?\n"s << true;
    QTest::newRow("all missing") << "NA\nNA\n"s << false;
    QTest::newRow("dates") << "1/2/2020\n3/4/2021\n"s << false;
}

void TestCsv::kinds() {
    QFETCH(std::string, cells);
    QFETCH(bool, number);
    const CsvTable headed = readCsv("x\n" + cells, {{}, {}, {}, true});
    QCOMPARE(headed.columns[0].kind == ColumnKind::Number, number);
    const CsvTable bare = readCsv(cells, {{}, {}, {}, false});
    QCOMPARE(bare.columns[0].kind == ColumnKind::Number, number);
}

void TestCsv::leavesOutColumnsWithoutContent() {
    QCOMPARE(namesOf(readCsv("x,y,,\n1,2,,\n3,4,,\n")), (Names{"x", "y"}));
    QCOMPARE(namesOf(readCsv("x,y,\n1,2,\n3,4,5\n")), (Names{"x", "y", "column 3"}));
    QCOMPARE(namesOf(readCsv("x,y,z\n1,2,\n")), (Names{"x", "y", "z"}));
}

void TestCsv::previews() {
    const CsvTable table = readCsv("x;y\n1,5;a\n2,5;b\n3,5;c\n");
    const CsvPreview shown = preview(table, 2);
    QCOMPARE(shown.dialect, (CsvDialect{';', ',', '"', true}));
    QCOMPARE(shown.columns, table.columns);
    QCOMPARE(shown.rows, 3);
    QCOMPARE(shown.firstRows.size(), 2u);
    QCOMPARE(shown.firstRows[1], (CsvRow{3, {"2,5", "b"}}));
    QCOMPARE(preview(table).firstRows.size(), 3u);
    QCOMPARE(preview(table, -1).firstRows.size(), 0u);
}

void TestCsv::refuses() {
    QCOMPARE(errorOf(""), "the text holds no table"s);
    QCOMPARE(errorOf(" \n,;\t\n"), "no error"s); // ";" stands in a cell
    QCOMPARE(errorOf("\n \n,,\n"), "the text holds no table"s);
    QCOMPARE(errorOf("a,\"b\n"), "line 1: a quoted cell begins here and does not end"s);
    QCOMPARE(errorOf(std::string(kMaxCsvBytes + 1, 'a')), "the text has more than 64 MiB"s);
    QCOMPARE(errorOf("1" + std::string(kMaxCsvCells, ',') + "1\n"),
             "the table has more than 1000000 cells by line 1"s);
}

DELTAFLOW_TEST(TestCsv)
#include "tst_csv.moc"
