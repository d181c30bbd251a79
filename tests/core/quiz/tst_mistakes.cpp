#include "core/quiz/diagnosis.h"

#include "core/derive/derivation.h"
#include "tests/core/insight/pass.h"
#include "tests/test_program.h"

using namespace deltaflow;

namespace {

double sigma(double z) {
    return 1 / (1 + std::exp(-z));
}

/// The 2-2-2 net of resources/examples computed by hand, with plain numbers.
struct ByHand {
    double x[2] = {0.05, 0.1};
    double y[2] = {0.01, 0.99};
    double w1[2][2] = {{0.15, 0.2}, {0.25, 0.3}};
    double w2[2][2] = {{0.4, 0.45}, {0.5, 0.55}};
    double b1[2] = {0.35, 0.35};
    double b2[2] = {0.6, 0.6};
    double eta = 0.5;
    double z1[2], a1[2], z2[2], a2[2], d2[2], d1[2];

    ByHand() {
        for (int i : {0, 1}) {
            z1[i] = w1[i][0] * x[0] + w1[i][1] * x[1] + b1[i];
            a1[i] = sigma(z1[i]);
        }
        for (int i : {0, 1}) {
            z2[i] = w2[i][0] * a1[0] + w2[i][1] * a1[1] + b2[i];
            a2[i] = sigma(z2[i]);
            d2[i] = (a2[i] - y[i]) * a2[i] * (1 - a2[i]);
        }
        for (int j : {0, 1})
            d1[j] = (w2[0][j] * d2[0] + w2[1][j] * d2[1]) * a1[j] * (1 - a1[j]);
    }
};

Question questionAbout(const Pass& pass, const Ref& asked) {
    const Derivation derivation(pass.project, pass.model, pass.trace, Level::Neuron, {});
    const auto step = derivation.writer(asked);
    if (!step) qFatal("no step computes this");
    auto question = questionAt(derivation.step(*step), *pass.project, *pass.model, *pass.trace);
    if (!question || !(question->asked == asked)) qFatal("this is not asked for at its step");
    return *std::move(question);
}

Ref refOf(const Pass& pass, const char* node, Quantity quantity, int row, int col = 0,
          int sample = 0) {
    return {pass.model->graph->find(node), quantity, row, col, sample};
}

/// The first mistake that an answer is taken for.
std::optional<Mistake> taken(const Pass& pass, const Ref& asked, double answer) {
    const Diagnosis d = diagnose(answer, questionAbout(pass, asked), *pass.model, *pass.trace, 5);
    return d.isRight || d.mistakes.empty() ? std::nullopt : std::optional(d.mistakes[0].mistake);
}

} // namespace

Q_DECLARE_METATYPE(deltaflow::Ref)

class TestMistakes : public QObject {
    Q_OBJECT

