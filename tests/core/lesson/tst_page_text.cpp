#include "core/lesson/page_text.h"

#include "tests/test_program.h"

#include <QtTest>

using namespace deltaflow;

namespace {

using Kind = PageBlock::Kind;

/// The blocks and spans of a text on one line, to be compared: P(words b:bold f:formula).
QString shape(const char* text) {
    const char* const kinds = "PHBNRD";
    QString all;
    for (const PageBlock& block : readPageText(text)) {
        all += QLatin1Char(kinds[static_cast<int>(block.kind)]);
        if (block.number > 0) all += QString::number(block.number);
        all += QLatin1Char('(');
        QStringList spans;
        for (const PageSpan& span : block.spans) {
            QString mark = span.kind == PageSpan::Kind::Formula ? "f:"
                           : span.kind == PageSpan::Kind::Ref   ? "r:"
                                                                : "";
            if (span.bold) mark += "b:";
            if (span.italic) mark += "i:";
            if (span.code) mark += "c:";
            spans << mark + QString::fromStdString(span.text);
        }
        all += spans.join(u'|') + QLatin1Char(')');
    }
    return all;
}

} // namespace

class TestPageText : public QObject {
    Q_OBJECT

private slots:
    void reads_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("blocks");
        const auto row = [](const char* name, const char* text, const char* blocks) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(blocks);
        };
        row("paragraphs", "one\n\ntwo", "P(one)P(two)");
        row("a paragraph on two lines", "one\ntwo", "P(one two)");
        row("Chinese on two lines", "神经\n网络", "P(神经网络)");
        row("headings", "# A\n## B", "H1(A)H2(B)");
        row("points", "- a\n- b", "B(a)B(b)");
        row("numbers", "1. a\n12. b", "N1(a)N12(b)");
        row("no number", "3.5 is a number", "P(3.5 is a number)");
        row("a remark on two lines", "> a\n> b", "R(a b)");
        row("bold and italic", "a **b** *c*", "P(a |b:b| |i:c)");
        row("bold in italic", "*a **b** c*", "P(i:a |b:i:b|i: c)");
        row("code", "a `W*x` b", "P(a |c:W*x| b)");
        row("a formula", "so $z = 1$.", "P(so |f:z = 1|.)");
        row("a formula by itself", "$z = 1$", "D(f:z = 1)");
        row("a live number", "now {W1[1,2]}!", "P(now |r:W1[1,2]|!)");
        row("a number in a formula", "$x = {x[1]}$ is", "P(f:x = {x[1]}| is)");
        row("taken as it is", "5 \\$ and \\{a\\}", "P(5 $ and {a})");
        row("stars of a product", "2 * 3 * 4", "P(2 * 3 * 4)");
        row("not closed", "a $b", "P(a $b)");
        row("an open star", "a *b", "P(a *b)");
        row("nothing between", "$$ {}", "P($$ {})");
        row("nothing", "  \n \n", "");
    }
    void reads() {
        QFETCH(QString, text);
        QFETCH(QString, blocks);
        QCOMPARE(shape(text.toUtf8().constData()), blocks);
    }
};

DELTAFLOW_TEST(TestPageText)
#include "tst_page_text.moc"
