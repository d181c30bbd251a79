#include "core/hunt/sabotage.h"

#include "core/derive/node_rules.h"
#include "core/hunt/faulty_update.h"
#include "core/hunt/wrong_rule.h"
#include "core/insight/wrong_rules.h"
#include "core/ops/penalty.h"
#include "core/train/gradient_check.h"
#include "core/train/trainer.h"
#include "tests/core/hunt/hunted.h"
#include "tests/test_program.h"

using namespace deltaflow;

namespace {

const char* nameOf(Bug bug) {
    static constexpr const char* kNames[] = {
        "slope omitted",     "slope at a",        "slope of z",      "slope added",
        "negative passes",   "mask by error",     "sign reversed",   "sum not mean",
        "not transposed",    "updated weights",   "indices swapped", "last sample",
        "last arrival",      "bias forgotten",    "bias penalised",  "penalty omitted",
        "kernel not turned", "stride ignored",    "padding ignored", "spread to all",
        "not divided",       "mean path",         "variance path",   "uphill",
        "rate omitted",      "velocity reversed", "look ahead",      "root omitted",
        "bias uncorrected",  "step from zero"};
    static_assert(std::size(kNames) == kBugCount);
    return kNames[static_cast<int>(bug)];
}

} // namespace

Q_DECLARE_METATYPE(deltaflow::Sabotage)

