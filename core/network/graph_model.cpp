#include "core/network/graph_model.h"

#include "core/error.h"
#include "core/network/op_catalogue.h"
#include "core/ops/loss.h"
#include "core/ops/penalty.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <optional>

namespace deltaflow {

namespace {

std::optional<NodeRole> leafRole(std::string_view op) {
    if (op == "input") return NodeRole::Input;
    if (op == "target") return NodeRole::Target;
    if (op == "parameter") return NodeRole::Parameter;
    if (op == "constant") return NodeRole::Constant;
    if (op == "buffer") return NodeRole::Buffer;
    return std::nullopt;
}

void requireName(const std::string& name) {
    const auto fits = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) || c == '_';
    };
    if (name.empty() || !std::isalpha(static_cast<unsigned char>(name.front())) ||
        !std::all_of(name.begin(), name.end(), fits))
        throw Error("a node's name is a letter, then letters, digits and underscores, and \"" +
                    name + "\" is not");
}

/// Makes a model from the nodes of a spec, one after another.
class Maker {
public:
    explicit Maker(const Project& project)
        : m_project(project)
        , m_model(std::make_shared<Model>())
        , m_graph(std::make_shared<Graph>()) {}

    std::shared_ptr<const Model> make() {
        for (const NodeSpec& spec : m_project.graph->nodes)
            add(spec);
        requireData();
        const auto output = m_ids.find(m_project.graph->output);
        if (output == m_ids.end())
            throw Error("the output \"" + m_project.graph->output +
                        "\" is not a node of the graph");
        m_model->loss = output->second;
        m_model->graph = m_graph;
        findLosses();
        requireOneNumber();
        return m_model;
    }

private:
    void add(const NodeSpec& spec) {
        requireName(spec.name);
        const auto role = leafRole(spec.op);
        const NodeId first = m_graph->size();
        const NodeId last = role ? addLeaf(spec, *role) : addOp(spec);
        for (NodeId id = first; id < last; ++id) // an op may add several
            name(m_graph->node(id).name, id);
        name(spec.name, last);
    }

    void name(const std::string& name, NodeId id) {
        if (!m_ids.emplace(name, id).second)
            throw Error("two nodes are called " + name + ", but a name is of one node");
    }

    NodeId addLeaf(const NodeSpec& spec, NodeRole role) {
        if (!spec.inputs.empty())
            throw Error(spec.name + ": " + spec.op + " is a leaf and takes no inputs");
        const bool fromData = role == NodeRole::Input || role == NodeRole::Target;
        if (!fromData) {
            if (spec.value.size() == 0) throw Error(spec.name + ": its value has no numbers");
            const NodeId id =
                m_graph->addLeaf(role, {spec.value.rows(), spec.value.cols(), false}, spec.name);
            return id;
        }
        if (spec.rows < 1) throw Error(spec.name + ": it needs at least one row");
        if (spec.grid && spec.grid.cells() != spec.rows)
            throw ShapeError(spec.name + ": it has " + std::to_string(spec.rows) +
                             " rows but its image has " + std::to_string(spec.grid.cells()) +
                             " cells");
        const NodeId id = m_graph->addLeaf(role, {spec.rows, 1, true}, spec.name);
        m_graph->setGrid(id, spec.grid);
        auto& leaves = role == NodeRole::Input ? m_model->inputs : m_model->targets;
        Index& rows = role == NodeRole::Input ? m_inputRows : m_targetRows;
        leaves.push_back({id, rows});
        rows += spec.rows;
        NodeId& first = role == NodeRole::Input ? m_model->input : m_model->target;
        if (first == kNoNode) first = id;
        return id;
    }

    NodeId addOp(const NodeSpec& spec) {
        const OpEntry* const entry = findOp(spec.op);
        if (!entry) throw Error(spec.name + ": there is no op called \"" + spec.op + "\"");
        const auto count = static_cast<int>(spec.inputs.size());
        if (count < entry->leastInputs || (entry->mostInputs >= 0 && count > entry->mostInputs))
            throw Error(spec.name + ": " + spec.op + " takes " + std::string(entry->takes) +
                        ", not " + std::to_string(count) + " inputs");
        std::vector<NodeId> inputs;
        for (const std::string& name : spec.inputs) {
            const auto found = m_ids.find(name);
            if (found == m_ids.end())
                throw Error(spec.name + ": no node before it is called \"" + name + "\"");
            inputs.push_back(found->second);
        }
        NodeSpec filled = spec;
        filled.settings.lambda = m_project.penalty.lambda;
        try {
            return entry->add(*m_graph, filled, inputs);
        } catch (const ShapeError& error) {
            throw ShapeError(named(spec, error));
        } catch (const Error& error) {
            throw Error(named(spec, error));
        }
    }

    /// The graph names the node in its own errors already.
    static std::string named(const NodeSpec& spec, const Error& error) {
        const std::string what = error.what();
        return what.starts_with(spec.name) ? what : spec.name + ": " + what;
    }

    void requireData() const {
        if (!m_project.data) throw Error("the project has no data");
        const SampleMatrix& x = m_project.data->x;
        const SampleMatrix& y = m_project.data->y;
        if (x.cols() < 1) throw ShapeError("the data has no samples");
        if (x.rows() != m_inputRows)
            throw ShapeError("x has " + std::to_string(x.rows()) + " rows but the graph takes " +
                             std::to_string(m_inputRows) + " inputs");
        if (y.rows() != m_targetRows)
            throw ShapeError("y has " + std::to_string(y.rows()) + " rows but the graph has " +
                             std::to_string(m_targetRows) + " targets");
        if (y.cols() != x.cols())
            throw ShapeError("x has " + std::to_string(x.cols()) + " samples but y has " +
                             std::to_string(y.cols()));
    }

    void findLosses() {
        int losses = 0;
        for (NodeId id = 0; id < m_graph->size(); ++id) {
            const Op* const op = m_graph->node(id).op.get();
            if (dynamic_cast<const LossOp*>(op)) {
                m_model->dataLoss = id;
                ++losses;
            }
            if (dynamic_cast<const PenaltyOp*>(op)) m_model->penalty = id;
        }
        if (losses != 1) m_model->dataLoss = kNoNode;
    }

    void requireOneNumber() const {
        const Node& output = m_graph->node(m_model->loss);
        const Index samples = m_project.data->x.cols();
        if (!output.op) throw Error("the output " + output.name + " is not computed from anything");
        if (const Index size = output.shape.elements(samples); size != 1)
            throw ShapeError("the output " + output.name + " is " + std::to_string(size) +
                             " numbers, but only a single one can be differentiated");
    }

    const Project& m_project;
    std::shared_ptr<Model> m_model;
    std::shared_ptr<Graph> m_graph;
    std::map<std::string, NodeId, std::less<>> m_ids;
    Index m_inputRows = 0;
    Index m_targetRows = 0;
};

} // namespace

std::shared_ptr<const Model> buildGraphModel(const Project& project) {
    return Maker(project).make();
}

} // namespace deltaflow
