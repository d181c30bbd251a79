#include "checks.h"
#include "fixture.h"
#include "graph_fixture.h"

#include "core/expression/expression.h"
#include "core/ops/activation.h"
#include "core/ops/elementwise.h"

namespace deltaflow::checker {

namespace {

using nlohmann::json;

ParameterMatrix single(double value) {
    return ParameterMatrix::Constant(1, 1, value);
}

/// The fixture's own nodes, one by one.
Project fromNodes(const json& model, const json& inputs) {
    GraphDocument document;
    for (const json& node : model.at("nodes")) {
        const auto id = node.at("id").get<std::string>();
        const auto op = node.at("op").get<std::string>();
        if (op == "input")
            document.input(id, single(inputs.at(id).get<double>()));
        else if (op == "const")
            document.stored(id, "constant", single(node.at("value").get<double>()));
        else
            document.op(id, op, node.at("inputs").get<std::vector<std::string>>());
    }
    return document.project(model.at("output").get<std::string>());
}

/// The text, as a user would type it.
Project fromText(const std::string& text, const json& inputs) {
    Project project;
    auto graph = std::make_shared<GraphSpec>(parseExpression(text));
    std::vector<double> x;
    for (const NodeSpec& node : graph->nodes)
        if (node.op == "input") x.push_back(inputs.at(node.name).get<double>());
    auto data = std::make_shared<Data>();
    data->x = Eigen::Map<const SampleMatrix>(x.data(), std::ssize(x), 1);
    data->y.resize(0, 1);
    project.graph = std::move(graph);
    project.data = std::move(data);
    return project;
}

double at(GraphPasses& passes, const std::string& id, Quantity quantity) {
    return passes.trace()->at({passes.find(id), quantity, 0, 0, 0});
}

/// What stands on an edge: the node's derivative by one of its inputs.
double localPartial(GraphPasses& passes, const std::string& id, int input) {
    const NodeId node = passes.find(id);
    const auto trace = passes.trace();
    const OpSite site = passes.graph().site(node, 0, 1);
    const Op& op = *passes.graph().node(node).op;
    if (const auto* const elementwise = dynamic_cast<const ElementwiseOp*>(&op))
        return elementwise->partial(*trace, site, input, 0);
    return trace->at({node, Quantity::Slope, 0, 0, 0});
}

void checkText(const std::string& text, const json& fixture, Comparison& comparison) {
    const json& expected = fixture.at("expected");
    const Project project = fromText(text, fixture.at("data").at("inputs"));
    const std::string output = project.graph->output;
    GraphPasses passes(project, comparison);
    comparison.number("output of the text", at(passes, output, Quantity::Value),
                      expected.at("output"));
    for (const auto& [id, value] : expected.at("gradient").items())
        comparison.number("gradient of the text by " + id, at(passes, id, Quantity::Adjoint),
                          value);
}

} // namespace

void checkExpression(const json& fixture, Comparison& comparison) {
    const json& model = fixture.at("model");
    GraphPasses passes(fromNodes(model, fixture.at("data").at("inputs")), comparison);
    for (const auto& [key, expected] : fixture.at("expected").items()) {
        if (key == "values" || key == "adjoints" || key == "gradient")
            for (const auto& [id, value] : expected.items())
                comparison.number(
                    key + " " + id,
                    at(passes, id, key == "values" ? Quantity::Value : Quantity::Adjoint), value);
        else if (key == "output")
            comparison.number(
                key, at(passes, model.at("output").get<std::string>(), Quantity::Value), expected);
        else if (key == "local_partials")
            for (const json& one : expected) {
                const auto node = one.at("node").get<std::string>();
                const int input = one.at("input_index").get<int>();
                comparison.number("partial of " + node + " by input " + std::to_string(input),
                                  localPartial(passes, node, input), one.at("value"));
            }
        else
            refuseExpectation(key);
    }
    const json text = model.value("expression", json());
    if (text.is_string()) checkText(text.get<std::string>(), fixture, comparison);
}

} // namespace deltaflow::checker
