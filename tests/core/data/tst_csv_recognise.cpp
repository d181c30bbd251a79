#include "core/data/csv.h"

#include "tests/test_program.h"

#include <QTest>

using namespace deltaflow;
using namespace std::string_literals;

namespace {

std::string many(int lines, const std::string& line) {
    std::string text;
    for (int i = 0; i < lines; ++i)
        text += line;
    return text;
}

} // namespace

/// What readCsv recognises of whole texts.
class TestCsvRecognise : public QObject {
    Q_OBJECT

private slots:
    void delimiter_data();
    void delimiter();
    void quote_data();
    void quote();
    void decimalPoint_data();
    void decimalPoint();
    void header_data();
    void header();
    void takesWhatIsGiven();
};

void TestCsvRecognise::delimiter_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<char>("delimiter");
    QTest::newRow("comma") << "a,b\n1,2\n"s << ',';
    QTest::newRow("semicolon") << "a;b\n1;2\n"s << ';';
    QTest::newRow("tab") << "a\tb\n1\t2\n"s << '\t';
    QTest::newRow("bar") << "a|b\n1|2\n"s << '|';
    QTest::newRow("decimal commas, semicolon") << "1,5;2,5\n3,5;4,5\n"s << ';';
    QTest::newRow("decimal commas, tab") << "1,5\t2,5\n3,5\t4,5\n"s << '\t';
    QTest::newRow("sentences, tab") << "note\tx\na, b, c\t1\nd\t2\n"s << '\t';
    QTest::newRow("semicolons in quotes") << "\"a;b\",1\n\"c;d\",2\n"s << ',';
    QTest::newRow("a short row") << "a,b,c\n1,2,3\n1,2\n1,2,3\n"s << ',';
    QTest::newRow("a semicolon in one cell") << "a,b\nx;y,2\nz,3\n"s << ',';
    QTest::newRow("one column") << "a\n1\n2\n"s << ',';
    QTest::newRow("aligned columns") << "  x      y\n 1.5    20\n12      3.25\n"s << ' ';
    QTest::newRow("aligned, decimal commas") << "1,5    2,25\n10,5   3,5\n"s << ' ';
    QTest::newRow("a column of words") << "New York\nSan Diego\n"s << ',';
    QTest::newRow("blanks after commas") << "1, 2\n3, 4\n"s << ',';
    QTest::newRow("words and commas") << "a note,1.5\nanother one,2\n"s << ',';
    QTest::newRow("said by Excel") << "sep=|\r\na,b|c\r\n"s << '|';
    QTest::newRow("a name that begins so") << "sep=;x|y\n1|2\n3|4\n"s << '|';
    QTest::newRow("said of no delimiter") << "sep=x\na;b\n1;2\n"s << ';';
}

void TestCsvRecognise::delimiter() {
    QFETCH(std::string, text);
    QTEST(readCsv(text).dialect.delimiter, "delimiter");
}

void TestCsvRecognise::quote_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<char>("quote");
    QTest::newRow("none there") << "a,b\n"s << '"';
    QTest::newRow("double") << "\"a\",'b'\n"s << '"';
    QTest::newRow("single") << "'a','b c'\n'it''s',2\n"s << '\'';
    QTest::newRow("apostrophes") << "it's,b\n'tis,c\n"s << '"';
}

void TestCsvRecognise::quote() {
    QFETCH(std::string, text);
    QTEST(readCsv(text).dialect.quote, "quote");
}

void TestCsvRecognise::decimalPoint_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<char>("point");
    QTest::newRow("points") << "1.5;2.5\n"s << '.';
    QTest::newRow("whole numbers") << "1;2\n"s << '.';
    QTest::newRow("commas, semicolon") << "a;b\n1,5;2\n"s << ',';
    QTest::newRow("commas, tab") << "a\tb\n1,5\t2\n"s << ',';
    QTest::newRow("commas in quotes") << "\"1,5\",\"2,25\"\n\"0,5\",7\n"s << ',';
    QTest::newRow("grouped or not, semicolon") << "1,234;2,345\n"s << ',';
    QTest::newRow("grouped or not, tab") << "1,234\t2,345\n"s << '.';
    QTest::newRow("three digits after 0, tab") << "0,234\t2,345\n"s << ',';
    QTest::newRow("sentences") << "a, b\t1.5\nc, d\t2.5\n"s << '.';
    QTest::newRow("more points") << "1.5\t2.5\n1,5\tx\n"s << '.';
}

void TestCsvRecognise::decimalPoint() {
    QFETCH(std::string, text);
    QTEST(readCsv(text).dialect.decimalPoint, "point");
}

void TestCsvRecognise::header_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<bool>("header");
    QTest::newRow("names above numbers") << "x,y\n1,2\n3,4\n"s << true;
    QTest::newRow("numbers only") << "1,2\n3,4\n"s << false;
    QTest::newRow("numbers and classes") << "1,red\n2,blue\n3,red\n"s << false;
    QTest::newRow("names above numbers and classes") << "x,colour\n1,red\n2,blue\n"s << true;
    QTest::newRow("first cell empty") << ",x\n1,2\n2,5\n"s << true;
    QTest::newRow("missing first") << "NA,red\n2,blue\n3,red\n"s << false;
    QTest::newRow("mostly numbers below") << "x,y\n1,2\nbad,4\n5,6\n"s << true;
    QTest::newRow("names above classes") << "size,colour\nbig,red\nsmall,red\n"s << true;
    QTest::newRow("classes only") << "big,red\nsmall,blue\nbig,blue\n"s << false;
    QTest::newRow("a name twice above classes") << "a,a\nb,c\n"s << false;
    QTest::newRow("names alone") << "x,y\n"s << true;
    QTest::newRow("decimal commas") << "1,5;x\n2,5;y\n"s << false;
}

void TestCsvRecognise::header() {
    QFETCH(std::string, text);
    QTEST(readCsv(text).dialect.header, "header");
}

void TestCsvRecognise::takesWhatIsGiven() {
    const std::string text = "x;'y'\n1,5;2\n" + many(3, "2,5;3\n");
    const CsvTable table = readCsv(text, {',', '.', '\0', false});
    QCOMPARE(table.dialect, (CsvDialect{',', '.', '\0', false}));
    QCOMPARE(table.rows[0].cells, std::vector<std::string>{"x;'y'"});
    const CsvTable other = readCsv("1.5,2.5\n3,4\n", {{}, ',', {}, true});
    QCOMPARE(other.dialect, (CsvDialect{',', ',', '"', true}));
    QCOMPARE(other.columns[0].name, std::string("1.5"));
    const CsvTable said = readCsv("sep=;\na,b;c\n", {',', {}, {}, {}});
    QCOMPARE(said.dialect.delimiter, ',');
}

DELTAFLOW_TEST(TestCsvRecognise)
#include "tst_csv_recognise.moc"
