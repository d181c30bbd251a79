#include "checks.h"
#include "fixture.h"
#include "graph_fixture.h"

namespace deltaflow::checker {

namespace {

using nlohmann::json;

std::string weightsOf(const std::string& id) {
    return id + "_W";
}

std::string biasOf(const std::string& id) {
    return id + "_b";
}

void addNode(GraphDocument& document, const json& node, const json& data) {
    const auto id = node.at("id").get<std::string>();
    const auto op = node.at("op").get<std::string>();
    if (op == "input")
        return document.input(id, matrixFrom(data.at("inputs").at(id), "data.inputs." + id));
    auto inputs = node.at("inputs").get<std::vector<std::string>>();
    if (op == "connection") {
        document.parameter(weightsOf(id), matrixFrom(node.at("W"), id + ".W"));
        inputs.insert(inputs.begin(), weightsOf(id));
        if (node.contains("b") && !node["b"].is_null()) {
            document.parameter(biasOf(id), matrixFrom(node["b"], id + ".b"));
            inputs.push_back(biasOf(id));
        }
        return document.op(id, "linear", inputs);
    }
    if (op == "activation") {
        OpSettings settings;
        if (node.contains("alpha")) settings.alpha = node["alpha"].get<double>();
        return document.op(id, node.at("fn").get<std::string>(), inputs, settings);
    }
    if (op == "half_squared") {
        const std::string target = id + "_target";
        document.target(target, matrixFrom(data.at("targets").at(id), "data.targets." + id));
        inputs.push_back(target);
    }
    document.op(id, op, inputs);
}

/// What node `to` sends by its input `input` to one element, as the trace tells its arrivals.
double arrivals(const Trace& trace, NodeId from, NodeId to, int input, int row, int sample) {
    const Graph& graph = trace.graph();
    Index first = 0;
    NodeId previous = kNoNode;
    for (const NodeId successor : graph.node(from).successors) {
        if (successor == previous) continue;
        previous = successor;
        const Node& next = graph.node(successor);
        const OpSite site = graph.site(successor, sample, trace.samples());
        for (int i = 0; i < std::ssize(next.inputs); ++i) {
            if (next.inputs[static_cast<std::size_t>(i)] != from) continue;
            const Index count = next.op->adjointTerms(site, i, row, 0);
            if (successor == to && i == input) {
                double sum = 0;
                for (Index term = first; term < first + count; ++term)
                    sum += trace.at({from, Quantity::AdjointContribution, row,
                                     static_cast<std::int32_t>(term), sample});
                return sum;
            }
            first += count;
        }
    }
    throw std::runtime_error("expected.edges names an edge that is not there");
}

void checkEdge(GraphPasses& passes, const json& edge) {
    const auto from = edge.at("from").get<std::string>();
    const auto to = edge.at("to").get<std::string>();
    const NodeId node = passes.find(from);
    const bool isConnection = passes.graph().find(weightsOf(to)) != kNoNode;
    const int weightsFirst = isConnection ? 1 : 0; // the engine counts them as an input
    const int input = edge.at("input_index").get<int>() + weightsFirst;
    const auto trace = passes.trace();
    passes.comparison().matrix(
        "edge " + from + " to " + to + " input " + std::to_string(input),
        passes.graph().node(node).shape.rows, trace->samples(),
        [&](int row, int sample) {
            return arrivals(*trace, node, passes.find(to), input, row, sample);
        },
        edge.at("contribution"));
}

/// The parameters of all connections: of a null bias there must be none.
void checkParameters(GraphPasses& passes, const std::string& what, Quantity quantity, const char* w,
                     const char* b, const json& expected) {
    for (const auto& [id, value] : expected.items()) {
        passes.matrix(what + " " + id + " " + w, weightsOf(id), quantity, value.at(w));
        if (!value.at(b).is_null())
            passes.matrix(what + " " + id + " " + b, biasOf(id), quantity, value.at(b));
        else if (passes.graph().find(biasOf(id)) != kNoNode)
            throw std::runtime_error(what + " " + id + " " + b + " is there only on one side");
    }
}

} // namespace

void checkGraph(const json& fixture, Comparison& comparison) {
    const json& model = fixture.at("model");
    GraphDocument document;
    for (const json& node : model.at("nodes"))
        addNode(document, node, fixture.at("data"));
    GraphPasses passes(document.project(model.at("output").get<std::string>(),
                                        optimiserFrom(model.at("optimizer"))),
                       comparison);
    for (const auto& [key, expected] : fixture.at("expected").items()) {
        if (key == "values" || key == "grads") {
            const auto quantity = key == "values" ? Quantity::Value : Quantity::Adjoint;
            for (const auto& [id, value] : expected.items())
                passes.matrix(key + " " + id, id, quantity, value);
        } else if (key == "edges") {
            for (const json& edge : expected)
                checkEdge(passes, edge);
        } else if (key == "param_grads") {
            checkParameters(passes, key, Quantity::Adjoint, "dW", "db", expected);
        } else if (key == "loss") {
            comparison.number(key, passes.loss(0), expected);
        } else if (key == "after_1_step") {
            checkParameters(passes, key, Quantity::Updated, "W", "b", expected.at("params"));
            comparison.number(key + " loss", passes.loss(1), expected.at("loss"));
        } else {
            refuseExpectation(key);
        }
    }
}

} // namespace deltaflow::checker
