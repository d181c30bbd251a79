#include "core/quiz/choices.h"

#include "core/derive/derivation.h"
#include "core/formula/serialise.h"
#include "tests/core/insight/pass.h"
#include "tests/test_program.h"

#include <QDir>

#include <set>

using namespace deltaflow;

namespace {

struct Asked {
    explicit Asked(const char* name)
        : pass(example(name))
        , notation(pass.project->notation, pass.project->optimiser.kind, pass.model,
                   pass.trace->samples())
        , writer(notation, *pass.trace, {}) {}
    [[nodiscard]] std::vector<Choice> choices(const Question& question, std::uint64_t seed) const {
        return choicesAt(question, *pass.model, *pass.trace, writer, seed);
    }
    [[nodiscard]] Question about(const char* node, Quantity quantity, int row) const {
        const Derivation derivation(pass.project, pass.model, pass.trace, Level::Neuron, {});
        const auto step = derivation.writer({pass.model->graph->find(node), quantity, row, 0, 0});
        return *questionAt(derivation.step(*step), *pass.project, *pass.model, *pass.trace);
    }

    Pass pass;
    Notation notation;
    Writer writer;
};

} // namespace

class TestChoices : public QObject {
    Q_OBJECT

private slots:
    void everyQuestionHasOneRightFormula_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"net-2-2-1", "net-2-2-2", "xor", "multi-class", "deep-relu",
                                 "mlp-penalty", "softmax-4-3", "branch"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void everyQuestionHasOneRightFormula() {
        QFETCH(QString, name);
        const Asked asked(name.toLatin1().constData());
        const Pass& pass = asked.pass;
        for (const Level level : {Level::Layer, Level::Neuron}) {
            const Derivation derivation(pass.project, pass.model, pass.trace, level, {});
            int offered = 0;
            for (Index i = 0; i < derivation.size(); ++i) {
                const auto question =
                    questionAt(derivation.step(i), *pass.project, *pass.model, *pass.trace, 0, 7);
                if (!question) continue;
                const auto choices = asked.choices(*question, 3);
                QVERIFY(!choices.empty() && choices.size() <= 4);
                offered += choices.size() > 1;
                std::set<std::string> texts;
                int right = 0;
                for (const Choice& choice : choices) {
                    texts.insert(toPlainText(asked.writer.symbols(choice.rule)) +
                                 (choice.mistake == Mistake::UpdatedWeightsUsed ? " new" : ""));
                    const double value = evaluate(choice.rule, *pass.trace)(0, 0);
                    near(value, choice.value, 1e-9);
                    right += !choice.mistake;
                    const double apart = std::abs(value - question->answer);
                    if (choice.mistake) QVERIFY(apart > 1e-7 * std::abs(question->answer));
                }
                for (std::size_t a = 0; a < choices.size(); ++a)
                    for (std::size_t b = 0; b < a; ++b)
                        QVERIFY(std::abs(choices[a].value - choices[b].value) >
                                1e-7 * std::abs(choices[a].value));
                QCOMPARE(right, 1);
                QCOMPARE(texts.size(), choices.size());
            }
            QVERIFY(offered > 4);
        }
    }

    void theSeedFixesThem() {
        const Asked asked("net-2-2-2");
        const Question question = asked.about("z1", Quantity::Adjoint, 0);
        std::set<std::size_t> places;
        std::set<Mistake> mistakes;
        for (std::uint64_t seed = 0; seed < 40; ++seed) {
            const auto one = asked.choices(question, seed);
            const auto again = asked.choices(question, seed);
            QCOMPARE(one.size(), std::size_t{4});
            for (std::size_t i = 0; i < one.size(); ++i) {
                QCOMPARE(one[i].value, again[i].value);
                if (one[i].mistake)
                    mistakes.insert(*one[i].mistake);
                else
                    places.insert(i);
            }
        }
        QCOMPARE(places.size(), std::size_t{4}); // the right one is anywhere
        QVERIFY(mistakes.size() >= 5);
    }