    const Pass m_pass{example("net-2-2-2")};

private slots:
    void eachMistakeIsNamed_data() {
        QTest::addColumn<Ref>("asked");
        QTest::addColumn<double>("right");
        QTest::addColumn<double>("wrong");
        QTest::addColumn<int>("mistake");
        const ByHand n;
        using Q = Quantity;
        const auto row = [&](const char* name, const char* node, Q quantity, int r, int c,
                             double right, double wrong, Mistake mistake) {
            QTest::newRow(name) << refOf(m_pass, node, quantity, r, c) << right << wrong
                                << static_cast<int>(mistake);
        };
        const double into = n.w2[0][0] * n.d2[0] + n.w2[1][0] * n.d2[1];
        const auto slope = [](double a) { return a * (1 - a); };
        const double s1 = slope(n.a1[0]);
        row("bias omitted", "z1", Q::Value, 0, 0, n.z1[0], n.z1[0] - n.b1[0], Mistake::BiasOmitted);
        row("z for a below", "z2", Q::Value, 0, 0, n.z2[0],
            n.w2[0][0] * n.z1[0] + n.w2[0][1] * n.z1[1] + n.b2[0], Mistake::ActivationOmitted);
        row("z for a", "a1", Q::Value, 1, 0, n.a1[1], n.z1[1], Mistake::ActivationOmitted);
        row("W transposed forward", "z2", Q::Value, 0, 0, n.z2[0],
            n.w2[0][0] * n.a1[0] + n.w2[1][0] * n.a1[1] + n.b2[0], Mistake::NotTransposed);
        row("another unit", "a1", Q::Value, 0, 0, n.a1[0], n.a1[1], Mistake::OtherUnit);
        row("slope omitted", "z1", Q::Adjoint, 0, 0, n.d1[0], into, Mistake::SlopeOmitted);
        row("slope omitted at the output", "z2", Q::Adjoint, 1, 0, n.d2[1], n.a2[1] - n.y[1],
            Mistake::SlopeOmitted);
        row("slope at a", "z1", Q::Adjoint, 0, 0, n.d1[0], into * slope(sigma(n.a1[0])),
            Mistake::SlopeAtActivation);
        row("z(1 − z)", "z1", Q::Adjoint, 0, 0, n.d1[0], into * slope(n.z1[0]),
            Mistake::SlopeOfInput);
        row("W not transposed", "z1", Q::Adjoint, 0, 0, n.d1[0],
            (n.w2[0][0] * n.d2[0] + n.w2[0][1] * n.d2[1]) * s1, Mistake::NotTransposed);
        const double u[2] = {n.w2[0][0] - n.eta * n.d2[0] * n.a1[0],
                             n.w2[1][0] - n.eta * n.d2[1] * n.a1[0]};
        row("updated weights", "z1", Q::Adjoint, 0, 0, n.d1[0],
            (u[0] * n.d2[0] + u[1] * n.d2[1]) * s1, Mistake::UpdatedWeightsUsed);
        row("sign", "z2", Q::Adjoint, 0, 0, n.d2[0], -n.d2[0], Mistake::SignReversed);
        row("z for a in a gradient", "W2", Q::Adjoint, 0, 1, n.d2[0] * n.a1[1], n.d2[0] * n.z1[1],
            Mistake::ActivationOmitted);
        row("indices", "W2", Q::Adjoint, 0, 1, n.d2[0] * n.a1[1], n.d2[1] * n.a1[0],
            Mistake::IndicesSwapped);
        row("uphill", "W2", Q::Updated, 0, 1, n.w2[0][1] - n.eta * n.d2[0] * n.a1[1],
            n.w2[0][1] + n.eta * n.d2[0] * n.a1[1], Mistake::Uphill);
        row("without the rate", "W1", Q::Updated, 1, 0, n.w1[1][0] - n.eta * n.d1[1] * n.x[0],
            n.w1[1][0] - n.d1[1] * n.x[0], Mistake::RateOmitted);
        row("the change alone", "b2", Q::Updated, 1, 0, n.b2[1] - n.eta * n.d2[1], -n.eta * n.d2[1],
            Mistake::NotUpdated);
        const double loss = (std::pow(n.y[0] - n.a2[0], 2) + std::pow(n.y[1] - n.a2[1], 2)) / 2;
        const Ref whole{m_pass.model->dataLoss, Q::Value, 0, 0, 0};
        QTest::newRow("no half") << whole << loss << 2 * loss
                                 << static_cast<int>(Mistake::HalfOmitted);
    }
    void eachMistakeIsNamed() {
        QFETCH(Ref, asked);
        QFETCH(double, right);
        QFETCH(double, wrong);
        QFETCH(int, mistake);
        near(questionAbout(m_pass, asked).answer, right);
        QVERIFY(!taken(m_pass, asked, right));
        const auto found = taken(m_pass, asked, wrong);
        QVERIFY(found);
        QCOMPARE(static_cast<int>(*found), mistake);
    }

