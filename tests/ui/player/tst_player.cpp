#include "core/project/edit.h"
#include "tests/test_program.h"
#include "tests/ui/canvas/graph/sample_graphs.h"
#include "tests/ui/sample_project.h"
#include "ui/player/player.h"

#include <QSignalSpy>
#include <QTest>

using namespace deltaflow;

namespace {

/// A document with a player on it, motion off unless asked for.
struct Desk {
    Document document;
    Player player{(document.reset(net221(), {}), document)};

    Desk() { player.setReducedMotion(true); }
    [[nodiscard]] std::pair<std::int64_t, Index> place() const {
        return {player.view().iteration, player.view().step};
    }
    [[nodiscard]] Ref weight(int layer, int row, int col) const {
        return {player.model().layers[static_cast<std::size_t>(layer)].weights, Quantity::Value,
                row, col, 0};
    }
};

} // namespace

class TestPlayer : public QObject {
    Q_OBJECT

private slots:
    void pictureFollowsTheDocumentAndTheUser() {
        Desk desk;
        QCOMPARE(desk.player.view().picture, PictureKind::Network);
        QSignalSpy changed(&desk.player, &Player::viewChanged);
        desk.player.setPicture(PictureKind::Graph);
        QCOMPARE(changed.count(), 1);
        desk.document.reset(net221(), {}); // the choice stays for the session
        QCOMPARE(desk.player.view().picture, PictureKind::Graph);
        desk.player.setPicture(PictureKind::Network);
        Project graph = net221();
        graph.notation = NotationKind::Graph; // a text that draws graphs
        desk.document.reset(graph, {});
        QCOMPARE(desk.player.view().picture, PictureKind::Graph);
        desk.player.setPicture(PictureKind::Network); // it has layers all the same
        QCOMPARE(desk.player.view().picture, PictureKind::Network);
        desk.document.reset(productGraph(), {});
        desk.player.setPicture(PictureKind::Network); // this one has none
        QCOMPARE(desk.player.view().picture, PictureKind::Graph);
        desk.document.reset(net221(), {});
        QCOMPARE(desk.player.view().picture, PictureKind::Network);
    }

    void editingKeepsThePicture() {
        Desk desk;
        desk.player.setPicture(PictureKind::Graph);
        desk.player.setNumber(desk.weight(0, 0, 0), 0.5);
        QCOMPARE(desk.player.view().picture, PictureKind::Graph);
        Project project = desk.document.project();
        project.notation = NotationKind::Layers;
        desk.player.setPicture(PictureKind::Network);
        desk.document.edit(project, QStringLiteral("notation"));
        QCOMPARE(desk.player.view().picture, PictureKind::Network);
    }

    void startsBeforeTheFirstStep() {
        const Desk desk;
        QCOMPARE(desk.place(), std::pair(std::int64_t{0}, Index{-1}));
        QVERIFY(!desk.player.step());
    }

    void steppingIsUndoneByStepping_data() {
        QTest::addColumn<int>("level");
        QTest::newRow("layer") << int(Level::Layer);
        QTest::newRow("neuron") << int(Level::Neuron);
        QTest::newRow("term") << int(Level::Term);
    }
    void steppingIsUndoneByStepping() {
        QFETCH(const int, level);
        Desk desk;
        desk.player.setLevel(static_cast<Level>(level));
        std::vector<std::pair<std::int64_t, Index>> way{desk.place()};
        const Index steps = 2 * (desk.player.derivation().size() + 1) + 3;
        for (Index i = 0; i < steps; ++i) {
            desk.player.stepForward();
            QVERIFY(way.back() < desk.place());
            way.push_back(desk.place());
        }
        QCOMPARE(desk.player.view().iteration, 2);
        for (; way.size() > 1; desk.player.stepBack()) {
            QCOMPARE(desk.place(), way.back());
            way.pop_back();
        }
        QCOMPARE(desk.place(), way.back());
        desk.player.stepBack();
        QCOMPARE(desk.place(), way.back()); // there is nothing before the start
    }

    void nextIterationHasTheUpdatedWeights() {
        Desk desk;
        desk.player.goToEnd();
        Ref updated = desk.weight(1, 0, 1);
        updated.quantity = Quantity::Updated;
        const double after = desk.player.number(updated);
        QVERIFY(std::abs(after - 0.9) > 1e-4);
        desk.player.stepForward();
        QCOMPARE(desk.place(), std::pair(std::int64_t{1}, Index{-1}));
        QCOMPARE(desk.player.number(desk.weight(1, 0, 1)), after);
    }

