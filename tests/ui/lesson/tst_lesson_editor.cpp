#include "ui/lesson/lesson_editor.h"

#include "tests/test_program.h"
#include "tests/ui/lesson/editor_stage.h"
#include "ui/document/dialog_questions.h"
#include "ui/lesson/address_field.h"
#include "ui/lesson/page_preview.h"
#include "ui/lesson/page_state.h"
#include "ui/lesson/page_view.h"
#include "ui/lesson/task_form.h"
#include "ui/window/lesson_actions.h"
#include "ui/window/main_window.h"

#include <QPointer>
#include <QScrollArea>
#include <QSignalSpy>
#include <QtTest>

using namespace deltaflow;

class TestLessonEditor : public QObject {
    Q_OBJECT

private slots:
    void whatIsTypedIsInTheLesson() {
        EditorStage stage;
        QTest::keyClicks(stage.find<QLineEdit>("Title of the lesson"), "!");
        QTest::keyClicks(stage.find<QLineEdit>("Title of the page"), "?");
        QTest::keyClicks(stage.find<QPlainTextEdit>("Text of the page"), "Now {W1[1,2]}");
        QTest::keyClicks(stage.find<QPlainTextEdit>("Notes for the teacher"), "Ask");
        QVERIFY(stage.draft.lesson().title.in("en").find('!') != std::string::npos);
        QVERIFY(titleOf(stage.pages()[0]).find('?') != std::string::npos);
        QCOMPARE(stage.pages()[0].text.in("en"), std::string("Now {W1[1,2]}"));
        QCOMPARE(stage.pages()[0].notes.in("en"), std::string("Ask"));
        auto* preview = stage.editor->findChild<PageView*>();
        QTRY_COMPARE(preview->accessibleName(), QString("Now 0.8000"));
        for (int i = 0; i < 4; ++i) // a field an undo
            stage.draft.undoStack().undo();
        QVERIFY(!stage.draft.isModified());
        QVERIFY(stage.find<QPlainTextEdit>("Text of the page")->toPlainText().isEmpty());
    }

    void aPageShowsWhatTheWindowShows() {
        EditorStage stage;
        stage.player.goToStep(7);
        stage.player.setLevel(Level::Term);
        stage.press("Add page");
        QCOMPARE(stage.pages().size(), std::size_t{2});
        QCOMPARE(stage.editor->page(), std::size_t{1});
        const PageState& state = stage.pages()[1].state;
        QVERIFY(!state.project); // as on the page before
        QVERIFY(state.level == Level::Term);
        QCOMPARE(stepAt(*state.step, stage.player), stage.player.view().step);
        const Ref weight{stage.player.model().layers[0].weights, Quantity::Value, 0, 0, 0};
        QVERIFY(stage.player.setNumber(weight, 5).isEmpty());
        stage.player.goToEnd();
        stage.press("Capture what the window shows");
        QVERIFY(stage.pages()[1].state.project->document); // it was changed
        QVERIFY(stage.pages()[1].state.step->kind == PagePlace::Kind::Last);
    }

    /// What was trained for long is shown without training it again, here and to every reader.
    void aLongTrainingIsKeptAsItsWeights() {
        EditorStage stage;
        Moment far = stage.player.moment();
        far.iteration = 257'560'576;
        far.parameters[0] = 0.625;
        stage.player.showMoment(far);
        const Ref loss = resolved(readNamedRef("L"), stage.player.model(), 1, 0);
        const double shown = stage.player.number(loss);
        stage.press("Add page");
        const PageState& state = stage.pages()[1].state;
        QCOMPARE(state.iteration, std::optional<std::int64_t>(0));
        QCOMPARE(state.project->trained, far.iteration);
        QCOMPARE(lessonFromJson(toJson(stage.draft.lesson())).pages[1].state.project->trained,
                 far.iteration);
        const QString words = stage.find<QLabel>("What the page shows")->text();
        QVERIFY2(words.contains("starts from the weights of iteration 257,560,576"),
                 qPrintable(words));
        auto* preview = stage.editor->findChild<PagePreview*>();
        preview->showPage(stage.draft.lesson(), 1);
        QCOMPARE(preview->player().view().iteration, std::int64_t{0});
        QCOMPARE(preview->player().number(loss), shown);
        QTRY_COMPARE(stage.find<QLabel>("What is wrong with the lesson")->text(),
                     QString("Nothing is wrong with this lesson."));
        stage.press("Add page"); // the same place: nothing is said twice
        QVERIFY(!stage.pages()[2].state.project);
        stage.player.goToIteration(0);
        stage.press("Capture what the window shows");
        QCOMPARE(stage.pages()[2].state.project->example, std::string("net-2-2-1"));
    }

