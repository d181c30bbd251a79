#include "ui/hunt/hunt_session.h"

#include "tests/test_program.h"
#include "tests/ui/hunt/hunt_stage.h"

using namespace deltaflow;

/// What a hunt shows as its proof.
class TestHuntProof : public QObject {
    Q_OBJECT

private slots:
    /// Whichever sample the proof speaks of, it is the one that is shown.
    void theSampleOfTheProofIsShown() {
        QSet<int> told;
        for (std::uint64_t seed = 1; seed <= 12; ++seed) {
            HuntStage stage("xor");
            if (!stage.hunt.start(seed).isEmpty()) continue;
            stage.hunt.giveUp();
            const Ref& at = stage.hunt.evidence().at;
            if (!stage.player.model().graph->node(at.node).shape.perSample) continue;
            QCOMPARE(stage.player.view().sample, at.sample);
            told << at.sample;
        }
        QVERIFY(!(told - QSet{0}).isEmpty()); // another than the one that is shown at first
    }

    void theProofSetsBothRulesSideBySide() {
        HuntStage stage;
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
        HuntStage stage("xor");
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
        HuntStage stage;
        stage.hide(Bug::BiasForgotten);
        stage.hunt.giveUp();
        const BugEvidence& evidence = stage.hunt.evidence();
        const Equation wrong = stage.hunt.equation(evidence.rules.wrong, evidence.wrong);
        QCOMPARE(wrong.rights.size(), std::size_t{1}); // ∂L/∂b = 0
    }

    /// A velocity that is 0 has no sign: the bug shows, is hinted at and is proved in the second
    /// pass.
    void theProofIsOfThePassThatShowsIt() {
        HuntStage stage;
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
        HuntStage stage;
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
};

DELTAFLOW_TEST(TestHuntProof)
#include "tst_hunt_proof.moc"
