#include "core/insight/unrolled.h"

#include <Eigen/Eigenvalues>

#include <algorithm>
#include <cmath>
#include <map>

namespace deltaflow {

namespace {

constexpr Index kMostEigen = 256; ///< Beyond, the norm is found by iteration.

Ref wholeOf(NodeId node, Quantity quantity, int sample) {
    return {node, quantity, Ref::kAll, 0, sample};
}

double euclidean(const Graph& graph, const Trace& trace, NodeId node, int sample) {
    const Index rows = graph.node(node).shape.rows;
    const auto block = trace.block(node, Quantity::Adjoint);
    double sum = 0;
    for (Index row = 0; row < rows; ++row) {
        const double x = block[static_cast<std::size_t>(sample * rows + row)];
        sum += x * x;
    }
    return std::sqrt(sum);
}

double largestSlope(const Graph& graph, const Trace& trace, NodeId node, int sample) {
    double most = 0;
    for (std::int32_t row = 0; row < graph.node(node).shape.rows; ++row)
        most = std::max(most, std::abs(trace.at({node, Quantity::Slope, row, 0, sample})));
    return most;
}

double matrixNorm(const Graph& graph, const Trace& trace, NodeId node) {
    const Shape& shape = graph.node(node).shape;
    const auto block = trace.block(node, Quantity::Value);
    return spectralNorm(Eigen::Map<const ParameterMatrix>(block.data(), shape.rows, shape.cols));
}

/// Letters, then digits: "h", 12. No number: −1.
std::pair<std::string, long> numbered(const std::string& name) {
    const auto last = name.find_last_not_of("0123456789");
    if (last == std::string::npos || last + 1 == name.size() || name.size() - last > 9)
        return {name, -1};
    const long number = std::stol(name.substr(last + 1));
    const auto stem = name.find_last_not_of('_', last);
    return {name.substr(0, stem == std::string::npos ? 0 : stem + 1), number};
}

} // namespace

double spectralNorm(const Eigen::Ref<const Eigen::MatrixXd>& matrix) {
    if (matrix.size() == 0 || !matrix.allFinite()) return matrix.size() == 0 ? 0 : matrix.norm();
    const bool tall = matrix.rows() > matrix.cols();
    const Eigen::MatrixXd m = tall ? Eigen::MatrixXd(matrix) : Eigen::MatrixXd(matrix.transpose());
    if (m.cols() <= kMostEigen) {
        const Eigen::MatrixXd gram = m.transpose() * m;
        const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(gram, Eigen::EigenvaluesOnly);
        return std::sqrt(std::max(0.0, solver.eigenvalues().maxCoeff()));
    }
    Eigen::VectorXd v = Eigen::VectorXd::LinSpaced(m.cols(), 1, 2).normalized();
    double norm = 0;
    for (int i = 0; i < 60; ++i) {
        v = m.transpose() * (m * v);
        norm = v.norm();
        if (norm == 0) return 0;
        v /= norm;
    }
    return std::sqrt(norm);
}

UnrolledError unrolledError(const Model& model, const Trace& trace, int layer, int sample) {
    using Kind = UnrolledFactor::Kind;
    const Graph& graph = *model.graph;
    UnrolledError out;
    out.layer = layer;
    const auto nodes = [&](int l) -> const LayerNodes& {
        return model.layers[static_cast<std::size_t>(l) - 1];
    };
    const auto error = [&](int l) {
        const NodeId z = nodes(l).preActivation;
        out.factors.push_back({Kind::Error, l, wholeOf(z, Quantity::Adjoint, sample),
                               euclidean(graph, trace, z, sample)});
    };
    const int depth = static_cast<int>(model.layers.size());
    error(depth);
    for (int l = depth - 1; l >= layer; --l) {
        const NodeId w = nodes(l + 1).weights;
        const NodeId f = nodes(l).activation;
        out.factors.push_back({Kind::Matrix,
                               l + 1,
                               {w, Quantity::Value, Ref::kAll, Ref::kAll, 0},
                               matrixNorm(graph, trace, w)});
        out.factors.push_back({Kind::Slope, l, wholeOf(f, Quantity::Slope, sample),
                               largestSlope(graph, trace, f, sample)});
        error(l);
    }
    return out;
}

Equation unrolledEquation(const UnrolledError& error, const Model& model, const Writer& writer,
                          int most) {
    using Kind = UnrolledFactor::Kind;
    const auto whole = [](Ref ref) { // every sample's: the rule is the same for each
        if (ref.quantity != Quantity::Value) ref.sample = Ref::kAll;
        return ref;
    };
    const int depth = static_cast<int>(model.layers.size());
    Formula product;
    Formula left;
    Formula transposed;
    bool isNumber = false; // as in a chain of single units
    for (const UnrolledFactor& factor : error.factors) {
        const Ref ref = whole(factor.ref);
        if (factor.kind == Kind::Error) {
            if (factor.layer == depth) product = writer.symbol(ref);
            if (factor.layer == error.layer) left = writer.symbol(ref);
        } else if (factor.kind == Kind::Matrix) {
            transposed = writer.symbols(Rule::transpose(Rule::quantity(ref)));
            isNumber = writer.isScalar(Rule::quantity(ref));
        } else {
            const int depthHere = factor.layer - error.layer; // 0: the outermost
            const int innermost = depth - 1 - error.layer;
            if (innermost >= most && depthHere >= most - 1 && depthHere < innermost) {
                if (depthHere == most - 1)
                    product = Formula::row(
                        {Formula::op("⋯"), Formula::fence("(", std::move(product), ")")});
                continue;
            }
            const bool fenced = factor.layer + 1 < depth;
            product = Formula::row(
                {writer.symbol(ref), Formula::op(isNumber ? "·" : "⊙"), std::move(transposed),
                 Formula::op("\u2062"),
                 fenced ? Formula::fence("(", std::move(product), ")") : std::move(product)});
        }
    }
    return {std::move(left), "=", {std::move(product)}};
}

std::vector<AdjointSeries> adjointSeries(const Graph& graph, const Trace& trace, int sample) {
    std::map<std::string, std::map<long, NodeId>> named;
    for (NodeId id = 0; id < graph.size(); ++id) {
        const Node& node = graph.node(id);
        if (!node.op || !node.shape.perSample || trace.block(id, Quantity::Adjoint).empty())
            continue;
        const auto [name, number] = numbered(node.name);
        if (number >= 0) named[name].emplace(number, id);
    }
    std::vector<AdjointSeries> all;
    for (const auto& [name, nodes] : named) {
        const Shape& shape = graph.node(nodes.begin()->second).shape;
        const bool alike = std::ranges::all_of(
            nodes, [&](const auto& entry) { return graph.node(entry.second).shape == shape; });
        if (nodes.size() < 3 || !alike) continue;
        AdjointSeries series{name, {}, {}};
        for (const auto& [number, id] : nodes) {
            series.nodes.push_back(id);
            series.norms.push_back(euclidean(graph, trace, id, sample));
        }
        all.push_back(std::move(series));
    }
    return all;
}

} // namespace deltaflow