    void weightsThatAreNoNumbersAreNotKept() {
        EditorStage stage;
        Moment far = stage.player.moment();
        far.iteration = 257'560'576;
        far.parameters[0] = std::numeric_limits<double>::infinity();
        stage.player.showMoment(far);
        QCOMPARE(capturedPage(stage.player).iteration, std::optional(far.iteration));
    }

    /// A click in the window is for the lesson from when this window comes forward.
    void theEditorComesBackWithWhatIsPicked() {
        EditorStage stage;
        QSignalSpy picking(stage.editor.get(), &LessonEditor::pickingChanged);
        QWidget window;
        window.show();
        window.activateWindow();
        QTRY_COMPARE(QApplication::activeWindow(), &window);
        stage.editor->activateWindow();
        QTRY_COMPARE(QApplication::activeWindow(), stage.editor.get());
        window.activateWindow();
        QTRY_COMPARE(QApplication::activeWindow(), &window);
        const Ref weight{stage.player.model().layers[0].weights, Quantity::Value, 0, 0, 0};
        stage.player.pick(weight);
        QTRY_COMPARE(QApplication::activeWindow(), stage.editor.get());
        emit stage.editor->tryAsked(0);
        QCOMPARE(picking.back(), QVariantList{false});
        window.activateWindow();
        QTRY_COMPARE(QApplication::activeWindow(), &window);
        stage.player.pick(weight); // as a reader would
        QTest::qWait(50);
        QCOMPARE(QApplication::activeWindow(), &window);
        stage.editor->activateWindow();
        QTRY_COMPARE(picking.back(), QVariantList{true});
        stage.editor->hide();
        QCOMPARE(picking.back(), QVariantList{false});
    }

    void nothingOfWhatIsShownIsCutOff() {
        EditorStage stage;
        stage.editor->resize(1100, 680);
        auto* tabs = stage.editor->findChild<QTabWidget*>();
        auto* camera = stage.find<QComboBox>("Picture");
        tabs->setCurrentIndex(2);
        auto* area = qobject_cast<QScrollArea*>(tabs->currentWidget());
        QVERIFY(area && area->isAncestorOf(camera));
        for (int kind = 0; kind < camera->count(); ++kind) {
            camera->setCurrentIndex(kind);
            emit camera->activated(kind);
            QTest::qWait(20);
            QVERIFY2(area->widget()->minimumSizeHint().width() <= area->viewport()->width(),
                     qPrintable(QString("%1 in %2")
                                    .arg(area->widget()->minimumSizeHint().width())
                                    .arg(area->viewport()->width())));
        }
    }

    /// Whatever the window shows.
    void thePreviewShowsThePagesOwnNumbers() {
        EditorStage stage;
        stage.player.goToStep(0);
        stage.press("Add page");
        QTest::keyClicks(stage.find<QPlainTextEdit>("Text of the page"), "{z1[1]} {W1[1,1]}");
        auto* preview = stage.editor->findChild<PageView*>();
        QTRY_COMPARE(preview->accessibleName(), QString("0.7550 0.1000"));
        const Ref weight{stage.player.model().layers[0].weights, Quantity::Value, 0, 0, 0};
        QVERIFY(stage.player.setNumber(weight, 5).isEmpty());
        stage.document.reset(OpenedExample(QStringLiteral("xor")).project(), {});
        stage.editor->setPage(0); // before the first step
        stage.editor->setPage(1);
        QTest::keyClicks(stage.find<QPlainTextEdit>("Text of the page"), "!");
        QTRY_VERIFY(preview->text().find('!') != std::string::npos);
        QVERIFY(preview->accessibleName().contains("0.7550"));
        QVERIFY(preview->accessibleName().contains("0.1000"));
    }

