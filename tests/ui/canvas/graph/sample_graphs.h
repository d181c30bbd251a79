#pragma once

#include "core/project/project.h"

#include <memory>
#include <random>
#include <string>
#include <vector>

namespace deltaflow {

/// Builds a project from nodes, one after another.
class GraphOf {
public:
    GraphOf& input(const std::string& name, std::vector<double> values, Grid grid = {}) {
        return leaf(name, "input", m_x, std::move(values), grid);
    }
    GraphOf& target(const std::string& name, std::vector<double> values) {
        return leaf(name, "target", m_y, std::move(values), {});
    }
    GraphOf& stored(const std::string& name, const std::string& role, ParameterMatrix value) {
        NodeSpec spec;
        spec.name = name;
        spec.op = role;
        spec.value = std::move(value);
        m_graph.nodes.push_back(std::move(spec));
        return *this;
    }
    GraphOf& parameter(const std::string& name, double value) {
        return stored(name, "parameter", ParameterMatrix::Constant(1, 1, value));
    }
    GraphOf& constant(const std::string& name, double value) {
        return stored(name, "constant", ParameterMatrix::Constant(1, 1, value));
    }
    /// Numbers that follow from their place.
    GraphOf& weights(const std::string& name, Index rows, Index cols) {
        ParameterMatrix matrix(rows, cols);
        for (Index r = 0; r < rows; ++r)
            for (Index c = 0; c < cols; ++c)
                matrix(r, c) = 0.1 * static_cast<double>((3 * r + 5 * c) % 13 - 6) + 0.05;
        return stored(name, "parameter", std::move(matrix));
    }
    GraphOf& node(const std::string& name, const std::string& op, std::vector<std::string> inputs,
                  OpSettings settings = {}) {
        NodeSpec spec;
        spec.name = name;
        spec.op = op;
        spec.inputs = std::move(inputs);
        spec.settings = settings;
        m_graph.nodes.push_back(std::move(spec));
        return *this;
    }

    /// The last node is what is differentiated.
    [[nodiscard]] Project project(NotationKind notation = NotationKind::ChainRule) const {
        Project made;
        GraphSpec graph = m_graph;
        graph.output = graph.nodes.back().name;
        made.graph = std::make_shared<const GraphSpec>(std::move(graph));
        Data data{SampleMatrix(static_cast<Index>(m_x.size()), 1),
                  SampleMatrix(static_cast<Index>(m_y.size()), 1)};
        for (std::size_t i = 0; i < m_x.size(); ++i)
            data.x(static_cast<Index>(i), 0) = m_x[i];
        for (std::size_t i = 0; i < m_y.size(); ++i)
            data.y(static_cast<Index>(i), 0) = m_y[i];
        made.data = std::make_shared<const Data>(std::move(data));
        made.notation = notation;
        made.optimiser.learningRate = 0.1;
        return made;
    }

private:
    GraphOf& leaf(const std::string& name, const std::string& role, std::vector<double>& data,
                  std::vector<double> values, Grid grid) {
        NodeSpec spec;
        spec.name = name;
        spec.op = role;
        spec.rows = static_cast<Index>(values.size());
        spec.grid = grid;
        m_graph.nodes.push_back(std::move(spec));
        data.insert(data.end(), values.begin(), values.end());
        return *this;
    }

    GraphSpec m_graph;
    std::vector<double> m_x;
    std::vector<double> m_y;
};

/// e = (a + b)(b + 1) at a = 2, b = 1.
inline Project productGraph(double a = 2, double b = 1) {
    return GraphOf()
        .input("a", {a})
        .input("b", {b})
        .constant("one", 1)
        .node("c", "add", {"a", "b"})
        .node("d", "add", {"b", "one"})
        .node("e", "mul", {"c", "d"})
        .project();
}

/// An MLP as variables and operators, with a penalty.
inline Project penaltyGraph() {
    return GraphOf()
        .input("x", {0.35, 0.9, -0.4})
        .weights("W1", 4, 3)
        .node("z", "linear", {"W1", "x"})
        .node("h", "sigmoid", {"z"})
        .weights("W2", 2, 4)
        .node("o", "linear", {"W2", "h"})
        .target("y", {0.5, 0.1})
        .node("L", "half_squared", {"o", "y"})
        .node("s", "l2_penalty", {"W1", "W2"})
        .node("J", "add", {"L", "s"})
        .project(NotationKind::Graph);
}

/// A recurrent net over `steps` steps, its weights shared.
inline Project recurrentGraph(int steps) {
    GraphOf graph;
    graph.weights("Wx", 3, 2).weights("Wh", 3, 3).weights("b", 3, 1).weights("V", 1, 3);
    for (int t = 1; t <= steps; ++t) {
        const std::string n = std::to_string(t);
        graph.input("x_" + n, {0.3 * t, 1 - 0.4 * t});
        graph.node("u_" + n, "linear", {"Wx", "x_" + n, "b"});
        if (t > 1) {
            graph.node("r_" + n, "linear", {"Wh", "h_" + std::to_string(t - 1)});
            graph.node("z_" + n, "add", {"u_" + n, "r_" + n});
        }
        graph.node("h_" + n, "tanh", {(t > 1 ? "z_" : "u_") + n});
    }
    graph.node("o", "linear", {"V", "h_" + std::to_string(steps)});
    graph.target("y", {0.2});
    graph.node("L", "half_squared", {"o", "y"});
    return graph.project(NotationKind::Layers);
}

/// 0/1 pixels of a 5×5 image: a cross.
inline std::vector<double> crossPixels() {
    std::vector<double> pixels(25, 0);
    for (std::size_t i = 0; i < 5; ++i)
        pixels[10 + i] = pixels[5 * i + 2] = 1;
    return pixels;
}

/// An expression of about `nodes` nodes.
inline Project longExpression(int nodes) {
    std::mt19937 random(11);
    GraphOf graph;
    std::vector<std::string> names;
    for (int i = 0; i < 6; ++i) {
        names.push_back("v" + std::to_string(i));
        graph.input(names.back(), {0.1 * (i + 1)});
    }
    for (int i = 6; i < nodes; ++i) {
        const auto pick = [&] {
            const std::size_t reach = std::min<std::size_t>(names.size(), 9);
            return names[names.size() - 1 - random() % reach];
        };
        const std::string name = "t" + std::to_string(i);
        if (random() % 3 == 0)
            graph.node(name, "sigmoid", {pick()});
        else
            graph.node(name, random() % 2 ? "add" : "mul", {names.back(), pick()});
        names.push_back(name);
    }
    return graph.project();
}

} // namespace deltaflow
