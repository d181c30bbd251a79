#include "core/train/scorer.h"

#include "core/train/trainer.h"
#include "tests/core/graph_projects.h"
#include "tests/core/train/projects.h"
#include "tests/test_program.h"

#include <QtTest>

using namespace deltaflow;

namespace {

std::shared_ptr<const Project> shared(Project project) {
    return std::make_shared<const Project>(std::move(project));
}

Score scoreOf(const Project& project) {
    const auto model = buildModel(project);
    const Moment moment = Trainer(shared(project), model).moment();
    return Scorer(shared(project), model).score(moment.parameters, moment.buffers);
}

/// One layer without bias whose outputs are told from the inputs themselves.
Project classifier(Index outputs, const SampleMatrix& x, const SampleMatrix& y) {
    auto network = std::make_shared<Network>();
    network->inputs = outputs;
    DenseLayer layer;
    layer.weights = ParameterMatrix::Identity(outputs, outputs);
    layer.activation.kind = outputs == 1 ? ActivationKind::Sigmoid : ActivationKind::Softmax;
    network->layers = {layer};
    Project project;
    project.network = network;
    project.data = std::make_shared<const Data>(Data{x, y});
    project.loss = outputs == 1 ? LossKind::BinaryCrossEntropy : LossKind::CategoricalCrossEntropy;
    return project;
}

} // namespace

class TestScorer : public QObject {
    Q_OBJECT

private slots:
    void lossIsTheTrainers_data() {
        QTest::addColumn<int>("samples");
        QTest::addColumn<int>("penalty");
        for (const int samples : {1, 7, 256, 257, 600}) // below, at and past a block
            for (const auto kind : {PenaltyKind::OverSamples, PenaltyKind::Plain,
                                    PenaltyKind::L1OverSamples, PenaltyKind::L1Plain})
                QTest::addRow("%d samples, penalty %d", samples, static_cast<int>(kind))
                    << samples << static_cast<int>(kind);
    }
    void lossIsTheTrainers() {
        QFETCH(const int, samples);
        QFETCH(const int, penalty);
        Project project = smallProject();
        project.penalty = {static_cast<PenaltyKind>(penalty), 0.2};
        project.data = std::make_shared<const Data>(
            Data{SampleMatrix::Random(2, samples), SampleMatrix::Random(2, samples)});
        Trainer trainer(shared(project), buildModel(project));
        const Score score = scoreOf(project);
        QVERIFY(std::abs(score.loss - trainer.loss()) < 1e-13);
        QVERIFY(!score.accuracy);
    }

    void aGraphMayHaveTwoPenalties() {
        GraphProject p;
        p.input("x", 2).target("y", 1).parameter("W", 1, 2).node("z", "linear", {"W", "x"});
        p.node("L", "half_squared", {"z", "y"}).node("R", "l1_penalty", {"W"});
        p.node("S", "l2_penalty", {"W"}).node("J", "add", {"L", "R", "S"});
        Project project = p.make(300);
        project.penalty.lambda = 0.2;
        Trainer trainer(shared(project), buildModel(project));
        QVERIFY(std::abs(scoreOf(project).loss - trainer.loss()) < 1e-13);
    }

    void accuracyCountsTheRightClass() {
        const Score three =
            scoreOf(classifier(3, SampleMatrix{{5, 1, 0, 2}, {1, 5, 1, 3}, {0, 0, 5, 1}},
                               SampleMatrix{{1, 0, 0, 1}, {0, 1, 0, 0}, {0, 0, 1, 0}}));
        QCOMPARE(*three.accuracy, 0.75); // the last one is told to be of the second class
        const Score two =
            scoreOf(classifier(1, SampleMatrix{{-2, 3, 1, -1}}, SampleMatrix{{0, 1, 0, 1}}));
        QCOMPARE(*two.accuracy, 0.5);
    }

    void classesMakeAClassifier() {
        Project project = classifier(1, SampleMatrix{{-2, 3, 1, -1}}, SampleMatrix{{0, 1, 0, 1}});
        project.loss = LossKind::HalfSquared;
        QVERIFY(!scoreOf(project).accuracy);
        DataNotes notes;
        notes.classes = {"no", "yes"};
        project.dataNotes = std::make_shared<const DataNotes>(notes);
        QCOMPARE(*scoreOf(project).accuracy, 0.5);
    }

    void severalAnswersMustAllBeRight() {
        Project project =
            classifier(2, SampleMatrix{{2, -1, 3}, {1, 4, -2}}, SampleMatrix{{1, 0, 1}, {1, 1, 1}});
        Network network = *project.network;
        network.layers.back().activation.kind = ActivationKind::Sigmoid;
        project.network = std::make_shared<const Network>(std::move(network));
        project.loss = LossKind::BinaryCrossEntropy;
        QVERIFY(std::abs(*scoreOf(project).accuracy - 2.0 / 3) < 1e-15); // the last is half right
    }
};

DELTAFLOW_TEST(TestScorer)
#include "tst_scorer.moc"
