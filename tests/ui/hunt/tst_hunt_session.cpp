#include "ui/hunt/hunt_session.h"

#include "core/hunt/sabotage.h"
#include "core/project/edit.h"
#include "core/project/expression_project.h"
#include "core/project/project_json.h"
#include "tests/test_program.h"
#include "tests/ui/opened_example.h"
#include "ui/hunt/bug_words.h"
#include "ui/training/session_weights.h"

#include <QSet>
#include <QSignalSpy>
#include <QtTest>

using namespace deltaflow;

namespace {

struct Stage {
    explicit Stage(const char* name = "net-2-2-2")
        : document(name)
        , player(document)
        , hunt(player)
        , training(player)
        , weights(training) {
        player.setReducedMotion(true);
    }
    [[nodiscard]] std::vector<double> adjoints() const {
        std::vector<double> all;
        for (NodeId id = 0; id < player.model().graph->size(); ++id)
            for (const double number : player.trace().block(id, Quantity::Adjoint))
                all.push_back(number);
        return all;
    }
    [[nodiscard]] std::string text() const { return toJson(document.project()); }
    /// Hides a bug of this kind.
    void hide(Bug bug) {
        for (std::uint64_t seed = 1; seed <= HuntSession::kMostSeed; ++seed) {
            const auto drawn = drawSabotage(document.shared(), player.rightModel(), seed);
            if (!drawn || drawn->bug != bug) continue;
            if (!hunt.start(seed).isEmpty()) qFatal("no hunt");
            return;
        }
        qFatal("no number hides this bug");
    }
    void optimiseBy(OptimiserKind kind) {
        Project project = document.project();
        project.optimiser.kind = kind;
        project.optimiser.learningRate = 0.1;
        document.edit(project, "Optimiser");
    }
    [[nodiscard]] Ref place() const { return placeOf(*player.sabotage(), *player.rightModel()); }
    [[nodiscard]] Ref otherPlace() const {
        return *std::ranges::find_if(hunt.places(), [&](const Ref& p) { return p != place(); });
    }
    void train(std::int64_t updates) {
        training.start({.iteration = updates, .loss = std::nullopt});
        QTRY_VERIFY(!training.isRunning());
    }

    OpenedExample document;
    Player player;
    HuntSession hunt;
    TrainingSession training;
    SessionWeights weights;
};

} // namespace

class TestHuntSession : public QObject {
    Q_OBJECT

private slots:
    /// Whichever sample the proof speaks of, it is the one that is shown.
    void theSampleOfTheProofIsShown() {
        QSet<int> told;
        for (std::uint64_t seed = 1; seed <= 12; ++seed) {
            Stage stage("xor");
            if (!stage.hunt.start(seed).isEmpty()) continue;
            stage.hunt.giveUp();
            const Ref& at = stage.hunt.evidence().at;
            if (!stage.player.model().graph->node(at.node).shape.perSample) continue;
            QCOMPARE(stage.player.view().sample, at.sample);
            told << at.sample;
        }
        QVERIFY(!(told - QSet{0}).isEmpty()); // another than the one that is shown at first
    }

    void theNumbersAreWrongUntilItEnds() {
        Stage stage;
        const auto right = stage.adjoints();
        stage.hide(Bug::SlopeOmitted);
        QVERIFY(stage.adjoints() != right);
        QVERIFY(stage.player.sabotage().has_value());
        stage.hunt.end();
        QCOMPARE(stage.adjoints(), right);
        QVERIFY(!stage.player.sabotage());
        QCOMPARE(stage.hunt.state(), HuntSession::State::Off);
    }

    void theSameNumberIsTheSameBug() {
        Stage one;
        Stage other;
        QVERIFY(one.hunt.start(4711).isEmpty());
        QVERIFY(other.hunt.start(4711).isEmpty());
        QCOMPARE(one.player.sabotage(), other.player.sabotage());
        QCOMPARE(one.adjoints(), other.adjoints());
    }

