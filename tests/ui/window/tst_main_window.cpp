#include "window_desk.h"

#include "tests/test_program.h"

#include <QtTest>

using namespace deltaflow;

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
        WindowDesk desk;
        desk.key(Qt::Key_V);
        QCOMPARE(desk.player.view().picture, PictureKind::Graph);
        QVERIFY(dynamic_cast<const GraphPicture*>(&desk.window.canvas().picture()));
        desk.key(Qt::Key_V);
        QCOMPARE(desk.player.view().picture, PictureKind::Network);
        QVERIFY(!dynamic_cast<const GraphPicture*>(&desk.window.canvas().picture()));
    }

    void aClosedListLeavesTheWindowItsKeys() {
        WindowDesk desk;
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
        WindowDesk desk;
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
        WindowDesk desk;
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
        WindowDesk desk;
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
        WindowDesk desk;
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
        WindowDesk desk;
        desk.key(Qt::Key_3);
        QCOMPARE(desk.player.view().level, Level::Term);
        desk.key(Qt::Key_1);
        QCOMPARE(desk.player.view().level, Level::Layer);
    }

    void spacePlaysButPressesAFocusedButton() {
        WindowDesk desk;
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
        WindowDesk desk;
        QVERIFY(!desk.button("Step back")->isEnabled());
        QTest::mouseClick(desk.button("Step forward"), Qt::LeftButton);
        QTest::mouseClick(desk.button("Step forward"), Qt::LeftButton);
        QTest::mouseClick(desk.button("Step back"), Qt::LeftButton);
        QCOMPARE(desk.player.view().step, Index{0});
        QTest::mouseClick(desk.button("Term"), Qt::LeftButton);
        QCOMPARE(desk.player.view().level, Level::Term);
    }

    void timelineScrubs() {
        WindowDesk desk;
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
        WindowDesk desk;
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
        WindowDesk desk;
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
        WindowDesk desk;
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
        WindowDesk desk;
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
        WindowDesk desk;
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
        WindowDesk desk;
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

    void resizingKeepsTheCurrentCardInView() {
        WindowDesk desk;
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

    void everyActionIsNamedAndExplained() {
        const WindowDesk desk;
        for (const QAction* action : desk.window.namedActions()) {
            QVERIFY(!action->text().isEmpty());
            QVERIFY2(!action->toolTip().isEmpty(), qPrintable(action->text()));
            QVERIFY2(!action->shortcut().isEmpty(), qPrintable(action->text()));
        }
    }

    void noTwoActionsShareAKey() {
        const WindowDesk desk;
        QStringList keys;
        for (const QAction* action : desk.window.namedActions()) {
            for (const QKeySequence& key : action->shortcuts())
                keys << key.toString();
        }
        QCOMPARE(keys.removeDuplicates(), 0);
    }

    void shortcutSheetOpensAndCloses() {
        WindowDesk desk;
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
        WindowDesk desk;
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
