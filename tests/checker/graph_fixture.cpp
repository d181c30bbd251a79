#include "graph_fixture.h"

namespace deltaflow::checker {

namespace {

SampleMatrix stacked(const std::vector<SampleMatrix>& parts, Index samples) {
    Index rows = 0;
    for (const SampleMatrix& part : parts)
        rows += part.rows();
    SampleMatrix all(rows, samples);
    rows = 0;
    for (const SampleMatrix& part : parts) {
        if (part.cols() != samples)
            throw std::runtime_error("the fixture's data differs in its number of samples");
        all.middleRows(rows, part.rows()) = part;
        rows += part.rows();
    }
    return all;
}

NodeSpec leaf(const std::string& name, const char* role) {
    NodeSpec spec;
    spec.name = name;
    spec.op = role;
    return spec;
}

} // namespace

void GraphDocument::input(const std::string& name, const SampleMatrix& x, const Grid& grid) {
    NodeSpec spec = leaf(name, "input");
    spec.rows = x.rows();
    spec.grid = grid;
    m_graph.nodes.push_back(std::move(spec));
    m_inputs.push_back(x);
}

void GraphDocument::target(const std::string& name, const SampleMatrix& y) {
    NodeSpec spec = leaf(name, "target");
    spec.rows = y.rows();
    m_graph.nodes.push_back(std::move(spec));
    m_targets.push_back(y);
}

void GraphDocument::stored(const std::string& name, const char* role, ParameterMatrix value) {
    NodeSpec spec = leaf(name, role);
    spec.value = std::move(value);
    m_graph.nodes.push_back(std::move(spec));
}

void GraphDocument::op(const std::string& name, const std::string& op,
                       std::vector<std::string> inputs, const OpSettings& settings) {
    NodeSpec spec;
    spec.name = name;
    spec.op = op;
    spec.inputs = std::move(inputs);
    spec.settings = settings;
    m_graph.nodes.push_back(std::move(spec));
}

Project GraphDocument::project(const std::string& output, const Optimiser& optimiser) const {
    const Index samples = m_inputs.empty() ? 1 : m_inputs.front().cols();
    Project project;
    GraphSpec graph = m_graph;
    graph.output = output;
    project.graph = std::make_shared<const GraphSpec>(std::move(graph));
    project.data =
        std::make_shared<const Data>(Data{stacked(m_inputs, samples), stacked(m_targets, samples)});
    project.optimiser = optimiser;
    return project;
}

GraphPasses::GraphPasses(Project project, Comparison& comparison)
    : m_project(std::make_shared<const Project>(std::move(project)))
    , m_model(buildModel(*m_project))
    , m_history(m_project, m_model)
    , m_comparison(comparison) {}

NodeId GraphPasses::find(const std::string& name) const {
    const NodeId id = graph().find(name);
    if (id == kNoNode) throw std::runtime_error("no node is called " + name);
    return id;
}

void GraphPasses::matrix(const std::string& what, const std::string& node, Quantity quantity,
                         const nlohmann::json& expected, std::int64_t iteration) {
    const NodeId id = find(node);
    const Shape& shape = graph().node(id).shape;
    const auto pass = trace(iteration);
    m_comparison.matrix(
        what, shape.rows, shape.perSample ? pass->samples() : shape.cols,
        [&](int row, int col) {
            return pass->at(shape.perSample ? Ref{id, quantity, row, 0, col}
                                            : Ref{id, quantity, row, col, 0});
        },
        expected);
}

void GraphPasses::stored(const std::string& what, const std::string& node, Quantity quantity,
                         const nlohmann::json& expected, std::int64_t iteration) {
    m_comparison.nested(what, trace(iteration)->block(find(node), quantity), expected);
}

void refuseExpectation(const std::string& key) {
    throw std::runtime_error("expected." + key + " is not known to this program");
}

} // namespace deltaflow::checker
