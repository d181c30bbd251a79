#include "core/derive/derivation.h"
#include "core/derive/node_symbol.h"
#include "core/derive/stage_rules.h"
#include "core/formula/serialise.h"
#include "core/train/history.h"
#include "tests/core/graph_projects.h"
#include "tests/test_program.h"

#include <QTest>

#include <map>
#include <set>

using namespace deltaflow;

namespace {

struct Pass {
    std::shared_ptr<const Project> project;
    std::shared_ptr<const Model> model;
    std::shared_ptr<const Trace> trace;

    explicit Pass(Project p)
        : project(std::make_shared<const Project>(std::move(p)))
        , model(buildModel(*project))
        , trace(History(project, model).at(1)) {}

    [[nodiscard]] Derivation derivation(Level level) const {
        return {project, model, trace, level, {project->notation}};
    }
};

constexpr std::array kLevels{Level::Layer, Level::Neuron, Level::Term};

bool near(double got, double expected) {
    return std::abs(got - expected) <= 1e-13 + 1e-11 * std::abs(expected);
}

QString where(const Stage& stage, const Model& model, Index unit) {
    return QStringLiteral("%1, phase %2, element %3")
        .arg(QString::fromStdString(model.graph->node(stage.node).name))
        .arg(static_cast<int>(stage.phase))
        .arg(unit);
}

} // namespace

Q_DECLARE_METATYPE(Project)

/// Steps of graphs that are not stacks of layers.
class TestGraphDerivation : public QObject {
    Q_OBJECT

private slots:
    void rulesGiveTheEnginesNumbers_data();
    void rulesGiveTheEnginesNumbers();
    void stepsReadWhatIsKnown_data() { rulesGiveTheEnginesNumbers_data(); }
    void stepsReadWhatIsKnown();
    void readersRead_data() { rulesGiveTheEnginesNumbers_data(); }
    void readersRead();
    void levelsMeet_data() { rulesGiveTheEnginesNumbers_data(); }
    void levelsMeet();
    void flowsEndAtWhatIsWritten_data() { rulesGiveTheEnginesNumbers_data(); }
    void flowsEndAtWhatIsWritten();
    void writesTheSumOverPaths();
    void toldSeparately();
    void tellsAPartFromItsWhole();
    void namesTheTwoPlacesOfOneNumber();
    void paddingIsNoTerm();
    void normalisationIsNamedAsInItsTexts();
};

void TestGraphDerivation::rulesGiveTheEnginesNumbers_data() {
    QTest::addColumn<Project>("project");
    const auto row = [](const char* name, Project p) { QTest::newRow(name) << std::move(p); };
    row("e = (a+b)(b+1)", GraphProject::expression("c = a+b; d = b+1; e = c*d"));
    row("all functions", GraphProject::expression(
                             "max(x, y) - min(x, z)^3 + sqrt(abs(exp(sin(x)) / cos(y) - log(z))) "
                             "+ tanh(x) * sigmoid(-y) + relu(z - 2) ^ 2"));
    row("a variable times itself", GraphProject::expression("x*x*x"));
    row("learned", GraphProject::expression("tanh(x1*w1 + x2*w2 + b)", {"w1", "w2", "b"}));
    row("branches", branchProject());
    row("branches, batch", branchProject(3));
    row("recurrent", recurrentProject());
    row("recurrent, batch", recurrentProject(2));
    row("convolution", convolutionProject({.kernel = {3, 3}}));
    row("convolution, strides and padding, batch",
        convolutionProject({.kernel = {2, 3}, .stride = {2, 1}, .padding = {1, 1}}, 2));
    row("max pooling", poolingProject("maxpool2d", {.kernel = {2, 2}, .stride = {1, 2}}));
    row("average pooling, padded",
        poolingProject("avgpool2d", {.kernel = {3, 3}, .stride = {2, 2}, .padding = {1, 1}}, 2));
}

void TestGraphDerivation::rulesGiveTheEnginesNumbers() {
    QFETCH(Project, project);
    const Pass pass(project);
    const Model& model = *pass.model;
    const StageTable table(*pass.project, model, pass.trace->samples(), Level::Term,
                           WayBack::Separate);
    const StageRules rules(*model.graph, pass.trace->samples(), WayBack::Separate);
    int checked = 0;
    for (const Stage& stage : table.stages()) {
        if (stage.phase == Phase::Update || stage.kind == StepKind::SampleLoss) continue;
        const Eigen::MatrixXd matrix = evaluate(rules.matrix(stage), *pass.trace);
        const bool perSample = model.graph->node(stage.node).shape.perSample;
        for (Index unit = 0; unit < stage.units; ++unit)
            for (int sample = 0; sample < (perSample ? pass.trace->samples() : 1); ++sample) {
                const Ref at = rules.element(stage, unit, sample);
                const double expected = pass.trace->at(at);
                const auto place = qPrintable(where(stage, model, unit));
                const Rule whole = rules.whole(stage, unit, sample);
                QVERIFY2(near(evaluate(whole, *pass.trace)(0, 0), expected), place);
                if (matrix.size() > 1 || stage.units == 1)
                    QVERIFY2(near(matrix(at.row, perSample ? sample : at.col), expected), place);
                double sum = 0;
                for (Index t = 0; t < stage.termsOf(unit); ++t) {
                    const StageRules::Term term = rules.term(stage, unit, t, sample);
                    const double value = evaluate(term.rule, *pass.trace)(0, 0);
                    if (term.own) QVERIFY2(near(pass.trace->at(*term.own), value), place);
                    sum += value;
                }
                QVERIFY2(near(sum, expected), place);
                ++checked;
            }
    }
    QVERIFY(checked >= 5);
}