    /// As one would write it, not as the right rule with something taken off again.
    void wrongFormulasAreWrittenPlainly_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("node");
        QTest::addColumn<int>("quantity");
        QTest::addColumn<int>("mistake");
        QTest::addColumn<QString>("written");
        const auto row = [](const char* name, const char* node, Quantity quantity, Mistake mistake,
                            const char* written) {
            QTest::addRow("%s, %s, %d", name, node, static_cast<int>(mistake))
                << QString::fromUtf8(name) << QString::fromUtf8(node) << static_cast<int>(quantity)
                << static_cast<int>(mistake) << QString::fromUtf8(written);
        };
        using Q = Quantity;
        row("net-2-2-1", "W2", Q::Updated, Mistake::Uphill, "W²₁₁ + η ∂L/∂W²₁₁");
        row("net-2-2-2", "W2", Q::Updated, Mistake::RateOmitted, "W²₁₁ − ∂L/∂W²₁₁");
        row("net-2-2-1", "W2", Q::Updated, Mistake::NotUpdated, "−η ∂L/∂W²₁₁");
        row("net-2-2-1", "L", Q::Value, Mistake::HalfOmitted, "(y₁ − a²₁)²");
        row("net-2-2-2", "z1", Q::Value, Mistake::BiasOmitted, "W¹₁₁ x₁ + W¹₁₂ x₂");
        row("net-2-2-2", "L", Q::Value, Mistake::HalfOmitted, "(y₁ − a²₁)² + (y₂ − a²₂)²");
        row("net-2-2-2", "z2", Q::Adjoint, Mistake::SignReversed, "(y₁ − a²₁) · σ′(z²₁)");
        row("net-2-2-2", "z1", Q::Adjoint, Mistake::SignReversed,
            "−(W²₁₁ δ²₁ + W²₂₁ δ²₂) · σ′(z¹₁)");
        row("sine-curve", "L", Q::Value, Mistake::SumNotMean, "∑_{b=1}³⁰ ½ (y⁽ᵇ⁾₁ − a²⁽ᵇ⁾₁)²");
        row("sine-curve", "L", Q::Value, Mistake::MeanOfMean,
            "(1/m²) (∑_{b=1}³⁰ ½ (y⁽ᵇ⁾₁ − a²⁽ᵇ⁾₁)²)");
        row("sine-curve", "z2", Q::Adjoint, Mistake::MeanOfMean, "(a²⁽¹⁾₁ − y⁽¹⁾₁)/m²");
        row("mlp-penalty", "R", Q::Value, Mistake::HalfOmitted, "λ (‖W⁽¹⁾‖² + ‖W⁽²⁾‖²)");
        row("mlp-penalty", "J", Q::Value, Mistake::PenaltyOmitted, "L");
        row("multi-class", "R", Q::Value, Mistake::PenaltyNotDivided,
            "(λ/2) (‖Θ⁽¹⁾_{j≥1}‖² + ‖Θ⁽²⁾_{j≥1}‖² + ‖Θ⁽³⁾_{j≥1}‖²)");
        row("multi-class", "W3", Q::Adjoint, Mistake::PenaltyNotDivided,
            "∑_{b=1}⁵ (∂J/∂z⁽⁴⁾⁽ᵇ⁾₁) a⁽³⁾⁽ᵇ⁾₁ + λ Θ⁽³⁾₁₁");
        row("multi-class", "W3", Q::Adjoint, Mistake::SignReversed,
            "−(∑_{b=1}⁵ (∂J/∂z⁽⁴⁾⁽ᵇ⁾₁) a⁽³⁾⁽ᵇ⁾₁) + (λ/m) Θ⁽³⁾₁₁");
    }
    void wrongFormulasAreWrittenPlainly() {
        QFETCH(QString, name);
        QFETCH(QString, node);
        QFETCH(int, quantity);
        QFETCH(int, mistake);
        QFETCH(QString, written);
        const Asked asked(name.toLatin1().constData());
        const Question question =
            asked.about(node.toLatin1().constData(), static_cast<Quantity>(quantity), 0);
        for (const WrongAnswer& wrong :
             wrongAnswers(question, *asked.pass.model, *asked.pass.trace)) {
            if (static_cast<int>(wrong.mistake) != mistake || !wrong.rule) continue;
            QCOMPARE(QString::fromStdString(toPlainText(asked.writer.symbols(*wrong.rule))),
                     written);
            return;
        }
        QFAIL("this mistake is not made here");
    }

    /// Nobody would take them for a rule: what is taken off the right one again, a sum that
    /// is negative as a whole, m times what is no mean.
    void noFormulaIsOdd_data() {
        QTest::addColumn<QByteArray>("name");
        for (const QString& file : QDir(DELTAFLOW_RESOURCES "/examples").entryList({"*.deltaflow"}))
            QTest::newRow(qPrintable(file)) << file.chopped(10).toLatin1();
    }
    void noFormulaIsOdd() {
        QFETCH(QByteArray, name);
        const Asked asked(name.constData());
        const Pass& pass = asked.pass;
        const Derivation derivation(pass.project, pass.model, pass.trace, Level::Layer, {});
        for (Index i = 0; i < derivation.size(); ++i) {
            const auto question =
                questionAt(derivation.step(i), *pass.project, *pass.model, *pass.trace, 0, 7);
            if (!question) continue;
            const bool maySign = question->asked.quantity == Quantity::Adjoint ||
                                 pass.model->isLossPart(question->asked.node);
            for (const WrongAnswer& wrong : wrongAnswers(*question, *pass.model, *pass.trace)) {
                if (!wrong.rule) continue;
                const auto text = QString::fromStdString(
                    toPlainText(asked.writer.symbols(unfolded(*wrong.rule))));
                QVERIFY2(!text.contains("−(−") && !text.contains("/(½)"), qPrintable(text));
                QVERIFY2(!text.startsWith("m "), qPrintable(text));
                QVERIFY2(maySign || !text.startsWith("−("), qPrintable(text));
            }
        }
    }

    void aSlopeIsWrittenOut() {
        const Asked asked("net-2-2-1");
        const Question question = asked.about("z1", Quantity::Adjoint, 0);
        const std::string before = toPlainText(asked.writer.symbols(question.rule));
        const std::string after = toPlainText(asked.writer.symbols(unfolded(question.rule)));
        QVERIFY2(before.find("σ′") != std::string::npos, before.c_str());
        QVERIFY2(after.find("1 − a") != std::string::npos, after.c_str());
        QVERIFY(after.find("σ′") == std::string::npos);
    }
};

DELTAFLOW_TEST(TestChoices)
#include "tst_choices.moc"
