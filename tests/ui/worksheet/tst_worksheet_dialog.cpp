#include "ui/worksheet/worksheet_dialog.h"

#include "tests/test_program.h"
#include "tests/ui/opened_example.h"
#include "ui/document/document_files.h"

#include <QCheckBox>
#include <QComboBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QtTest>

using namespace deltaflow;

namespace {

struct Answers : Questions {
    Losing aboutToLose(const QString&) override { return Losing::Discard; }
    Losing aboutToLoseWeights(qint64) override { return Losing::Discard; }
    Recover recover(const QString&, const QDateTime&) override { return Recover::Discard; }
    QString pathToOpen(const QString&) override { return {}; }
    QString pathToSave(const QString&) override { return {}; }
    QString pathToExport(const QString&) override { return {}; }
    QString pathToWrite(const QString&, const QString&, const QList<FileKind>&) override {
        return path;
    }
    bool mayReplace(const QString&) override {
        ++asked;
        return replaces;
    }
    void tell(const QString&) override {}

    QString path;
    bool replaces = true;
    int asked = 0;
};

struct Stage {
    explicit Stage(const QString& name)
        : document(name)
        , files(document, answers)
        , dialog(document.project(), files) {
        dialog.show();
    }
    QPushButton& save() {
        for (auto* button : dialog.findChildren<QPushButton*>())
            if (button->text().startsWith("Save")) return *button;
        qFatal("there is no way to save");
    }
    void choose(const QString& answersGo) {
        for (auto* box : dialog.findChildren<QComboBox*>())
            if (const int at = box->findText(answersGo); at >= 0) return box->setCurrentIndex(at);
        qFatal("no such choice");
    }

    Answers answers;
    OpenedExample document;
    DocumentFiles files;
    WorksheetDialog dialog;
};

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestWorksheetDialog : public QObject {
    Q_OBJECT

private slots:
    void itSaysHowManyStepsThereAre() {
        Stage stage("net-2-2-1");
        QVERIFY2(stage.dialog.message().endsWith(" 22"), qPrintable(stage.dialog.message()));
        WorksheetPlan plan = stage.dialog.plan();
        plan.options.most = 5;
        stage.dialog.setPlan(plan);
        QVERIFY2(stage.dialog.message().endsWith(" 5"), qPrintable(stage.dialog.message()));
        QVERIFY(stage.dialog.plan().options == plan.options);
    }

    void nothingLeftBlankIsRefused() {
        Stage stage("net-2-2-1");
        for (auto* box : stage.dialog.findChildren<QCheckBox*>())
            box->setChecked(false);
        QVERIFY(!stage.save().isEnabled());
        QVERIFY(stage.dialog.message().contains("left blank"));
        stage.dialog.findChildren<QCheckBox*>().front()->setChecked(true);
        QVERIFY(stage.save().isEnabled());
    }

    void whatIsTooLargeIsToldWithTheLimit() {
        Stage stage("ng-digits");
        QVERIFY(!stage.save().isEnabled());
        QVERIFY2(stage.dialog.message().contains("200"), qPrintable(stage.dialog.message()));
    }

    void itIsWritten() {
        Stage stage("net-2-2-1");
        const QTemporaryDir folder;
        stage.answers.path = folder.filePath("a.tex");
        QSignalSpy told(&stage.dialog, &WorksheetDialog::told);
        stage.save().click();
        const QByteArray latex = contentOf(stage.answers.path);
        QCOMPARE(latex.count("Answers to version"), 4);
        QCOMPARE(latex.count("\\hrulefill"), 4);
        QCOMPARE(told.count(), 1);
        QVERIFY(!stage.dialog.isVisible());
    }

    void answersInAFileOfTheirOwn() {
        Stage stage("net-2-2-1");
        const QTemporaryDir folder;
        stage.answers.path = folder.filePath("a.tex");
        stage.choose("In a file of their own");
        stage.save().click();
        QVERIFY(!contentOf(stage.answers.path).contains("Answers to version"));
        QVERIFY(contentOf(folder.filePath("a-answers.tex")).contains("Answers to version 4"));
        QCOMPARE(stage.answers.asked, 0);
    }

    void otherAnswersAreNotLostUnasked() {
        Stage stage("net-2-2-1");
        const QTemporaryDir folder;
        stage.answers.path = folder.filePath("a.tex");
        stage.answers.replaces = false;
        QFile older(folder.filePath("a-answers.tex"));
        QVERIFY(older.open(QIODevice::WriteOnly));
        older.write("older");
        older.close();
        stage.choose("In a file of their own");
        stage.save().click();
        QCOMPARE(contentOf(older.fileName()), QByteArray("older"));
        QVERIFY(!QFile::exists(stage.answers.path));
        QVERIFY(stage.dialog.isVisible());
    }

    void anotherSuffixIsRefused() {
        Stage stage("net-2-2-1");
        const QTemporaryDir folder;
        stage.answers.path = folder.filePath("a.docx");
        stage.save().click();
        QVERIFY(stage.dialog.message().contains(".pdf or .tex"));
        QVERIFY(stage.dialog.isVisible());
        QVERIFY(!QFile::exists(stage.answers.path));
    }
};

DELTAFLOW_TEST(TestWorksheetDialog)
#include "tst_worksheet_dialog.moc"