void TestGraphDerivation::stepsReadWhatIsKnown() {
    QFETCH(Project, project);
    const Pass pass(project);
    for (const Level level : kLevels) {
        const Derivation d = pass.derivation(level);
        Phase last = Phase::Forward;
        for (Index i = 0; i < d.size(); ++i) {
            const Step step = d.step(i);
            QVERIFY(step.phase >= last);
            last = step.phase;
            QVERIFY(!step.equations.empty());
            for (const Equation& e : step.equations)
                QVERIFY(!e.left.isEmpty() && !e.rights.empty());
            for (const Unfolding u : step.unfoldings)
                QVERIFY(!d.unfold(i, u).empty());
            for (const Ref& ref : step.reads) {
                const bool within = ref.quantity == Quantity::Slope;
                QVERIFY2(d.isKnown(ref, within ? i : i - 1),
                         qPrintable(QStringLiteral("step %1 reads node %2 quantity %3 too early")
                                        .arg(i)
                                        .arg(ref.node)
                                        .arg(static_cast<int>(ref.quantity))));
            }
            for (const Ref& ref : step.writes) {
                const auto writer = d.writer(ref);
                QVERIFY(writer);
                QCOMPARE(*writer, i);
            }
        }
    }
}

void TestGraphDerivation::readersRead() {
    QFETCH(Project, project);
    const Pass pass(project);
    const Graph& graph = *pass.model->graph;
    for (const Level level : kLevels) {
        const Derivation d = pass.derivation(level);
        std::vector<Step> steps;
        for (Index i = 0; i < d.size(); ++i)
            steps.push_back(d.step(i));
        for (NodeId id = 0; id < graph.size(); ++id)
            for (const Quantity quantity : {Quantity::Value, Quantity::Adjoint}) {
                const Ref ref{id, quantity, 0, 0, 0};
                std::set<Index> expected;
                for (Index i = 0; i < d.size(); ++i) {
                    const auto refs = steps[static_cast<std::size_t>(i)].reads;
                    const bool reads = std::any_of(refs.begin(), refs.end(),
                                                   [&](const Ref& r) { return r.touches(ref); });
                    // A step that reads very much names only the first of it.
                    if (reads || refs.size() >= 64) expected.insert(i);
                }
                const auto readers = d.readers(ref, 1000);
                for (const Index i : readers)
                    QVERIFY2(expected.contains(i),
                             qPrintable(QStringLiteral("step %1 does not read %2")
                                            .arg(i)
                                            .arg(QString::fromStdString(graph.node(id).name))));
                if (!expected.empty() &&
                    steps[static_cast<std::size_t>(*expected.begin())].reads.size() < 64)
                    QVERIFY(!readers.empty());
            }
    }
}

void TestGraphDerivation::levelsMeet() {
    QFETCH(Project, project);
    const Pass pass(project);
    for (const Level level : kLevels)
        for (const Level other : kLevels) {
            const Derivation d = pass.derivation(level);
            const Derivation o = pass.derivation(other);
            Index last = -1;
            for (Index i = 0; i < d.size(); ++i) {
                const Index there = d.sameMoment(i, o);
                QVERIFY(there >= last && there < o.size());
                last = there;
                if (other >= level) QCOMPARE(o.sameMoment(there, d), i);
            }
            QCOMPARE(last, o.size() - 1);
        }
}

void TestGraphDerivation::flowsEndAtWhatIsWritten() {
    QFETCH(Project, project);
    const Pass pass(project);
    const Derivation d = pass.derivation(Level::Term);
    int flows = 0;
    for (Index i = 0; i < d.size(); ++i) {
        const Step step = d.step(i);
        for (const Flow& flow : step.flows) {
            QCOMPARE(flow.to.node, step.node);
            QCOMPARE(flow.value, pass.trace->at(flow.amount));
            ++flows;
        }
        if (step.phase == Phase::Forward && step.term < 0) QVERIFY(!step.flows.empty());
    }
    QVERIFY(flows > 0);
}

void TestGraphDerivation::writesTheSumOverPaths() {
    Project project = GraphProject::expression("c = a+b; d = b+1; e = c*d");
    Data data = *project.data;
    data.x << 2, 1;
    project.data = std::make_shared<const Data>(data);
    const Pass pass(project);
    const Derivation d = pass.derivation(Level::Neuron);
    const auto step = d.writer({pass.model->graph->find("b"), Quantity::Adjoint, 0, 0, 0});
    QVERIFY(step);
    QCOMPARE(QString::fromStdString(toPlainText(d.step(*step).equations.front())),
             QStringLiteral("∂e/∂b = ∂e/∂c · ∂c/∂b + ∂e/∂d · ∂d/∂b\n"
                            "      = ∂e/∂c + ∂e/∂d\n"
                            "      = 2.000 × 1 + 3.000 × 1\n"
                            "      = 5.000"));
}