    // -- Answers -----------------------------------------------------------------------------

    void anAnswerIsToldWhatIsRightAboutIt() {
        Stage stage;
        stage.hide(Bug::NotTransposed);
        auto reply = stage.hunt.answer(stage.otherPlace(), Bug::SignReversed);
        QVERIFY(!reply.isPlaceRight && !reply.isBugRight);
        QCOMPARE(reply.sentence, QStringLiteral("Neither the place nor the mistake."));
        reply = stage.hunt.answer(stage.place(), Bug::SlopeOmitted);
        QVERIFY(reply.isPlaceRight && !reply.isBugRight);
        reply = stage.hunt.answer(stage.otherPlace(), Bug::NotTransposed);
        QVERIFY(!reply.isPlaceRight && reply.isBugRight);
        QCOMPARE(stage.hunt.tries(), 3);
        QCOMPARE(stage.hunt.state(), HuntSession::State::Hunting);
        reply = stage.hunt.answer(stage.place(), Bug::NotTransposed);
        QVERIFY(reply.isPlaceRight && reply.isBugRight);
        QCOMPARE(stage.hunt.state(), HuntSession::State::Found);
        QCOMPARE(stage.hunt.tries(), 4);
    }

    void whatGivesTheSameNumbersIsFound() {
        Stage stage("multi-class");
        // Some other number of the hunt may be told apart from it by nobody.
        stage.hide(Bug::SlopeOmitted);
        const auto reply = stage.hunt.answer(stage.place(), Bug::SlopeOmitted);
        QVERIFY(reply.isBugRight);
    }

    void hintsComeInThreeStages() {
        Stage stage;
        stage.hide(Bug::SlopeOmitted);
        QVERIFY(stage.hunt.nextHint().contains("way back"));
        QVERIFY(stage.hunt.nextHint().contains(stage.hunt.placeText(stage.place())));
        const QString last = stage.hunt.nextHint();
        QVERIFY2(last.contains("should be"), qPrintable(last));
        QCOMPARE(stage.hunt.hintsGiven(), 3);
        QCOMPARE(stage.hunt.nextHint(), last);
        QCOMPARE(stage.hunt.hintsGiven(), 3);
    }

    void theProofSetsBothRulesSideBySide() {
        Stage stage;
        stage.hide(Bug::NotTransposed);
        stage.hunt.giveUp();
        QCOMPARE(stage.hunt.state(), HuntSession::State::GivenUp);
        const BugEvidence& evidence = stage.hunt.evidence();
        QVERIFY(evidence.wrong != evidence.right);
        QVERIFY(evidence.numeric.has_value());
        QVERIFY(std::abs(*evidence.numeric - evidence.right) < 1e-7);
        QCOMPARE(stage.player.number(evidence.at), evidence.wrong);
        QVERIFY(evidence.differing > 0 && evidence.differing < evidence.checked);
        QCOMPARE(evidence.lossRight.size(), std::size_t{101});
        QVERIFY(evidence.lossWrong.back() > evidence.lossRight.back());
        QCOMPARE(stage.player.step()->focus, evidence.at); // the play-head is there
        const Equation equation = stage.hunt.equation(evidence.rules.wrong, evidence.wrong);
        QCOMPARE(equation.rights.size(), std::size_t{3});
        QVERIFY(equation != stage.hunt.equation(evidence.rules.right, evidence.right));
    }

