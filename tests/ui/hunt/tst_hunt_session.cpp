#include "ui/hunt/hunt_session.h"

#include "core/project/edit.h"
#include "core/project/expression_project.h"
#include "tests/test_program.h"
#include "tests/ui/hunt/hunt_stage.h"
#include "ui/hunt/bug_words.h"

#include <QSet>
#include <QSignalSpy>

using namespace deltaflow;

class TestHuntSession : public QObject {
    Q_OBJECT

private slots:
    void theNumbersAreWrongUntilItEnds() {
        HuntStage stage;
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
        HuntStage one;
        HuntStage other;
        QVERIFY(one.hunt.start(4711).isEmpty());
        QVERIFY(other.hunt.start(4711).isEmpty());
        QCOMPARE(one.player.sabotage(), other.player.sabotage());
        QCOMPARE(one.adjoints(), other.adjoints());
    }

    // -- Answers -----------------------------------------------------------------------------
    void anAnswerIsToldWhatIsRightAboutIt() {
        HuntStage stage;
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
        HuntStage stage("multi-class");
        // Some other number of the hunt may be told apart from it by nobody.
        stage.hide(Bug::SlopeOmitted);
        const auto reply = stage.hunt.answer(stage.place(), Bug::SlopeOmitted);
        QVERIFY(reply.isBugRight);
    }

    void hintsComeInThreeStages() {
        HuntStage stage;
        stage.hide(Bug::SlopeOmitted);
        QVERIFY(stage.hunt.nextHint().contains("way back"));
        QVERIFY(stage.hunt.nextHint().contains(stage.hunt.placeText(stage.place())));
        const QString last = stage.hunt.nextHint();
        QVERIFY2(last.contains("should be"), qPrintable(last));
        QCOMPARE(stage.hunt.hintsGiven(), 3);
        QCOMPARE(stage.hunt.nextHint(), last);
        QCOMPARE(stage.hunt.hintsGiven(), 3);
    }

    /// With another optimiser there is no such update to be wrong.
    void anotherOptimiserEndsTheHuntOfItsBug() {
        HuntStage stage;
        stage.optimiseBy(OptimiserKind::Adam);
        stage.hide(Bug::BiasUncorrected);
        stage.optimiseBy(OptimiserKind::Sgd);
        QVERIFY(!stage.player.sabotage());
        QCOMPARE(stage.hunt.state(), HuntSession::State::Off);
    }

    void whatIsClickedIsPointedAt() {
        HuntStage stage;
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
        HuntStage stage;
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
        HuntStage stage;
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
        HuntStage stage;
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
        HuntStage stage;
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
        HuntStage plain;
        plain.train(30);
        QVERIFY(plain.weights.keep(30).isEmpty());
        HuntStage stage;
        stage.train(30);
        stage.hide(Bug::SlopeOmitted);
        stage.train(10);
        QVERIFY(stage.weights.keep(30).isEmpty());
        QCOMPARE(stage.text(), plain.text());
        QVERIFY(!stage.player.sabotage());
    }

    void anotherDocumentEndsIt() {
        HuntStage stage;
        stage.hide(Bug::SlopeOmitted);
        QSignalSpy broken(&stage.hunt, &HuntSession::brokenOff);
        Project same = stage.document.project(); // even one with the same layers
        same.title = "another";
        stage.document.reset(same, {});
        QVERIFY(!stage.player.sabotage());
        QCOMPARE(stage.hunt.state(), HuntSession::State::Off);
        QCOMPARE(broken.size(), 1);
        HuntStage fresh;
        QCOMPARE(stage.adjoints(), fresh.adjoints());
    }

    void anotherModelEndsIt() {
        HuntStage stage;
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
        HuntStage plain;
        QCOMPARE(stage.adjoints(), plain.adjoints());
    }

    void aNumberChangedMeanwhileIsRightAfterwards() {
        HuntStage stage;
        stage.hide(Bug::SlopeOmitted);
        const NodeId w = stage.player.model().graph->find("W1");
        QVERIFY(stage.player.setNumber({w, Quantity::Value, 0, 0, 0}, 1.5).isEmpty());
        QVERIFY(stage.player.sabotage().has_value()); // one may try
        const auto wrong = stage.adjoints();
        stage.hunt.end();
        QVERIFY(stage.adjoints() != wrong);
        HuntStage fresh;
        QVERIFY(fresh.player.setNumber({w, Quantity::Value, 0, 0, 0}, 1.5).isEmpty());
        QCOMPARE(stage.adjoints(), fresh.adjoints());
        stage.document.undoStack().undo();
        HuntStage plain;
        QCOMPARE(stage.adjoints(), plain.adjoints());
        stage.document.undoStack().redo();
        QCOMPARE(stage.adjoints(), fresh.adjoints());
    }

    /// It would hold for the right engine as well.
    void nothingIsChangedOnTheWayThatTheBugHasTaken() {
        HuntStage stage;
        stage.hide(Bug::SlopeOmitted);
        const NodeId w = stage.player.model().graph->find("W1");
        const std::string before = stage.text();
        stage.player.goToIteration(5);
        QVERIFY(stage.player.setNumber({w, Quantity::Value, 0, 0, 0}, 1.5).contains("iteration 0"));
        QVERIFY(!stage.player.setNumber(Ref::setting(Setting::LearningRate), 3).isEmpty());
        QCOMPARE(stage.text(), before);
        QVERIFY(stage.player.setNumber({stage.player.model().input, Quantity::Value, 0, 0, 0}, 1)
                    .isEmpty()); // an input is of no iteration
    }

    void anotherLearningRateKeepsTheBug() {
        HuntStage stage;
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
        HuntStage stage;
        stage.hide(Bug::SlopeOmitted);
        const NodeId w = stage.player.model().graph->find("W1");
        QVERIFY(stage.player.setNumber({w, Quantity::Value, 0, 0, 0}, 1.5).isEmpty());
        stage.hide(Bug::SignReversed);
        stage.document.undoStack().undo();
        HuntStage fresh;
        fresh.hide(Bug::SignReversed);
        QCOMPARE(stage.player.sabotage(), fresh.player.sabotage());
        QCOMPARE(stage.adjoints(), fresh.adjoints());
    }

    void anotherNumberIsAnotherHunt() {
        HuntStage stage;
        QVERIFY(stage.hunt.start(1).isEmpty());
        const auto first = stage.player.sabotage();
        static_cast<void>(stage.hunt.answer(stage.otherPlace(), Bug::SumNotMean));
        std::uint64_t seed = 1;
        do
            QVERIFY(stage.hunt.start(++seed).isEmpty());
        while (stage.player.sabotage() == first);
        QCOMPARE(stage.hunt.tries(), 0);
        stage.hunt.end();
        HuntStage plain;
        QCOMPARE(stage.adjoints(), plain.adjoints());
    }
};

DELTAFLOW_TEST(TestHuntSession)
#include "tst_hunt_session.moc"
