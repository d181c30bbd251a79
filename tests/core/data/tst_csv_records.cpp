#include "core/data/csv_records.h"

#include "core/error.h"
#include "tests/test_program.h"

#include <QTest>

using namespace deltaflow;
using namespace std::string_literals;

namespace {

using Cells = std::vector<std::string>;
using Rows = std::vector<Cells>;

constexpr Index kAll = 1000;

} // namespace

class TestCsvRecords : public QObject {
    Q_OBJECT

private slots:
    void splits_data();
    void splits();
    void countsLines();
    void stopsAfterTheMost();
    void refuses_data();
    void refuses();
    void boundsCells();
};

void TestCsvRecords::splits_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<char>("delimiter");
    QTest::addColumn<char>("quote");
    QTest::addColumn<Rows>("rows");
    const auto row = [](const char* name, const std::string& text, const Rows& rows,
                        char delimiter = ',', char quote = '"') {
        QTest::newRow(name) << text << delimiter << quote << rows;
    };
    // RFC 4180, section 2
    row("1: line ends", "aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n",
        {{"aaa", "bbb", "ccc"}, {"zzz", "yyy", "xxx"}});
    row("2: no last line end", "aaa,bbb\r\nzzz,yyy", {{"aaa", "bbb"}, {"zzz", "yyy"}});
    row("5: quoted", "\"aaa\",\"bbb\"\r\nzzz,yyy", {{"aaa", "bbb"}, {"zzz", "yyy"}});
    row("6: line end and delimiter in quotes", "\"aaa\",\"b\r\nb,b\"\r\nzzz,yyy",
        {{"aaa", "b\r\nb,b"}, {"zzz", "yyy"}});
    row("7: doubled quote", "\"aaa\",\"b\"\"bb\"", {{"aaa", "b\"bb"}});
    // beyond it
    row("LF", "a,b\nc,d\n", {{"a", "b"}, {"c", "d"}});
    row("CR", "a,b\rc,d\r", {{"a", "b"}, {"c", "d"}});
    row("empty cells", ",a,\n,,b", {{"", "a", ""}, {"", "", "b"}});
    row("empty quotes", "\"\",a", {{"", "a"}});
    row("quotes alone", "\"\"\"\"\"\",a", {{"\"\"", "a"}});
    row("blanks go", " a , b\t\n", {{"a", "b"}});
    row("blanks in quotes stay", "\" a \" , b", {{" a ", "b"}});
    row("blanks around quotes go", "a , \"b,c\" ,d", {{"a", "b,c", "d"}});
    row("quote within a cell", "5\" disk,b", {{"5\" disk", "b"}});
    row("rows without content go", "a\n\n ,,\nb\n\"\"\n", {{"a"}, {"b"}});
    row("runs of blanks", "  a  b\t c \n\n d \"e f\"  g", {{"a", "b", "c"}, {"d", "e f", "g"}},
        ' ');
    row("tabs", "a b\t\tc,d\n", {{"a b", "", "c,d"}}, '\t');
    row("semicolons", "1,5;2\n", {{"1,5", "2"}}, ';');
    row("single quotes", "'a,b','it''s'\n", {{"a,b", "it's"}}, ',', '\'');
    row("no quotes", "\"a,b\"\n", {{"\"a", "b\""}}, ',', '\0');
    row("nothing", "", {});
}

void TestCsvRecords::splits() {
    QFETCH(std::string, text);
    QFETCH(char, delimiter);
    QFETCH(char, quote);
    QFETCH(Rows, rows);
    Rows read;
    for (const CsvRow& row : csvRecords(text, {delimiter, '.', quote, true}, 1, kAll))
        read.push_back(row.cells);
    QCOMPARE(read, rows);
}

void TestCsvRecords::countsLines() {
    const auto rows = csvRecords("a\r\n\r\n\"b\r\nb\nb\rb\"\nc\rd", {}, 2, kAll);
    QCOMPARE(rows.size(), 4u);
    QCOMPARE(rows[0].line, 2);
    QCOMPARE(rows[1].line, 4);
    QCOMPARE(rows[2].line, 8);
    QCOMPARE(rows[3].line, 9);
}

void TestCsvRecords::stopsAfterTheMost() {
    QCOMPARE(csvRecords("a\nb\n\"c", {}, 1, 2).size(), 2u); // the open quote is not read
}

void TestCsvRecords::refuses_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("message");
    const std::string open = ": a quoted cell begins here and does not end";
    QTest::newRow("open quote") << "a,b\nc,\"d\ne\n"s
                                << "line 2" + open;
    QTest::newRow("quote at the end") << "\""s
                                      << "line 1" + open;
    QTest::newRow("text after a quote") << "a\n\"b\nc\" d\n"s
                                        << "line 3: text follows the quote that ends a cell"s;
}

void TestCsvRecords::refuses() {
    QFETCH(std::string, text);
    QFETCH(std::string, message);
    try {
        (void)csvRecords(text, {}, 1, kAll);
        QFAIL("was not refused");
    } catch (const FormatError& error) {
        QCOMPARE(std::string(error.what()), message);
    }
}

void TestCsvRecords::boundsCells() {
    std::string text;
    for (int row = 0; row < 1000; ++row)
        text += "1" + std::string(999, ',') + "\n\n,,\n"; // rows without content do not count
    QCOMPARE(csvRecords(text, {}, 1, kMaxCsvCells).size(), 1000u);
    try {
        (void)csvRecords(text + "1", {}, 1, kMaxCsvCells);
        QFAIL("was not refused");
    } catch (const FormatError& error) {
        QCOMPARE(std::string(error.what()),
                 std::string("the table has more than 1000000 cells by line 3001"));
    }
}

DELTAFLOW_TEST(TestCsvRecords)
#include "tst_csv_records.moc"
