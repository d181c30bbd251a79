#include "core/worksheet/worksheet.h"

#include "core/error.h"
#include "core/formula/serialise.h"
#include "core/project/expression_project.h"
#include "core/text/number.h"
#include "core/worksheet/blanks.h"
#include "core/worksheet/drawn_numbers.h"
#include "core/worksheet/fitness.h"
#include "tests/core/insight/pass.h"
#include "tests/test_program.h"

using namespace deltaflow;

namespace {

constexpr std::array kExamples{"net-2-2-1",  "xor",         "convolution",
                               "net-3-2-1",  "deep-relu",   "multi-class",
                               "and-or",     "softmax-4-3", "logistic-regression",
                               "branch",     "max-pooling", "average-pooling",
                               "batch-norm", "layer-norm",  "rnn",
                               "rnn-last",   "circuit",     "tanh-neuron",
                               "net-2-2-2",  "net-1-1",     "paths",
                               "deep-chain"};

void eachNumber(const Formula& formula, const std::function<void(const Formula&)>& visit) {
    if (formula.kind == Formula::Kind::Number && formula.ref) visit(formula);
    for (const Formula& child : formula.children)
        eachNumber(child, visit);
}

void eachNumber(const std::vector<Equation>& equations,
                const std::function<void(const Formula&)>& visit) {
    for (const Equation& equation : equations)
        for (const Formula& right : equation.rights)
            eachNumber(right, visit);
}

std::string text(const std::vector<Equation>& equations) {
    std::string all;
    for (const Equation& equation : equations)
        all += toPlainText(equation) + "\n";
    return all;
}

const SheetTask& taskOf(const Worksheet& sheet, StepKind kind) {
    const auto found = std::ranges::find_if(
        sheet.tasks, [kind](const SheetTask& task) { return task.step.kind == kind; });
    if (found == sheet.tasks.end()) qFatal("no such task");
    return *found;
}

int askedOf(const Worksheet& sheet) {
    return static_cast<int>(std::ranges::count_if(sheet.tasks, &SheetTask::isAsked));
}

} // namespace

class TestWorksheet : public QObject {
    Q_OBJECT

private slots:
    /// Written down once: another machine has to come to the same.
    void aSeedFixesTheNumbers() {
        const Worksheet sheet = makeWorksheet(example("net-2-2-1"), {}, 1);
        QCOMPARE(text(sheet.given), std::string("x = [0.8; 0.6]\n"
                                                "y₁ = 0.9\n"
                                                "W¹ = [0.3 0.6; 0.1 −0.6]\n"
                                                "W²₁ = [0.5 −0.1]\n"
                                                "η = 1\n"));
    }

    void versionsAndSeedsDiffer() {
        const Project net = example("net-2-2-1");
        WorksheetOptions other;
        other.seed = 2;
        const std::string first = text(makeWorksheet(net, {}, 1).given);
        QVERIFY(first != text(makeWorksheet(net, {}, 2).given));
        QVERIFY(first != text(makeWorksheet(net, other, 1).given));
    }

    void everyExample_data() {
        QTest::addColumn<Level>("level");
        for (const char* name : kExamples) {
            QTest::newRow(name) << Level::Neuron;
            QTest::addRow("%s/layer", name) << Level::Layer;
        }
    }
    /// Nothing that is asked stands on the sheet, and all of it in the key; what is given is short.
    void everyExample() {
        QFETCH(Level, level);
        WorksheetOptions options;
        options.level = level;
        const QByteArray name = QByteArray(QTest::currentDataTag()).split('/').first();
        const Worksheet sheet = makeWorksheet(example(name), options, 3);
        QVERIFY(askedOf(sheet) > 0);
        std::vector<Ref> asked;
        for (const SheetTask& task : sheet.tasks)
            if (task.isAsked)
                asked.insert(asked.end(), task.step.writes.begin(), task.step.writes.end());
        for (const SheetTask& task : sheet.tasks) {
            QVERIFY(!task.isAsked || std::ranges::any_of(task.sheet, [](const Equation& equation) {
                return hasBlank(equation.rights.back());
            }));
            eachNumber(task.sheet, [&](const Formula& number) {
                const bool isAsked = std::ranges::any_of(
                    asked, [&](const Ref& ref) { return ref.touches(*number.ref); });
                QVERIFY2(isBlank(number) == isAsked, number.text.c_str());
            });
            eachNumber(task.key, [&](const Formula& number) { QVERIFY(!isBlank(number)); });
        }
        eachNumber(sheet.given, [&](const Formula& number) {
            QVERIFY2(isRound(sheet.trace->at(*number.ref), 2), number.text.c_str());
            QVERIFY(!isBlank(number));
        });
    }

