#include "core/project/edit.h"
#include "core/project/expression_project.h"
#include "tests/test_program.h"
#include "tests/ui/sample_project.h"
#include "ui/canvas/canvas_widget.h"
#include "ui/canvas/graph/graph_picture.h"
#include "ui/derivation/derivation_panel.h"
#include "ui/derivation/derivation_view.h"
#include "ui/theme/theme.h"
#include "ui/training/training_session.h"
#include "ui/transport/timeline.h"
#include "ui/transport/transport_bar.h"
#include "ui/window/main_window.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QDoubleSpinBox>
#include <QFile>
#include <QLineEdit>
#include <QSettings>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace deltaflow;

namespace {

/// Answers what a user would be asked.
struct Answers : Questions {
    Losing losing = Losing::Cancel;
    Losing losingWeights = Losing::Cancel;
    QString path;
    QStringList told;
    int asked = 0;
    int askedOfWeights = 0;

    Losing aboutToLose(const QString&) override { return ++asked, losing; }
    Losing aboutToLoseWeights(qint64) override { return ++askedOfWeights, losingWeights; }
    Recover recover(const QString&, const QDateTime&) override { return Recover::Later; }
    QString pathToOpen(const QString&) override { return path; }
    QString pathToSave(const QString&) override { return path; }
    QString pathToExport(const QString&) override { return path; }
    QString pathToWrite(const QString&, const QString&, const QList<FileKind>&) override {
        return path;
    }
    bool mayReplace(const QString&) override { return true; }
    void tell(const QString& sentence) override { told << sentence; }
};

struct Desk {
    Document document;
    Player player;
    Answers answers;
    MainWindow window;

    Desk()
        : player((document.reset(net221(), {}), document))
        , window(document, player, &answers) {
        player.setReducedMotion(true);
        window.resize(1280, 720);
        window.show();
        QApplication::setActiveWindow(&window);
        static_cast<void>(QTest::qWaitForWindowActive(&window));
        window.canvas().setFocus();
    }
    ~Desk() { answers.losing = answers.losingWeights = Questions::Losing::Discard; }

    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &window, key,
                        modifiers);
    }
    [[nodiscard]] Timeline& timeline() const { return *window.findChild<Timeline*>(); }
    [[nodiscard]] Ref weight(int layer, int row, int col) const {
        return {player.model().layers[static_cast<std::size_t>(layer)].weights, Quantity::Value,
                row, col, 0};
    }
    [[nodiscard]] QAction* action(const QString& name) const {
        for (QAction* action : window.namedActions())
            if (action->text() == name) return action;
        return nullptr;
    }
    [[nodiscard]] QString notice() const {
        const auto* notice = window.findChild<QLabel*>(QStringLiteral("notice"));
        return notice->isVisible() ? notice->text() : QString();
    }
    [[nodiscard]] QToolButton* button(const QString& actionName) const {
        for (auto* button : window.findChildren<QToolButton*>()) {
            if (button->defaultAction() && button->defaultAction()->text() == actionName)
                return button;
        }
        return nullptr;
    }
};

/// The project with another learning rate.
Project withAnotherRate(const Desk& desk) {
    Optimiser optimiser = desk.document.project().optimiser;
    optimiser.learningRate *= 2;
    return withOptimiser(desk.document.project(), optimiser);
}

} // namespace