    /// A run with a bug may end where nothing is a number any more.
    void theProofIsOfTheStart() {
        Stage stage("xor");
        stage.hide(Bug::SlopeOfInput); // which grows with z²
        stage.train(200);
        QVERIFY(stage.training.hasDiverged());
        stage.player.goToIteration(stage.player.view().iteration + 2);
        QVERIFY(!std::isfinite(
            stage.player.number({stage.player.model().loss, Quantity::Value, 0, 0, 0})));
        QVERIFY(!stage.hunt.nextHint().isEmpty());
        (void)stage.hunt.nextHint();
        QVERIFY(stage.hunt.nextHint().contains("should be")); // whatever there is
        stage.hunt.giveUp();
        QCOMPARE(stage.player.view().iteration, 0);
        QVERIFY(std::isfinite(stage.hunt.evidence().wrong));
        QVERIFY(std::isfinite(stage.hunt.evidence().right));
        QVERIFY(stage.hunt.evidence().numeric.has_value());
    }

    void nothingIsSaidTwiceInAProof() {
        Stage stage;
        stage.hide(Bug::BiasForgotten);
        stage.hunt.giveUp();
        const BugEvidence& evidence = stage.hunt.evidence();
        const Equation wrong = stage.hunt.equation(evidence.rules.wrong, evidence.wrong);
        QCOMPARE(wrong.rights.size(), std::size_t{1}); // ∂L/∂b = 0
    }

    /// A velocity that is 0 has no sign: the bug shows, is hinted at and is proved in the second
    /// pass.
    void theProofIsOfThePassThatShowsIt() {
        Stage stage;
        stage.optimiseBy(OptimiserKind::Momentum);
        stage.hide(Bug::VelocityReversed);
        (void)stage.hunt.nextHint();
        (void)stage.hunt.nextHint();
        QVERIFY(stage.hunt.nextHint().contains("should be"));
        QCOMPARE(stage.player.view().iteration, 1);
        stage.player.goToIteration(0);
        stage.hunt.giveUp();
        QCOMPARE(stage.player.view().iteration, 1);
        const BugEvidence& evidence = stage.hunt.evidence();
        QCOMPARE(evidence.at.quantity, Quantity::FirstMoment);
        QCOMPARE(stage.player.number(evidence.at), evidence.wrong);
        QVERIFY(evidence.wrong != evidence.right);
        QVERIFY(!evidence.numeric);
        QCOMPARE(evidence.differing, std::size_t{0}); // every gradient is right
    }

    void whatDividesByZeroIsProved() {
        Stage stage;
        stage.optimiseBy(OptimiserKind::Adam);
        stage.hide(Bug::StepFromZero);
        const auto reply = stage.hunt.answer(stage.place(), Bug::StepFromZero);
        QVERIFY(reply.isPlaceRight && reply.isBugRight);
        const BugEvidence& evidence = stage.hunt.evidence();
        QVERIFY(!std::isfinite(evidence.wrong));
        QVERIFY(std::isfinite(evidence.right));
        QVERIFY(!std::isfinite(evidence.lossWrong.back()));
        QVERIFY(std::isfinite(evidence.lossRight.back()));
    }

    /// With another optimiser there is no such update to be wrong.
    void anotherOptimiserEndsTheHuntOfItsBug() {
        Stage stage;
        stage.optimiseBy(OptimiserKind::Adam);
        stage.hide(Bug::BiasUncorrected);
        stage.optimiseBy(OptimiserKind::Sgd);
        QVERIFY(!stage.player.sabotage());
        QCOMPARE(stage.hunt.state(), HuntSession::State::Off);
    }

    void whatIsClickedIsPointedAt() {
        Stage stage;
        stage.hide(Bug::SlopeOmitted);
        QSignalSpy pointed(&stage.hunt, &HuntSession::placePointed);
        const NodeId z = stage.player.model().graph->find("z1");
        const NodeId a = stage.player.model().graph->find("a1");
        stage.player.pick({a, Quantity::Value, 1, 0, 0});
        QCOMPARE(pointed.size(), 1);
        QCOMPARE(pointed[0][0].value<Ref>().node, z);
        stage.player.pick(Ref::setting(Setting::LearningRate));
        QCOMPARE(pointed.size(), 1);
        stage.player.setSelection(Ref{z, Quantity::Adjoint, 0, 0, 0});
        QCOMPARE(pointed.size(), 2);
    }

