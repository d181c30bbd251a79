#include "ui/lesson/lesson_reader.h"

#include "tests/test_program.h"
#include "tests/ui/lesson/lesson_stage.h"
#include "ui/lesson/page_view.h"
#include "ui/lesson/task_card.h"
#include "ui/quiz/mistake_words.h"

#include <QLineEdit>
#include <QMenu>
#include <QRadioButton>
#include <QSignalSpy>
#include <QtTest>

using namespace deltaflow;

namespace {

struct Stage : LessonStage {
    Stage()
        : reader(session, player) {
        session.open(lesson());
        reader.resize(340, 600);
        reader.show();
    }
    [[nodiscard]] QPushButton* button(const char* text) const {
        for (QPushButton* button : reader.findChildren<QPushButton*>())
            if (button->text() == QLatin1String(text)) return button;
        return nullptr;
    }
    void answer(const char* text) {
        auto* field = reader.tasks()[0]->findChild<QLineEdit*>();
        field->clear();
        QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Return);
    }
    [[nodiscard]] QString reply(int task) const { return reader.tasks()[task]->reply(); }
    LessonReader reader;
};

} // namespace

class TestLessonReader : public QObject {
    Q_OBJECT

private slots:
    void aPageIsRead() {
        Stage stage;
        QVERIFY(stage.reader.text().accessibleName().startsWith("W is 0.8"));
        QCOMPARE(stage.reader.tasks().size(), 3);
        QVERIFY(!stage.button("Back")->isEnabled());
        QTest::mouseClick(stage.button("Next"), Qt::LeftButton);
        QCOMPARE(stage.session.page(), std::size_t{1});
        QVERIFY(stage.reader.tasks().isEmpty());
        QTest::mouseClick(stage.button("Back"), Qt::LeftButton);
        QCOMPARE(stage.session.page(), std::size_t{0});
    }

    /// In a small window it comes below what is seen.
    void aReplyIsScrolledTo() {
        Stage stage;
        stage.reader.resize(300, 200);
        QCoreApplication::processEvents();
        const auto isSeen = [&stage] {
            const TaskCard* card = stage.reader.tasks()[0];
            const int bottom = card->mapTo(&stage.reader, QPoint(0, card->height())).y();
            return bottom > 0 && bottom <= stage.button("Next")->parentWidget()->y();
        };
        QVERIFY(!isSeen());
        stage.answer("12");
        QVERIFY(!stage.reply(0).isEmpty());
        QTRY_VERIFY(isSeen());
    }

    void aChoicesWordsChooseIt() {
        Stage stage;
        auto words = stage.reader.tasks()[1]->findChildren<PageView*>();
        const auto isB = [](const PageView* view) { return view->text() == "b"; };
        const auto b = std::ranges::find_if(words, isB);
        QVERIFY(b != words.end());
        QTest::mouseClick(*b, Qt::LeftButton, {}, QPoint(4, 6));
        QCOMPARE(stage.reply(1), QString("Not this one."));
    }

    void theLastPageFinishes() {
        Stage stage;
        const QSignalSpy closed(&stage.reader, &LessonReader::closeAsked);
        stage.session.goTo(3);
        QTest::mouseClick(stage.button("Finish"), Qt::LeftButton);
        QCOMPARE(closed.count(), 1);
    }

    void pagesAreListed() {
        Stage stage;
        auto* menu = stage.reader.findChild<QMenu*>();
        emit menu->aboutToShow();
        QCOMPARE(menu->actions().size(), 4);
        menu->actions()[2]->trigger();
        QCOMPARE(stage.session.page(), std::size_t{2});
    }

    void numbersAreLive() {
        Stage stage;
        stage.player.goToStep(-1);
        QVERIFY(stage.reader.text().accessibleName().contains("not yet"));
        stage.player.stepForward();
        QVERIFY(stage.reader.text().accessibleName().contains("0.755"));
        const Ref weight{stage.player.model().layers[0].weights, Quantity::Value, 0, 1, 0};
        QVERIFY(stage.player.setNumber(weight, 0.25).isEmpty());
        QVERIFY(stage.reader.text().accessibleName().startsWith("W is 0.25"));
    }

