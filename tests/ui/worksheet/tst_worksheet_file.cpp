#include "ui/worksheet/worksheet_file.h"

#include "core/project/project_json.h"
#include "core/worksheet/blanks.h"
#include "tests/test_program.h"
#include "tests/ui/opened_example.h"
#include "ui/worksheet/sheet_pages.h"
#include "ui/worksheet/sheet_preview.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

using namespace deltaflow;

namespace {

std::vector<Worksheet> sheetsOf(const QString& name, const WorksheetPlan& plan) {
    return makeWorksheets(OpenedExample(name).project(), plan);
}

/// As a PDF lists them.
qsizetype pagesIn(const QByteArray& pdf) {
    static const QRegularExpression page("/Type /Page\\b(?!s)");
    qsizetype count = 0;
    for (auto it = page.globalMatch(QString::fromLatin1(pdf)); it.hasNext(); it.next())
        ++count;
    return count;
}

qsizetype blanksIn(const Formula& formula) {
    qsizetype count = isBlank(formula) ? 1 : 0;
    for (const Formula& child : formula.children)
        count += blanksIn(child);
    return count;
}

qsizetype blanksIn(const std::vector<Worksheet>& sheets) {
    qsizetype count = 0;
    for (const Worksheet& sheet : sheets)
        for (const SheetTask& task : sheet.tasks)
            for (const Equation& equation : task.sheet)
                for (const Formula& right : equation.rights)
                    count += blanksIn(right);
    return count;
}

/// What pdflatex says of it; "compiled" if nothing is wrong.
QByteArray compile(const QByteArray& latex) {
    const QTemporaryDir folder;
    QFile file(folder.filePath("a.tex"));
    if (!file.open(QIODevice::WriteOnly)) return "cannot be written";
    file.write(latex);
    file.close();
    QProcess process;
    process.setWorkingDirectory(folder.path());
    process.start("pdflatex", {"-interaction=nonstopmode", "-halt-on-error", "a.tex"});
    if (!process.waitForFinished(60'000)) return "does not end";
    const QByteArray said = process.readAllStandardOutput();
    if (process.exitCode() != 0) return said.right(600);
    return said.contains("Overfull \\hbox") ? said.right(1500) : "compiled";
}

} // namespace

class TestWorksheetFile : public QObject {
    Q_OBJECT

private slots:
    void versionsBeginOnPagesOfTheirOwn() {
        WorksheetPlan plan;
        plan.options.kinds = {BlankKind::WeightedInput}; // one page each
        plan.versions = 3;
        const auto sheets = sheetsOf("net-2-2-1", plan);
        QCOMPARE(pagesIn(worksheetBytes(sheets, plan, SheetParts::Sheets, "pdf")), 3);
        QCOMPARE(pagesIn(worksheetBytes(sheets, plan, SheetParts::Keys, "PDF")), 3);
        QCOMPARE(pagesIn(worksheetBytes(sheets, plan, SheetParts::Both, "pdf")), 6);
    }

    void latexHasEveryBlankAndTheKeyNone() {
        WorksheetPlan plan;
        plan.versions = 2;
        const auto sheets = sheetsOf("net-2-2-1", plan);
        const auto boxes = [&](SheetParts parts) {
            return worksheetBytes(sheets, plan, parts, "tex").count("\\boxed");
        };
        QCOMPARE(boxes(SheetParts::Sheets), blanksIn(sheets));
        QCOMPARE(boxes(SheetParts::Keys), qsizetype{0});
        QVERIFY(worksheetBytes(sheets, plan, SheetParts::Keys, "tex").contains("slope omitted"));
        QVERIFY(!worksheetBytes(sheets, plan, SheetParts::Sheets, "tex").contains("slope omitted"));
    }

    void latexDrawsTheNetwork_data() {
        QTest::addColumn<int>("circles");
        QTest::addColumn<int>("lines");
        QTest::newRow("net-2-2-1") << 5 << 6;
        QTest::newRow("multi-class") << 3 + 4 + 3 + 3 << 12 + 12 + 9;
        QTest::newRow("circuit") << 0 << 0; // no network of layers
    }
    void latexDrawsTheNetwork() {
        QFETCH(int, circles);
        QFETCH(int, lines);
        const WorksheetPlan plan;
        const QByteArray latex = worksheetBytes(sheetsOf(QTest::currentDataTag(), plan), plan,
                                                SheetParts::Sheets, "tex");
        QCOMPARE(latex.count("\\circle{"), circles);
        QCOMPARE(latex.count("\\qbezier("), lines);
    }

    void paperIsTakenOver() {
        WorksheetPlan plan;
        plan.paper = Paper::letter();
        const auto sheets = sheetsOf("net-1-1", plan);
        QVERIFY(worksheetBytes(sheets, plan, SheetParts::Both, "tex").contains("letterpaper"));
        const auto box = [&] {
            const QByteArray pdf = worksheetBytes(sheets, plan, SheetParts::Both, "pdf");
            const qsizetype at = pdf.indexOf("/MediaBox");
            return pdf.mid(at, pdf.indexOf(']', at) - at);
        };
        QVERIFY2(box().contains("612") && box().contains("792"), box().constData());
        plan.paper = Paper::a4();
        QVERIFY2(box().contains("595") && box().contains("842"), box().constData());
    }

    void latexCompiles_data() {
        QTest::addColumn<Level>("level");
        QTest::addColumn<int>("most");
        for (const char* name : {"net-2-2-1", "xor", "net-3-2-1", "multi-class", "circuit",
                                 "softmax-4-3", "convolution", "branch", "rnn"})
            QTest::newRow(name) << Level::Neuron << 12;
        for (const char* name : {"net-2-2-1", "batch-norm", "max-pooling"})
            QTest::addRow("%s/by layers", name) << Level::Layer << 0;
    }
    void latexCompiles() {
        if (QStandardPaths::findExecutable("pdflatex").isEmpty())
            QSKIP("Nothing is compiled: pdflatex is missing.");
        QFETCH(Level, level);
        QFETCH(int, most);
        WorksheetPlan plan;
        plan.options.level = level;
        plan.options.most = most;
        plan.versions = 2;
        const QString name = QString(QTest::currentDataTag()).split('/').first();
        const QByteArray said =
            compile(worksheetBytes(sheetsOf(name, plan), plan, SheetParts::Both, "tex"));
        QVERIFY2(said == "compiled", said.constData());
    }

    /// The first page, as the dialog shows it.
    void thePreviewShowsSheetAndKey() {
        const WorksheetPlan plan;
        const Worksheet sheet = sheetsOf("net-2-2-1", plan).front();
        const auto inkOf = [](const QImage& page) {
            int ink = 0;
            for (int y = 0; y < page.height(); ++y)
                for (int x = 0; x < page.width(); ++x)
                    if (qGray(page.pixel(x, y)) < 128) ++ink;
            return ink;
        };
        const QImage front = SheetPreview::page(
            plan.paper, [&](Pages& pages) { addSheet(pages, sheet, plan.options); }, 842);
        const QImage key = SheetPreview::page(
            plan.paper, [&](Pages& pages) { addKey(pages, sheet, plan.options); }, 842);
        QCOMPARE(front.size(), QSize(595, 842));
        QVERIFY(inkOf(front) > 2000);
        QVERIFY(inkOf(key) > 2000);
        QVERIFY(front != key);
    }

    void suffixes() {
        QVERIFY(isWorksheetSuffix("PDF"));
        QVERIFY(isWorksheetSuffix("tex"));
        QVERIFY(!isWorksheetSuffix("docx"));
    }
};

DELTAFLOW_TEST(TestWorksheetFile)
#include "tst_worksheet_file.moc"
