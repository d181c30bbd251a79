#include "core/export/onnx_ops.h"

#include "core/error.h"

#include <map>

namespace deltaflow {

namespace {

/// Where a node is added.
struct Site {
    OnnxBuilder& onnx;
    const NodeSpec& spec;
    const Node& node;
    const std::vector<OnnxValue>& inputs;

    [[nodiscard]] bool isImage() const {
        return node.shape.perSample && node.grid && node.grid.cells() == node.shape.rows;
    }
    [[nodiscard]] std::string flat(std::size_t input) const {
        const OnnxValue& value = inputs[input];
        return value.isImage ? onnx.apply("Flatten", {value.name}, {{"axis", {1}}}) : value.name;
    }
    /// As (samples, channels, height, width), or (channels, height, width) if it is shared.
    [[nodiscard]] std::string image(std::size_t input, const Grid& grid, bool perSample) const {
        const OnnxValue& value = inputs[input];
        if (value.isImage && value.grid == grid) return value.name;
        std::vector<std::int64_t> dims{grid.channels, grid.height, grid.width};
        if (perSample) dims.insert(dims.begin(), -1);
        return onnx.apply("Reshape", {value.name, onnx.integers(dims)});
    }
    /// The input beside the others of an elementwise op.
    [[nodiscard]] std::string beside(std::size_t input, const std::vector<bool>& perSample) const {
        return isImage() ? image(input, node.grid, perSample[input]) : flat(input);
    }
    /// Names a result that is (samples, rows), which may be an image.
    void takeFlat(const std::string& name) const {
        if (isImage())
            onnx.node(
                "Reshape",
                {name, onnx.integers({-1, node.grid.channels, node.grid.height, node.grid.width})},
                spec.name);
        else
            onnx.node("Identity", {name}, spec.name);
    }
};

const std::map<std::string, std::string, std::less<>> kElementwise = {
    {"add", "Sum"}, {"sub", "Sub"}, {"mul", "Mul"},   {"div", "Div"}, {"pow", "Pow"},
    {"max", "Max"}, {"min", "Min"}, {"neg", "Neg"},   {"exp", "Exp"}, {"log", "Log"},
    {"sin", "Sin"}, {"cos", "Cos"}, {"sqrt", "Sqrt"}, {"abs", "Abs"}};

const std::map<std::string, ActivationKind, std::less<>> kActivations = {
    {"identity", ActivationKind::Identity},
    {"sigmoid", ActivationKind::Sigmoid},
    {"tanh", ActivationKind::Tanh},
    {"relu", ActivationKind::Relu},
    {"leaky_relu", ActivationKind::LeakyRelu},
    {"softplus", ActivationKind::Softplus}};

bool addElementwise(const Site& site) {
    std::vector<bool> perSample;
    for (const Shape& shape : site.node.inputShapes)
        perSample.push_back(shape.perSample);
    perSample.resize(site.inputs.size(), false);
    if (const auto found = kElementwise.find(site.spec.op); found != kElementwise.end()) {
        OnnxBuilder::Names names;
        for (std::size_t i = 0; i < site.inputs.size(); ++i)
            names.push_back(site.beside(i, perSample));
        site.onnx.node(found->second, names, site.spec.name);
        return true;
    }
    if (const auto found = kActivations.find(site.spec.op); found != kActivations.end()) {
        addOnnxActivation(site.onnx, {found->second, site.spec.settings.alpha},
                          site.beside(0, perSample), site.spec.name);
        return true;
    }
    if (site.spec.op != "softmax") return false;
    site.takeFlat(site.onnx.apply("Softmax", {site.flat(0)}, {{"axis", {1}}}));
    return true;
}

OnnxBuilder::Attributes windowOf(const OpSettings& settings) {
    const std::int64_t v = settings.padding[0], h = settings.padding[1];
    return {{"kernel_shape", {settings.kernel[0], settings.kernel[1]}},
            {"strides", {settings.stride[0], settings.stride[1]}},
            {"pads", {v, h, v, h}}};
}

bool addConnection(const Site& site) {
    const std::string& op = site.spec.op;
    if (op == "linear" || op == "affine") {
        OnnxBuilder::Names parts;
        for (std::size_t i = 0; i + 1 < site.inputs.size(); i += 2)
            parts.push_back(site.onnx.apply("Gemm", {site.flat(i + 1), site.inputs[i].name},
                                            {{"transB", {1}}}));
        if (site.inputs.size() % 2 == 1) // (out×1) beside (samples, out)
            parts.push_back(
                site.onnx.apply("Reshape", {site.inputs.back().name, site.onnx.integers({-1})}));
        site.onnx.node("Sum", parts, site.spec.name);
        return true;
    }
    auto attributes = windowOf(site.spec.settings);
    if (op == "conv2d") {
        const Grid grid = site.inputs[1].grid;
        OnnxBuilder::Names names{
            site.image(1, grid, true),
            site.onnx.apply("Reshape",
                            {site.inputs[0].name,
                             site.onnx.integers({-1, grid.channels, site.spec.settings.kernel[0],
                                                 site.spec.settings.kernel[1]})})};
        if (site.inputs.size() > 2)
            names.push_back(
                site.onnx.apply("Reshape", {site.inputs[2].name, site.onnx.integers({-1})}));
        site.onnx.node("Conv", names, site.spec.name, attributes);
        return true;
    }
    if (op != "maxpool2d" && op != "avgpool2d") return false;
    if (op == "avgpool2d")
        attributes.push_back({"count_include_pad", {site.spec.settings.countsPadding ? 1 : 0}});
    site.onnx.node(op == "maxpool2d" ? "MaxPool" : "AveragePool",
                   {site.image(0, site.inputs[0].grid, true)}, site.spec.name, attributes);
    return true;
}

/// (x − μ) / √(σ² + ε) · γ + β, written out: an attribute would round ε to single precision.
void addStandardised(const Site& site, const std::string& x, const std::string& mean,
                     const std::string& variance, const std::string& gamma, const std::string& beta,
                     const std::string& output) {
    OnnxBuilder& onnx = site.onnx;
    const std::string widened =
        onnx.apply("Add", {variance, onnx.number(site.spec.settings.epsilon)});
    const std::string normalised =
        onnx.apply("Div", {onnx.apply("Sub", {x, mean}), onnx.apply("Sqrt", {widened})});
    onnx.node("Add", {onnx.apply("Mul", {normalised, gamma}), beta}, output);
}

bool addNormalisation(const Site& site) {
    OnnxBuilder& onnx = site.onnx;
    if (site.spec.op == "layernorm") {
        const std::string x = site.flat(0);
        const OnnxBuilder::Attributes rows{{"axes", {1}}};
        const std::string mean = onnx.apply("ReduceMean", {x}, rows);
        const std::string deviation = onnx.apply("Sub", {x, mean});
        const std::string variance =
            onnx.apply("ReduceMean", {onnx.apply("Mul", {deviation, deviation})}, rows);
        const std::string name = site.spec.name + "/flat";
        addStandardised(site, x, mean, variance, site.inputs[1].name, site.inputs[2].name, name);
        site.takeFlat(name);
        return true;
    }
    if (site.spec.op != "batchnorm") return false;
    std::vector<std::string> columns;
    for (std::size_t i = 1; i < 5; ++i) // of an image one number a channel
        columns.push_back(
            site.isImage() ? onnx.apply("Reshape", {site.inputs[i].name, onnx.integers({-1, 1, 1})})
                           : site.inputs[i].name);
    const std::string x = site.isImage() ? site.image(0, site.node.grid, true) : site.flat(0);
    addStandardised(site, x, columns[2], columns[3], columns[0], columns[1], site.spec.name);
    return true;
}

bool addSum(const Site& site) {
    if (site.spec.op != "inner_product") return false;
    site.onnx.node("ReduceSum", {site.onnx.apply("Mul", {site.flat(0), site.flat(1)})},
                   site.spec.name, {{"keepdims", {0}}});
    return true;
}

} // namespace

void addOnnxActivation(OnnxBuilder& onnx, const Activation& activation, const std::string& z,
                       const std::string& output) {
    switch (activation.kind) {
    case ActivationKind::Identity:
        return onnx.node("Identity", {z}, output);
    case ActivationKind::Sigmoid:
        return onnx.node("Sigmoid", {z}, output);
    case ActivationKind::Tanh:
        return onnx.node("Tanh", {z}, output);
    case ActivationKind::Relu:
        return onnx.node("Relu", {z}, output);
    case ActivationKind::LeakyRelu: // an attribute would round α to single precision
        return onnx.node("Where",
                         {onnx.apply("Greater", {z, onnx.number(0)}), z,
                          onnx.apply("Mul", {onnx.number(activation.alpha), z})},
                         output);
    case ActivationKind::Softplus:
        return onnx.node("Softplus", {z}, output);
    case ActivationKind::Softmax:
        break;
    }
    onnx.node("Softmax", {z}, output, {{"axis", {1}}});
}

OnnxValue addToOnnx(OnnxBuilder& onnx, const NodeSpec& spec, const Node& node,
                    const std::vector<OnnxValue>& inputs) {
    const Site site{onnx, spec, node, inputs};
    if (!addElementwise(site) && !addConnection(site) && !addNormalisation(site) && !addSum(site))
        throw Error(spec.name + ": the op \"" + spec.op +
                    "\" has no translation to ONNX, so the project cannot be exported.");
    return {spec.name, site.isImage(), node.grid};
}

} // namespace deltaflow
