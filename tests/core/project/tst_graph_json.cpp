#include "core/error.h"
#include "core/network/model.h"
#include "core/project/expression_project.h"
#include "core/project/project_json.h"
#include "core/train/history.h"
#include "tests/test_program.h"

#include <QtTest>

#include <cmath>
#include <cstring>

using namespace deltaflow;

namespace {

/// A branching neuron, an image, settings and a parameter that two nodes share.
const char* const kGraph = R"({
  "format": "deltaflow", "version": 1, "title": "Branches",
  "penalty": { "kind": "plain", "lambda": 0.5 },
  "graph": {
    "output": "J",
    "nodes": [
      { "name": "x", "op": "input", "rows": 2 },
      { "name": "img", "op": "input", "image": [1, 1, 2] },
      { "name": "y", "op": "target", "rows": 2 },
      { "name": "W", "op": "parameter", "value": [[0.1, 0.8], [0.4, 0.6]] },
      { "name": "k", "op": "constant", "value": [[2], [0.5]] },
      { "name": "z", "op": "linear", "inputs": ["W", "x"] },
      { "name": "a", "op": "leaky_relu", "inputs": ["z"], "alpha": 0.25 },
      { "name": "b", "op": "mul", "inputs": ["a", "k"] },
      { "name": "c", "op": "mul", "inputs": ["b", "b"] },
      { "name": "d", "op": "add", "inputs": ["b", "c", "img"] },
      { "name": "L", "op": "half_squared", "inputs": ["d", "y"] },
      { "name": "R", "op": "l2_penalty", "inputs": ["W"] },
      { "name": "J", "op": "add", "inputs": ["L", "R"] }
    ]
  },
  "data": [ { "x": [0.35, 0.9, -1, 3], "y": [0.5, 1] }, { "x": [1, -2, 0, 0.25], "y": [0, 2] } ],
  "edits": [ { "iteration": 2, "parameter": "W", "row": 1, "col": 0, "value": 3 } ]
})";

const char* const kExpression = R"({
  "format": "deltaflow", "version": 1, "notation": "chain_rule",
  "expression": { "text": "c = a+b; c*w", "variables": { "a": 2, "b": -0.0, "w": 0.1 }, "learned": ["w"] }
})";

std::string with(std::string text, const char* from, const char* to) {
    const auto at = text.find(from);
    if (at == std::string::npos) qFatal("not in the document: %s", from);
    return text.replace(at, std::strlen(from), to);
}

