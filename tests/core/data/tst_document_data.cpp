#include "core/data/document_data.h"

#include "core/data/generators.h"
#include "core/data/scale.h"
#include "core/error.h"
#include "core/project/edit.h"
#include "core/project/expression_project.h"
#include "core/project/project_json.h"
#include "core/project/title.h"
#include "tests/core/graph_projects.h"
#include "tests/core/train/projects.h"
#include "tests/test_program.h"

#include <QtTest>

#include <bit>

using namespace deltaflow;

namespace {

DataSet moons(Index samples = 40) {
    GeneratorSettings settings = defaultSettings(GeneratorKind::Moons);
    settings.samples = samples;
    return generate(settings);
}

/// A set whose numbers are decimal, as one types them.
DataSet decimals() {
    DataSet set;
    set.data.x = SampleMatrix{{5.1, 4.9, 4.7, 4.6, 5.0, 5.4}, {0.2, 0.2, 1e-3, 12345.678, -7, 0.1}};
    set.data.y = SampleMatrix{{17.5, -3.25, 0.1, 2, 3, 1e6}};
    set.inputNames = {"length", "width"};
    set.targetNames = {"price"};
    return set;
}

template <typename Change>
QString refusal(const Change& change) {
    try {
        (void)change();
    } catch (const Error& error) {
        return QString::fromStdString(error.what());
    }
    return {};
}

} // namespace

class TestDocumentData : public QObject {
    Q_OBJECT

private slots:
    void wholeComesBack_data() {
        QTest::addColumn<double>("fraction");
        QTest::addColumn<int>("inputs");
        QTest::addColumn<int>("targets");
        for (const double fraction : {0.0, 0.2, 0.5})
            for (const ScalingKind kind :
                 {ScalingKind::None, ScalingKind::Standardise, ScalingKind::MinMax})
                QTest::addRow("%g of it, scaling %d", fraction, static_cast<int>(kind))
                    << fraction << static_cast<int>(kind) << static_cast<int>(kind);
    }
    void wholeComesBack() {
        QFETCH(const double, fraction);
        QFETCH(const int, inputs);
        QFETCH(const int, targets);
        const DataSet set = decimals();
        const DataSetup setup{fraction, 3, static_cast<ScalingKind>(inputs),
                              static_cast<ScalingKind>(targets)};
        const Project project = withDataSet(smallProject(), set, setup, {"typed"});
        QCOMPARE(project.data->x.cols() + (project.test ? project.test->x.cols() : 0), 6);
        QCOMPARE(dataSetupOf(project), setup);
        const DataSet back = dataSetOf(project);
        QVERIFY(back.data.x == set.data.x);
        QVERIFY(back.data.y == set.data.y);
        QCOMPARE(back.inputNames, set.inputNames);
        QCOMPARE(back.targetNames, set.targetNames);
    }

    void scalingIsFittedToTraining() {
        const DataSetup setup{0.5, 1, ScalingKind::Standardise, ScalingKind::None};
        const Project project = withDataSet(smallProject(), moons(), setup, {"moons"});
        QCOMPARE(project.data->x.cols(), 20);
        QVERIFY(project.data->x.rowwise().mean().cwiseAbs().maxCoeff() < 1e-14);
        const Eigen::VectorXd squares = project.data->x.array().square().rowwise().mean();
        QVERIFY((squares.array() - 1).abs().maxCoeff() < 1e-13);
        QVERIFY(project.test->x.rowwise().mean().cwiseAbs().maxCoeff() > 1e-3);
    }

    void splitAnewIsAsSplitAtOnce() {
        const Project first = withDataSet(smallProject(), moons(), {0.25, 1}, {"moons"});
        const DataSetup other{0.4, 9, ScalingKind::MinMax, ScalingKind::None};
        const Project again = withDataSetup(first, other);
        const Project atOnce = withDataSet(smallProject(), moons(), other, {"moons"});
        QVERIFY(again.data->x == atOnce.data->x);
        QVERIFY(again.test->y == atOnce.test->y);
        QVERIFY(*again.dataNotes == *atOnce.dataNotes);
    }

    void shortestNumberOfTheSameBits() {
        std::mt19937_64 random(5);
        std::uniform_real_distribution<double> uniform(-1000, 1000);
        for (int i = 0; i < 2000; ++i) {
            const double x = std::round(uniform(random)) / 100;
            const double offset = uniform(random) / 3;
            const double factor = std::abs(uniform(random)) + 0.01;
            const double z = (x - offset) / factor;
            const double back = unscaledExactly(z, offset, factor);
            QCOMPARE(std::bit_cast<std::uint64_t>((back - offset) / factor),
                     std::bit_cast<std::uint64_t>(z));
            QVERIFY(std::abs(back - x) <= 1e-11);
        }
    }

