#include "core/export/weights.h"

#include "core/error.h"
#include "core/project/json_text.h"
#include "tests/core/graph_projects.h"
#include "tests/core/train/projects.h"
#include "tests/test_program.h"

#include <QtTest>

#include <bit>
#include <charconv>
#include <cmath>
#include <limits>

using namespace deltaflow;

namespace {

/// Numbers whose shortest texts are of every kind.
Project hardNumbers() {
    Project project = smallProject();
    Network network = *project.network;
    network.layers[0].weights << 0.1 + 0.2, -0.0, 5e-324, 1.7976931348623157e308, 1.0, -1.0 / 3.0,
        1e22, 123456789012345680.0;
    project.network = std::make_shared<const Network>(std::move(network));
    return project;
}

bool isSame(double a, double b) {
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

} // namespace

class TestWeights : public QObject {
    Q_OBJECT

private slots:
    void csvReadsBackToTheBit() {
        const Project project = hardNumbers();
        QStringList lines = QString::fromStdString(weightsCsv(project)).split('\n');
        QCOMPARE(lines.takeFirst(), "parameter,row,column,value");
        QCOMPARE(lines.takeLast(), "");
        QCOMPARE(lines.size(), project.network->parameterCount());
        for (const QString& line : lines) {
            const QStringList cells = line.split(',');
            QCOMPARE(cells.size(), 4);
            const DenseLayer& layer =
                project.network->layers[static_cast<std::size_t>(cells[0].mid(1).toInt() - 1)];
            const ParameterMatrix& table = cells[0][0] == 'W' ? layer.weights : layer.bias;
            const std::string text = cells[3].toStdString();
            double value = 0;
            QVERIFY(std::from_chars(text.data(), text.data() + text.size(), value).ec ==
                    std::errc());
            QVERIFY2(isSame(value, table(cells[1].toInt(), cells[2].toInt())), qPrintable(line));
        }
        QCOMPARE(lines[1].section(',', 0, 2), "W1,0,1"); // row by row
    }

    void jsonReadsBackToTheBit() {
        const Project project = hardNumbers();
        const Json read = Json::parse(weightsJson(project));
        QCOMPARE(read.size(), 6u);
        for (std::size_t l = 0; l < 3; ++l)
            for (const auto& [name, table] : {std::pair{"W", project.network->layers[l].weights},
                                              {"b", project.network->layers[l].bias}}) {
                const Json& entry = read.at(name + std::to_string(l + 1));
                QCOMPARE(entry.at("shape").at(0).get<Index>(), table.rows());
                QCOMPARE(entry.at("shape").at(1).get<Index>(), table.cols());
                QCOMPARE(entry.at("values").size(), static_cast<std::size_t>(table.size()));
                for (Index i = 0; i < table.size(); ++i)
                    QVERIFY(isSame(entry["values"][static_cast<std::size_t>(i)].get<double>(),
                                   table.data()[i]));
            }
    }

    void buffersAreWrittenToo() {
        GraphProject p;
        p.input("x", 2).target("y", 2).parameter("g", 2, 1).parameter("b", 2, 1);
        p.stored("mean", "buffer", 2, 1).stored("var", "buffer", 2, 1);
        p.node("n", "batchnorm", {"x", "g", "b", "mean", "var"});
        p.node("L", "half_squared", {"n", "y"});
        const Json read = Json::parse(weightsJson(p.make(3)));
        QCOMPARE(read.size(), 4u);
        QVERIFY(read.contains("mean") && read.contains("var"));
    }

    void aNetWithoutWeightsIsEmpty() {
        GraphProject p;
        p.input("x", 2).target("y", 2).node("L", "half_squared", {"x", "y"});
        QCOMPARE(weightsCsv(p.make()), "parameter,row,column,value\n");
        QVERIFY(Json::parse(weightsJson(p.make())).empty());
    }

    void notFiniteIsRefused() {
        Project project = smallProject();
        Network network = *project.network;
        network.layers[1].weights(0, 0) = std::numeric_limits<double>::quiet_NaN();
        project.network = std::make_shared<const Network>(std::move(network));
        QVERIFY_EXCEPTION_THROWN((void)weightsCsv(project), Error);
        QVERIFY_EXCEPTION_THROWN((void)weightsJson(project), Error);
    }
};

DELTAFLOW_TEST(TestWeights)
#include "tst_weights.moc"
