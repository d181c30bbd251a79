#include "core/export/onnx.h"

#include "core/error.h"
#include "core/export/onnx_ops.h"
#include "core/network/model.h"
#include "core/project/expression_project.h"

#include <algorithm>
#include <map>
#include <set>

namespace deltaflow {

namespace {

std::span<const double> numbersOf(const ParameterMatrix& matrix) {
    return {matrix.data(), static_cast<std::size_t>(matrix.size())};
}

void addLayers(OnnxBuilder& onnx, const Network& network) {
    onnx.input("x", {network.inputs});
    std::string below = "x";
    for (std::size_t l = 0; l < network.layers.size(); ++l) {
        const DenseLayer& layer = network.layers[l];
        const std::string number = std::to_string(l + 1);
        OnnxBuilder::Names inputs{below, "W" + number};
        onnx.values("W" + number, {layer.outputs(), layer.inputs()}, numbersOf(layer.weights));
        if (layer.hasBias()) {
            inputs.push_back("b" + number);
            onnx.values("b" + number, {layer.outputs()}, numbersOf(layer.bias));
        }
        onnx.node("Gemm", inputs, "z" + number, {{"transB", {1}}});
        below = "a" + number;
        addOnnxActivation(onnx, layer.activation, "z" + number, below);
    }
    onnx.output(below, {network.outputs()}, true);
}

bool isLoss(const NodeSpec& spec) {
    return spec.op == "half_squared" || spec.op == "binary_cross_entropy" ||
           spec.op == "categorical_cross_entropy";
}

/// Writes what a graph's predictions need.
class GraphWriter {
public:
    GraphWriter(OnnxBuilder& onnx, const GraphSpec& spec, const Model& model)
        : m_onnx(onnx)
        , m_spec(spec)
        , m_graph(*model.graph) {}

    void write() {
        const std::set<std::string> outputs = predictions();
        std::set<std::string> needed = outputs;
        for (auto spec = m_spec.nodes.rbegin(); spec != m_spec.nodes.rend(); ++spec)
            if (needed.contains(spec->name))
                needed.insert(spec->inputs.begin(), spec->inputs.end());
        for (const NodeSpec& spec : m_spec.nodes)
            if (needed.contains(spec.name)) add(spec);
        for (const std::string& name : outputs) {
            const Node& node = m_graph.node(m_graph.find(name));
            const OnnxValue& value = m_values.at(name);
            std::vector<Index> dims{node.shape.rows};
            if (value.isImage) dims = {value.grid.channels, value.grid.height, value.grid.width};
            if (m_spec.find(name)->op == "inner_product") dims.clear();
            m_onnx.output(name, dims, node.shape.perSample);
        }
    }

private:
    /// What the losses that the output depends on are taken of.
    [[nodiscard]] std::set<std::string> predictions() const {
        std::set<std::string> reached{m_spec.output}, found;
        for (auto spec = m_spec.nodes.rbegin(); spec != m_spec.nodes.rend(); ++spec) {
            if (!reached.contains(spec->name)) continue;
            reached.insert(spec->inputs.begin(), spec->inputs.end());
            if (isLoss(*spec)) found.insert(spec->inputs.front());
        }
        return found.empty() ? std::set{m_spec.output} : found;
    }

    void add(const NodeSpec& spec) {
        const Node& node = m_graph.node(m_graph.find(spec.name));
        if (spec.op == "input" || spec.op == "target") {
            m_onnx.input(spec.name, {spec.rows});
            m_values[spec.name] = {spec.name, false, node.grid};
            return;
        }
        if (spec.isLeaf()) {
            std::vector<Index> dims{spec.value.rows(), spec.value.cols()};
            if (!isMatrix(spec.name)) dims.pop_back();
            m_onnx.values(spec.name, dims, numbersOf(spec.value));
            m_values[spec.name] = {spec.name, false, {}};
            return;
        }
        std::vector<OnnxValue> inputs;
        for (const std::string& name : spec.inputs) {
            const auto found = m_values.find(name);
            if (found == m_values.end())
                throw Error(spec.name + ": its input " + name +
                            " is an inner node of a normalisation, which has no name in ONNX, so "
                            "the project cannot be exported.");
            inputs.push_back(found->second);
        }
        m_values[spec.name] = addToOnnx(m_onnx, spec, node, inputs);
    }

    /// Whether some node multiplies by it; columns are written as vectors.
    [[nodiscard]] bool isMatrix(const std::string& name) const {
        return std::ranges::any_of(m_spec.nodes, [&](const NodeSpec& spec) {
            const bool isPairs = spec.op == "linear" || spec.op == "affine";
            for (std::size_t i = 0; i + (isPairs ? 1 : 0) < spec.inputs.size(); i += 2)
                if (spec.inputs[i] == name && (isPairs || (spec.op == "conv2d" && i == 0)))
                    return true;
            return false;
        });
    }

    OnnxBuilder& m_onnx;
    const GraphSpec& m_spec;
    const Graph& m_graph;
    std::map<std::string, OnnxValue, std::less<>> m_values;
};

} // namespace

std::string onnxModel(const Project& project) {
    const auto model = buildModel(project);
    OnnxBuilder onnx(displayTitle(project));
    if (project.graph)
        GraphWriter(onnx, *project.graph, *model).write();
    else
        addLayers(onnx, *project.network);
    return onnx.bytes();
}

} // namespace deltaflow
