#include "ui/quiz/quiz_panel.h"

#include "tests/test_program.h"
#include "tests/ui/opened_example.h"
#include "tests/ui/window/screen_reader.h"
#include "ui/quiz/formula_picks.h"
#include "ui/quiz/mistake_words.h"

#include <QSignalSpy>
#include <QtTest>

using namespace deltaflow;

namespace {

struct Stage {
    Stage()
        : document(QStringLiteral("net-2-2-1"))
        , player(document)
        , quiz(player)
        , panel(quiz) {
        player.setReducedMotion(true);
        panel.resize(400, 300);
    }
    void type(const char* text) {
        QTest::keyClicks(answer(), text);
        QTest::keyClick(answer(), Qt::Key_Return);
    }
    [[nodiscard]] QLineEdit* answer() const { return panel.findChild<QLineEdit*>(); }
    [[nodiscard]] QPushButton* button(const char* text) const {
        for (QPushButton* button : panel.findChildren<QPushButton*>())
            if (button->text() == QLatin1String(text)) return button;
        return nullptr;
    }
    [[nodiscard]] bool says(const QString& sentence) const {
        for (const QLabel* label : panel.findChildren<QLabel*>())
            if (!label->isHidden() && label->text().contains(sentence)) return true;
        return false;
    }

    OpenedExample document;
    Player player;
    QuizSession quiz;
    QuizPanel panel;
};

} // namespace

class TestQuizPanel : public QObject {
    Q_OBJECT

private slots:
    void itIsThereWhilePredicting() {
        Stage stage;
        QVERIFY(stage.panel.isHidden());
        stage.quiz.setActive(true);
        QVERIFY(!stage.panel.isHidden());
        QVERIFY(stage.says("Weighted input of hidden unit 1"));
        stage.quiz.setActive(false);
        QVERIFY(stage.panel.isHidden());
    }

    void aRightAnswerGoesOnAndStaysRead() {
        Stage stage;
        stage.quiz.setActive(true);
        stage.type("0.755");
        QCOMPARE(stage.player.view().step, Index{0});
        QVERIFY(stage.says("Right: 0.7550"));
        QVERIFY(stage.says("1 of 1 at once"));
        QVERIFY(stage.says("Weighted input of hidden unit 2")); // which comes next
        QVERIFY(stage.answer()->text().isEmpty());
        stage.player.stepForward();
        QVERIFY(!stage.says("Right"));
    }

    /// A screen reader is told, though the keys stay in the answer.
    void whatIsSaidIsHeard() {
        static QStringList heard;
        heard.clear();
        startScreenReader([](QAccessibleEvent* event) {
            if (event->type() == QAccessible::Alert)
                heard << event->accessibleInterface()->text(QAccessible::Name);
        });
        Stage stage;
        stage.quiz.setActive(true);
        stage.type("-0.755");
        QCOMPARE(heard, QStringList{mistakeSentence(Mistake::SignReversed)});
        stage.type("0.755*");
        QCOMPARE(heard.size(), 2);
        QVERIFY2(heard.back().contains("a number is missing"), qPrintable(heard.back()));
        stage.button("Hint")->click();
        QVERIFY(heard.back().contains("It is computed from"));
        stage.type("0.755");
        QCOMPARE(heard.back(), QStringLiteral("Right: 0.7550."));
    }

    void aWrongAnswerStaysToBeMended() {
        Stage stage;
        stage.quiz.setActive(true);
        stage.type("0.68"); // hidden unit 2's
        QCOMPARE(stage.player.view().step, Index{-1});
        QVERIFY(stage.says(mistakeSentence(Mistake::OtherUnit)));
        QCOMPARE(stage.answer()->text(), QString("0.68"));
        QCOMPARE(stage.answer()->selectedText(), QString("0.68"));
        stage.type("nonsense");
        QVERIFY(stage.says("nonsense"));
    }

    void hintsAndGivingUp() {
        Stage stage;
        stage.quiz.setActive(true);
        QTest::mouseClick(stage.button("Hint"), Qt::LeftButton);
        QVERIFY(stage.says("It is computed from"));
        QTest::mouseClick(stage.button("Hint 2 of 3"), Qt::LeftButton);
        QTest::mouseClick(stage.button("Hint 3 of 3"), Qt::LeftButton);
        QVERIFY(!stage.button("Hint 3 of 3")->isEnabled());
        QTest::mouseClick(stage.button("Show"), Qt::LeftButton);
        QCOMPARE(stage.player.view().step, Index{0});
        QVERIFY(stage.says("0 of 1 at once"));
    }

    void whereNothingIsAskedOneStepsOn() {
        Stage stage;
        stage.player.setLevel(Level::Term); // a sum that has just begun
        stage.quiz.setActive(true);
        QVERIFY(!stage.answer()->isEnabled());
        QVERIFY(stage.says("Nothing is asked for"));
        QTest::mouseClick(stage.button("Step on"), Qt::LeftButton);
        QCOMPARE(stage.player.view().step, Index{0});
        QVERIFY(stage.quiz.results().empty());
    }

    /// Chooses how to answer, as a user does.
    static void pickFormulas(Stage& stage) {
        static_cast<QWidget&>(stage.panel).show();
        stage.quiz.setActive(true);
        auto* by = stage.panel.findChild<QComboBox*>();
        by->setCurrentIndex(1);
        emit by->activated(1);
    }

    void aFormulaIsPickedByItsKey() {
        Stage stage;
        pickFormulas(stage);
        QVERIFY(stage.answer()->isHidden());
        auto* picks = stage.panel.findChild<FormulaPicks*>();
        QVERIFY(!picks->isHidden());
        QVERIFY(stage.quiz.picks().size() >= 2);
        const auto buttons = picks->findChildren<FormulaButton*>();
        for (int key = 0; stage.player.view().step < 0; ++key) {
            QVERIFY(key < 4);
            QTest::keyClick(picks, static_cast<Qt::Key>(Qt::Key_1 + key));
            if (stage.player.view().step < 0) QVERIFY(!buttons[key]->isEnabled());
        }
        QVERIFY(stage.says("Right: it gives 0.7550."));
        QCOMPARE(stage.quiz.questionsDone(), 1);
    }

    /// They choose the level elsewhere.
    void itsKeysAreNotTheWindows() {
        Stage stage;
        pickFormulas(stage);
        auto* picks = stage.panel.findChild<FormulaPicks*>();
        for (const auto& [key, isOurs] :
             {std::pair{Qt::Key_1, true}, std::pair{Qt::Key_4, true}, std::pair{Qt::Key_5, false},
              std::pair{Qt::Key_W, false}}) {
            QKeyEvent event(QEvent::ShortcutOverride, key, Qt::NoModifier);
            event.ignore();
            QCoreApplication::sendEvent(picks, &event);
            QCOMPARE(event.isAccepted(), isOurs);
        }
    }

    void escapeGivesTheKeysBack() {
        Stage stage;
        stage.quiz.setActive(true);
        const QSignalSpy released(&stage.panel, &QuizPanel::keysReleased);
        QTest::keyClick(stage.answer(), Qt::Key_Escape);
        QCOMPARE(released.count(), 1);
    }
};

DELTAFLOW_TEST(TestQuizPanel)
#include "tst_quiz_panel.moc"