    void networkIsFitted_data() {
        QTest::addColumn<int>("output");
        QTest::addColumn<int>("loss");
        QTest::addColumn<int>("kind"); // of the set; −1: numbers
        QTest::addColumn<bool>("oneHot");
        QTest::addColumn<int>("fittedOutput");
        QTest::addColumn<int>("fittedLoss");
        using A = ActivationKind;
        using L = LossKind;
        const auto row = [](const char* name, A output, L loss, int kind, bool oneHot, A fitted,
                            L after) {
            QTest::newRow(name) << static_cast<int>(output) << static_cast<int>(loss) << kind
                                << oneHot << static_cast<int>(fitted) << static_cast<int>(after);
        };
        const int moonsKind = static_cast<int>(GeneratorKind::Moons);
        row("softmax, one output", A::Softmax, L::CategoricalCrossEntropy, moonsKind, false,
            A::Sigmoid, L::BinaryCrossEntropy);
        row("softmax stays for one-hot", A::Softmax, L::CategoricalCrossEntropy, moonsKind, true,
            A::Softmax, L::CategoricalCrossEntropy);
        row("sigmoid stays", A::Sigmoid, L::BinaryCrossEntropy, moonsKind, false, A::Sigmoid,
            L::BinaryCrossEntropy);
        row("two sigmoids stay", A::Sigmoid, L::BinaryCrossEntropy, moonsKind, true, A::Sigmoid,
            L::BinaryCrossEntropy);
        row("numbers", A::Sigmoid, L::BinaryCrossEntropy, -1, false, A::Identity, L::HalfSquared);
        row("numbers after softmax", A::Softmax, L::CategoricalCrossEntropy, -1, false, A::Identity,
            L::HalfSquared);
        row("tanh stays for numbers", A::Tanh, L::HalfSquared, -1, false, A::Tanh, L::HalfSquared);
    }
    void networkIsFitted() {
        QFETCH(const int, output);
        QFETCH(const int, loss);
        QFETCH(const int, kind);
        QFETCH(const bool, oneHot);
        QFETCH(const int, fittedOutput);
        QFETCH(const int, fittedLoss);
        Project project = smallProject();
        project.data = std::make_shared<const Data>(
            Data{project.data->x, SampleMatrix{project.data->y.cwiseAbs()}});
        Network network = *project.network;
        network.layers.back().activation.kind = static_cast<ActivationKind>(output);
        project.network = std::make_shared<const Network>(network);
        project.loss = static_cast<LossKind>(loss);
        GeneratorSettings settings;
        settings.kind = static_cast<GeneratorKind>(kind);
        settings.coding = oneHot ? ClassCoding::OneHot : ClassCoding::Single;
        const DataSet set = kind < 0 ? decimals() : generate(settings);
        const Project after = withDataSet(project, set, {}, {"set"});
        QCOMPARE(after.network->inputs, set.data.x.rows());
        QCOMPARE(after.network->outputs(), set.data.y.rows());
        QCOMPARE(static_cast<int>(after.network->layers.back().activation.kind), fittedOutput);
        QCOMPARE(static_cast<int>(after.loss), fittedLoss);
        (void)buildModel(after);
    }

    void documentKeepsAll() {
        const DataSetup setup{0.25, 7, ScalingKind::Standardise, ScalingKind::MinMax};
        for (const DataSet& set : {moons(), decimals()}) {
            const Project project = withDataSet(smallProject(), set, setup, {"a \"file\".csv"});
            const Project back = projectFromJson(toJson(project));
            QVERIFY(back.data->x == project.data->x);
            QVERIFY(back.test->x == project.test->x);
            QVERIFY(back.test->y == project.test->y);
            QVERIFY(*back.dataNotes == *project.dataNotes);
        }
    }