    /// Cross-entropy over 5 samples with Ng's penalty: a − y, (λ/m) Θ.
    void overSamplesAndWithAPenalty() {
        const Pass pass(example("multi-class"));
        const Model& model = *pass.model;
        const Trace& trace = *pass.trace;
        const double m = 5;
        const double lambda = 0.7;
        const NodeId output = model.layers.back().preActivation;
        const NodeId a = model.layers.back().activation;
        const Ref error{output, Quantity::Adjoint, 1, 0, 0};
        const double y = trace.at({model.target, Quantity::Value, 1, 0, 0});
        const double value = trace.at({a, Quantity::Value, 1, 0, 0});
        near(questionAbout(pass, error).answer, (value - y) / m);
        QCOMPARE(taken(pass, error, value - y), Mistake::SumNotMean);
        QCOMPARE(taken(pass, error, (value - y) / m * value * (1 - value)), Mistake::SlopeAdded);
        QCOMPARE(taken(pass, error, trace.at({output, Quantity::Adjoint, 1, 0, 3})),
                 Mistake::OtherSample);

        const Ref weight{model.layers[1].weights, Quantity::Adjoint, 2, 3, 0};
        const double w = trace.at({weight.node, Quantity::Value, 2, 3, 0});
        const double gradient = trace.at(weight);
        QCOMPARE(taken(pass, weight, gradient - lambda / m * w), Mistake::PenaltyOmitted);
        const double sum = m * (gradient - lambda / m * w);
        QCOMPARE(taken(pass, weight, sum), Mistake::SumNotMean);
        QCOMPARE(taken(pass, weight, sum + lambda / m * w), Mistake::SumNotMean);
        QCOMPARE(taken(pass, weight, gradient - lambda / m * w + lambda * w),
                 Mistake::PenaltyNotDivided);
        const Ref penalty{model.penalty, Quantity::Value, 0, 0, 0};
        QCOMPARE(taken(pass, penalty, m * trace.at(penalty)), Mistake::PenaltyNotDivided);
        QCOMPARE(taken(pass, penalty, 2 * trace.at(penalty)), Mistake::HalfOmitted);
        const Ref whole{model.loss, Quantity::Value, 0, 0, 0};
        QCOMPARE(taken(pass, whole, trace.at({model.dataLoss, Quantity::Value, 0, 0, 0})),
                 Mistake::PenaltyOmitted);
        const Ref bias{model.layers[1].bias, Quantity::Adjoint, 1, 0, 0};
        const double b = trace.at({bias.node, Quantity::Value, 1, 0, 0});
        QCOMPARE(taken(pass, bias, trace.at(bias) + lambda / m * b), Mistake::BiasPenalised);
    }

    /// A 3×3 kernel over 5×5, and its way back; the bias of one and of a recurrent layer.
    void layersOfOtherKinds() {
        const Pass pass(example("convolution"));
        const auto at = [&](const char* node, Quantity quantity, int row, int col = 0) {
            return pass.trace->at(refOf(pass, node, quantity, row, col));
        };
        double turned = at("b", Quantity::Value, 0); // y₂₁ by the kernel turned round
        double back = 0;                             // ∂J/∂x₂₃ by the kernel as it stands
        for (int u : {0, 1, 2})
            for (int v : {0, 1, 2}) {
                const double w = at("W", Quantity::Value, 0, (2 - u) * 3 + 2 - v);
                turned += w * at("x", Quantity::Value, (1 + u) * 5 + v);
                const int r = 1 - u;
                const int c = 2 - v;
                if (r >= 0) back += w * at("y", Quantity::Adjoint, r * 3 + c);
            }
        const Ref y = refOf(pass, "y", Quantity::Value, 3);
        QCOMPARE(taken(pass, y, turned), Mistake::KernelTurned);
        QCOMPARE(taken(pass, y, pass.trace->at(y) - at("b", Quantity::Value, 0)),
                 Mistake::BiasOmitted);
        QCOMPARE(taken(pass, refOf(pass, "x", Quantity::Adjoint, 7), back), Mistake::KernelTurned);

        const Pass rnn(example("rnn"));
        const Ref z = refOf(rnn, "z_2", Quantity::Value, 0);
        const auto wrong = wrongAnswers(questionAbout(rnn, z), *rnn.model, *rnn.trace);
        for (const Mistake mistake : {Mistake::BiasOmitted, Mistake::NotTransposed})
            QVERIFY(std::ranges::find(wrong, mistake, &WrongAnswer::mistake) != wrong.end());
    }

