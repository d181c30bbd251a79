#include "core/derive/notation.h"
#include "core/formula/serialise.h"
#include "core/insight/both_forms.h"
#include "core/insight/contract.h"
#include "core/insight/memory.h"
#include "core/insight/shapes.h"
#include "core/insight/unrolled.h"
#include "tests/core/insight/pass.h"
#include "tests/core/train/projects.h"
#include "tests/test_program.h"
#include "tests/ui/sample_project.h"

#include <random>

using namespace deltaflow;

namespace {

/// How far a matrix stretches the direction that is stretched most, found by going there.
double largestStretch(const Eigen::MatrixXd& m) {
    Eigen::VectorXd direction = Eigen::VectorXd::Ones(m.cols()).normalized();
    for (int i = 0; i < 3000; ++i)
        direction = (m.transpose() * (m * direction)).normalized();
    return (m * direction).norm();
}

struct Written : Pass {
    explicit Written(Project p)
        : Pass(std::move(p))
        , notation(project->notation, project->optimiser.kind, model, trace->samples())
        , writer(notation, *trace, {}) {}
    Notation notation;
    Writer writer;
};

QString plain(const Formula& f) {
    return QString::fromStdString(toPlainText(f));
}
QString plain(const Equation& e) {
    return plain(e.left) + " " + QString::fromStdString(e.relation) + " " + plain(e.rights.front());
}

const HeldNumbers& heldOf(const std::vector<HeldNumbers>& all, NodeId node) {
    for (const HeldNumbers& h : all)
        if (h.whole.node == node) return h;
    qFatal("not held");
}

} // namespace

class TestInsight : public QObject {
    Q_OBJECT

private slots:
    /// b takes two ways to e: what c sends it is a part; a takes one, and has all of it.
    void aContractAddsWhereOthersSendToo() {
        const Written at(example("paths"));
        const Graph& graph = *at.model->graph;
        const Contract contract = contractOf(graph.find("c"), *at.model, at.writer, 1);
        QCOMPARE(contract.passesBack.size(), std::size_t{2});
        for (const ContractLine& line : contract.passesBack)
            QCOMPARE(line.equation.relation, line.result.node == graph.find("b") ? "+=" : "=");
    }

    /// The 2-2-1 net at layer level has the steps
    /// z¹ a¹ z² a² | L | δ² δ¹ | ∂W² ∂W¹ | W¹ W²; x and y are given.
    void memoryOfTheSmallNet() {
        const Pass pass(net221());
        const Derivation layers(pass.project, pass.model, pass.trace, Level::Layer, {});
        const MemoryMeter meter = memoryMeter(layers, *pass.model, 1);
        const auto& nodes = pass.model->layers;
        // a¹ = f(z¹): z¹ is read at step 1 and again by σ′ in δ¹ (step 6); a¹ is in σ′ and in ∂W².
        const HeldNumbers& z1 = heldOf(meter.values, nodes[0].preActivation);
        QCOMPARE(z1.count, Index{2});
        QCOMPARE(z1.written, Index{0});
        QCOMPARE(z1.lastReadForward, Index{1});
        QCOMPARE(z1.lastRead, Index{6});
        QCOMPARE(heldOf(meter.values, nodes[0].activation).lastRead, Index{7});
        const HeldNumbers& x = heldOf(meter.values, pass.model->input);
        QCOMPARE(x.written, Index{-1});
        QCOMPARE(x.lastReadForward, Index{0});
        QCOMPARE(x.lastRead, Index{8}); // ∂W¹ = δ¹ xᵀ
        // Prediction: x z¹ | z¹ a¹ | a¹ z² | z² a²
        QCOMPARE(meter.prediction, (std::vector<Index>{4, 4, 3, 2}));
        // Training at ∂W¹: x and δ¹, both gradients; all others are no longer needed.
        QCOMPARE(meter.training.size(), std::size_t{9});
        QCOMPARE(meter.training[8], Index{2});
        QCOMPARE(meter.training[0], Index{2 + 1 + 2});             // x y z¹
        QCOMPARE(meter.training[3], Index{2 + 1 + 2 + 2 + 1 + 1}); // nothing is let go
        QCOMPARE(meter.parameters, Index{6});
        QVERIFY(meter.peakTraining > meter.peakPrediction);
        QCOMPARE(meter.peakPrediction, Index{4});
    }

