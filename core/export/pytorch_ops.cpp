#include "core/export/pytorch_ops.h"

#include "core/error.h"
#include "core/export/python_text.h"
#include "core/export/pytorch_net.h"

#include <algorithm>
#include <map>
#include <optional>

namespace deltaflow {

namespace {

using Layout = TorchValue::Layout;
using Spread = TorchValue::Spread;

std::string shapeText(const Grid& grid) {
    return std::to_string(grid.channels) + ", " + std::to_string(grid.height) + ", " +
           std::to_string(grid.width);
}

/// As (samples, channels, height, width), or as (channels, height, width) if all samples share it.
std::string image(const TorchValue& value, const Grid& grid) {
    if (value.layout == Layout::Image && value.grid == grid) return value.text;
    if (value.isLiteral) return value.text;
    return value.text + ".view(" + (value.layout == Layout::Column ? "" : "-1, ") +
           shapeText(grid) + ")";
}

bool isImage(const Node& node) {
    return node.shape.perSample && node.grid && node.grid.cells() == node.shape.rows;
}

bool anyIs(std::span<const TorchValue> values, Spread spread) {
    return std::ranges::any_of(values, [=](const TorchValue& v) { return v.spread == spread; });
}

bool anyLearned(std::span<const TorchValue> values) {
    return std::ranges::any_of(values, &TorchValue::isLearned);
}

/// The value of a node, arranged as its shape says.
TorchValue valueOf(const TorchSite& site, std::string text) {
    TorchValue value;
    value.text = std::move(text);
    value.layout = isImage(site.node)          ? Layout::Image
                   : site.node.shape.perSample ? Layout::Flat
                                               : Layout::Column;
    value.spread = site.node.shape.perSample ? Spread::PerSample : Spread::Shared;
    value.grid = isImage(site.node) ? site.node.grid : Grid{};
    value.isLearned = anyLearned(site.inputs);
    return value;
}

/// An input of an elementwise op beside the others.
std::string beside(const TorchSite& site, const TorchValue& input) {
    if (input.spread == Spread::Part) return whole(input);
    return isImage(site.node) ? image(input, site.node.grid) : flat(input);
}

/// A tensor, also of a number that is written out.
std::string tensor(const TorchValue& value, const std::string& text) {
    return value.isLiteral ? "torch.tensor(" + text + ")" : text;
}

// -- Elementwise -----------------------------------------------------------------------------

const std::map<std::string, std::string, std::less<>> kInfix = {
    {"add", " + "}, {"sub", " - "}, {"mul", " * "}, {"div", " / "}, {"pow", " ** "}};

/// What adds up over the processes: sums of parts, where what is shared is shared out.
std::optional<TorchValue> partial(const TorchSite& site) {
    const std::string& op = site.spec.op;
    if (site.node.shape.perSample || !anyIs(site.inputs, Spread::Part)) return std::nullopt;
    const bool isSum = op == "add" || op == "sub" || op == "neg" || op == "identity";
    const bool isScaled = op == "div" || op == "mul";
    const auto parts = std::ranges::count(site.inputs, Spread::Part, &TorchValue::spread);
    if (!isSum && !(isScaled && parts == 1)) return std::nullopt;
    if (op == "div" && site.inputs[0].spread != Spread::Part) return std::nullopt;
    std::string text = op == "neg" ? "-" : "";
    for (std::size_t i = 0; i < site.inputs.size(); ++i) {
        if (i > 0) text += kInfix.find(op)->second;
        text += site.inputs[i].text;
        if (isSum && site.inputs[i].spread == Spread::Shared) text += " / processes()";
    }
    TorchValue value = valueOf(site, text);
    value.spread = Spread::Part;
    return value;
}

TorchValue infix(const TorchSite& site, const std::string& sign) {
    const bool needsTensor = std::ranges::all_of(site.inputs, &TorchValue::isLiteral);
    std::string text;
    for (const TorchValue& input : site.inputs) {
        const std::string one = beside(site, input);
        const bool negative = input.isLiteral && one.starts_with('-');
        text += text.empty() ? "" : sign;
        text += needsTensor ? tensor(input, one) : negative ? "(" + one + ")" : one;
    }
    return valueOf(site, text);
}

const std::map<std::string, ActivationKind, std::less<>> kActivations = {
    {"identity", ActivationKind::Identity},
    {"sigmoid", ActivationKind::Sigmoid},
    {"tanh", ActivationKind::Tanh},
    {"relu", ActivationKind::Relu},
    {"leaky_relu", ActivationKind::LeakyRelu},
    {"softplus", ActivationKind::Softplus}};

std::optional<TorchValue> elementwise(const TorchSite& site) {
    const std::string& op = site.spec.op;
    if (auto value = partial(site)) return value;
    if (const auto sign = kInfix.find(op); sign != kInfix.end()) return infix(site, sign->second);
    const auto input = [&](std::size_t i) {
        return tensor(site.inputs[i], beside(site, site.inputs[i]));
    };
    if (op == "max" || op == "min") // the first of two equal ones takes the whole gradient
        return valueOf(site, "torch.where(" + input(0) + (op == "max" ? " >= " : " <= ") +
                                 input(1) + ", " + input(0) + ", " + input(1) + ")");
    if (op == "neg") return valueOf(site, "-" + input(0));
    for (const char* name : {"exp", "log", "sin", "cos", "sqrt", "abs"})
        if (op == name) return valueOf(site, "torch." + op + "(" + input(0) + ")");
    if (const auto found = kActivations.find(op); found != kActivations.end()) {
        TorchValue value =
            valueOf(site, torchActivation({found->second, site.spec.settings.alpha}, input(0)));
        if (op == "sigmoid") value.logits = flat(site.inputs[0]);
        return value;
    }
    if (op != "softmax") return std::nullopt;
    const std::string z = flat(site.inputs[0]);
    TorchValue value = valueOf(site, "F.softmax(" + z + ", dim=1)");
    if (isImage(site.node)) value.text += ".view(-1, " + shapeText(site.node.grid) + ")";
    value.logits = z;
    return value;
}

// -- Connections -----------------------------------------------------------------------------

std::string matrix(const TorchSite& site, std::size_t input) {
    const TorchValue& w = site.inputs[input];
    return w.grid ? w.text + ".flatten(1)" : w.text;
}

std::string linear(const TorchSite& site) {
    const std::size_t pairs = site.inputs.size() / 2;
    const bool biased = site.inputs.size() > 2 * pairs;
    std::string text;
    for (std::size_t p = 0; p < pairs; ++p)
        text += (p == 0 ? "" : " + ") +
                ("F.linear(" + flat(site.inputs[2 * p + 1]) + ", " + matrix(site, 2 * p)) +
                (biased && pairs == 1 ? ", " + flat(site.inputs.back()) : "") + ")";
    return biased && pairs > 1 ? text + " + " + flat(site.inputs.back()) : text;
}

std::string windowText(const OpSettings& settings, bool isPooling) {
    std::string text;
    const auto& [v, h] = settings.stride;
    if (isPooling || v != 1 || h != 1) text += ", stride=" + python::pair(v, h);
    if (settings.padding != std::array{0, 0})
        text += ", padding=" + python::pair(settings.padding[0], settings.padding[1]);
    return text;
}

std::optional<TorchValue> connection(const TorchSite& site) {
    const std::string& op = site.spec.op;
    const OpSettings& settings = site.spec.settings;
    if (op == "linear" || op == "affine") return valueOf(site, linear(site));
    const auto imageOf = [](const TorchValue& value) { return image(value, value.grid); };
    if (op == "conv2d") {
        const TorchValue& w = site.inputs[0];
        const Grid window{site.inputs[1].grid.channels, settings.kernel[0], settings.kernel[1]};
        const std::string weights =
            w.grid ? w.text : w.text + ".view(-1, " + shapeText(window) + ")";
        const std::string bias = site.inputs.size() > 2 ? ", " + flat(site.inputs[2]) : "";
        return valueOf(site, "F.conv2d(" + imageOf(site.inputs[1]) + ", " + weights + bias +
                                 windowText(settings, false) + ")");
    }
    if (op != "maxpool2d" && op != "avgpool2d") return std::nullopt;
    const std::string pad =
        op == "avgpool2d" && !settings.countsPadding ? ", count_include_pad=False" : "";
    return valueOf(site, (op == "maxpool2d" ? "F.max_pool2d(" : "F.avg_pool2d(") +
                             imageOf(site.inputs[0]) + ", " +
                             python::pair(settings.kernel[0], settings.kernel[1]) +
                             windowText(settings, true) + pad + ")");
}

// -- Normalisations --------------------------------------------------------------------------

std::optional<TorchValue> normalisation(const TorchSite& site) {
    const std::string epsilon = python::number(site.spec.settings.epsilon);
    const auto x = [&] {
        return isImage(site.node) ? image(site.inputs[0], site.node.grid) : flat(site.inputs[0]);
    };
    if (site.spec.op == "layernorm") {
        std::string text = "F.layer_norm(" + flat(site.inputs[0]) + ", (" +
                           std::to_string(site.node.shape.rows) + ",), " + flat(site.inputs[1]) +
                           ", " + flat(site.inputs[2]) + ", " + epsilon + ")";
        if (isImage(site.node)) text += ".view(-1, " + shapeText(site.node.grid) + ")";
        return valueOf(site, text);
    }
    if (site.spec.op != "batchnorm") return std::nullopt;
    const std::string scaling = flat(site.inputs[1]) + ", " + flat(site.inputs[2]);
    if (!site.spec.settings.evaluates)
        return valueOf(site,
                       "batch_norm(" + x() + ", " + scaling + ", samples, eps=" + epsilon + ")");
    return valueOf(site, "normalise(" + x() + ", " + flat(site.inputs[3]) + ", " +
                             flat(site.inputs[4]) + ", " + scaling + ", eps=" + epsilon + ")");
}

// -- Losses ----------------------------------------------------------------------------------

/// Nothing flows to a target.
std::string target(const TorchValue& y) {
    return flat(y) + (y.isLearned ? ".detach()" : "");
}

std::optional<TorchValue> loss(const TorchSite& site) {
    const std::string& op = site.spec.op;
    TorchValue value = valueOf(site, "");
    value.spread = anyIs(site.inputs, Spread::PerSample) ? Spread::Part : Spread::Shared;
    if (op == "l1_penalty" || op == "l2_penalty") {
        const bool l1 = op == "l1_penalty";
        value.spread = Spread::Shared;
        for (const TorchValue& w : site.inputs)
            value.text += (value.text.empty() ? "" : " + ") +
                          (l1 ? w.text + ".abs().sum()" : "(" + w.text + " ** 2).sum()");
        if (site.inputs.size() > 1) value.text = "(" + value.text + ")";
        value.text = python::number(site.lambda) + (l1 ? " * " : " / 2 * ") + value.text;
        return value;
    }
    if (op == "inner_product") {
        value.text = "(" + flat(site.inputs[0]) + " * " + flat(site.inputs[1]) + ").sum()";
        return value;
    }
    if (op == "half_squared")
        value.text = "0.5 * ((" + target(site.inputs[1]) + " - " + flat(site.inputs[0]) +
                     ") ** 2).sum() / samples";
    else if (op == "binary_cross_entropy")
        value.text = "F.binary_cross_entropy_with_logits(" + site.inputs[0].logits + ", " +
                     target(site.inputs[1]) + ", reduction=\"sum\") / samples";
    else if (op == "categorical_cross_entropy")
        value.text = "-(" + target(site.inputs[1]) + " * F.log_softmax(" + site.inputs[0].logits +
                     ", dim=1)).sum() / samples";
    else
        return std::nullopt;
    return value;
}

} // namespace

std::string whole(const TorchValue& value) {
    return value.spread == Spread::Part ? "total(" + value.text + ")" : value.text;
}

std::string flat(const TorchValue& value) {
    if (value.layout == Layout::Image) return value.text + ".flatten(1)";
    if (value.layout == Layout::Matrix) return value.text + ".flatten()";
    return value.text;
}

TorchValue translate(const TorchSite& site) {
    for (const auto family : {elementwise, connection, normalisation, loss})
        if (auto value = family(site)) return *value;
    throw Error(site.spec.name + ": the op \"" + site.spec.op +
                "\" has no translation to PyTorch, so the project cannot be exported.");
}

} // namespace deltaflow