    /// ∂J/∂W⁽²⁾₁₁ is 0.12854, and with z₁ in place of h₁ 0.12905.
    void whatWasComputedCountsBeforeWhatIsNear() {
        const Pass pass(example("mlp-penalty"));
        const Ref weight = refOf(pass, "W2", Quantity::Adjoint, 0);
        const Question question = questionAbout(pass, weight);
        const auto judged = [&](double answer) {
            return diagnose(answer, question, *pass.model, *pass.trace, 3);
        };
        const auto wrong = wrongAnswers(question, *pass.model, *pass.trace);
        const auto z = std::ranges::find(wrong, Mistake::ActivationOmitted, &WrongAnswer::mistake);
        QVERIFY(z != wrong.end());
        QVERIFY(agree(z->value, question.answer, 3));
        QVERIFY(!judged(z->value).isRight);
        QCOMPARE(judged(z->value).mistakes.front().mistake, Mistake::ActivationOmitted);
        QVERIFY(judged(question.answer).isRight);
        for (const double rounded : {0.129, 0.1285, 0.12854, 0.128})
            QVERIFY2(judged(rounded).isRight, qPrintable(QString::number(rounded)));
    }

    void noMistakeIsTheRightAnswer_data() {
        QTest::addColumn<QByteArray>("name");
        for (const char* name :
             {"net-2-2-1", "net-2-2-2", "multi-class", "xor", "softmax-4-3", "mlp-penalty",
              "convolution", "rnn", "batch-norm", "circuit", "deep-relu", "branch", "max-pooling"})
            QTest::newRow(name) << QByteArray(name);
    }
    /// Whatever the network: the question's rule gives the engine's number, and nothing that is
    /// called a mistake gives it too.
    void noMistakeIsTheRightAnswer() {
        QFETCH(QByteArray, name);
        const Pass pass(example(name.constData()));
        const Derivation derivation(pass.project, pass.model, pass.trace, Level::Neuron, {});
        int asked = 0;
        for (Index i = 0; i < derivation.size(); ++i) {
            const auto question =
                questionAt(derivation.step(i), *pass.project, *pass.model, *pass.trace);
            if (!question) continue;
            ++asked;
            near(question->answer, pass.trace->at(question->asked), 1e-9);
            for (const WrongAnswer& wrong : wrongAnswers(*question, *pass.model, *pass.trace)) {
                QVERIFY(std::isfinite(wrong.value));
                QVERIFY(std::abs(wrong.value - question->answer) >
                        1e-9 * std::abs(question->answer));
                if (wrong.rule) near(evaluate(*wrong.rule, *pass.trace)(0, 0), wrong.value);
            }
        }
        QVERIFY(2 * asked > derivation.size());
    }

    void whatNothingExplainsHasNoName() {
        const Ref asked = refOf(m_pass, "z1", Quantity::Adjoint, 0);
        const Diagnosis d =
            diagnose(123.4, questionAbout(m_pass, asked), *m_pass.model, *m_pass.trace, 3);
        QVERIFY(!d.isRight);
        QVERIFY(d.mistakes.empty());
    }

    void agreement_data() {
        QTest::addColumn<double>("answer");
        QTest::addColumn<double>("expected");
        QTest::addColumn<int>("digits");
        QTest::addColumn<bool>("same");
        QTest::newRow("equal") << 0.0026544 << 0.0026544 << 10 << true;
        QTest::newRow("rounded") << 0.00265 << 0.0026544 << 3 << true;
        QTest::newRow("of rounded factors")
            << 0.3 * 0.0407 * 0.68 * (1 - 0.68) << 0.0026544 << 3 << true;
        QTest::newRow("a digit too far") << 0.00268 << 0.0026544 << 3 << false;
        QTest::newRow("another sign") << -0.00265 << 0.0026544 << 3 << false;
        QTest::newRow("nothing") << 0.0 << 0.0 << 3 << true;
        QTest::newRow("nearly nothing") << 0.01 << 0.0 << 3 << false;
        QTest::newRow("0 for something small") << 0.0 << 1e-9 << 3 << false;
        QTest::newRow("infinite") << 1e300 << std::numeric_limits<double>::infinity() << 3 << false;
    }
    void agreement() {
        QFETCH(double, answer);
        QFETCH(double, expected);
        QFETCH(int, digits);
        QFETCH(bool, same);
        QCOMPARE(agree(answer, expected, digits), same);
    }
};

DELTAFLOW_TEST(TestMistakes)
#include "tst_mistakes.moc"