    void thePreviewHasTheWindowsDigits() {
        EditorStage stage;
        QTest::keyClicks(stage.find<QPlainTextEdit>("Text of the page"), "{W1[1,1]}");
        auto* preview = stage.editor->findChild<PageView*>();
        QTRY_COMPARE(preview->accessibleName(), QString("0.1000"));
        stage.player.setDigits(2);
        QTRY_COMPARE(preview->accessibleName(), QString("0.10"));
    }

    void aNumberChangedInThePreviewIsThePagesAgain() {
        EditorStage stage;
        QTest::keyClicks(stage.find<QPlainTextEdit>("Text of the page"), "{W1[1,1]}");
        auto* preview = stage.editor->findChild<PagePreview*>();
        QTRY_COMPARE(preview->text().accessibleName(), QString("0.1000"));
        const Ref weight{preview->player().model().layers[0].weights, Quantity::Value, 0, 0, 0};
        QVERIFY(preview->player().setNumber(weight, 5).isEmpty());
        QCOMPARE(preview->text().accessibleName(), QString("5.000"));
        QVERIFY(!stage.document.isModified());
        preview->showPage(stage.draft.lesson(), 0);
        QCOMPARE(preview->text().accessibleName(), QString("0.1000"));
    }

    void aStepIsSetByWhatItComputes() {
        EditorStage stage;
        stage.player.goToStep(9);
        stage.press("At the step at which the window is");
        const auto& step = stage.pages()[0].state.step;
        QCOMPARE(toText(step->computes), std::string("z1.adjoint[2]"));
        auto* field = stage.find<AddressField>("The number that is computed");
        QCOMPARE(field->text(), QString("z1.adjoint[2]"));
        field->selectAll();
        QTest::keyClicks(field, "a2[1]");
        QCOMPARE(toText(step->computes), std::string("a2[1]"));
        QVERIFY(stage.find<QLabel>("What the page shows")->text().contains("a2[1]"));
        auto* faults = stage.find<QLabel>("What is wrong with the lesson");
        QTest::keyClicks(field, "[");
        QTRY_VERIFY(faults->text().startsWith("Page 1, what it shows: “a2[1][”"));
        QCOMPARE(toText(step->computes), std::string("a2[1]"));
        QTest::keyClick(field, Qt::Key_Backspace);
        QTRY_VERIFY(faults->text().startsWith("Nothing"));
    }

    void aStepIsSaidInAnotherWay() {
        EditorStage stage;
        stage.player.goToStep(9);
        stage.press("At the step at which the window is");
        auto* preview = stage.editor->findChild<PagePreview*>();
        preview->showPage(stage.draft.lesson(), 0);
        auto* kind = stage.find<QComboBox>("Step");
        const auto& step = stage.pages()[0].state.step;
        emit kind->activated(1);
        QVERIFY((*step == PagePlace{PagePlace::Kind::Count, 10, {}}));
        emit kind->activated(2);
        QCOMPARE(toText(step->computes), std::string("z1.adjoint[2]"));
        emit kind->activated(3);
        QVERIFY(step->kind == PagePlace::Kind::Last);
        emit kind->activated(0);
        QVERIFY(*step == PagePlace());
    }

