#include "ui/handout/latex_document.h"

#include "core/formula/serialise.h"
#include "tests/test_program.h"
#include "tests/ui/opened_example.h"
#include "ui/document/examples.h"
#include "ui/language/language.h"
#include "ui/player/player.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

using namespace deltaflow;

namespace {

struct Stage {
    Stage(const QString& name, Level level)
        : document(name)
        , player(document) {
        player.setReducedMotion(true);
        player.setLevel(level);
    }

    OpenedExample document;
    Player player;
};

/// What the program says that makes a PDF of it; nothing if it is missing.
QByteArray compiled(const char* program, Player& player) {
    const QString path = QStandardPaths::findExecutable(program);
    if (path.isEmpty()) return {};
    const QTemporaryDir folder;
    QFile file(folder.filePath("a.tex"));
    if (!file.open(QIODevice::WriteOnly)) qFatal("nothing can be written");
    file.write(latexDocument(player).toUtf8());
    file.close();
    QProcess process;
    process.setWorkingDirectory(folder.path());
    process.start(path, {"-interaction=nonstopmode", "-halt-on-error", "a.tex"});
    process.waitForFinished(60'000);
    const QByteArray said = process.readAllStandardOutput();
    const bool isMade = process.exitCode() == 0 && QFile::exists(folder.filePath("a.pdf"));
    if (!isMade) QTest::qFail(said.right(600).constData(), __FILE__, __LINE__);
    return said;
}

} // namespace

class TestLatexDocument : public QObject {
    Q_OBJECT

private slots:
    void text_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("latex");
        QTest::newRow("plain") << "Error of hidden unit 1"
                               << "Error of hidden unit 1";
        QTest::newRow("escaped") << "a_b 50 % {x} #1 \\"
                                 << "a\\_b 50 \\% \\{x\\} \\#1 \\textbackslash{}";
        QTest::newRow("arrow") << "1 → 2"
                               << "1 $\\to$ 2";
        QTest::newRow("raised") << "10⁻⁷"
                                << "10$^{-}$$^{7}$";
        QTest::newRow("lowered") << "μₙ"
                                 << "$\\mu$$_{n}$";
        QTest::newRow("transposed") << "Wᵀ"
                                    << "W$^{T}$";
        QTest::newRow("hat") << "x̂"
                             << "$\\hat{x}$";
        QTest::newRow("quotes") << "“it’s”"
                                << "``it's''";
        QTest::newRow("verdict") << "✓ 0"
                                 << "$\\surd$ 0";
    }
    void text() {
        QFETCH(QString, text);
        QFETCH(QString, latex);
        QCOMPARE(latexText(text), latex);
    }

    void everyStepIsThere() {
        Stage stage("net-2-2-1", Level::Neuron);
        stage.player.goToStep(4);
        const QString text = latexDocument(stage.player);
        const Derivation& derivation = stage.player.derivation();
        QCOMPARE(text.count("\\subsection*"), derivation.size());
        for (Index i = 0; i < derivation.size(); ++i)
            for (const Equation& equation : derivation.step(i).equations) {
                QString formula = QString::fromStdString(toLatex(equation)).trimmed();
                formula.replace("{align*}", "{aligned}");
                QVERIFY2(text.contains(formula), qPrintable(formula));
            }
        QCOMPARE(stage.player.view().step, Index{4});
    }

    void itCompiles_data() {
        QTest::addColumn<QString>("example");
        QTest::addColumn<Level>("level");
        for (const QString& name : exampleNames())
            QTest::newRow(qPrintable(name)) << name << Level::Layer;
        for (const char* name : {"net-2-2-1", "batch-norm", "rnn", "max-pooling"})
            QTest::addRow("%s, by neurons", name) << QString(name) << Level::Neuron;
    }
    void itCompiles() {
        QFETCH(QString, example);
        QFETCH(Level, level);
        Stage stage(example, level);
        const QByteArray said = compiled("pdflatex", stage.player);
        if (said.isEmpty()) QSKIP("Nothing is compiled.");
        QVERIFY2(!said.contains("Overfull \\hbox"), said.right(1500).constData());
    }

    void itCompilesInChinese_data() {
        QTest::addColumn<QString>("example");
        for (const char* name : {"net-2-2-1", "l-layer", "batch-norm"})
            QTest::newRow(name) << QString(name);
    }
    void itCompilesInChinese() {
        QFETCH(QString, example);
        setLanguage(QStringLiteral("zh_CN"));
        Stage stage(example, Level::Layer);
        const QByteArray said = compiled("xelatex", stage.player);
        setLanguage(QStringLiteral("en"));
        if (said.isEmpty()) QSKIP("Nothing is compiled.");
        QVERIFY2(!said.contains("Missing character"), said.right(1500).constData());
    }
};

DELTAFLOW_TEST(TestLatexDocument)
#include "tst_latex_document.moc"