    void whereNoneCanBeHiddenItIsSaid() {
        Stage stage;
        stage.document.reset(newExpression("a*b"), {});
        QVERIFY(stage.hunt.start(1).contains("No bug can be hidden"));
        QCOMPARE(stage.hunt.state(), HuntSession::State::Off);
        QVERIFY(!stage.player.sabotage());
    }

    void eachBugHasWordsOfItsOwn() {
        QSet<QString> names;
        for (int i = 0; i < kBugCount; ++i) {
            const auto bug = static_cast<Bug>(i);
            names << bugName(bug);
            QVERIFY(!bugFormula(bug).isEmpty());
            QVERIFY(!bugReason(bug).isEmpty());
        }
        QCOMPARE(names.size(), kBugCount);
        QVERIFY(!names.contains(QString()));
    }

    // -- It never leaks ----------------------------------------------------------------------

    void theDocumentNeverKnows() {
        Stage stage;
        const std::string before = stage.text();
        stage.hide(Bug::SignReversed);
        QCOMPARE(stage.text(), before);
        QVERIFY(!stage.document.isModified());
        stage.train(20);
        QVERIFY(stage.player.view().iteration == 20);
        QCOMPARE(stage.text(), before);
        QVERIFY(!stage.document.isModified());
        QVERIFY(stage.document.undoStack().count() == 0);
    }

    void whatWasTrainedWithItIsNotKept() {
        Stage stage;
        const std::string before = stage.text();
        stage.hide(Bug::SignReversed);
        stage.train(20);
        QVERIFY(stage.player.keepWeights().contains("not kept"));
        QCOMPARE(stage.text(), before);
        QCOMPARE(stage.weights.iteration(), 0); // an export takes the document's own
        QCOMPARE(toJson(stage.weights.project()), before);
        QVERIFY(!stage.weights.atStake());
        stage.hunt.end();
        QCOMPARE(stage.player.view().iteration, 0);
        QVERIFY(stage.training.curve().empty());
    }

    void whatTheRightEngineTrainedIsLeftAsItWas() {
        Stage stage;
        stage.train(30);
        const auto right = stage.adjoints();
        const auto curve = stage.training.curve().size();
        QCOMPARE(stage.weights.atStake(), std::optional<std::int64_t>(30));
        stage.hide(Bug::SlopeOmitted);
        QVERIFY(stage.training.curve().empty());
        QCOMPARE(stage.player.view().iteration, 0);
        QCOMPARE(stage.weights.atStake(), std::optional<std::int64_t>(30)); // not lost unasked
        stage.train(10);
        stage.hunt.end();
        QCOMPARE(stage.player.view().iteration, 30);
        QCOMPARE(stage.adjoints(), right);
        QCOMPARE(stage.training.curve().size(), curve);
        QCOMPARE(stage.training.reached(), 30);
    }

    void keepingAtTheLastMomentKeepsTheRightOnes() {
        Stage plain;
        plain.train(30);
        QVERIFY(plain.weights.keep(30).isEmpty());
        Stage stage;
        stage.train(30);
        stage.hide(Bug::SlopeOmitted);
        stage.train(10);
        QVERIFY(stage.weights.keep(30).isEmpty());
        QCOMPARE(stage.text(), plain.text());
        QVERIFY(!stage.player.sabotage());
    }

    void anotherDocumentEndsIt() {
        Stage stage;
        stage.hide(Bug::SlopeOmitted);
        QSignalSpy broken(&stage.hunt, &HuntSession::brokenOff);
        Project same = stage.document.project(); // even one with the same layers
        same.title = "another";
        stage.document.reset(same, {});
        QVERIFY(!stage.player.sabotage());
        QCOMPARE(stage.hunt.state(), HuntSession::State::Off);
        QCOMPARE(broken.size(), 1);
        Stage fresh;
        QCOMPARE(stage.adjoints(), fresh.adjoints());
    }

