#pragma once

#include "core/expression/expression.h"
#include "core/project/project.h"

#include <random>
#include <string>
#include <vector>

namespace deltaflow {

/// Makes projects of graphs in tests; numbers are drawn from −1 to 1.
class GraphProject {
public:
    GraphProject& input(const std::string& name, Index rows, Grid grid = {}) {
        return leaf(name, "input", rows, grid);
    }
    GraphProject& target(const std::string& name, Index rows) { return leaf(name, "target", rows); }
    GraphProject& parameter(const std::string& name, Index rows, Index cols) {
        return stored(name, "parameter", rows, cols);
    }
    GraphProject& stored(const std::string& name, const std::string& op, Index rows, Index cols) {
        NodeSpec spec;
        spec.name = name;
        spec.op = op;
        spec.value = ParameterMatrix::NullaryExpr(rows, cols, [this] { return draw(); });
        m_spec.nodes.push_back(spec);
        return *this;
    }
    GraphProject& node(const std::string& name, const std::string& op,
                       std::vector<std::string> inputs, OpSettings settings = {}) {
        NodeSpec spec;
        spec.name = name;
        spec.op = op;
        spec.inputs = std::move(inputs);
        spec.settings = settings;
        m_spec.nodes.push_back(spec);
        m_spec.output = name;
        return *this;
    }
    [[nodiscard]] Project make(Index samples = 1) { return make(m_spec, samples); }

    /// The expression's variables take numbers from 0.5 to 1.5, so that log and / are harmless.
    static Project expression(const std::string& text,
                              const std::vector<std::string>& learned = {}) {
        GraphProject maker;
        Project project = maker.make(parseExpression(text, learned), 1);
        Data data = *project.data;
        data.x.array() = data.x.array() * 0.5 + 1;
        project.data = std::make_shared<const Data>(data);
        return project;
    }

private:
    GraphProject& leaf(const std::string& name, const std::string& op, Index rows, Grid grid = {}) {
        NodeSpec spec;
        spec.name = name;
        spec.op = op;
        spec.rows = rows;
        spec.grid = grid;
        m_spec.nodes.push_back(spec);
        return *this;
    }
    double draw() { return static_cast<double>(m_random() % 2001) / 1000.0 - 1.0; }

    Project make(GraphSpec spec, Index samples) {
        Index inputs = 0;
        Index targets = 0;
        for (const NodeSpec& node : spec.nodes) {
            if (node.op == "input") inputs += node.rows;
            if (node.op == "target") targets += node.rows;
        }
        Project project;
        auto data = std::make_shared<Data>();
        data->x = SampleMatrix::NullaryExpr(inputs, samples, [this] { return draw(); });
        data->y = SampleMatrix::NullaryExpr(targets, samples, [this] { return draw(); });
        project.data = data;
        project.graph = std::make_shared<const GraphSpec>(std::move(spec));
        project.notation = NotationKind::Graph;
        project.optimiser.learningRate = 0.1;
        return project;
    }

    GraphSpec m_spec;
    std::mt19937 m_random{7};
};

/// h_t = tanh(Wxh x_t + Whh h_{t−1}), three steps, ½ squared error at all of them; W is shared.
inline Project recurrentProject(Index samples = 1) {
    GraphProject p;
    p.parameter("W_xh", 2, 1).parameter("W_hh", 2, 2).parameter("b_h", 2, 1);
    p.parameter("W_hy", 1, 2).input("h_0", 2);
    std::vector<std::string> losses;
    for (const std::string t : {"1", "2", "3"}) {
        const std::string before = std::to_string(std::stoi(t) - 1);
        p.input("x_" + t, 1).target("y_" + t, 1);
        p.node("p_" + t, "linear", {"W_xh", "x_" + t, "b_h"});
        p.node("q_" + t, "linear", {"W_hh", "h_" + before});
        p.node("z_" + t, "add", {"p_" + t, "q_" + t});
        p.node("h_" + t, "tanh", {"z_" + t});
        p.node("o_" + t, "linear", {"W_hy", "h_" + t});
        p.node("L_" + t, "half_squared", {"o_" + t, "y_" + t});
        losses.push_back("L_" + t);
    }
    p.node("L", "add", losses);
    return p.make(samples);
}

/// Two channels of 4 × 5 through two kernels, ReLU, ½ squared error to zeros of its own size.
inline Project convolutionProject(const OpSettings& settings, Index samples = 1) {
    GraphProject p;
    const Grid in{2, 4, 5};
    const auto [kh, kw] = settings.kernel;
    const auto out = [&](int side, std::size_t d) {
        return (side + 2 * settings.padding[d] - settings.kernel[d]) / settings.stride[d] + 1;
    };
    p.input("x", in.cells(), in).target("y", Index{2} * out(4, 0) * out(5, 1));
    p.parameter("K", 2, Index{2} * kh * kw).parameter("b", 2, 1);
    p.node("z", "conv2d", {"K", "x", "b"}, settings).node("a", "relu", {"z"});
    p.node("L", "half_squared", {"a", "y"});
    return p.make(samples);
}

inline Project poolingProject(const std::string& op, const OpSettings& settings,
                              Index samples = 1) {
    GraphProject p;
    const Grid in{2, 4, 4};
    const auto out = [&](std::size_t d) {
        return (4 + 2 * settings.padding[d] - settings.kernel[d]) / settings.stride[d] + 1;
    };
    p.input("x", in.cells(), in).target("y", Index{2} * out(0) * out(1));
    p.node("p", op, {"x"}, settings).node("L", "half_squared", {"p", "y"});
    return p.make(samples);
}

/// A neuron whose output feeds two branches that meet in a product.
inline Project branchProject(Index samples = 1) {
    GraphProject p;
    p.input("x", 3).target("y", 2).parameter("W_1", 2, 3).parameter("b_1", 2, 1);
    p.parameter("W_2", 2, 2).parameter("W_3", 2, 2);
    p.node("z_1", "linear", {"W_1", "x", "b_1"}).node("f", "sigmoid", {"z_1"});
    p.node("z_2", "linear", {"W_2", "f"}).node("h_1", "tanh", {"z_2"});
    p.node("h_2", "linear", {"W_3", "f"}).node("g", "mul", {"h_1", "h_2"});
    p.node("L", "half_squared", {"g", "y"});
    return p.make(samples);
}

} // namespace deltaflow
