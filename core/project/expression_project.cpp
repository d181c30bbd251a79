#include "core/project/expression_project.h"

#include "core/expression/expression.h"

#include <algorithm>

namespace deltaflow {

std::string displayTitle(const Project& project) {
    if (!project.title.empty() || !isExpression(project)) return project.title;
    std::string line;
    bool breaks = false;
    for (const char c : project.graph->expression) {
        breaks = breaks || c == '\n';
        if (c == '\n' || c == '\t' || c == '\r') continue;
        if (breaks && !line.empty()) line += line.back() == ';' ? " " : "; ";
        breaks = false;
        line += c;
    }
    return line;
}

VariableValues variableValues(const Project& project) {
    VariableValues values;
    if (!isExpression(project)) return values;
    Index row = 0;
    for (const NodeSpec& node : project.graph->nodes) {
        if (node.op == "input") values[node.name] = project.data->x(row++, 0);
        if (node.op == "parameter") values[node.name] = node.value(0, 0);
    }
    return values;
}

std::vector<std::string> learnedVariables(const Project& project) {
    std::vector<std::string> names;
    if (!isExpression(project)) return names;
    for (const NodeSpec& node : project.graph->nodes)
        if (node.op == "parameter") names.push_back(node.name);
    return names;
}

Project withVariables(const Project& project, std::string_view text, const VariableValues& values,
                      const std::vector<std::string>& learned) {
    GraphSpec graph = parseExpression(text, learned);
    std::vector<double> inputs;
    for (NodeSpec& node : graph.nodes) {
        if (node.op != "input" && node.op != "parameter") continue;
        const auto found = values.find(node.name);
        const double value = found == values.end() ? 1 : found->second;
        if (node.op == "input")
            inputs.push_back(value);
        else
            node.value(0, 0) = value;
    }
    Data data;
    data.x = Eigen::Map<SampleMatrix>(inputs.data(), std::ssize(inputs), 1);
    data.y = SampleMatrix(0, 1);
    Project after = project;
    after.network = nullptr;
    after.graph = std::make_shared<const GraphSpec>(std::move(graph));
    after.data = std::make_shared<const Data>(std::move(data));
    after.edits.clear();
    after.settingEdits.clear();
    return after;
}

Project newExpression(std::string_view text, const VariableValues& values) {
    Project project;
    project.notation = NotationKind::ChainRule;
    return withVariables(project, text, values, {});
}

Project withExpression(const Project& project, std::string_view text) {
    Project after =
        withVariables(project, text, variableValues(project), learnedVariables(project));
    if (project.graph && after.graph->expression == project.graph->expression) return after;
    after.title.clear(); // they told of the expression before
    after.description.clear();
    after.source.clear();
    after.errata.clear();
    return after;
}

Project withLearned(const Project& project, std::string_view name, bool learned) {
    const VariableValues values = variableValues(project);
    if (!values.contains(name))
        throw Error("the expression has no variable called \"" + std::string(name) + "\"");
    std::vector<std::string> names = learnedVariables(project);
    std::erase(names, name);
    if (learned) names.emplace_back(name);
    return withVariables(project, project.graph->expression, values, names);
}

} // namespace deltaflow