    void numbersLightUpWhereTheyStand() {
        Stage stage;
        PageView& text = stage.reader.text();
        const auto places = text.pageLayout().places();
        QCOMPARE(places.size(), std::size_t{2});
        QTest::mouseMove(&text, places[0].rect.center().toPoint());
        QTRY_VERIFY(stage.player.view().hover == places[0].ref);
        QTest::mouseMove(&text, {2, text.height() - 2});
        QTRY_VERIFY(!stage.player.view().hover);
    }

    void theKeyboardGoesFromNumberToNumber() {
        Stage stage;
        PageView& text = stage.reader.text();
        stage.reader.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&stage.reader));
        text.setFocus();
        QTest::keyClick(&text, Qt::Key_Tab);
        QVERIFY(stage.player.view().hover == text.pageLayout().places()[0].ref);
        QVERIFY(text.accessibleDescription().endsWith("is 0.800000"));
        QTest::keyClick(&text, Qt::Key_Return);
        auto* editor = text.findChild<QLineEdit*>();
        QVERIFY(editor);
        editor->selectAll();
        QTest::keyClicks(editor, "0.5");
        QTest::keyClick(editor, Qt::Key_Return);
        QVERIFY(text.accessibleName().startsWith("W is 0.5"));
    }

    void aNumberIsJudgedAndDiagnosed() {
        Stage stage;
        stage.answer("0.1903"); // a − y, without the slope
        QCOMPARE(stage.reply(0), mistakeSentence(Mistake::SlopeOmitted));
        QVERIFY(!stage.session.isSolved(0, 0));
        stage.answer("nonsense");
        QVERIFY(stage.reply(0).contains("nonsense"));
        stage.answer("0.1903*0.6903*(1-0.6903)");
        QVERIFY(stage.reply(0).startsWith("Right"));
        QVERIFY(stage.session.isSolved(0, 0));
        QVERIFY(!stage.session.isSolved(0, 1));
    }

    void aChoiceSaysWhy() {
        Stage stage;
        const auto choices = stage.reader.tasks()[1]->findChildren<QRadioButton*>();
        QCOMPARE(choices.size(), 2);
        choices[1]->click();
        QCOMPARE(stage.reply(1), QString("Not this one."));
        choices[0]->click();
        QCOMPARE(stage.reply(1), QString("Right."));
        QVERIFY(stage.session.isSolved(0, 1));
    }

    void aStateIsSeenWhenItIsReached() {
        Stage stage;
        QVERIFY(!stage.session.isSolved(0, 2));
        while (stage.player.view().step < 5)
            stage.player.stepForward();
        QVERIFY(stage.session.isSolved(0, 2));
    }

    void anotherPageReachesNothing() {
        Stage stage;
        QVERIFY(stage.session.next()); // its step is behind what was to be reached
        while (stage.player.view().step > 5)
            stage.player.stepBack();
        QCOMPARE(stage.player.view().step, Index{5}); // and this is it
        QVERIFY(!stage.session.isSolved(0, 2));
        QVERIFY(!stage.session.isSolved(1, 2));
        QVERIFY(stage.session.back());
        QCOMPARE(stage.reader.tasks().size(), 3);
        stage.session.close(); // the cards outlive the lesson until the event loop comes by
        stage.player.goToEnd();
    }

    void thePageIsShownAgain() {
        Stage stage;
        QToolButton* again = nullptr;
        for (QToolButton* button : stage.reader.findChildren<QToolButton*>())
            if (button->accessibleName().startsWith("Show the page")) again = button;
        QVERIFY(again);
        QVERIFY(!again->isEnabled());
        stage.player.stepForward();
        QVERIFY(again->isEnabled());
        again->click();
        QCOMPARE(stage.player.view().step, Index{2});
    }
};

DELTAFLOW_TEST(TestLessonReader)
#include "tst_lesson_reader.moc"
