#include "ui/quiz/quiz_session.h"

#include "core/formula/serialise.h"
#include "core/project/expression_project.h"
#include "tests/test_program.h"
#include "tests/ui/opened_example.h"
#include "ui/derivation/card_content.h"
#include "ui/language/language.h"
#include "ui/quiz/mistake_words.h"

#include <QtTest>

#include <set>

using namespace deltaflow;

namespace {

using Kind = QuizSession::Reply::Kind;

struct Stage {
    explicit Stage(const char* name)
        : document(name)
        , player(document)
        , quiz(player) {
        player.setReducedMotion(true);
        quiz.setActive(true);
    }

    /// Steps until `node`'s quantity is asked for.
    void goTo(const char* node, Quantity quantity, int row, int col = 0) {
        const Ref ref{player.model().graph->find(node), quantity, row, col, 0};
        player.goToStep(*player.derivation().writer(ref) - 1);
        if (!quiz.question() || !(quiz.question()->asked == ref)) qFatal("it is not asked for");
    }

    OpenedExample document;
    Player player;
    QuizSession quiz;
};

} // namespace

class TestQuizSession : public QObject {
    Q_OBJECT

private slots:
    void roundedTooEarly_data() {
        QTest::addColumn<QString>("answer");
        QTest::addColumn<bool>("isNear");
        QTest::newRow("rounded") << "0.76" << true; // 0.755
        QTest::newRow("cut") << "0.75" << true;
        QTest::newRow("to one digit") << "0.8" << false;
        QTest::newRow("another number") << "0.62" << false;
    }
    void roundedTooEarly() {
        QFETCH(QString, answer);
        QFETCH(bool, isNear);
        Stage stage("net-2-2-1");
        const auto reply = stage.quiz.answer(answer);
        QCOMPARE(reply.kind, Kind::Wrong);
        QCOMPARE(reply.sentence.contains("not to 3 digits"), isNear);
    }
    /// What one has seen is no prediction, and no question counts twice.
    void aQuestionCountsOnce() {
        Stage stage("net-2-2-1");
        stage.quiz.reveal();
        for (int again = 0; again < 3; ++again) {
            stage.player.goToStep(-1);
            QCOMPARE(stage.quiz.answer("0.755").kind, Kind::Right);
        }
        QCOMPARE(stage.quiz.rightAtOnce(), 0);
        QCOMPARE(stage.quiz.questionsDone(), 1);
        const Index second = stage.player.view().step;
        static_cast<void>(stage.quiz.nextHint());
        stage.player.goToStep(-1);
        stage.player.goToStep(second); // and without the hint in sight
        QCOMPARE(stage.quiz.answer("0.68").kind, Kind::Right);
        QCOMPARE(stage.quiz.rightAtOnce(), 0);
        QCOMPARE(stage.quiz.questionsDone(), 2);
        const Ref x{stage.player.model().input, Quantity::Value, 0, 0, 0};
        QVERIFY(stage.player.setNumber(x, 0.5).isEmpty());
        stage.player.goToStep(-1); // 0.1 · 0.5 + 0.8 · 0.9: another question
        QCOMPARE(stage.quiz.answer("0.77").kind, Kind::Right);
        QCOMPARE(stage.quiz.rightAtOnce(), 1);
        QCOMPARE(stage.quiz.questionsDone(), 3);
    }

    void aRightAnswerIsShown() {
        Stage stage("net-2-2-1");
        QCOMPARE(stage.player.view().step, Index{-1});
        const auto reply = stage.quiz.answer("0.1*0.35 + 0.8*0.9"); // z₁ = 0.755
        QCOMPARE(reply.kind, Kind::Right);
        QVERIFY2(reply.sentence.contains("0.7550"), qPrintable(reply.sentence));
        QCOMPARE(stage.player.view().step, Index{0});
        QCOMPARE(stage.quiz.rightAtOnce(), 1);
        QCOMPARE(stage.quiz.questionsDone(), 1);
    }