class TestMainWindow : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("deltaflow-tests");
        QCoreApplication::setApplicationName("tst_main_window");
        QSettings().clear();
        applyTheme(Theme::light());
    }

    void keyChoosesThePicture() {
        Desk desk;
        desk.key(Qt::Key_V);
        QCOMPARE(desk.player.view().picture, PictureKind::Graph);
        QVERIFY(dynamic_cast<const GraphPicture*>(&desk.window.canvas().picture()));
        desk.key(Qt::Key_V);
        QCOMPARE(desk.player.view().picture, PictureKind::Network);
        QVERIFY(!dynamic_cast<const GraphPicture*>(&desk.window.canvas().picture()));
    }

    void aClosedListLeavesTheWindowItsKeys() {
        Desk desk;
        desk.key(Qt::Key_T, Qt::ControlModifier);
        auto* list = desk.window.findChild<QComboBox*>("penalty");
        list->setFocus();
        QTRY_VERIFY(list->hasFocus());
        desk.player.goToStep(0);
        desk.key(Qt::Key_End);
        QCOMPARE(list->currentIndex(), 0);
        QCOMPARE(desk.player.view().step, desk.player.derivation().size() - 1);
        desk.key(Qt::Key_L);
        QCOMPARE(list->currentIndex(), 0);
        desk.key(Qt::Key_Down); // the arrows choose, and go on choosing
        QCOMPARE(list->currentIndex(), 1);
        QVERIFY(list->hasFocus());
        QTest::keyClick(list, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(list->currentIndex(), 0);
        desk.key(Qt::Key_Space);
        QTRY_VERIFY(list->view()->isVisible());
        QTest::keyClick(list->view(), Qt::Key_Down);
        QTest::keyClick(list->view(), Qt::Key_Return);
        QCOMPARE(list->currentIndex(), 1);
        QTRY_VERIFY(desk.window.canvas().hasFocus());
    }

    void aNumberTakenGivesTheKeysBack() {
        Desk desk;
        desk.key(Qt::Key_R, Qt::ControlModifier);
        auto* box = desk.window.findChild<QSpinBox*>("epochs");
        QTRY_VERIFY(box->isVisible());
        box->setFocus();
        QTest::keyClick(box, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(box, "37");
        QTest::keyClick(box, Qt::Key_Return);
        QCOMPARE(box->value(), 37);
        QTRY_VERIFY(desk.window.canvas().hasFocus());
    }

    void undoIsTheDocumentsUnlessTextIsTyped() {
        Desk desk;
        desk.key(Qt::Key_R, Qt::ControlModifier);
        auto* box = desk.window.findChild<QSpinBox*>("epochs");
        QTRY_VERIFY(box->isVisible());
        desk.document.edit(withAnotherRate(desk), "change");
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!desk.document.undoStack().canUndo());
        desk.document.undoStack().redo();
        QTest::keyClicks(box, "4");
        QTest::keyClick(box, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(desk.document.undoStack().canUndo());
    }

    void aGraphSaysWhyItHasNoOtherPicture() {
        Desk desk;
        desk.document.reset(newExpression("c = a * b; e = c + b"), {});
        auto* notice = desk.window.findChild<QLabel*>(QStringLiteral("notice"));
        QVERIFY(notice && notice->isHidden());
        desk.key(Qt::Key_V);
        QVERIFY(notice->isVisible());
        QVERIFY(notice->text().contains(QStringLiteral("only a graph picture")));
        QVERIFY(desk.window.canvas().rect().contains(notice->geometry()));
        QCOMPARE(desk.player.view().picture, PictureKind::Graph);
    }

    void arrowsStep() {
        Desk desk;
        desk.key(Qt::Key_Right);
        desk.key(Qt::Key_Right);
        QCOMPARE(desk.player.view().step, Index{1});
        desk.key(Qt::Key_Left);
        QCOMPARE(desk.player.view().step, Index{0});
        desk.key(Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(desk.player.view().step, Index{1}); // both weighted inputs of the layer
        desk.key(Qt::Key_End);
        QCOMPARE(desk.player.view().step, desk.player.derivation().size() - 1);
        desk.key(Qt::Key_Home);
        QCOMPARE(desk.player.view().step, Index{-1});
        desk.key(Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(desk.player.view().iteration, 1);
    }

    void digitsChooseTheLevel() {
        Desk desk;
        desk.key(Qt::Key_3);
        QCOMPARE(desk.player.view().level, Level::Term);
        desk.key(Qt::Key_1);
        QCOMPARE(desk.player.view().level, Level::Layer);
    }

    void spacePlaysButPressesAFocusedButton() {
        Desk desk;
        desk.key(Qt::Key_Space);
        QVERIFY(desk.player.view().playing);
        desk.key(Qt::Key_Space);
        QVERIFY(!desk.player.view().playing);
        const Index step = desk.player.view().step;
        desk.button("Step forward")->setFocus();
        desk.key(Qt::Key_Space);
        QVERIFY(!desk.player.view().playing);
        QCOMPARE(desk.player.view().step, step + 1);
    }

    void buttonsStep() {
        Desk desk;
        QVERIFY(!desk.button("Step back")->isEnabled());
        QTest::mouseClick(desk.button("Step forward"), Qt::LeftButton);
        QTest::mouseClick(desk.button("Step forward"), Qt::LeftButton);
        QTest::mouseClick(desk.button("Step back"), Qt::LeftButton);
        QCOMPARE(desk.player.view().step, Index{0});
        QTest::mouseClick(desk.button("Term"), Qt::LeftButton);
        QCOMPARE(desk.player.view().level, Level::Term);
    }

    void timelineScrubs() {
        Desk desk;
        Timeline& timeline = desk.timeline();
        const auto at = [&](Index step) {
            return QPoint(qRound(timeline.geometryOfSteps().position(step)), timeline.height() / 2);
        };
        QTest::mousePress(&timeline, Qt::LeftButton, {}, at(5));
        QCOMPARE(desk.player.view().step, Index{5});
        QTest::mouseMove(&timeline, at(15));
        QCOMPARE(desk.player.view().step, Index{15});
        QTest::mouseMove(&timeline, at(2));
        QTest::mouseRelease(&timeline, Qt::LeftButton, {}, at(2));
        QCOMPARE(desk.player.view().step, Index{2});
        timeline.setFocus();
        desk.key(Qt::Key_PageDown);
        QCOMPARE(desk.player.view().step, Index{3});
    }

    void numbersAreScrubbedAndUndone() {
        Desk desk;
        const Ref weight = desk.weight(0, 0, 0);
        const QPoint at = desk.window.canvas().rectOf(weight).center().toPoint();
        QTest::mousePress(&desk.window.canvas(), Qt::LeftButton, {}, at);
        for (int x = 4; x <= 40; x += 4)
            QTest::mouseMove(&desk.window.canvas(), at + QPoint(x, 0));
        QTest::mouseRelease(&desk.window.canvas(), Qt::LeftButton, {}, at + QPoint(40, 0));
        QVERIFY(desk.player.number(weight) > 0.15);
        QVERIFY(desk.window.isWindowModified());
        desk.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(desk.player.number(weight), 0.1);
        QVERIFY(!desk.window.isWindowModified());
        desk.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(desk.player.number(weight) > 0.15);
        desk.key(Qt::Key_Z, Qt::ControlModifier);
    }

    void numbersAreTyped() {
        Desk desk;
        const Ref weight = desk.weight(0, 1, 1);
        const QPoint at = desk.window.canvas().rectOf(weight).center().toPoint();
        QTest::mouseDClick(&desk.window.canvas(), Qt::LeftButton, {}, at);
        auto* editor = qobject_cast<QLineEdit*>(QApplication::focusWidget());
        QVERIFY(editor);
        editor->selectAll();
        QTest::keyClicks(editor, "-1/4");
        QTest::keyClick(editor, Qt::Key_Return);
        QCOMPARE(desk.player.number(weight), -0.25);
        QCOMPARE(desk.player.view().step, Index{-1}); // the keys were the editor's
        desk.document.undoStack().undo();
    }

    void iterationIsTyped() {
        Desk desk;
        QDoubleSpinBox* box = nullptr;
        for (auto* spin : desk.window.findChildren<QDoubleSpinBox*>()) {
            if (spin->accessibleName() == "Iteration") box = spin;
        }
        QVERIFY(box);
        box->setFocus();
        box->selectAll();
        QTest::keyClicks(box, "12");
        QTest::keyClick(box, Qt::Key_Return);
        QCOMPARE(desk.player.view().iteration, 12);
        QCOMPARE(QApplication::focusWidget(), &desk.window.canvas());
        desk.key(Qt::Key_3);
        QCOMPARE(desk.player.view().level, Level::Term);
    }

    void typingIsLeftWithEscape() {
        Desk desk;
        auto* box = desk.window.findChild<TransportBar*>()->findChild<QDoubleSpinBox*>();
        QCOMPARE(box->accessibleName(), QString("Iteration"));
        box->setFocus();
        box->selectAll();
        QTest::keyClicks(box, "12");
        QTest::keyClick(box, Qt::Key_Escape);
        QCOMPARE(QApplication::focusWidget(), &desk.window.canvas());
        QCOMPARE(desk.player.view().iteration, 0);
        QCOMPARE(box->value(), 0);
    }

    void aNewDocumentGivesTheCanvasTheKeys() {
        Desk desk;
        desk.button("Step forward")->setFocus();
        QVERIFY(desk.window.files().openProject(net221()));
        QCOMPARE(QApplication::focusWidget(), &desk.window.canvas());
    }

    void keysChooseInAnOpenList_data() {
        QTest::addColumn<Qt::Key>("key");
        QTest::newRow("Return") << Qt::Key_Return;
        QTest::newRow("Enter") << Qt::Key_Enter;
        QTest::newRow("Space") << Qt::Key_Space;
    }
    void keysChooseInAnOpenList() {
        QFETCH(const Qt::Key, key);
        Desk desk;
        desk.answers.losing = Questions::Losing::Discard;
        desk.key(Qt::Key_T, Qt::ControlModifier);
        auto* choice = desk.window.findChild<QComboBox*>("activation1");
        QVERIFY(choice);
        const int before = choice->currentIndex();
        choice->setFocus();
        choice->showPopup();
        const int other = before == 0 ? 1 : 0;
        QTest::keyClick(choice->view(), other > before ? Qt::Key_Down : Qt::Key_Up);
        choice->view()->setCurrentIndex(choice->model()->index(other, 0));
        QTest::keyClick(choice->view(), key);
        QVERIFY(!choice->view()->isVisible());
        QCOMPARE(choice->currentIndex(), other);
        QVERIFY(desk.document.isModified());
        QVERIFY(!desk.player.view().playing);
    }

    void themeIsWrittenAtOnce() {
        Desk desk;
        desk.window.restoreSettings();
        for (auto* action : desk.window.findChildren<QAction*>()) {
            if (action->text() == "Dark") action->trigger();
        }
        QCOMPARE(QSettings().value("view/theme").toInt(), static_cast<int>(ThemeKind::Dark));
        QSettings().clear();
        applyTheme(Theme::light());
    }

    void sizeIsWrittenWithoutClosing() {
        Desk desk;
        desk.window.restoreSettings();
        desk.window.resize(900, 600);
        QTRY_VERIFY(QSettings().contains("window/geometry"));
        QSettings().clear();
    }

    void resizingKeepsTheCurrentCardInView() {
        Desk desk;
        desk.player.goToStep(12);
        for (const QSize size : {QSize(1280, 450), QSize(800, 500), QSize(1600, 900)}) {
            desk.window.resize(size);
            QTest::qWait(0);
            const auto& cards = desk.window.derivationPanel().cards();
            const QRectF card = cards.currentCardRect();
            QVERIFY(!card.isNull());
            QVERIFY(card.top() >= 0 && card.top() < cards.viewport()->height() / 2.0);
        }
    }

    void savesAndOpens() {
        Desk desk;
        const QTemporaryDir folder;
        desk.answers.path = folder.filePath("a.deltaflow");
        QCOMPARE(desk.player.setNumber(desk.weight(0, 0, 0), 0.125), QString());
        desk.key(Qt::Key_S, Qt::ControlModifier);
        QVERIFY(QFile::exists(desk.answers.path));
        QVERIFY(!desk.window.isWindowModified());
        QVERIFY(desk.window.windowTitle().startsWith("a"));
        QCOMPARE(desk.player.setNumber(desk.weight(0, 0, 0), 0.75), QString());
        desk.answers.losing = Questions::Losing::Discard;
        desk.key(Qt::Key_O, Qt::ControlModifier);
        QCOMPARE(desk.player.number(desk.weight(0, 0, 0)), 0.125);
        QVERIFY(desk.answers.told.isEmpty());
    }

    void closingAsksBeforeLosingChanges() {
        Desk desk;
        QCOMPARE(desk.player.setNumber(desk.weight(0, 0, 0), 0.125), QString());
        desk.key(Qt::Key_Q, Qt::ControlModifier);
        QCOMPARE(desk.answers.asked, 1);
        QVERIFY(desk.window.isVisible());
        desk.answers.losing = Questions::Losing::Discard;
        desk.key(Qt::Key_Q, Qt::ControlModifier);
        QVERIFY(!desk.window.isVisible());
    }

    void trainedWeightsAreKept() {
        Desk desk;
        auto* keep = desk.action("Keep these weights");
        QVERIFY(!keep->isEnabled());
        desk.player.goToIteration(40);
        QVERIFY(keep->isEnabled());
        const double weight = desk.player.number(desk.weight(0, 0, 0));
        desk.key(Qt::Key_K, Qt::ControlModifier);
        QCOMPARE(desk.player.view().iteration, 0);
        QCOMPARE(desk.player.number(desk.weight(0, 0, 0)), weight);
        QVERIFY(desk.window.isWindowModified());
        QVERIFY2(desk.notice().contains("iteration 40"), qPrintable(desk.notice()));
        QVERIFY(!keep->isEnabled());
    }

    void closingAsksBeforeLosingWeights() {
        Desk desk;
        desk.window.training().start({200, std::nullopt});
        QTRY_VERIFY(!desk.window.training().isRunning());
        desk.key(Qt::Key_Q, Qt::ControlModifier);
        QCOMPARE(desk.answers.askedOfWeights, 1);
        QVERIFY(desk.window.isVisible());
        const QTemporaryDir folder;
        desk.answers.path = folder.filePath("kept.deltaflow");
        desk.answers.losingWeights = Questions::Losing::Save;
        desk.key(Qt::Key_Q, Qt::ControlModifier);
        QVERIFY(!desk.window.isVisible());
        QVERIFY(QFile::exists(desk.answers.path));
        QCOMPARE(desk.answers.asked, 0);
    }

    void savingSaysWhatItLeavesOut() {
        Desk desk;
        const QTemporaryDir folder;
        desk.answers.path = folder.filePath("a.deltaflow");
        desk.player.goToIteration(40);
        desk.key(Qt::Key_S, Qt::ControlModifier);
        QVERIFY2(desk.notice().contains("iteration 40"), qPrintable(desk.notice()));
        auto* offer = desk.window.findChild<QLabel*>("notice")->findChild<QToolButton*>();
        QVERIFY(offer && offer->isVisible());
        QTest::mouseClick(offer, Qt::LeftButton);
        QCOMPARE(desk.player.view().iteration, 0);
    }

    void beginningAnewIsSaid() {
        Desk desk;
        desk.player.goToIteration(40);
        Optimiser optimiser = desk.document.project().optimiser;
        optimiser.kind = OptimiserKind::Adam;
        desk.document.edit(withOptimiser(desk.document.project(), optimiser), "Adam");
        QVERIFY2(desk.notice().contains("iteration 40"), qPrintable(desk.notice()));
    }

    void everyActionIsNamedAndExplained() {
        const Desk desk;
        for (const QAction* action : desk.window.namedActions()) {
            QVERIFY(!action->text().isEmpty());
            QVERIFY2(!action->toolTip().isEmpty(), qPrintable(action->text()));
            QVERIFY2(!action->shortcut().isEmpty(), qPrintable(action->text()));
        }
    }

    void noTwoActionsShareAKey() {
        const Desk desk;
        QStringList keys;
        for (const QAction* action : desk.window.namedActions()) {
            for (const QKeySequence& key : action->shortcuts())
                keys << key.toString();
        }
        QCOMPARE(keys.removeDuplicates(), 0);
    }

    void shortcutSheetOpensAndCloses() {
        Desk desk;
        desk.key(Qt::Key_F1);
        auto* sheet = desk.window.findChild<QDialog*>();
        QVERIFY(sheet && sheet->isVisible());
        QTest::keyClick(sheet, Qt::Key_Escape);
        QVERIFY(!sheet->isVisible());
    }

    /// Nothing is cut off: every label and button has the room that its text asks for.
    void nothingClips_data() {
        QTest::addColumn<QSize>("size");
        QTest::newRow("projector") << QSize(1280, 720);
        QTest::newRow("desktop") << QSize(1920, 1080);
        QTest::newRow("small") << QSize(800, 500);
    }
    void nothingClips() {
        QFETCH(const QSize, size);
        Desk desk;
        desk.window.resize(size);
        QCOMPARE(desk.window.size(), size);
        desk.player.goToStep(8);
        auto* bar = desk.window.findChild<TransportBar*>();
        QTRY_COMPARE(bar->height(), bar->sizeHint().height()); // its rows have settled
        for (auto* button : desk.window.findChildren<QToolButton*>()) {
            if (!button->isVisible()) continue;
            QVERIFY2(button->width() >= button->minimumSizeHint().width() - 12,
                     qPrintable(button->text()));
            const QRect inWindow(button->mapTo(&desk.window, QPoint()), button->size());
            QVERIFY2(desk.window.rect().contains(inWindow), qPrintable(button->text()));
        }
        const QRectF card = desk.window.derivationPanel().cards().currentCardRect();
        QVERIFY(!card.isEmpty());
    }
};

DELTAFLOW_TEST(TestMainWindow)
#include "tst_main_window.moc"
