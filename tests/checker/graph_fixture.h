#pragma once

#include "comparison.h"

#include "core/network/model.h"
#include "core/train/history.h"

namespace deltaflow::checker {

/// A fixture's net as a document: nodes are added one after another, leaves with their numbers.
class GraphDocument {
public:
    void input(const std::string& name, const SampleMatrix& x, const Grid& grid = {});
    void target(const std::string& name, const SampleMatrix& y);
    /// Of a role with stored numbers: "parameter", "constant", "buffer".
    void stored(const std::string& name, const char* role, ParameterMatrix value);
    void parameter(const std::string& name, ParameterMatrix value) {
        stored(name, "parameter", std::move(value));
    }
    void op(const std::string& name, const std::string& op, std::vector<std::string> inputs,
            const OpSettings& settings = {});

    [[nodiscard]] Project project(const std::string& output, const Optimiser& optimiser = {}) const;

private:
    GraphSpec m_graph;
    std::vector<SampleMatrix> m_inputs;
    std::vector<SampleMatrix> m_targets;
};

/// A document's passes, and how the numbers of its nodes are held against the expected ones. Nodes
/// are given by name; one that is not there throws.
class GraphPasses {
public:
    GraphPasses(Project project, Comparison& comparison);

    [[nodiscard]] const Graph& graph() const { return *m_model->graph; }
    [[nodiscard]] std::shared_ptr<const Trace> trace(std::int64_t iteration = 0) {
        return m_history.at(iteration);
    }
    [[nodiscard]] Comparison& comparison() { return m_comparison; }
    [[nodiscard]] NodeId find(const std::string& name) const;
    [[nodiscard]] double loss(std::int64_t iteration) {
        return m_history.losses(iteration + 1).back();
    }

    /// Rows × columns of a parameter, or rows × samples.
    void matrix(const std::string& what, const std::string& node, Quantity quantity,
                const nlohmann::json& expected, std::int64_t iteration = 0);
    /// Nested lists of any depth, in the order in which the numbers are stored: (samples, channels,
    /// height, width), (out, in, height, width) or a plain list.
    void stored(const std::string& what, const std::string& node, Quantity quantity,
                const nlohmann::json& expected, std::int64_t iteration = 0);

private:
    std::shared_ptr<const Project> m_project;
    std::shared_ptr<const Model> m_model;
    History m_history;
    Comparison& m_comparison;
};

/// An expectation that this program has nothing to hold against.
[[noreturn]] void refuseExpectation(const std::string& key);

} // namespace deltaflow::checker