    void anotherModelEndsIt() {
        Stage stage;
        stage.hide(Bug::SlopeOmitted);
        Project wider = stage.document.project();
        wider = withLoss(wider, LossKind::BinaryCrossEntropy);
        stage.document.edit(wider, "Loss");
        QVERIFY(!stage.player.sabotage());
        const auto right = stage.adjoints();
        Player fresh(stage.document);
        std::vector<double> expected;
        for (NodeId id = 0; id < fresh.model().graph->size(); ++id)
            for (const double number : fresh.trace().block(id, Quantity::Adjoint))
                expected.push_back(number);
        QCOMPARE(right, expected);
        stage.document.undoStack().undo();
        Stage plain;
        QCOMPARE(stage.adjoints(), plain.adjoints());
    }

    void aNumberChangedMeanwhileIsRightAfterwards() {
        Stage stage;
        stage.hide(Bug::SlopeOmitted);
        const NodeId w = stage.player.model().graph->find("W1");
        QVERIFY(stage.player.setNumber({w, Quantity::Value, 0, 0, 0}, 1.5).isEmpty());
        QVERIFY(stage.player.sabotage().has_value()); // one may try
        const auto wrong = stage.adjoints();
        stage.hunt.end();
        QVERIFY(stage.adjoints() != wrong);
        Stage fresh;
        QVERIFY(fresh.player.setNumber({w, Quantity::Value, 0, 0, 0}, 1.5).isEmpty());
        QCOMPARE(stage.adjoints(), fresh.adjoints());
        stage.document.undoStack().undo();
        Stage plain;
        QCOMPARE(stage.adjoints(), plain.adjoints());
        stage.document.undoStack().redo();
        QCOMPARE(stage.adjoints(), fresh.adjoints());
    }

    void anotherLearningRateKeepsTheBug() {
        Stage stage;
        stage.hide(Bug::UpdatedWeightsUsed);
        Project faster = stage.document.project();
        faster.optimiser.learningRate = 3;
        stage.document.edit(faster, "Rate");
        QVERIFY(stage.player.sabotage().has_value());
        stage.hunt.giveUp();
        const BugEvidence& evidence = stage.hunt.evidence();
        const double told = evaluate(evidence.rules.wrong, stage.player.trace())(0, 0);
        QVERIFY(std::abs(told - evidence.wrong) < 1e-12); // with the new rate
    }

    /// What was trained with one bug is not taken for what another trains.
    void anotherHuntSharesNothingWithTheFirst() {
        Stage stage;
        stage.hide(Bug::SlopeOmitted);
        const NodeId w = stage.player.model().graph->find("W1");
        QVERIFY(stage.player.setNumber({w, Quantity::Value, 0, 0, 0}, 1.5).isEmpty());
        stage.hide(Bug::SignReversed);
        stage.document.undoStack().undo();
        Stage fresh;
        fresh.hide(Bug::SignReversed);
        QCOMPARE(stage.player.sabotage(), fresh.player.sabotage());
        QCOMPARE(stage.adjoints(), fresh.adjoints());
    }

    void anotherNumberIsAnotherHunt() {
        Stage stage;
        QVERIFY(stage.hunt.start(1).isEmpty());
        const auto first = stage.player.sabotage();
        static_cast<void>(stage.hunt.answer(stage.otherPlace(), Bug::SumNotMean));
        std::uint64_t seed = 1;
        do
            QVERIFY(stage.hunt.start(++seed).isEmpty());
        while (stage.player.sabotage() == first);
        QCOMPARE(stage.hunt.tries(), 0);
        stage.hunt.end();
        Stage plain;
        QCOMPARE(stage.adjoints(), plain.adjoints());
    }
};

DELTAFLOW_TEST(TestHuntSession)
#include "tst_hunt_session.moc"
