#include "core/project/expression_project.h"
#include "tests/test_program.h"
#include "tests/ui/opened_example.h"
#include "tests/ui/window/screen_reader.h"
#include "ui/derivation/derivation_panel.h"
#include "ui/hunt/hunt_banner.h"
#include "ui/hunt/hunt_panel.h"
#include "ui/hunt/proof_view.h"
#include "ui/quiz/quiz_panel.h"
#include "ui/training/training_session.h"
#include "ui/window/main_window.h"
#include "ui/window/notice.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace deltaflow;

namespace {

/// Answers where to write, and keeps nothing that would be lost.
struct Answers : Questions {
    Losing aboutToLose(const QString&) override { return Losing::Discard; }
    Losing aboutToLoseWeights(qint64 iteration) override {
        asked = iteration;
        return Losing::Discard;
    }
    Recover recover(const QString&, const QDateTime&) override { return Recover::Discard; }
    QString pathToOpen(const QString&) override { return {}; }
    QString pathToSave(const QString&) override { return path; }
    QString pathToExport(const QString&) override { return path; }
    QString pathToWrite(const QString&, const QString&, const QList<FileKind>&) override {
        return path;
    }
    bool mayReplace(const QString&) override { return true; }
    void tell(const QString&) override {}

    QString path;
    std::optional<qint64> asked;
};

struct Stage {
    explicit Stage(const char* name = "net-2-2-2")
        : document(QString::fromLatin1(name))
        , player(document)
        , window(document, player, &answers) {
        player.setReducedMotion(true);
        answers.path.clear();
        window.show();
    }
    [[nodiscard]] QAction* action(const QString& name) const {
        for (QAction* action : window.namedActions())
            if (action->text() == name) return action;
        qFatal("no action %s", qPrintable(name));
    }
    void trigger(const QString& name) const { action(name)->trigger(); }
    [[nodiscard]] QString said() const { return window.findChild<Notice*>()->text(); }
    [[nodiscard]] HuntPanel& panel() const { return *window.findChild<HuntPanel*>(); }
    [[nodiscard]] QPushButton* button(const QString& text) const {
        for (auto* button : panel().findChildren<QPushButton*>())
            if (button->text() == text) return button;
        qFatal("no button %s", qPrintable(text));
    }
    [[nodiscard]] QComboBox* box(const char* name) const {
        for (auto* box : panel().findChildren<QComboBox*>())
            if (box->accessibleName() == QLatin1String(name)) return box;
        qFatal("no list %s", name);
    }
    void train(std::int64_t updates) {
        window.training().start({.iteration = updates, .loss = std::nullopt});
        QTRY_VERIFY(!window.training().isRunning());
    }
    static QByteArray read(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    Answers answers;
    OpenedExample document;
    Player player;
    MainWindow window;
};

} // namespace

/// The bug hunt in the window: begun, answered, ended, and nothing of it carried away.
class TestHunting : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

private slots:
    /// One bar, whichever part is long.
    void theProofScrollsInOnePlace() {
        const Stage stage;
        stage.trigger("Bug hunt");
        stage.button("Show")->click();
        int areas = 0;
        const auto* proof = stage.panel().findChild<ProofView*>();
        for (const QWidget* at = proof->parentWidget(); at; at = at->parentWidget())
            areas += qobject_cast<const QScrollArea*>(at) != nullptr;
        QCOMPARE(areas, 1);
    }

    /// What is said of an answer, and that it was right, reaches a screen reader.
    void whatIsSaidIsHeard() {
        static QStringList heard;
        heard.clear();
        startScreenReader([](QAccessibleEvent* event) {
            if (event->type() == QAccessible::Alert)
                heard << event->accessibleInterface()->text(QAccessible::Name);
        });
        Stage stage;
        QVERIFY(QTest::qWaitForWindowActive(&stage.window));
        QTest::keyClick(&stage.window, Qt::Key_B, Qt::ControlModifier);
        stage.button("That is it")->click();
        QVERIFY(heard.contains("Choose where it is and what is wrong."));
        stage.button("Hint")->click();
        QVERIFY2(heard.back().contains("Look at"), qPrintable(heard.back()));
        stage.button("Show")->click();
        QVERIFY2(heard.filter("It was at").size() == 1, qPrintable(heard.join('|')));
    }