    void theCameraIsSetAroundTheSelectedNumber() {
        EditorStage stage;
        stage.player.setSelection(
            Ref{stage.player.model().layers[1].activation, Quantity::Value, 0, 0, 0});
        auto* kind = stage.find<QComboBox>("Picture");
        emit kind->activated(1);
        const auto& camera = stage.pages()[0].state.camera;
        QCOMPARE(toText(*camera->focus), std::string("a2"));
        QCOMPARE(camera->zoom, 2.0);
        for (QSpinBox* box : stage.editor->findChildren<QSpinBox*>())
            if (box->prefix().startsWith("zoom")) box->setValue(150);
        QCOMPARE(camera->zoom, 1.5);
        QCOMPARE(toText(*camera->focus), std::string("a2"));
        QVERIFY(stage.find<QLabel>("What the page shows")->text().contains("around a2 at 150 %"));
        emit kind->activated(2);
        QVERIFY(!camera->focus);
        emit kind->activated(0);
        QVERIFY(camera->isWhole());
        stage.draft.undoStack().undo();
        QVERIFY(!camera->isWhole());
    }

    void pagesAreOrdered() {
        EditorStage stage;
        stage.player.goToStep(2);
        stage.press("Add page");
        QTest::keyClicks(stage.find<QLineEdit>("Title of the page"), "Second");
        stage.press("Duplicate");
        QCOMPARE(stage.pages().size(), std::size_t{3});
        stage.press("One place up");
        stage.press("One place up");
        QCOMPARE(stage.editor->page(), std::size_t{0});
        QCOMPARE(titleOf(stage.pages()[0]), std::string("Second"));
        // It is the first now, and still shows the same.
        QCOMPARE(stage.pages()[0].state.project->example, std::string("net-2-2-1"));
        QVERIFY(!stage.pages()[1].state.project);
        QCOMPARE(stateAt(stage.draft.lesson(), 1).step->count, Index{0});
        stage.press("Delete the page");
        stage.press("Delete the page");
        stage.press("Delete the page");
        QCOMPARE(stage.pages().size(), std::size_t{1}); // one stays
        QVERIFY(stage.pages()[0].state.project);
    }

    void faultsAreTold() {
        EditorStage stage;
        auto* faults = stage.find<QLabel>("What is wrong with the lesson");
        QTRY_VERIFY(faults->text().startsWith("Nothing"));
        QTest::keyClicks(stage.find<QPlainTextEdit>("Text of the page"), "{W9[1]}");
        QTRY_VERIFY(faults->text().startsWith("Page 1, text: there is no “W9”"));
    }

    void questionsAreAskedOverTheWindowInUse_data() {
        QTest::addColumn<bool>("isEditor");
        QTest::newRow("main window") << false;
        QTest::newRow("editor") << true;
    }

    void questionsAreAskedOverTheWindowInUse() {
        QFETCH(const bool, isEditor);
        QWidget main;
        QWidget editor(&main, Qt::Window);
        main.show();
        editor.show();
        QWidget& inUse = isEditor ? editor : main;
        inUse.activateWindow();
        QTRY_COMPARE(QApplication::activeWindow(), &inUse);
        DialogQuestions questions(&main);
        QPointer<QWidget> over;
        QTimer::singleShot(0, &main, [&over] {
            over = QApplication::activeModalWidget()->parentWidget();
            QApplication::activeModalWidget()->close();
        });
        questions.tell("It cannot be done.");
        QCOMPARE(over.data(), &inUse);
    }

    void allPartsOfTheWindowCanBeHidden() {
        EditorStage stage;
        const auto boxes = stage.editor->findChildren<QCheckBox*>();
        for (QCheckBox* box : boxes)
            box->click();
        QCOMPARE(boxes.size(), 7);
        QCOMPARE(stage.pages()[0].state.hidden->size(), std::size_t{7});
        QVERIFY(stage.pages()[0].state.hidden->contains(WindowPart::Views));
    }

    void itIsTried() {
        EditorStage stage;
        stage.press("Duplicate");
        const QSignalSpy tried(stage.editor.get(), &LessonEditor::tryAsked);
        for (QAction* action : stage.editor->actions())
            if (action->text() == "Try it") action->trigger();
        QCOMPARE(tried.count(), 1);
        QCOMPARE(tried[0][0].value<std::size_t>(), std::size_t{1});
    }
};

DELTAFLOW_TEST(TestLessonEditor)
#include "tst_lesson_editor.moc"