    void penaltyIsRecomputedWhenItsStrengthChanges() {
        Desk desk;
        desk.document.edit(withPenalty(desk.document.project(), {PenaltyKind::Plain, 0.1}),
                           "penalty");
        const Ref penalty{desk.player.model().penalty, Quantity::Value, 0, 0, 0};
        const double before = desk.player.number(penalty);
        QCOMPARE(desk.player.setNumber(Ref::setting(Setting::PenaltyStrength), 0.2), QString());
        QVERIFY(std::abs(desk.player.number(penalty) - 2 * before) < 1e-15);
    }

    void samplesThatArriveAreShown() {
        Desk desk;
        Project batch = net221();
        auto data = std::make_shared<Data>();
        data->x = SampleMatrix{{0.35, 0.1, -0.4}, {0.9, 0.2, 0.3}};
        data->y = SampleMatrix{{0.5, 0.1, 0.9}};
        batch.data = data;
        desk.document.reset(batch, {});
        desk.player.setLevel(Level::Term);
        desk.player.goToStep(desk.player.derivation().range(Phase::Gradient).first);
        for (int sample = 0; sample < 3; ++sample, desk.player.stepForward()) {
            QCOMPARE(desk.player.view().sample, sample);
            QCOMPARE(desk.player.step()->flows.front().from.sample, sample);
        }
    }

    void levelsKeepTheMoment() {
        Desk desk;
        for (Index step = 0; step < desk.player.derivation().size(); ++step) {
            desk.player.goToStep(step);
            const Phase phase = desk.player.step()->phase;
            const Ref focus = desk.player.step()->focus;
            desk.player.setLevel(Level::Term);
            QCOMPARE(desk.player.step()->phase, phase);
            QVERIFY(desk.player.isKnown(focus));
            desk.player.setLevel(Level::Neuron);
            QCOMPARE(desk.player.view().step, step);
        }
        desk.player.goToStart();
        desk.player.setLevel(Level::Layer);
        QCOMPARE(desk.player.view().step, Index{-1});
    }

    void coarserStepsEndUnits() {
        Desk desk;
        const Derivation& layers = desk.player.derivation(Level::Layer);
        for (Index unit = 0; unit < layers.size(); ++unit) {
            desk.player.stepForwardCoarser();
            QCOMPARE(desk.player.derivation().sameMoment(desk.player.view().step, layers), unit);
            QCOMPARE(desk.player.view().step, layers.sameMoment(unit, desk.player.derivation()));
        }
        desk.player.stepForwardCoarser();
        QCOMPARE(desk.place(), std::pair(std::int64_t{1}, Index{-1}));
        desk.player.stepBackCoarser();
        const Derivation& again = desk.player.derivation(Level::Layer); // the first one is gone
        for (Index unit = again.size() - 2; unit >= 0; --unit) {
            desk.player.stepBackCoarser();
            QCOMPARE(desk.player.view().step, again.sameMoment(unit, desk.player.derivation()));
        }
        desk.player.stepBackCoarser();
        QCOMPARE(desk.place(), std::pair(std::int64_t{0}, Index{-1}));
    }

    void phasesAreCoarserThanLayers() {
        Desk desk;
        desk.player.setLevel(Level::Layer);
        for (int phase = 0; phase < kPhaseCount; ++phase) {
            desk.player.stepForwardCoarser();
            const auto range = desk.player.derivation().range(static_cast<Phase>(phase));
            QCOMPARE(desk.player.view().step, range.second - 1);
        }
    }

    void resultsAreKnownOnceTheMotionIsDone() {
        Desk desk;
        desk.player.setReducedMotion(false);
        desk.player.stepForward();
        const Ref first = desk.player.step()->focus;
        QVERIFY(desk.player.view().progress < 1);
        QVERIFY(!desk.player.isKnown(first));
        desk.player.stepForward(); // interrupts the motion and ends it at once
        QCOMPARE(desk.player.view().step, Index{1});
        QVERIFY(desk.player.isKnown(first));
        QVERIFY(!desk.player.isKnown(desk.player.step()->focus));
        QTRY_COMPARE(desk.player.view().progress, 1.0);
        QVERIFY(desk.player.isKnown(desk.player.step()->focus));
        desk.player.stepBack();
        QCOMPARE(desk.player.view().progress, 1.0);
    }