    void itsKeyBeginsAndEndsIt() {
        Stage stage;
        QVERIFY(QTest::qWaitForWindowActive(&stage.window));
        const auto* banner = stage.window.findChild<HuntBanner*>();
        QVERIFY(banner->isHidden() && stage.panel().isHidden());
        QTest::keyClick(&stage.window, Qt::Key_B, Qt::ControlModifier);
        QVERIFY(stage.player.sabotage().has_value());
        QVERIFY(banner->isVisible() && stage.panel().isVisible());
        QVERIFY(banner->text().contains("has a bug"));
        QTest::keyClick(&stage.window, Qt::Key_B, Qt::ControlModifier);
        QVERIFY(!stage.player.sabotage());
        QVERIFY(banner->isHidden() && stage.panel().isHidden());
        QVERIFY2(stage.said().contains("right again"), qPrintable(stage.said()));
    }

    void whereNoneCanBeHiddenItIsSaid() {
        Stage stage;
        stage.document.reset(newExpression("a*b"), {});
        stage.trigger("Bug hunt");
        QVERIFY(!stage.player.sabotage());
        QVERIFY2(stage.said().contains("No bug can be hidden"), qPrintable(stage.said()));
        QVERIFY(!stage.action("Bug hunt")->isChecked());
    }

    void theAnswerIsChosenInLists() {
        Stage stage;
        stage.trigger("Bug hunt");
        QComboBox* where = stage.box("Where the bug is");
        QComboBox* what = stage.box("What the bug is");
        QPushButton* answer = stage.button("That is it");
        answer->click();
        QVERIFY(!stage.panel().findChild<ProofView*>()->isVisible());
        bool found = false;
        for (int i = 1; i < where->count() && !found; ++i)
            for (int j = 1; j < what->count() && !found; ++j) {
                where->setCurrentIndex(i);
                what->setCurrentIndex(j);
                answer->click();
                found = stage.panel().findChild<ProofView*>()->isVisible();
            }
        QVERIFY(found);
        QVERIFY(stage.player.sabotage().has_value()); // it is shown, and still there
        stage.button("Another")->click();
        QVERIFY(!stage.panel().findChild<ProofView*>()->isVisible());
        stage.button("End hunt")->click();
        QVERIFY(!stage.player.sabotage());
    }

    void aClickInThePictureChoosesThePlace() {
        Stage stage;
        stage.trigger("Bug hunt");
        QComboBox* where = stage.box("Where the bug is");
        stage.player.pick({stage.player.model().graph->find("W1"), Quantity::Value, 0, 0, 0});
        QVERIFY2(where->currentText().startsWith("Gradient"), qPrintable(where->currentText()));
        stage.player.goToWriter(
            {stage.player.model().graph->find("z1"), Quantity::Adjoint, 0, 0, 0});
        stage.button("The shown step")->click();
        QVERIFY2(where->currentText().startsWith("Error"), qPrintable(where->currentText()));
    }

    void theNumberGivesTheSameBug() {
        Stage stage;
        stage.trigger("Bug hunt");
        auto* number = stage.panel().findChild<QSpinBox*>();
        number->setValue(17);
        const auto bug = stage.player.sabotage();
        number->setValue(18);
        number->setValue(17);
        QCOMPARE(stage.player.sabotage(), bug);
        QCOMPARE(number->value(), 17);
    }