QString refusal(std::string_view text) {
    try {
        (void)projectFromJson(text);
    } catch (const FormatError& error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

} // namespace

class TestGraphJson : public QObject {
    Q_OBJECT

private slots:
    void aGraphIsReadAsItStands() {
        const Project project = projectFromJson(kGraph);
        QVERIFY(!project.network);
        QVERIFY(!isExpression(project));
        const GraphSpec& graph = *project.graph;
        QCOMPARE(graph.nodes.size(), std::size_t{13});
        QCOMPARE(graph.output, std::string("J"));
        QCOMPARE(graph.find("img")->grid, (Grid{1, 1, 2}));
        QCOMPARE(graph.find("img")->rows, Index{2});
        QCOMPARE(graph.find("a")->settings.alpha, 0.25);
        QCOMPARE(graph.find("W")->value(1, 0), 0.4);
        QCOMPARE(graph.find("d")->inputs.size(), std::size_t{3});
        QCOMPARE(project.data->x(3, 1), 0.25);
        QCOMPARE(project.edits.front().parameter, std::string("W"));
        // By hand: z = (0.755, 0.68), a = z, b = (1.51, 0.34), c = b², d = b + c + img of the first
        // sample; z = (−1.5, −0.8), a = z/4, b = (−0.75, −0.1) of the second.
        const auto model = buildModel(project);
        const auto trace = History(std::make_shared<const Project>(project), model).at(0);
        const double d[2][2] = {{1.51 + 1.51 * 1.51 - 1, 0.34 + 0.34 * 0.34 + 3},
                                {-0.75 + 0.5625, -0.1 + 0.01 + 0.25}};
        const double y[2][2] = {{0.5, 1}, {0, 2}};
        double loss = 0;
        for (int s = 0; s < 2; ++s)
            for (int r = 0; r < 2; ++r)
                loss += (d[s][r] - y[s][r]) * (d[s][r] - y[s][r]) / 4;
        loss += 0.25 * (0.01 + 0.64 + 0.16 + 0.36);
        const double got = trace->at({model->loss, Quantity::Value, 0, 0, 0});
        QVERIFY2(std::abs(got - loss) < 1e-12, qPrintable(QString::number(got)));
    }

    void savingAndOpeningAgainChangesNothing_data() {
        QTest::addColumn<QString>("document");
        QTest::newRow("graph") << QString::fromUtf8(kGraph);
        QTest::newRow("expression") << QString::fromUtf8(kExpression);
        QTest::newRow("settings of images")
            << QString::fromStdString(with(kGraph, R"("alpha": 0.25)",
                                           R"("kernel": [2, 3], "stride": [2, 1], "padding": [0, 1],
                     "count_include_pad": false, "epsilon": 0.5, "momentum": 0.25, "evaluates": true)"));
    }
    void savingAndOpeningAgainChangesNothing() {
        QFETCH(QString, document);
        const Project first = projectFromJson(document.toStdString());
        const std::string text = toJson(first);
        const Project second = projectFromJson(text);
        QCOMPARE(toJson(second), text);
        QCOMPARE(second.graph->nodes.size(), first.graph->nodes.size());
        for (std::size_t i = 0; i < first.graph->nodes.size(); ++i) {
            const NodeSpec& one = first.graph->nodes[i];
            const NodeSpec& other = second.graph->nodes[i];
            QCOMPARE(other.name, one.name);
            QCOMPARE(other.op, one.op);
            QCOMPARE(other.inputs, one.inputs);
            QCOMPARE(other.rows, one.rows);
            QCOMPARE(other.grid, one.grid);
            QVERIFY(other.settings == one.settings);
            QVERIFY(other.value == one.value);
        }
        QCOMPARE(second.graph->output, first.graph->output);
        QCOMPARE(second.graph->expression, first.graph->expression);
        QVERIFY(second.data->x == first.data->x);
        QVERIFY(second.data->y == first.data->y);
        QVERIFY(second.edits == first.edits);
    }

    void anExpressionIsReadAsItStands() {
        const Project project = projectFromJson(kExpression);
        QVERIFY(isExpression(project));
        QCOMPARE(project.notation, NotationKind::ChainRule);
        QCOMPARE(variableValues(project), (VariableValues{{"a", 2.0}, {"b", 0.0}, {"w", 0.1}}));
        QVERIFY(std::signbit(variableValues(project).at("b")));
        QCOMPARE(learnedVariables(project), std::vector<std::string>{"w"});
        const QString text = QString::fromStdString(toJson(project));
        for (const char* key : {"\"data\"", "\"layers\"", "\"loss\"", "\"graph\""})
            QVERIFY(!text.contains(QLatin1String(key)));
    }

    void refusals_data() {
        QTest::addColumn<QString>("document");
        QTest::addColumn<QString>("message");
        const auto graph = [](const char* what, const char* from, const char* to,
                              const char* message) {
            QTest::newRow(what) << QString::fromStdString(with(kGraph, from, to)) << message;
        };
        const auto expression = [](const char* what, const char* from, const char* to,
                                   const char* message) {
            QTest::newRow(what) << QString::fromStdString(with(kExpression, from, to)) << message;
        };
        graph("two descriptions", R"("data": [)", R"("layers": [], "data": [)",
              "a document has one of layers, graph and expression, not several");
        graph("no nodes", R"("nodes": [)", R"("knots": [)", "graph.nodes is missing");
        graph("no output", R"("output": "J",)", "", "graph.output is missing");
        graph("unknown output", R"("output": "J")", R"("output": "Q")",
              "graph: the output \"Q\" is not a node of the graph");
        graph("output of many numbers", R"("output": "J")", R"("output": "d")",
              "graph: the output d is 4 numbers, but only a single one can be differentiated");
        graph("unknown op", R"("op": "leaky_relu")", R"("op": "lu")",
              "graph.nodes[6].op is the text \"lu\", not the name of an op, such as \"add\"");
        graph("not a list", R"("inputs": ["z"])", R"("inputs": "z")",
              "graph.nodes[6].inputs is the text \"z\", not a list");
        graph("unknown input", R"("inputs": ["z"])", R"("inputs": ["q"])",
              "graph: a: no node before it is called \"q\"");
        graph("too many inputs", R"("inputs": ["z"])", R"("inputs": ["z", "z"])",
              "graph: a: leaky_relu takes z, not 2 inputs");
        graph("a name twice", R"("name": "d")", R"("name": "c")",
              "graph: two nodes are called c, but a name is of one node");
        graph("a name that is none", R"("name": "b")", R"("name": "2b")",
              "graph: a node's name is a letter, then letters, digits and underscores, and \"2b\" "
              "is not");
        graph("no value", R"("value": [[0.1, 0.8], [0.4, 0.6]])", R"("values": [])",
              "graph.nodes[3].value is missing");
        graph("ragged value", "[0.4, 0.6]", "[0.4]",
              "graph.nodes[3].value[1] has 1 numbers where 2 are needed");
        graph("a text in a value", "[0.4, 0.6]", R"([0.4, "0.6"])",
              "graph.nodes[3].value[1][1] is the text \"0.6\", not a number");
        graph("empty value", "[[0.1, 0.8], [0.4, 0.6]]", "[]", "graph.nodes[3].value has no rows");
        graph("empty rows", "[[0.1, 0.8], [0.4, 0.6]]", "[[], []]",
              "graph.nodes[3].value has no columns");
        graph("shapes", R"("rows": 2 },
      { "name": "img")",
              R"("rows": 3 },
      { "name": "img")",
              "data[0].x has 4 numbers where 5 are needed");
        graph("too many rows", R"("rows": 2)", R"("rows": 1000000000000)",
              "graph.nodes[0].rows is 1000000000000, not from 1 to 1000000");
        graph("too many cells", "[1, 1, 2]", "[1000, 1000, 1000]",
              "graph.nodes[1].image: more than the 1000000 cells that are possible");
        graph("image and rows", R"("image": [1, 1, 2])", R"("image": [1, 1, 2], "rows": 3)",
              "graph.nodes[1].image has 2 cells where \"rows\" says 3");
        graph("setting out of range", R"("alpha": 0.25)", R"("momentum": 2)",
              "graph.nodes[6].momentum is 2, not from 0 to 1");
        graph("kernel of one", R"("alpha": 0.25)", R"("kernel": [2])",
              "graph.nodes[6].kernel has 1 numbers where 2 are needed");
        graph("stride 0", R"("alpha": 0.25)", R"("stride": [0, 1])",
              "graph.nodes[6].stride[0] is 0, not from 1 to 1000");
        graph("no truth", R"("alpha": 0.25)", R"("evaluates": 1)",
              "graph.nodes[6].evaluates is 1, not true or false");
        graph("no data", R"("data": [)", R"("date": [)", "data is missing");
        graph("targets missing", R"(, "y": [0.5, 1])", "", "data[0].y is missing");
        graph("edit of no parameter", R"("parameter": "W")", R"("parameter": "k")",
              "edits[0].parameter is the text \"k\", not the name of a parameter, such as \"W1\"");
        expression("a wrong text", "c*w", "c**w",
                   "expression.text, at character 12: expected a number, a name or “(”, but found "
                   "“*”; a power is written a^b");
        expression("no text", "\"text\"", "\"words\"", "expression.text is missing");
        expression("no variables", "\"variables\"", "\"values\"",
                   "expression.variables is missing");
        expression("a value missing", R"("a": 2, )", "", "expression.variables.a is missing");
        expression("a value too many", R"("a": 2)", R"("a": 2, "q": 1)",
                   "expression.variables.q is not a variable of the text");
        expression("a value that is none", R"("a": 2)", R"("a": null)",
                   "expression.variables.a is null, not a number");
        expression("learned, but not there", R"(["w"])", R"(["w", "v"])",
                   "expression.learned[1] is the text \"v\", not one of the variables");
    }
    void refusals() {
        QFETCH(QString, document);
        QFETCH(QString, message);
        QCOMPARE(refusal(document.toStdString()), message);
    }

    /// A pass that would take hours is refused, though it keeps few numbers.
    void windowsTooLarge() {
        std::string document = R"({ "format": "deltaflow", "version": 1, "data": [ { "x": [0)";
        for (int i = 1; i < 999 * 999; ++i)
            document += ",0";
        document += R"(] } ], "graph": { "output": "s", "nodes": [
            { "name": "x", "op": "input", "image": [1, 999, 999] },
            { "name": "p", "op": "maxpool2d", "inputs": ["x"], "kernel": [500, 500] },
            { "name": "s", "op": "maxpool2d", "inputs": ["p"], "kernel": [500, 500] } ] } })";
        QCOMPARE(refusal(document), QString("graph: with the windows of p, a pass takes more than "
                                            "the 2000000000 products that are possible"));
    }

    void bounds() {
        std::string nodes = R"({ "name": "x", "op": "input" })";
        for (int i = 0; i < 2000; ++i)
            nodes += R"(, { "name": "a", "op": "add", "inputs": ["x"] })";
        const std::string many = R"({ "format": "deltaflow", "version": 1, "data": [],
            "graph": { "output": "a", "nodes": [)" +
                                 nodes + "] } }";
        QCOMPARE(refusal(many),
                 QString("graph.nodes: 2001 nodes are more than the 2000 that are possible"));
        std::string wide = R"({ "format": "deltaflow", "version": 1, "data": [ { "x": [)";
        for (int i = 0; i < 1000; ++i)
            wide += i > 0 ? ", 0" : "0";
        wide += R"(] } ], "graph": { "output": "s", "nodes": [
            { "name": "x", "op": "input", "rows": 1000 }, { "name": "W", "op": "parameter", "value": [)";
        for (int row = 0; row < 1001; ++row) {
            wide += row > 0 ? ", [" : "[";
            for (int col = 0; col < 1000; ++col)
                wide += col > 0 ? ",0" : "0";
            wide += "]";
        }
        wide += "] } ] } }";
        QCOMPARE(refusal(wide), QString("graph.nodes[1] makes more than the 1000000 numbers that "
                                        "the nodes' values may be"));
    }
};

DELTAFLOW_TEST(TestGraphJson)
#include "tst_graph_json.moc"