    void titleTellsTheData_data() {
        QTest::addColumn<std::string>("title"); // before and after, where # is the network's shape
        QTest::addColumn<std::string>("source");
        QTest::addColumn<std::string>("name");
        QTest::addColumn<std::string>("after");
        const auto row = [](const char* what, const std::string& title, const std::string& source,
                            const std::string& name, const std::string& after) {
            QTest::newRow(what) << title << source << name << after;
        };
        row("none", "", "", "Two moons", "Two moons, #");
        row("of other data", "XOR, #", "", "a.csv", "a.csv, #");
        row("of an example", "Two perceptrons", "A book", "a.csv", "a.csv, #");
        row("by hand", "My lesson", "", "a.csv", "My lesson");
        row("without a name", "XOR, #", "", "", "XOR, #");
    }
    void titleTellsTheData() {
        QFETCH(std::string, title);
        QFETCH(std::string, after);
        QFETCH(const std::string, source);
        QFETCH(const std::string, name);
        const auto put = [](std::string& text, const Project& project) {
            if (text.ends_with('#')) text.replace(text.size() - 1, 1, shapeText(*project.network));
        };
        Project project = smallProject();
        put(title, project);
        project.title = title;
        project.source = source;
        project.description = "Four corners.";
        const Project made = withDataSet(project, moons(), {}, {"", name});
        QVERIFY(shapeText(*made.network) != shapeText(*project.network));
        put(after, made);
        QCOMPARE(made.title, after);
        QCOMPARE(made.description.empty(), made.title != title && !name.empty());
    }

    void titleFollowsTheShape() {
        Project project = smallProject();
        project.title = "XOR, " + shapeText(*project.network);
        const Project wider = withUnitAdded(project, 0);
        QCOMPARE(wider.title, "XOR, " + shapeText(*wider.network));
        QVERIFY(wider.title != project.title);
        project.title = "2026-11-29";
        QCOMPARE(withUnitAdded(project, 0).title, "2026-11-29");
    }

    void sameDataIsKnown() {
        const Project project = withDataSet(smallProject(), moons(), {0.25, 1}, {"moons"});
        QVERIFY(haveSameData(project, withDataSet(project, moons(), {0.25, 1}, {"moons"})));
        QVERIFY(!haveSameData(project, withDataSet(project, moons(), {0.25, 2}, {"moons"})));
        QVERIFY(!haveSameData(project, withDataSet(project, moons(), {0.25, 1}, {"others"})));
        QVERIFY(!haveSameData(project, withDataSet(project, decimals(), {0.25, 1}, {"moons"})));
    }

    void notesFollowTheStructure() {
        const DataSetup setup{0.25, 1, ScalingKind::Standardise, ScalingKind::Standardise};
        const Project project = withDataSet(smallProject(), decimals(), setup, {"typed"});
        const Project less = withUnitRemoved(project, -1, 0);
        QCOMPARE(less.dataNotes->inputNames, std::vector<std::string>{"width"});
        QCOMPARE(less.dataNotes->inputs.offset.size(), 1);
        QCOMPARE(less.dataNotes->inputs.offset[0], project.dataNotes->inputs.offset[1]);
        QVERIFY(less.test->x == project.test->x.bottomRows(1));
        const Project more = withUnitAdded(project, -1);
        QCOMPARE(more.test->x.rows(), 3);
        QCOMPARE(more.dataNotes->inputs.factor[2], 1.0);
        const Project outputs =
            withUnitAdded(project, static_cast<int>(project.network->layers.size()) - 1);
        QCOMPARE(outputs.test->y.rows(), 2);
        QCOMPARE(outputs.dataNotes->targetNames.size(), 2);
        QVERIFY(projectFromJson(toJson(outputs)).test->y == outputs.test->y);
    }

    void sampleIsAddedInItsUnit() {
        const DataSetup setup{0, 1, ScalingKind::MinMax, ScalingKind::None};
        const Project project = withDataSet(smallProject(), decimals(), setup, {"typed"});
        const Project after =
            withSample(project, Eigen::VectorXd{{4.6, -7}}, Eigen::VectorXd::Constant(1, 3));
        QCOMPARE(after.data->x.cols(), 7);
        QCOMPARE(after.data->x.col(6), Eigen::VectorXd::Zero(2)); // the least of both
        QCOMPARE(after.data->y(0, 6), 3);
    }

    void whatCannotBeIsRefused() {
        const Project expression = GraphProject::expression("a*b");
        QCOMPARE(refusal([&] { return withDataSet(expression, moons(), {}, {}); }),
                 "an expression has variables, not data");
        GraphProject graph;
        graph.input("x", 3).target("y", 1).parameter("W", 1, 3);
        graph.node("a", "linear", {"W", "x"}).node("L", "half_squared", {"a", "y"});
        const Project project = graph.make(2);
        QCOMPARE(refusal([&] { return withDataSet(project, moons(), {}, {}); }),
                 "this graph takes 3 inputs a sample, but the data has 2");
        QCOMPARE(refusal([&] { return withDataSet(smallProject(), {}, {}, {}); }),
                 "there is no sample in this data");
    }
};

DELTAFLOW_TEST(TestDocumentData)
#include "tst_document_data.moc"