    void aWrongOneIsNamedAndAskedAgain() {
        Stage stage("net-2-2-1");
        stage.goTo("z1", Quantity::Adjoint, 0);
        const Index before = stage.player.view().step;
        const auto wrong = stage.quiz.answer("0.3*0.04068"); // without σ′(z)
        QCOMPARE(wrong.kind, Kind::Wrong);
        QCOMPARE(wrong.sentence, mistakeSentence(Mistake::SlopeOmitted));
        QVERIFY(wrong.rule);
        QVERIFY(toPlainText(*wrong.rule).starts_with("0.01220 = "));
        QCOMPARE(stage.player.view().step, before);
        QCOMPARE(stage.quiz.answer("0.3*0.0407*0.68*(1-0.68)").kind, Kind::Right);
        QCOMPARE(stage.quiz.rightAtOnce(), 0); // not at once
        QCOMPARE(stage.quiz.questionsDone(), 1);
        QCOMPARE(stage.quiz.results().size(), std::size_t{2});
        QCOMPARE(stage.quiz.results()[0].mistake, std::optional(Mistake::SlopeOmitted));
    }

    void anotherUnitsNumberIsSaidToBeIts() {
        Stage stage("net-2-2-1");
        const auto reply = stage.quiz.answer("0.68"); // z₂
        QVERIFY2(reply.sentence.endsWith(" It is z¹₂."), qPrintable(reply.sentence));
        QVERIFY(!reply.rule);
    }

    void whatCannotBeReadIsNoAttempt() {
        Stage stage("net-2-2-1");
        for (const char* text : {"", "abc", "1/0", "2*("}) {
            const auto reply = stage.quiz.answer(text);
            QCOMPARE(reply.kind, Kind::Unreadable);
            QVERIFY(!reply.sentence.isEmpty());
        }
        QVERIFY(stage.quiz.results().empty());
        QCOMPARE(stage.quiz.answer("0.755").kind, Kind::Right);
        QCOMPARE(stage.quiz.rightAtOnce(), 1);
    }

    void theHintsTellMoreAndMore() {
        Stage stage("net-2-2-1");
        stage.goTo("z1", Quantity::Adjoint, 0);
        const auto first = stage.quiz.nextHint();
        QVERIFY2(first.sentence.contains("W²₁₁"), qPrintable(first.sentence));
        QVERIFY(!first.rule);
        const auto second = stage.quiz.nextHint();
        QVERIFY(second.rule);
        QCOMPARE(second.rule->rights.size(), std::size_t{1});
        const auto third = stage.quiz.nextHint();
        QCOMPARE(third.rule->rights.size(), std::size_t{2});
        QVERIFY(toPlainText(*third.rule).find("0.3000") != std::string::npos);
        QCOMPARE(stage.quiz.answer("0.0026544").kind, Kind::Right);
        QCOMPARE(stage.quiz.rightAtOnce(), 0); // with hints
        QCOMPARE(stage.quiz.results().back().hints, 3);
        QCOMPARE(stage.quiz.hintsGiven(), 0); // for the next one
    }

    void whatIsToComeIsNotTold() {
        Stage stage("net-2-2-1");
        const auto equations = [&] { return cardContent(stage.player, 3, {}).equations.size(); };
        QCOMPARE(equations(), std::size_t{0});
        stage.quiz.setActive(false);
        QVERIFY(equations() > 0);
        stage.quiz.setActive(true);
        stage.player.goToStep(5);
        QVERIFY(equations() > 0); // it is past
    }

    void theDigitsDecide() {
        Stage stage("net-2-2-1");
        stage.goTo("a1", Quantity::Value, 0); // 0.68027
        stage.quiz.setDigits(4);
        QCOMPARE(stage.quiz.answer("0.68").kind, Kind::Wrong);
        stage.quiz.setDigits(2);
        QCOMPARE(stage.quiz.answer("0.68").kind, Kind::Right);
    }

    void givingUpGoesOn() {
        Stage stage("net-2-2-1");
        stage.quiz.reveal();
        QCOMPARE(stage.player.view().step, Index{0});
        QCOMPARE(stage.quiz.questionsDone(), 1);
        QCOMPARE(stage.quiz.rightAtOnce(), 0);
        QVERIFY(!stage.quiz.results().back().isRight);
    }