    void aHuntEndsPredictingAndKeepsItOut() {
        Stage stage;
        stage.trigger("Predict");
        stage.trigger("Bug hunt");
        QVERIFY(!stage.action("Predict")->isChecked());
        QVERIFY(stage.window.findChild<QuizPanel*>()->isHidden());
        stage.trigger("Predict");
        QVERIFY(!stage.action("Predict")->isChecked());
        QVERIFY2(stage.said().contains("End the hunt first"), qPrintable(stage.said()));
    }

    // -- What is written ---------------------------------------------------------------------

    void aSavedFileIsTheDocument() {
        Stage stage;
        stage.answers.path = m_folder.filePath("plain.deltaflow");
        stage.trigger("Save as…");
        const QByteArray plain = Stage::read(stage.answers.path);
        QVERIFY(!plain.isEmpty());
        stage.trigger("Bug hunt");
        stage.train(5);
        stage.answers.path = m_folder.filePath("hunted.deltaflow");
        stage.trigger("Save as…");
        QCOMPARE(Stage::read(stage.answers.path), plain);
        QVERIFY2(stage.said().contains("without the bug"), qPrintable(stage.said()));
        QVERIFY(stage.player.sabotage().has_value()); // it goes on
    }

    void trainedWeightsAreRefused() {
        Stage stage;
        stage.trigger("Bug hunt");
        stage.train(5);
        stage.trigger("Keep these weights");
        QVERIFY2(stage.said().contains("are not kept"), qPrintable(stage.said()));
        QVERIFY(!stage.document.isModified());
    }

    void aHandOutIsRefused() {
        Stage stage;
        stage.trigger("Bug hunt");
        stage.answers.path = m_folder.filePath("wrong.html");
        stage.trigger("Hand out…");
        QVERIFY(!QFile::exists(stage.answers.path));
        QVERIFY2(stage.said().contains("End the hunt first"), qPrintable(stage.said()));
    }

    void printingIsRefused() {
        Stage stage;
        stage.trigger("Bug hunt");
        stage.trigger("Print…"); // would wait in its preview
        QVERIFY2(stage.said().contains("End the hunt first"), qPrintable(stage.said()));
    }

    void aPictureIsRefused() {
        Stage stage;
        stage.trigger("Bug hunt");
        stage.answers.path = m_folder.filePath("wrong.png");
        QAction* network = nullptr;
        for (QMenu* menu : stage.window.findChildren<QMenu*>())
            for (QAction* action : menu->actions())
                if (action->text() == "Network…") network = action;
        QVERIFY(network);
        network->trigger();
        QVERIFY(!QFile::exists(stage.answers.path));
        QVERIFY2(stage.said().contains("End the hunt first"), qPrintable(stage.said()));
    }

    void anExportIsOfTheRightEngine() {
        Stage stage;
        stage.answers.path = m_folder.filePath("plain.json");
        stage.trigger("Export…");
        const QByteArray plain = Stage::read(stage.answers.path);
        QVERIFY(!plain.isEmpty());
        stage.trigger("Bug hunt");
        stage.train(5);
        stage.answers.path = m_folder.filePath("hunted.json");
        stage.trigger("Export…");
        QCOMPARE(Stage::read(stage.answers.path), plain);
    }

    void anotherDocumentEndsIt() {
        Stage stage;
        stage.trigger("Bug hunt");
        QVERIFY(stage.window.files().openProject(OpenedExample("xor").project()));
        QVERIFY(!stage.player.sabotage());
        QVERIFY(stage.panel().isHidden());
        QVERIFY(!stage.action("Bug hunt")->isChecked());
    }

    void weightsTrainedBeforeAreAskedFor() {
        Stage stage;
        stage.train(12);
        stage.trigger("Bug hunt");
        QVERIFY(stage.window.files().mayClose());
        QCOMPARE(stage.answers.asked, std::optional<qint64>(12));
    }
};

DELTAFLOW_TEST(TestHunting)
#include "tst_hunting.moc"