    void everythingReadIsHeld() {
        const Pass pass(smallProject());
        const Derivation layers(pass.project, pass.model, pass.trace, Level::Layer, {});
        const MemoryMeter meter = memoryMeter(layers, *pass.model, 7);
        for (Index i = 0; i < std::ssize(meter.training); ++i) {
            const Step step = layers.step(i);
            for (const Ref& ref : step.reads) {
                if (ref.quantity != Quantity::Value ||
                    pass.model->graph->node(ref.node).role == NodeRole::Parameter)
                    continue;
                const HeldNumbers& h = heldOf(meter.values, ref.node);
                QVERIFY(h.written <= i && h.lastRead >= i);
                QCOMPARE(h.count, pass.model->graph->node(ref.node).shape.rows * 7);
            }
        }
        for (std::size_t i = 0; i < meter.prediction.size(); ++i)
            QVERIFY(meter.prediction[i] <= meter.training[i]);
    }

    /// e = c d, c = a + b, d = b + 1 has nothing to update: its pass ends with the last gradient.
    void memoryOfAnExpression() {
        const Pass pass(example("paths"));
        const Derivation layers(pass.project, pass.model, pass.trace, Level::Layer, {});
        const MemoryMeter meter = memoryMeter(layers, *pass.model, pass.trace->samples());
        QCOMPARE(std::ssize(meter.training), layers.size());
        const NodeId c = pass.model->graph->find("c");
        QVERIFY(heldOf(meter.values, c).lastRead > heldOf(meter.values, c).lastReadForward);
    }

    void spectralNorms() {
        std::mt19937 random(3);
        std::uniform_real_distribution<double> uniform(-1, 1);
        for (const auto& [rows, cols] :
             {std::pair<Index, Index>{3, 5}, {7, 2}, {1, 1}, {300, 290}}) {
            const Eigen::MatrixXd m =
                Eigen::MatrixXd::NullaryExpr(rows, cols, [&] { return uniform(random); });
            const double expected = largestStretch(m);
            near(spectralNorm(m), expected, rows > 256 ? 0.02 : 1e-10);
            QVERIFY(spectralNorm(m) <= expected * (1 + 1e-10));
        }
        QCOMPARE(spectralNorm(Eigen::MatrixXd::Zero(3, 2)), 0.0);
    }

    void unrolledChain() {
        const Written pass(example("deep-chain"));
        const UnrolledError error = unrolledError(*pass.model, *pass.trace, 1, 0);
        QCOMPARE(error.factors.size(), std::size_t{1 + 3 * 7});
        // In a chain every norm is a size, and the product of the factors is δ¹.
        double product = error.factors.front().norm;
        for (const UnrolledFactor& f : error.factors)
            if (f.kind != UnrolledFactor::Kind::Error) product *= f.norm;
        near(product, error.factors.back().norm, 1e-10);
        const double delta =
            pass.trace->at({pass.model->layers[0].preActivation, Quantity::Adjoint});
        near(error.factors.back().norm, std::abs(delta));
        QCOMPARE(plain(unrolledEquation(error, *pass.model, pass.writer, 3)),
                 plain(Formula::row({})) +
                     QStringLiteral("δ¹ = σ′(z¹) · W² (σ′(z²) · W³ (⋯(σ′(z⁷) · W⁸ δ⁸)))"));
        const UnrolledError low = unrolledError(*pass.model, *pass.trace, 7, 0);
        QCOMPARE(plain(unrolledEquation(low, *pass.model, pass.writer)),
                 QStringLiteral("δ⁷ = σ′(z⁷) · W⁸ δ⁸"));
    }

    void errorsGrowByNoMoreThanTheirFactors() {
        const Pass pass(smallProject());
        for (int sample = 0; sample < 7; ++sample) {
            const UnrolledError error = unrolledError(*pass.model, *pass.trace, 1, sample);
            double bound = error.factors.front().norm;
            for (const UnrolledFactor& f : error.factors) {
                if (f.kind != UnrolledFactor::Kind::Error) {
                    bound *= f.norm;
                    continue;
                }
                QVERIFY(f.norm <= bound * (1 + 1e-12));
                double sum = 0;
                for (int row = 0; row < pass.model->graph->node(f.ref.node).shape.rows; ++row)
                    sum += std::pow(pass.trace->at({f.ref.node, Quantity::Adjoint, row, 0, sample}),
                                    2);
                near(f.norm, std::sqrt(sum));
                bound = f.norm;
            }
        }
    }