    void ofAWholeLayerOneElementIsAsked() {
        Stage stage("net-2-2-2");
        stage.player.setLevel(Level::Layer);
        std::set<int> rows;
        for (std::uint64_t seed = 1; seed < 20; ++seed) {
            stage.quiz.setSeed(seed);
            QVERIFY(stage.quiz.question());
            QVERIFY(stage.quiz.question()->asked.isSingle());
            rows.insert(stage.quiz.question()->asked.row);
        }
        QCOMPARE(rows.size(), std::size_t{2});
        const double z = stage.player.number(stage.quiz.question()->asked);
        QCOMPARE(stage.quiz.answer(QString::number(z, 'g', 12)).kind, Kind::Right);
        QCOMPARE(stage.player.view().step, Index{0}); // the whole layer is shown
        stage.player.goToEnd();
        QVERIFY(stage.quiz.isAtEnd());
        QVERIFY(!stage.quiz.question());
    }

    void everyLayerStepAsks_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"net-2-2-1", "xor", "multi-class", "deep-relu", "mlp-penalty"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    /// … for a number that its step computes.
    void everyLayerStepAsks() {
        QFETCH(QString, name);
        Stage stage(name.toLatin1().constData());
        stage.player.setLevel(Level::Layer);
        int asked = 0;
        while (!stage.quiz.isAtEnd()) {
            if (const auto& question = stage.quiz.question()) {
                ++asked;
                const double is = stage.player.number(question->asked);
                QVERIFY(std::abs(question->answer - is) <= 1e-9 * std::abs(is));
            }
            stage.quiz.reveal();
        }
        QVERIFY(asked > 4);
    }

    // -- The formula in place of the number --------------------------------------------------

    void theRightFormulaGoesOn() {
        Stage stage("net-2-2-1");
        stage.quiz.setAnsweredBy(QuizSession::By::Formula);
        stage.goTo("z1", Quantity::Adjoint, 0);
        QVERIFY(stage.quiz.picks().size() >= 3);
        const Index before = stage.player.view().step;
        QStringList offered;
        for (const auto& pick : stage.quiz.picks())
            offered << QString::fromStdString(toPlainText(pick.equation.rights[0]));
        std::size_t at = stage.quiz.picks().size();
        for (std::size_t i = 0; i < stage.quiz.picks().size(); ++i) {
            const auto reply = stage.quiz.pick(i);
            if (reply.kind != Kind::Right) continue;
            at = i;
            QVERIFY2(reply.sentence.contains("0.002654"), qPrintable(reply.sentence));
            break;
        }
        QVERIFY2(at < static_cast<std::size_t>(offered.size()), qPrintable(offered.join(" | ")));
        QCOMPARE(stage.player.view().step, before + 1);
        QCOMPARE(stage.quiz.results().back().given, offered[static_cast<qsizetype>(at)]);
        QVERIFY(stage.quiz.results().back().isRight);
        QCOMPARE(stage.quiz.questionsDone(), 1);
        QCOMPARE(stage.quiz.rightAtOnce(), at == 0 ? 1 : 0);
    }

    void aWrongFormulaIsNamedAndTakenOut() {
        Stage stage("net-2-2-1");
        stage.quiz.setAnsweredBy(QuizSession::By::Formula);
        stage.goTo("z1", Quantity::Adjoint, 0);
        std::size_t wrong = 0;
        for (std::uint64_t seed = 1;; ++seed) { // one at which this mistake is offered
            stage.quiz.setSeed(seed);
            bool found = false;
            for (std::size_t i = 0; i < stage.quiz.picks().size(); ++i)
                if (toPlainText(stage.quiz.picks()[i].equation.rights[0]) == "W²₁₁ δ²₁") {
                    wrong = i;
                    found = true;
                }
            if (found) break;
            QVERIFY(seed < 50);
        }
        const auto reply = stage.quiz.pick(wrong);
        QCOMPARE(reply.kind, Kind::Wrong);
        QCOMPARE(reply.sentence, mistakeSentence(Mistake::SlopeOmitted));
        QVERIFY(stage.quiz.picks()[wrong].isTaken);
        QCOMPARE(stage.quiz.results().back().mistake, std::optional(Mistake::SlopeOmitted));
        QVERIFY(QString::fromUtf8(stage.quiz.resultsAsCsv()).contains(",W²₁₁ δ²₁,"));
        QCOMPARE(stage.quiz.pick(wrong).kind, Kind::Unreadable); // once is enough
        QCOMPARE(stage.quiz.results().size(), std::size_t{1});
    }

