#pragma once

#include "core/project/project.h"

#include <random>

namespace deltaflow {

/// A document's graph for a test, its numbers drawn at random, away from 0.
class GraphSample {
public:
    explicit GraphSample(unsigned seed = 1)
        : m_random(seed) {}

    GraphSample& input(const char* name, Index rows) { return leaf(name, "input", rows, {}); }
    GraphSample& image(const char* name, const Grid& grid) {
        return leaf(name, "input", grid.cells(), grid);
    }
    GraphSample& target(const char* name, Index rows) { return leaf(name, "target", rows, {}); }
    GraphSample& parameter(const char* name, Index rows, Index cols) {
        return stored(name, "parameter", drawn<ParameterMatrix>(rows, cols));
    }
    GraphSample& stored(const char* name, const char* role, ParameterMatrix value) {
        NodeSpec spec;
        spec.name = name;
        spec.op = role;
        spec.value = std::move(value);
        m_graph.nodes.push_back(std::move(spec));
        return *this;
    }
    GraphSample& op(const char* name, const char* op, std::vector<std::string> inputs,
                    const OpSettings& settings = {}) {
        NodeSpec spec;
        spec.name = name;
        spec.op = op;
        spec.inputs = std::move(inputs);
        spec.settings = settings;
        m_graph.nodes.push_back(std::move(spec));
        return *this;
    }

    [[nodiscard]] Project project(Index samples, const char* output) {
        Project p;
        m_graph.output = output;
        p.graph = std::make_shared<const GraphSpec>(m_graph);
        p.data = std::make_shared<const Data>(
            Data{drawn<SampleMatrix>(m_inputs, samples), drawn<SampleMatrix>(m_targets, samples)});
        p.optimiser.learningRate = 0.1;
        return p;
    }

private:
    GraphSample& leaf(const char* name, const char* role, Index rows, const Grid& grid) {
        NodeSpec spec;
        spec.name = name;
        spec.op = role;
        spec.rows = rows;
        spec.grid = grid;
        m_graph.nodes.push_back(std::move(spec));
        (std::string_view(role) == "input" ? m_inputs : m_targets) += rows;
        return *this;
    }
    template <typename Matrix>
    Matrix drawn(Index rows, Index cols) {
        std::uniform_real_distribution<double> size(0.1, 1);
        return Matrix::NullaryExpr(rows, cols,
                                   [&] { return (m_random() % 2 ? 1 : -1) * size(m_random); });
    }

    std::mt19937 m_random;
    GraphSpec m_graph;
    Index m_inputs = 0;
    Index m_targets = 0;
};

} // namespace deltaflow
