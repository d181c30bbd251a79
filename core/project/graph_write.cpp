#include "core/project/expression_project.h"
#include "core/project/graph_json.h"

namespace deltaflow {

namespace {

using Pair = std::array<int, 2>;

std::string listOf(const std::vector<std::string>& items) {
    std::string text = "[";
    for (std::size_t i = 0; i < items.size(); ++i)
        text += (i > 0 ? ", " : "") + items[i];
    return text + ']';
}

std::string texts(const std::vector<std::string>& names) {
    std::vector<std::string> items;
    for (const std::string& name : names)
        items.push_back(jsonText(name));
    return listOf(items);
}

std::string rowsOf(const ParameterMatrix& matrix) {
    std::vector<std::string> rows;
    for (Index row = 0; row < matrix.rows(); ++row) {
        std::vector<std::string> numbers;
        for (Index col = 0; col < matrix.cols(); ++col)
            numbers.push_back(jsonNumber(matrix(row, col)));
        rows.push_back(listOf(numbers));
    }
    return listOf(rows);
}

std::string settingsJson(const OpSettings& settings) {
    const OpSettings usual;
    std::string text;
    const auto field = [&text](const char* key, const std::string& value) {
        text += std::string(", \"") + key + "\": " + value;
    };
    const auto pair = [&field](const char* key, Pair value, Pair usualValue) {
        if (value != usualValue)
            field(key, listOf({std::to_string(value[0]), std::to_string(value[1])}));
    };
    const auto number = [&field](const char* key, double value, double usualValue) {
        if (value != usualValue) field(key, jsonNumber(value));
    };
    pair("kernel", settings.kernel, usual.kernel);
    pair("stride", settings.stride, usual.stride);
    pair("padding", settings.padding, usual.padding);
    if (!settings.countsPadding) field("count_include_pad", "false");
    number("alpha", settings.alpha, usual.alpha);
    number("epsilon", settings.epsilon, usual.epsilon);
    number("momentum", settings.momentum, usual.momentum);
    if (settings.evaluates) field("evaluates", "true");
    return text;
}

std::string nodeJson(const NodeSpec& node) {
    std::string text =
        "      { \"name\": " + jsonText(node.name) + ", \"op\": " + jsonText(node.op);
    if (!node.inputs.empty()) text += ", \"inputs\": " + texts(node.inputs);
    if (node.grid)
        text += ", \"image\": " +
                listOf({std::to_string(node.grid.channels), std::to_string(node.grid.height),
                        std::to_string(node.grid.width)});
    else if (node.op == "input" || node.op == "target")
        text += ", \"rows\": " + std::to_string(node.rows);
    if (node.value.size() > 0) text += ", \"value\": " + rowsOf(node.value);
    return text + settingsJson(node.settings) + " }";
}

} // namespace

std::string graphJson(const GraphSpec& graph) {
    std::string text = "{\n    \"output\": " + jsonText(graph.output) + ",\n    \"nodes\": [";
    for (std::size_t i = 0; i < graph.nodes.size(); ++i)
        text += (i > 0 ? ",\n" : "\n") + nodeJson(graph.nodes[i]);
    return text + "\n    ]\n  }";
}

std::string expressionJson(const Project& project) {
    std::string text =
        "{\n    \"text\": " + jsonText(project.graph->expression) + ",\n    \"variables\": {";
    bool first = true;
    for (const auto& [name, value] : variableValues(project)) {
        text += (first ? " " : ", ") + jsonText(name) + ": " + jsonNumber(value);
        first = false;
    }
    text += " }";
    const std::vector<std::string> learned = learnedVariables(project);
    if (!learned.empty()) text += ",\n    \"learned\": " + texts(learned);
    return text + "\n  }";
}

} // namespace deltaflow