    void quickSteppingDoesNotQueue() {
        Desk desk;
        desk.player.setReducedMotion(false);
        QSignalSpy steps(&desk.player, &Player::stepChanged);
        for (int i = 0; i < 10; ++i)
            desk.player.stepForward();
        QCOMPARE(desk.player.view().step, Index{9});
        QTRY_COMPARE(desk.player.view().progress, 1.0);
        QCOMPARE(desk.player.view().step, Index{9});
        QCOMPARE(steps.size(), 10);
    }

    void playingGoesOnIntoTheNextIteration() {
        Desk desk;
        desk.player.setSpeed(8);
        desk.player.goToEnd();
        desk.player.setPlaying(true);
        QTRY_VERIFY(desk.player.view().iteration == 1 && desk.player.view().step >= 0);
        QVERIFY(desk.player.view().playing);
        desk.player.stepBack(); // a step by hand ends it
        QVERIFY(!desk.player.view().playing);
    }

    void editingANumberKeepsTheMomentAndTheModel() {
        Desk desk;
        desk.player.goToStep(7);
        const Model* model = &desk.player.model();
        const double before = desk.player.number({model->loss, Quantity::Value, 0, 0, 0});
        QCOMPARE(desk.player.setNumber(desk.weight(0, 0, 1), 0.5), QString());
        QCOMPARE(&desk.player.model(), model);
        QCOMPARE(desk.player.view().step, Index{7});
        QCOMPARE(desk.player.number(desk.weight(0, 0, 1)), 0.5);
        QVERIFY(desk.player.number({model->loss, Quantity::Value, 0, 0, 0}) != before);
        desk.document.undoStack().undo();
        QCOMPARE(desk.player.number({model->loss, Quantity::Value, 0, 0, 0}), before);
    }

    void editingLaterLeavesEarlierIterationsAlone() {
        Desk desk;
        desk.player.goToIteration(2);
        QCOMPARE(desk.player.setNumber(desk.weight(0, 1, 0), -0.25), QString());
        QCOMPARE(desk.player.number(desk.weight(0, 1, 0)), -0.25);
        desk.player.goToIteration(0);
        QCOMPARE(desk.player.number(desk.weight(0, 1, 0)), 0.4);
        desk.player.goToIteration(3);
        QVERIFY(std::abs(desk.player.number(desk.weight(0, 1, 0)) + 0.25) < 0.05);
    }

    void impossibleNumbersAreRefusedWithAReason() {
        Desk desk;
        const Ref activation{desk.player.model().layers[0].activation, Quantity::Value, 0, 0, 0};
        QVERIFY(!desk.player.isEditable(activation));
        QVERIFY(!desk.player.setNumber(activation, 1).isEmpty());
        QVERIFY(!desk.document.undoStack().canUndo());
    }

    void structuralEditsKeepThePhase() {
        Desk desk;
        desk.player.goToStep(desk.player.derivation().range(Phase::Backward).first);
        desk.player.setHover(desk.weight(0, 0, 0));
        desk.document.edit(withUnitAdded(desk.document.project(), 0), "Add a unit");
        QCOMPARE(desk.player.step()->phase, Phase::Backward);
        QVERIFY(!desk.player.view().hover);
    }

    /// A text that tells activations apart has more steps; the play-head stays at what it wrote.
    void anotherNotationKeepsTheMoment() {
        Desk desk;
        const Ref delta{desk.player.model().layers[0].preActivation, Quantity::Adjoint, 1, 0, 0};
        desk.player.goToWriter(delta);
        const Index before = desk.player.view().step;
        Project separate = desk.document.project();
        separate.notation = NotationKind::Graph;
        desk.document.edit(separate, "Notation");
        QCOMPARE(desk.player.step()->focus, delta);
        QVERIFY(desk.player.view().step > before);
        desk.document.undoStack().undo();
        QCOMPARE(desk.player.view().step, before);
    }

    void anotherDocumentBeginsAtTheStart() {
        Desk desk;
        desk.player.goToIteration(3);
        desk.player.goToStep(5);
        desk.document.reset(net221(), {});
        QCOMPARE(desk.place(), std::pair(std::int64_t{0}, Index{-1}));
    }

    void goesToTheWriterOfANumber() {
        Desk desk;
        const Ref delta{desk.player.model().layers[0].preActivation, Quantity::Adjoint, 1, 0, 0};
        desk.player.goToWriter(delta);
        QCOMPARE(desk.player.step()->focus, delta);
    }
};

DELTAFLOW_TEST(TestPlayer)
#include "tst_player.moc"