void TestGraphDerivation::toldSeparately() {
    const Pass pass(branchProject());
    const Derivation d = pass.derivation(Level::Layer);
    const Graph& graph = *pass.model->graph;
    const auto f = d.writer({graph.find("f"), Quantity::Adjoint, 0, 0, 0});
    const auto z = d.writer({graph.find("z_1"), Quantity::Adjoint, 0, 0, 0});
    QVERIFY(f && z);
    QVERIFY(*f < *z);
    QCOMPARE(d.readers({graph.find("f"), Quantity::Adjoint, 0, 0, 0}, 9), std::vector<Index>{*z});
}

/// y = a c with c = a²: beside the way through c, a reaches y itself; that part is c, and not the
/// whole ∂y/∂a again.
void TestGraphDerivation::tellsAPartFromItsWhole() {
    Project project = GraphProject::expression("c = a^2; y = a*c");
    Data data = *project.data;
    data.x << 3;
    project.data = std::make_shared<const Data>(data);
    const Pass pass(project);
    const Derivation d = pass.derivation(Level::Neuron);
    const auto step = d.writer({pass.model->graph->find("a"), Quantity::Adjoint, 0, 0, 0});
    QVERIFY(step);
    const auto rights = d.step(*step).equations.front().rights;
    QCOMPARE(QString::fromStdString(toPlainText(rights.front())),
             QStringLiteral("∂y/∂c · ∂c/∂a + c"));
    QCOMPARE(QString::fromStdString(toPlainText(rights[rights.size() - 2])),
             QStringLiteral("3.000 × (2 × 3.000) + 9.000"));
    QCOMPARE(QString::fromStdString(toPlainText(rights.back())), QStringLiteral("27.00"));
}

void TestGraphDerivation::namesTheTwoPlacesOfOneNumber() {
    const Pass pass(GraphProject::expression("v = a - a; y = v + b"));
    const Derivation d = pass.derivation(Level::Neuron);
    const auto step = d.writer({pass.model->graph->find("a"), Quantity::Adjoint, 0, 0, 0});
    QVERIFY(step);
    QCOMPARE(QString::fromStdString(toPlainText(d.step(*step).equations.front().rights.front())),
             QStringLiteral("∂y/∂v · (∂v/∂a)₁ + ∂y/∂v · (∂v/∂a)₂"));
}

/// A window of 3 × 3 at stride 2 in a border of 1 over 4 × 4 cells covers 4, 6, 6 and 9 of them.
void TestGraphDerivation::paddingIsNoTerm() {
    const OpSettings settings{.kernel = {3, 3}, .stride = {2, 2}, .padding = {1, 1}};
    const Pass pass(poolingProject("avgpool2d", settings));
    const NodeId p = pass.model->graph->find("p");
    const Derivation d = pass.derivation(Level::Term);
    std::map<int, int> terms;
    for (Index i = 0; i < d.size() && d.phase(i) == Phase::Forward; ++i) {
        const Step step = d.step(i);
        if (step.node == p) QCOMPARE(step.term, terms[step.unit]++);
    }
    QCOMPARE(terms,
             (std::map<int, int>{{0, 4}, {1, 6}, {2, 6}, {3, 9}, {4, 4}, {5, 6}, {6, 6}, {7, 9}}));
    const Derivation whole = pass.derivation(Level::Neuron);
    const Step corner = whole.step(*whole.writer({p, Quantity::Value, 0, 0, 0}));
    QCOMPARE(QString::fromStdString(toPlainText(corner.equations[0].rights[0])),
             QStringLiteral("x₁₁₁/9 + x₁₁₂/9 + x₁₂₁/9 + x₁₂₂/9"));
    QCOMPARE(corner.flows.size(), std::size_t{4});
    // Cell (2, 2) lies under all four windows.
    const NodeId x = pass.model->graph->find("x");
    QCOMPARE(whole.step(*whole.writer({x, Quantity::Adjoint, 5, 0, 0})).flows.size(),
             std::size_t{4});
}

/// Ioffe & Szegedy 2015, algorithm 1, with the node's name for the minibatch's.
void TestGraphDerivation::normalisationIsNamedAsInItsTexts() {
    const auto written = [](const char* name) {
        Node node;
        node.name = name;
        node.shape = {3, 1, true};
        return QString::fromStdString(toPlainText(nodeFormula(node)));
    };
    QCOMPARE(written("n_mean"), QStringLiteral("μₙ"));
    QCOMPARE(written("n_variance"), QStringLiteral("σ²ₙ"));
    QCOMPARE(written("n_normalised"), QStringLiteral("x\u0302ₙ"));
    QCOMPARE(written("n_2_normalised"), QStringLiteral("x\u0302ₙ₂"));
}

DELTAFLOW_TEST(TestGraphDerivation)
#include "tst_graph_derivation.moc"