    void numberedNodesAreSeries() {
        const Pass pass(example("deep-chain"));
        const auto series = adjointSeries(*pass.model->graph, *pass.trace, 0);
        QCOMPARE(series.size(), std::size_t{2}); // a1 … a8 and z1 … z8
        QCOMPARE(series[1].name, std::string("z"));
        QCOMPARE(series[1].nodes.size(), std::size_t{8});
        QCOMPARE(series[1].nodes.front(), pass.model->layers[0].preActivation);
        near(series[1].norms.front(),
             std::abs(pass.trace->at({series[1].nodes.front(), Quantity::Adjoint})));
        QVERIFY(adjointSeries(*Pass(net221()).model->graph, *Pass(net221()).trace, 0).empty());
    }

    void contractOfADenseLayer() {
        const Written pass(example("mlp-penalty"));
        const Contract contract =
            contractOf(pass.model->layers[1].preActivation, *pass.model, pass.writer, 1);
        QCOMPARE(contract.gradients.size(), std::size_t{1});
        QCOMPARE(contract.passesBack.size(), std::size_t{1});
        QCOMPARE(contract.passesBack[0].result.node, pass.model->layers[0].activation);
        const std::string latex = toLatex(contract.gradients[0].equation.rights[0]);
        QVERIFY2(latex.find("1$\\times$4") != std::string::npos, latex.c_str()); // hᵀ
        QVERIFY2(latex.find("2$\\times$1") != std::string::npos, latex.c_str());
        QVERIFY2(latex.find("lambda") == std::string::npos, latex.c_str()); // the penalty's own
        const std::string back = toLatex(contract.passesBack[0].equation.rights[0]);
        QVERIFY2(back.find("4$\\times$2") != std::string::npos, back.c_str()); // (W²)ᵀ
    }

    void contractOfAnActivationHasNoParameters() {
        const Written pass(net221());
        const Contract contract =
            contractOf(pass.model->layers[0].activation, *pass.model, pass.writer, 1);
        QVERIFY(contract.gradients.empty());
        QCOMPARE(contract.passesBack.size(), std::size_t{1});
        // The loss sends nothing to the target.
        QCOMPARE(contractOf(pass.model->loss, *pass.model, pass.writer, 1).passesBack.size(),
                 std::size_t{1});
    }

    void shapesOfParts() {
        const Pass pass(example("multi-class"));
        const Graph& graph = *pass.model->graph;
        const NodeId w = pass.model->layers[0].weights;
        const NodeId z = pass.model->layers[0].preActivation;
        const auto all = Ref::kAll;
        QCOMPARE(shapeText(graph, {w, Quantity::Value, all, all, 0}, 5), std::string("4×3"));
        QCOMPARE(shapeText(graph, {z, Quantity::Adjoint, all, 0, all}, 5), std::string("4×5"));
        QCOMPARE(shapeText(graph, {z, Quantity::Value, all, 0, 2}, 5), std::string("4×1"));
        QCOMPARE(shapeText(graph, {z, Quantity::Value, 1, 0, 2}, 5), std::string("1×1"));
    }

    void bothFormsOfAHiddenError() {
        const Written pass(net221());
        const Derivation units(pass.project, pass.model, pass.trace, Level::Neuron, {});
        const Ref delta{pass.model->layers[0].preActivation, Quantity::Adjoint, 1, 0, 0};
        const Step step = units.step(*units.writer(delta));
        const auto forms = bothForms(step, *pass.project, *pass.model, pass.writer, *pass.trace);
        QVERIFY(forms.has_value());
        QCOMPARE(plain(forms->element), QStringLiteral("δ¹₂ = W²₁₂ δ²₁ · σ′(z¹₂)"));
        const std::string matrix = toLatex(forms->matrix.rights.front());
        QVERIFY2(matrix.find("2$\\times$1") != std::string::npos, matrix.c_str());
    }

    void aWholeLayersElementFormHasALetter() {
        const Written pass(net221());
        const Derivation layers(pass.project, pass.model, pass.trace, Level::Layer, {});
        const auto forms =
            bothForms(layers.step(0), *pass.project, *pass.model, pass.writer, *pass.trace);
        QCOMPARE(plain(forms->element), QStringLiteral("z¹ⱼ = W¹_{j 1} x₁ + W¹_{j 2} x₂"));
        for (Index i = 0; i < layers.size(); ++i) // every step has both
            QVERIFY(
                bothForms(layers.step(i), *pass.project, *pass.model, pass.writer, *pass.trace));
    }
};

DELTAFLOW_TEST(TestInsight)
#include "tst_insight.moc"
