#include "core/error.h"
#include "core/expression/expression.h"
#include "core/network/model.h"
#include "core/network/op_catalogue.h"
#include "core/project/expression_project.h"
#include "core/project/graph_json.h"
#include "core/project/limits.h"

#include <algorithm>
#include <array>

namespace deltaflow {

namespace {

constexpr auto kLeaves =
    std::to_array<std::string_view>({"input", "target", "parameter", "constant", "buffer"});

bool isLeafOp(std::string_view op) {
    return std::find(kLeaves.begin(), kLeaves.end(), op) != kLeaves.end();
}

/// The size of "value", a list of rows that are all as long.
Shape valueShape(const JsonReader& value) {
    const std::int64_t rows = value.size();
    if (rows == 0) throw FormatError(value.place() + " has no rows");
    const std::int64_t cols = value[std::int64_t{0}].size();
    for (std::int64_t row = 0; row < rows; ++row)
        value[row].requireSize(cols);
    if (cols == 0) throw FormatError(value.place() + " has no columns");
    return {rows, cols, false};
}

void readValue(NodeSpec& node, const JsonReader& value) {
    const Shape shape = valueShape(value);
    node.value.resize(shape.rows, shape.cols);
    for (Index row = 0; row < shape.rows; ++row)
        value[row].numbers(node.value.row(row));
}

/// An input or a target: its rows, or the image that they are.
void readFeatures(NodeSpec& node, const JsonReader& json) {
    if (json.has("rows")) node.rows = json["rows"].integer(1, kMaxParameters);
    if (!json.has("image")) return;
    const JsonReader image = json["image"];
    image.requireSize(3);
    std::int64_t cells = 1;
    std::array<int, 3> sides{};
    for (std::int64_t i = 0; i < 3; ++i) {
        const std::int64_t side = image[i].integer(1, kMaxParameters);
        if (side > kMaxParameters / cells)
            throw FormatError(image.place() + ": more than the " + std::to_string(kMaxParameters) +
                              " cells that are possible");
        cells *= side;
        sides[static_cast<std::size_t>(i)] = static_cast<int>(side);
    }
    node.grid = {sides[0], sides[1], sides[2]};
    if (json.has("rows") && node.rows != cells)
        throw FormatError(image.place() + " has " + std::to_string(cells) +
                          " cells where \"rows\" says " + std::to_string(node.rows));
    node.rows = cells;
}

void readSettings(OpSettings& settings, const JsonReader& json) {
    constexpr int kMaxSide = 1000;
    const auto pair = [&json](const char* key, int least, std::array<int, 2>& slot) {
        if (!json.has(key)) return;
        json[key].requireSize(2);
        for (std::int64_t i = 0; i < 2; ++i)
            slot[static_cast<std::size_t>(i)] =
                static_cast<int>(json[key][i].integer(least, kMaxSide));
    };
    const auto number = [&json](const char* key, double least, double most, double& slot) {
        if (!json.has(key)) return;
        slot = json[key].number();
        if (!(slot >= least && slot <= most))
            json[key].refuse("from " + jsonNumber(least) + " to " + jsonNumber(most));
    };
    pair("kernel", 1, settings.kernel);
    pair("stride", 1, settings.stride);
    pair("padding", 0, settings.padding);
    if (json.has("count_include_pad")) settings.countsPadding = json["count_include_pad"].truth();
    number("alpha", -1e300, 1e300, settings.alpha);
    number("epsilon", 0, 1e300, settings.epsilon);
    number("momentum", 0, 1, settings.momentum);
    if (json.has("evaluates")) settings.evaluates = json["evaluates"].truth();
}

NodeSpec readNode(const JsonReader& json) {
    NodeSpec node;
    node.name = json["name"].text();
    node.op = json["op"].text();
    if (isLeafOp(node.op)) {
        if (node.op == "input" || node.op == "target")
            readFeatures(node, json);
        else
            readValue(node, json["value"]);
        return node;
    }
    if (!findOp(node.op)) json["op"].refuse("the name of an op, such as \"add\"");
    const JsonReader inputs = json["inputs"];
    for (std::int64_t i = 0; i < inputs.size(); ++i)
        node.inputs.push_back(inputs[i].text());
    readSettings(node.settings, json);
    return node;
}

/// The parameters' number, before one of them is allocated.
void checkParameters(const JsonReader& nodes) {
    std::int64_t numbers = 0;
    for (std::int64_t i = 0; i < nodes.size(); ++i) {
        const JsonReader node = nodes[i];
        if (!node.has("value")) continue;
        const Shape shape = valueShape(node["value"]);
        numbers += shape.rows * shape.cols;
        if (numbers > kMaxParameters)
            throw FormatError(node.place() + " makes more than the " +
                              std::to_string(kMaxParameters) +
                              " numbers that the nodes' values may be");
    }
}

GraphSpec readNodes(const JsonReader& json) {
    const JsonReader nodes = json["nodes"];
    const std::int64_t count = nodes.size();
    if (count > kMaxNodes)
        throw FormatError(nodes.place() + ": " + std::to_string(count) +
                          " nodes are more than the " + std::to_string(kMaxNodes) +
                          " that are possible");
    checkParameters(nodes);
    GraphSpec graph;
    graph.output = json["output"].text();
    for (std::int64_t i = 0; i < count; ++i)
        graph.nodes.push_back(readNode(nodes[i]));
    return graph;
}

Index rowsOf(const GraphSpec& graph, std::string_view op) {
    Index rows = 0;
    for (const NodeSpec& node : graph.nodes)
        if (node.op == op) rows += node.rows;
    return rows;
}

Data readSamples(const JsonReader& data, const GraphSpec& graph) {
    const Index inputs = rowsOf(graph, "input");
    const Index targets = rowsOf(graph, "target");
    const std::int64_t samples = data.size();
    if (samples < 1) throw FormatError("data: there must be at least one sample");
    if (samples > kMaxDataNumbers / std::max<Index>(1, inputs + targets))
        throw FormatError("data: " + std::to_string(samples) + " samples of " +
                          std::to_string(inputs + targets) + " numbers are more than the " +
                          std::to_string(kMaxDataNumbers) + " numbers that are possible");
    const auto isRead = [](const JsonReader& sample, const char* key, Index rows) {
        return rows > 0 || sample.has(key);
    };
    for (std::int64_t s = 0; s < samples; ++s) { // all lengths before anything is allocated
        if (isRead(data[s], "x", inputs)) data[s]["x"].requireSize(inputs);
        if (isRead(data[s], "y", targets)) data[s]["y"].requireSize(targets);
    }
    Data read{SampleMatrix(inputs, samples), SampleMatrix(targets, samples)};
    for (std::int64_t s = 0; s < samples; ++s) {
        if (inputs > 0) data[s]["x"].numbers(read.x.col(s));
        if (targets > 0) data[s]["y"].numbers(read.y.col(s));
    }
    return read;
}

/// The model must be possible, and a pass through it not too large.
void requireModel(const Project& project, const char* place) {
    try {
        const auto model = buildModel(project);
        checkPassSize(*model->graph, project.data->x.cols());
    } catch (const Error& error) {
        throw FormatError(place + std::string(": ") + error.what());
    }
}

} // namespace

void readGraph(Project& project, const JsonReader& root) {
    GraphSpec graph = readNodes(root["graph"]);
    project.data = std::make_shared<const Data>(readSamples(root["data"], graph));
    project.graph = std::make_shared<const GraphSpec>(std::move(graph));
    requireModel(project, "graph");
}

void readExpression(Project& project, const JsonReader& root) {
    const JsonReader json = root["expression"];
    VariableValues values;
    const JsonReader variables = json["variables"];
    for (const std::string& name : variables.keys())
        values[name] = variables[name.c_str()].number();
    std::vector<std::string> learned;
    if (json.has("learned")) {
        const JsonReader names = json["learned"];
        for (std::int64_t i = 0; i < names.size(); ++i) {
            learned.push_back(names[i].text());
            if (!values.contains(learned.back())) names[i].refuse("one of the variables");
        }
    }
    try {
        project = withVariables(project, json["text"].text(), values, learned);
    } catch (const ExpressionError& error) {
        throw FormatError(json["text"].place() + ", " + error.what());
    }
    const VariableValues known = variableValues(project);
    for (const auto& [name, value] : values)
        if (!known.contains(name))
            throw FormatError(variables.place() + "." + name + " is not a variable of the text");
    for (const auto& [name, value] : known)
        if (!values.contains(name))
            throw FormatError(variables.place() + "." + name + " is missing");
    requireModel(project, "expression");
}

} // namespace deltaflow