/// What holds of every bug, at every place.
class TestSabotage : public QObject {
    Q_OBJECT

private slots:
    void eachPlace_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<Sabotage>("sabotage");
        for (const char* name :
             {"net-2-2-1",   "net-2-2-2",   "xor",      "multi-class", "deep-relu",
              "branch",      "mlp-penalty", "rnn",      "square",      "relu",
              "net-8-8-8-2", "convolution", "tiny-cnn", "max-pooling", "average-pooling",
              "batch-norm",  "layer-norm",  "strided",  "padded",      "pooled",
              "momentum",    "nesterov",    "rmsprop",  "adam"}) {
            const Pass pass(project(QString::fromLatin1(name)));
            for (const Sabotage& s : tellingSabotages(pass.project, pass.model))
                QTest::addRow("%s: %s at %s, %d", name, nameOf(s.bug),
                              pass.model->graph->node(s.op).name.c_str(), s.input)
                    << QString::fromLatin1(name) << s;
        }
    }

    /// The engine's number is that of the wrong rule, nothing before it is wrong, and the rule that
    /// should hold there gives the derivative.
    void eachPlace() {
        QFETCH(QString, name);
        QFETCH(Sabotage, sabotage);
        const Hunted h(project(name), sabotage);
        Ref place = placeOf(sabotage, *h.model);
        const std::vector<Ref> places = huntingPlaces(*h.model);
        QVERIFY(std::ranges::find(places, place) != places.end());
        if (isOfUpdate(sabotage.bug)) place.quantity = wrongLine(sabotage.bug);
        const Shape& shape = h.model->graph->node(place.node).shape;
        const int samples = shape.perSample ? std::min<int>(3, int(h.trace->samples())) : 1;
        bool differs = false;
        for (int s = 0; s < samples; ++s)
            for (int i = 0; i < shape.rows; ++i)
                for (int j = 0; j < shape.cols; ++j) {
                    const Ref at{place.node, place.quantity, i, j, s};
                    const RulePair rules =
                        rulesAt(sabotage, *h.right.project, *h.right.model, h.trace->samples(),
                                firstShown(sabotage.bug) + 1, at);
                    const double is = h.trace->at(at);
                    const double told = evaluate(rules.wrong, *h.trace)(0, 0);
                    if (!same(is, told)) near(is, told, 1e-7);
                    near(h.right.trace->at(at), evaluate(rules.right, *h.trace)(0, 0), 1e-7);
                    const double apart = std::abs(is - h.right.trace->at(at));
                    differs = differs || !(apart <= 1e-9);
                }
        QVERIFY(differs || samples < h.trace->samples());
    }

    /// Forward, both are the same; so the gradient check tells which gradients are wrong: exactly
    /// those that differ from the right engine's.
    void theGradientCheckFlagsWhatIsWrong_data() { eachPlace_data(); }

    void theGradientCheckFlagsWhatIsWrong() {
        QFETCH(QString, name);
        QFETCH(Sabotage, sabotage);
        const Hunted h(project(name), sabotage);
        const GradientCheck check = checkGradients(*h.right.project, *h.model);
        const GradientCheck good = checkGradients(*h.right.project, *h.right.model);
        QCOMPARE(check.samples.size(), good.samples.size());
        QVERIFY(good.passed());
        int flagged = 0;
        for (std::size_t i = 0; i < check.samples.size(); ++i) {
            const double apart = std::abs(check.samples[i].analytic - good.samples[i].analytic);
            const double scale =
                std::max({std::abs(good.samples[i].analytic), std::abs(check.samples[i].analytic)});
            const bool isFlagged = !(check.samples[i].relativeError <= check.tolerance);
            if (apart == 0) QVERIFY(!isFlagged);
            if (apart > 1e-4 * std::max(scale, 1e-2)) QVERIFY(isFlagged);
            flagged += isFlagged;
        }
        QCOMPARE(flagged == 0, isOfUpdate(sabotage.bug));
    }

    /// Training at full speed goes as wrong as the steps that are shown.
    void trainingGoesWrongAsWell_data() { eachPlace_data(); }

    void trainingGoesWrongAsWell() {
        QFETCH(QString, name);
        QFETCH(Sabotage, sabotage);
        const Hunted h(project(name), sabotage);
        Trainer trainer(h.right.project, h.model);
        trainer.advance(firstShown(sabotage.bug) + 1);
        std::size_t i = 0;
        for (const NodeId id : h.model->graph->parameters())
            for (const double updated : h.trace->block(id, Quantity::Updated)) {
                const double trained = trainer.parameters()[i++];
                if (!same(trained, updated)) near(trained, updated, 1e-9);
            }
        QCOMPARE(trainer.parameters().size(), i);
    }

    /// What is shown arriving term by term is what the engine sent, where the mistake is in a term.
    void whatArrivesAddsUpToIt_data() { eachPlace_data(); }

    void whatArrivesAddsUpToIt() {
        QFETCH(QString, name);
        QFETCH(Sabotage, sabotage);
        const std::set<Bug> inTheSum{Bug::LastSampleOnly, Bug::LastArrivalOnly, Bug::BiasPenalised,
                                     Bug::StrideIgnored, Bug::PaddingIgnored};
        if (inTheSum.contains(sabotage.bug) || isOfUpdate(sabotage.bug)) return;
        const Hunted h(project(name), sabotage);
        const Graph& graph = *h.model->graph;
        const NodeId to = graph.node(sabotage.op).inputs[static_cast<std::size_t>(sabotage.input)];
        const Shape& shape = graph.node(to).shape;
        const NodeRules rules(graph, h.trace->samples());
        for (int i = 0; i < shape.rows; ++i)
            for (int j = 0; j < shape.cols; ++j) {
                double sum = 0;
                for (int k = 0; k < rules.arrivals(to, i, j); ++k)
                    sum += h.trace->at(shape.perSample
                                           ? Ref{to, Quantity::AdjointContribution, i, k, 0}
                                           : Ref{to, Quantity::AdjointContribution, i, j, k});
                near(sum, h.trace->at({to, Quantity::Adjoint, i, j, 0}), 1e-9);
            }
    }

    void thereAreAtLeastEightInOneNet() {
        const Pass pass(square());
        std::set<Bug> bugs;
        for (const Sabotage& s : tellingSabotages(pass.project, pass.model))
            bugs.insert(s.bug);
        QVERIFY2(bugs.size() >= 8, qPrintable(QString::number(bugs.size())));
    }

    void nothingComesWrongBeforeThePlace() {
        const Hunted h(square(), Bug::NotTransposed, "z2", 1);
        const auto id = [&](const char* name) { return h.model->graph->find(name); };
        QCOMPARE(wrongNodes(h),
                 (std::set<NodeId>{id("a1"), id("z1"), id("W1"), id("b1"), id("x")}));
        QCOMPARE(placeOf(h.sabotage, *h.model).node, id("z1")); // δ¹, told in one breath
    }

    void theRightModelStaysAsItIs() {
        const Pass before(square());
        static_cast<void>(sabotaged(*before.project, *before.model,
                                    {Bug::SignReversed, before.model->dataLoss, 0}));
        const auto again = History(before.project, before.model).at(0);
        const NodeId z = before.model->graph->find("z1");
        QVERIFY(std::ranges::equal(again->block(z, Quantity::Adjoint),
                                   before.trace->block(z, Quantity::Adjoint)));
    }

    void aSeedAlwaysDrawsTheSame() {
        const Pass pass(square());
        std::set<std::pair<int, NodeId>> drawn;
        const auto telling = tellingSabotages(pass.project, pass.model);
        for (std::uint64_t seed = 1; seed <= 40; ++seed) {
            const auto one = drawSabotage(pass.project, pass.model, seed);
            QVERIFY(one.has_value());
            QCOMPARE(drawSabotage(pass.project, pass.model, seed), one);
            QVERIFY(std::ranges::find(telling, *one) != telling.end());
            drawn.insert({static_cast<int>(one->bug), one->op});
        }
        QVERIFY(drawn.size() > 10);
    }

    void nothingCanBeHiddenWhereNothingIsWrong() {
        Project project = example("net-1-1");
        QVERIFY(!isPossible({Bug::NotTransposed, 4, 1}, project, *buildModel(project)));
        QVERIFY_EXCEPTION_THROWN(
            static_cast<void>(sabotaged(project, *buildModel(project), {Bug::NotTransposed, 4, 1})),
            std::invalid_argument);
    }

    void whatGivesTheSameNumbersIsTheSame() {
        const Pass pass(square());
        const NodeId loss = pass.model->dataLoss;
        const NodeId a = pass.model->graph->find("a1");
        QVERIFY(actAlike({Bug::SignReversed, loss, 0}, {Bug::SignReversed, loss, 0}, pass.project,
                         pass.model));
        QVERIFY(!actAlike({Bug::SignReversed, loss, 0}, {Bug::SlopeOmitted, a, 0}, pass.project,
                          pass.model));
    }

    void aNumberIsOfAPlace() {
        const Pass pass(square());
        const auto place = [&](const char* node, Quantity quantity) {
            return placeOf(Ref{pass.model->graph->find(node), quantity, 1, 0, 0}, *pass.model);
        };
        const NodeId z = pass.model->graph->find("z1");
        const Ref error{z, Quantity::Adjoint, Ref::kAll, 0, Ref::kAll};
        QCOMPARE(place("a1", Quantity::Value), error); // a neuron that is clicked
        QCOMPARE(place("z1", Quantity::AdjointContribution), error);
        const NodeId w = pass.model->graph->find("W2");
        const Ref gradient{w, Quantity::Adjoint, Ref::kAll, Ref::kAll, 0};
        QCOMPARE(place("W2", Quantity::Value), gradient);
        QCOMPARE(place("W2", Quantity::Updated).value().quantity, Quantity::Updated);
        QVERIFY(!place("L", Quantity::Value));
        QVERIFY(!place("x", Quantity::Value));
        QVERIFY(!placeOf(Ref::setting(Setting::LearningRate), *pass.model));
    }

private:
    static Project project(const QString& name) {
        if (name == "relu") return square(ActivationKind::Relu);
        if (name == "momentum") return optimisedBy(OptimiserKind::Momentum);
        if (name == "nesterov") return optimisedBy(OptimiserKind::Nesterov);
        if (name == "rmsprop") return optimisedBy(OptimiserKind::RmsProp);
        if (name == "adam") return optimisedBy(OptimiserKind::Adam);
        if (auto image = imageProject(name)) return *std::move(image);
        return name == "square" ? square() : example(name.toLatin1().constData());
    }
};

DELTAFLOW_TEST(TestSabotage)
#include "tst_sabotage.moc"
