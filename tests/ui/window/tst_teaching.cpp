#include "tests/test_program.h"
#include "tests/ui/opened_example.h"
#include "ui/derivation/derivation_panel.h"
#include "ui/quiz/quiz_panel.h"
#include "ui/views/view_docks.h"
#include "ui/window/main_window.h"
#include "ui/worksheet/worksheet_dialog.h"

#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTemporaryDir>
#include <QtTest>

using namespace deltaflow;

namespace {

/// Answers where to write.
struct Answers : Questions {
    Losing aboutToLose(const QString&) override { return Losing::Discard; }
    Losing aboutToLoseWeights(qint64) override { return Losing::Discard; }
    Recover recover(const QString&, const QDateTime&) override { return Recover::Discard; }
    QString pathToOpen(const QString&) override { return {}; }
    QString pathToSave(const QString&) override { return {}; }
    QString pathToExport(const QString&) override { return {}; }
    QString pathToWrite(const QString&, const QString& suggestion,
                        const QList<FileKind>& kinds) override {
        suggested = suggestion;
        offered = kinds.size();
        return path;
    }
    bool mayReplace(const QString&) override { return true; }
    void tell(const QString&) override {}

    QString path;
    QString suggested;
    qsizetype offered = 0;
};

struct Stage {
    explicit Stage(const QString& name = QStringLiteral("net-2-2-1"))
        : document(name)
        , player(document)
        , window(document, player, &answers) {
        player.setReducedMotion(true);
        window.show();
    }
    void trigger(const QString& name) {
        for (QAction* action : window.namedActions())
            if (action->text() == name) return action->trigger();
        qFatal("no action %s", qPrintable(name));
    }
    [[nodiscard]] bool saysInTheWindow(const QString& part) const {
        for (const auto* label : window.findChildren<QLabel*>())
            if (label->text().contains(part) && label->isVisible()) return true;
        return false;
    }
    [[nodiscard]] QMenu& pictures() {
        for (auto* menu : window.findChildren<QMenu*>())
            if (menu->title() == "Save picture") return *menu;
        qFatal("no menu of pictures");
    }

    Answers answers;
    OpenedExample document;
    Player player;
    MainWindow window;
};

} // namespace

/// What the window has for teaching: numbers asked for, and derivations handed out.
class TestTeaching : public QObject {
    Q_OBJECT

private slots:
    void predictingAsksInTheWindow() {
        Stage stage;
        auto* panel = stage.window.findChild<QuizPanel*>();
        QVERIFY(!panel->isVisible());
        stage.trigger("Derivation"); // folds it away, and with it the panel's place
        QVERIFY(!stage.window.derivationPanel().isVisible());
        stage.trigger("Predict");
        QVERIFY(panel->isVisible());
        QTest::keyClicks(panel->findChild<QLineEdit*>(), "0.755\r");
        QCOMPARE(stage.player.view().step, Index{0});
        stage.trigger("Predict");
        QVERIFY(!panel->isVisible());
        QVERIFY(!stage.player.view().predicting);
    }

    void aDerivationIsHandedOut() {
        Stage stage;
        const QTemporaryDir folder;
        stage.answers.path = folder.filePath("a.html");
        stage.player.goToStep(5);
        stage.trigger("Hand out…");
        QVERIFY(stage.answers.suggested.endsWith(".pdf"));
        QCOMPARE(stage.answers.offered, 4);
        QFile file(stage.answers.path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().startsWith("<!DOCTYPE html>"));
        QCOMPARE(stage.player.view().step, Index{5});
    }

    void aWorksheetIsChosenInADialog() {
        Stage stage;
        const QTemporaryDir folder;
        stage.answers.path = folder.filePath("a.tex");
        stage.trigger("Worksheet…");
        auto* dialog = stage.window.findChild<WorksheetDialog*>();
        QVERIFY(dialog && dialog->isVisible());
        for (auto* button : dialog->findChildren<QPushButton*>())
            if (button->isDefault()) button->click();
        QVERIFY(QFile::exists(stage.answers.path));
        QVERIFY(!dialog->isVisible());
        QVERIFY(stage.saysInTheWindow("“a.tex” is written."));
    }

    void anAnimationIsHandedOut() {
        Stage stage;
        const QTemporaryDir folder;
        stage.player.setLevel(Level::Layer);
        stage.answers.path = folder.filePath("a.webp");
        stage.trigger("Hand out…");
        QFile file(stage.answers.path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().mid(8, 4) == "WEBP");
    }

    void whatCannotBeHandedOutIsSaid() {
        Stage stage("ng-digits");
        stage.player.setLevel(Level::Neuron);
        stage.answers.path = QStringLiteral("/nowhere/a.webp");
        stage.trigger("Hand out…");
        QVERIFY(stage.saysInTheWindow("choose a coarser level"));
    }

    void picturesAreSaved_data() {
        QTest::addColumn<QString>("what");
        QTest::newRow("network") << "Network…";
        QTest::newRow("derivation") << "Derivation…";
        QTest::newRow("view") << "Curves…";
    }
    void picturesAreSaved() {
        QFETCH(QString, what);
        Stage stage;
        stage.window.views().open("curves");
        const QTemporaryDir folder;
        stage.answers.path = folder.filePath("a.svg");
        QMenu& menu = stage.pictures();
        emit menu.aboutToShow();
        for (QAction* action : menu.actions())
            if (action->text() == what) action->trigger();
        QFile file(stage.answers.path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("<text"));
        QVERIFY(stage.saysInTheWindow("“a.svg” is written."));
        emit menu.aboutToShow();
        stage.answers.path = folder.filePath("a.bmp");
        for (QAction* action : menu.actions())
            if (action->text() == what) action->trigger();
        QVERIFY(!QFile::exists(stage.answers.path));
    }

    void anotherSuffixIsRefused() {
        Stage stage;
        const QTemporaryDir folder;
        stage.answers.path = folder.filePath("a.docx");
        stage.trigger("Hand out…");
        QVERIFY(!QFile::exists(stage.answers.path));
    }
};

DELTAFLOW_TEST(TestTeaching)
#include "tst_teaching.moc"