    void aHintTakesAWrongFormulaOut() {
        Stage stage("net-2-2-1");
        stage.quiz.setAnsweredBy(QuizSession::By::Formula);
        stage.goTo("z1", Quantity::Adjoint, 0);
        const auto taken = [&] {
            return std::ranges::count_if(stage.quiz.picks(), &QuizSession::Pick::isTaken);
        };
        QVERIFY(!stage.quiz.nextHint().rule);
        QCOMPARE(taken(), 0);
        QVERIFY(!stage.quiz.nextHint().rule);
        QCOMPARE(taken(), 1);
        (void)stage.quiz.nextHint();
        QCOMPARE(taken(), 2);
    }

    void comingBackOffersTheSame() {
        Stage stage("net-2-2-1");
        stage.quiz.setAnsweredBy(QuizSession::By::Formula);
        stage.goTo("z1", Quantity::Adjoint, 0);
        const auto before = stage.quiz.picks();
        stage.player.goToStart();
        stage.goTo("z1", Quantity::Adjoint, 0);
        QCOMPARE(stage.quiz.picks().size(), before.size());
        for (std::size_t i = 0; i < before.size(); ++i)
            QVERIFY(stage.quiz.picks()[i].equation == before[i].equation);
    }

    void theAnswerFollowsAnEdit() {
        Stage stage("net-2-2-1");
        const Ref weight{stage.player.model().graph->find("W1"), Quantity::Value, 0, 0, 0};
        QVERIFY(stage.player.setNumber(weight, 1.1).isEmpty());
        QCOMPARE(stage.quiz.answer("1.1*0.35 + 0.8*0.9").kind, Kind::Right);
    }

    void theResultsAreATable() {
        Stage stage("net-2-2-1");
        (void)stage.quiz.answer("1,000");
        (void)stage.quiz.answer("0.755");
        const QStringList lines = table(stage);
        QCOMPARE(lines[0], QString("Iteration,Step,What was asked,Symbol,Answer,Expected,Right?,"
                                   "Mistake,Hints,mistake_id"));
        QVERIFY2(lines.back().startsWith("0,1,Weighted input of hidden unit 1,z¹₁,0.755,0.755,"),
                 qPrintable(lines.back()));
        QVERIFY(lines.back().endsWith(",yes,,0,"));
    }

    /// Words are in the teacher's language; what a program counts by is the same in each.
    void theTableIsInTheLanguage() {
        Stage stage("net-2-2-1");
        (void)stage.quiz.answer("-0,755");
        const QString english = table(stage).back();
        QVERIFY2(english.endsWith(",no,sign reversed,0,sign reversed"), qPrintable(english));
        QVERIFY2(english.contains(",\"-0,755\","), qPrintable(english)); // a comma in a cell
        setLanguage("zh_CN");
        const QStringList chinese = table(stage);
        setLanguage("en");
        QVERIFY2(chinese[0].startsWith(QString::fromUtf8("迭代,")), qPrintable(chinese[0]));
        QVERIFY(chinese[0].endsWith(",mistake_id"));
        QVERIFY2(chinese.back().endsWith(",0,sign reversed"), qPrintable(chinese.back()));
        QVERIFY(!chinese.back().contains(",no,"));
        QCOMPARE(chinese[0].count(','), table(stage)[0].count(','));
    }

    /// By the mark a spreadsheet knows that it is UTF-8.
    void theTableIsMarked() {
        const Stage stage("net-2-2-1");
        QVERIFY(stage.quiz.resultsAsCsv().startsWith("\xef\xbb\xbf"));
    }

    void eulersNumberIsReadUnlessItIsAName() {
        Stage stage("net-2-2-1");
        stage.goTo("a1", Quantity::Value, 0);
        QCOMPARE(stage.quiz.answer("1/(1+e^-0.755)").kind, Kind::Right);
        stage.document.reset(newExpression("c = a + b; d = b + 1; e = c * d"), {});
        QCOMPARE(stage.quiz.answer("e").kind, Kind::Unreadable);
    }

private:
    static QStringList table(const Stage& stage) {
        return QString::fromUtf8(stage.quiz.resultsAsCsv()).split('\n', Qt::SkipEmptyParts);
    }
};

DELTAFLOW_TEST(TestQuizSession)
#include "tst_quiz_session.moc"