    void theKeyIsWhatTheEngineComputes() {
        const Worksheet sheet = makeWorksheet(example("net-3-2-1"), {}, 2);
        for (const SheetTask& task : sheet.tasks) {
            const double answer = sheet.trace->at(task.step.focus);
            QCOMPARE(toPlainText(task.key.back().rights.back()), formatNumber(answer, 3));
        }
    }

    void numbersSuit_data() {
        QTest::addColumn<QString>("name");
        for (const char* name :
             {"net-2-2-1", "net-3-2-1", "softmax-4-3", "net-2-2-2", "logistic-regression"})
            QTest::newRow(name) << name;
    }
    /// Sums of products have no more digits than are written, nothing is saturated, nothing
    /// vanishes.
    void numbersSuit() {
        QFETCH(QString, name);
        for (int version = 1; version <= 20; ++version) {
            const Worksheet sheet = makeWorksheet(example(qPrintable(name)), {}, version);
            const Fitness fitness = fitnessOf(*sheet.model, *sheet.trace, 3,
                                              nodesOfDecimals(*sheet.model, *sheet.trace));
            QVERIFY2(fitness.isPerfect(), qPrintable(QString::number(version)));
        }
    }

    void whatKeepsDecimalsHasToBeRound_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("keeps");
        const auto row = [](const char* text, bool keeps) {
            QTest::newRow(text) << QString::fromLatin1(text) << keeps;
        };
        row("a / 4", true);
        row("a / 8 + a^2", true);
        row("abs(a) * 0.25", true);
        row("relu(a) * 0.75", true);
        row("max(a, 2) / 16", true);
        row("a / 3", false); // no decimal that ends, whatever is drawn
        row("0.25 * exp(a)", false);
        row("a^0.5 / 4", false);
        row("a / (a + 2)", false);
        row("sqrt(a)", false);
    }
    void whatKeepsDecimalsHasToBeRound() {
        QFETCH(QString, text);
        QFETCH(bool, keeps);
        const Pass pass(newExpression(text.toStdString(), {{"a", 1}}));
        const auto ofDecimals = nodesOfDecimals(*pass.model, *pass.trace);
        QCOMPARE(fitnessOf(*pass.model, *pass.trace, 1, ofDecimals).unround > 0, keeps);
    }

    /// So it is found once for all numbers that are drawn.
    void whatKeepsDecimalsIsOfTheRulesAlone_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : kExamples)
            QTest::newRow(name) << name;
    }

    void whatKeepsDecimalsIsOfTheRulesAlone() {
        QFETCH(QString, name);
        const Project given = example(qPrintable(name));
        Random random(1, 1);
        std::vector<bool> first;
        for (const Fineness fineness : kFinenesses) {
            const Pass pass(withDrawnNumbers(given, random, fineness));
            const auto ofDecimals = nodesOfDecimals(*pass.model, *pass.trace);
            if (first.empty()) first = ofDecimals;
            QVERIFY(ofDecimals == first);
        }
    }

    void aNetOfReluIsExact() {
        const Worksheet sheet = makeWorksheet(example("deep-relu"), {}, 1);
        for (const SheetTask& task : sheet.tasks)
            if (task.step.phase == Phase::Forward)
                QVERIFY(isRound(sheet.trace->at(task.step.focus), 3));
    }

    void aTruthTableStaysTrue() {
        const Project given = example("xor");
        for (int version = 1; version <= 8; ++version) {
            const Worksheet sheet = makeWorksheet(given, {}, version);
            const Data& data = *sheet.project->data;
            QCOMPARE(data.x.cols(), Index{1});
            QCOMPARE(data.y(0, 0), data.x(0, 0) == data.x(1, 0) ? 0.0 : 1.0);
            QVERIFY(data.x(0, 0) + data.x(1, 0) > 0);
        }
    }

    void classesStayClasses() {
        for (int version = 1; version <= 8; ++version) {
            const Worksheet sheet = makeWorksheet(example("softmax-4-3"), {}, version);
            const Data& data = *sheet.project->data;
            QCOMPARE(data.y.sum(), 1.0);
            QCOMPARE(data.y.maxCoeff(), 1.0);
        }
    }

    void onlyWhatIsChosenIsBlank() {
        WorksheetOptions options;
        options.kinds = {BlankKind::Error};
        const Worksheet sheet = makeWorksheet(example("net-2-2-1"), options, 1);
        QCOMPARE(askedOf(sheet), 3);
        const SheetTask& error = taskOf(sheet, StepKind::OutputError);
        // a is given where it is needed, and stands in the line.
        QVERIFY(!taskOf(sheet, StepKind::Activation).isAsked);
        QCOMPARE(toPlainText(error.sheet[0].rights[1]),
                 std::string("(0.569 − 0.9) × 0.569 (1 − 0.569)"));
        QCOMPARE(toPlainText(error.sheet[0].rights[2]), std::string("____"));
        // Nothing that is asked needs z.
        for (const SheetTask& task : sheet.tasks)
            QVERIFY(task.step.kind != StepKind::PreActivation);
    }

    void asManyAsAreWanted() {
        WorksheetOptions options;
        options.most = 5;
        const Project net = example("net-2-2-1");
        QCOMPARE(askedOf(makeWorksheet(net, options, 1)), 5);
        const auto places = [&](int version) {
            std::vector<Ref> asked;
            for (const SheetTask& task : makeWorksheet(net, options, version).tasks)
                if (task.isAsked) asked.push_back(task.step.focus);
            return asked;
        };
        QVERIFY(places(1) == places(1));
        QVERIFY(places(1) != places(2));
    }

    /// By hand: without σ′ the hidden error is W²₁₁ δ²₁, and W²₁₁ is 0.5.
    void theKeyNamesMistakes() {
        const Worksheet sheet = makeWorksheet(example("net-2-2-1"), {}, 1);
        const SheetTask& error = taskOf(sheet, StepKind::HiddenError);
        const auto omitted =
            std::ranges::find(error.mistakes, Mistake::SlopeOmitted, &WrongAnswer::mistake);
        QVERIFY(omitted != error.mistakes.end());
        const NodeId output = sheet.model->layers.back().preActivation;
        near(omitted->value, 0.5 * sheet.trace->at({output, Quantity::Adjoint, 0, 0, 0}));
        std::set<std::string> seen{formatNumber(sheet.trace->at(error.step.focus), 3)};
        for (const WrongAnswer& wrong : error.mistakes)
            QVERIFY(seen.insert(formatNumber(wrong.value, 3)).second);
    }

    void aSignIsNotTold() {
        const SheetTask task =
            taskOf(makeWorksheet(example("net-2-2-1"), {}, 1), StepKind::WeightGradient);
        QCOMPARE(toPlainText(task.sheet[0].rights[1]), std::string("____ × ____"));
        QVERIFY(toPlainText(task.key[0].rights[1]).starts_with("(−"));
    }

    void refused_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<WorksheetOptions>("options");
        QTest::addColumn<QString>("says");
        QTest::newRow("an image of 400") << "ng-digits" << WorksheetOptions() << "more than 200";
        QTest::newRow("terms") << "net-1-1" << WorksheetOptions{.level = Level::Term}
                               << "neurons or of whole layers";
        QTest::newRow("nothing") << "net-1-1" << WorksheetOptions{.kinds = {}} << "left blank";
        QTest::newRow("no updates") << "circuit" << WorksheetOptions{.kinds = {BlankKind::Update}}
                                    << "no step of the kinds";
    }
    void refused() {
        QFETCH(QString, name);
        QFETCH(WorksheetOptions, options);
        QFETCH(QString, says);
        try {
            static_cast<void>(makeWorksheet(example(qPrintable(name)), options, 1));
            QFAIL("it is made");
        } catch (const Error& error) {
            QVERIFY2(QString(error.what()).contains(says), error.what());
        }
    }

    void round_data() {
        QTest::addColumn<double>("value");
        QTest::addColumn<bool>("round");
        QTest::newRow("short") << 0.125 << true;
        QTest::newRow("a sum of tenths") << 0.1 + 0.2 << true;
        QTest::newRow("long") << 0.1255 << false;
        QTest::newRow("power of ten") << 100.0 << true;
        QTest::newRow("large") << 1234.0 << false;
        QTest::newRow("third") << 1.0 / 3 << false;
        QTest::newRow("zero") << 0.0 << true;
    }
    void round() {
        QFETCH(double, value);
        QFETCH(bool, round);
        QCOMPARE(isRound(value, 3), round);
        QCOMPARE(isRound(-value, 3), round);
    }
};

DELTAFLOW_TEST(TestWorksheet)
#include "tst_worksheet.moc"
