#include "core/project/edit_graph.h"

#include "core/error.h"
#include "core/network/model.h"
#include "core/project/expression_project.h"
#include "core/project/limits.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace deltaflow {

namespace {

constexpr std::array<std::string_view, 6> kActivations{"identity", "sigmoid",    "tanh",
                                                       "relu",     "leaky_relu", "softplus"};

bool isActivation(std::string_view op) {
    return std::find(kActivations.begin(), kActivations.end(), op) != kActivations.end();
}

/// The project with one node changed, if it can still be built.
template <typename Change>
Project withNode(const Project& project, std::string_view name, Change change) {
    if (!project.graph) throw Error("a network of layers has no nodes to change one by one");
    if (isExpression(project)) throw Error("the ops of an expression are changed in its text");
    GraphSpec graph = *project.graph;
    const auto node = std::find_if(graph.nodes.begin(), graph.nodes.end(),
                                   [&](const NodeSpec& spec) { return spec.name == name; });
    if (node == graph.nodes.end())
        throw Error("the graph has no node called \"" + std::string(name) + "\"");
    change(*node);
    Project after = project;
    after.graph = std::make_shared<const GraphSpec>(std::move(graph));
    checkPassSize(*buildModel(after)->graph, after.data->x.cols());
    return after;
}

void checkSettings(const OpSettings& settings) {
    if (!std::isfinite(settings.alpha)) throw Error("leaky ReLU's slope must be finite");
    if (!std::isfinite(settings.epsilon) || settings.epsilon <= 0)
        throw Error("ε must be above 0, so that nothing is divided by 0");
    if (!(settings.momentum >= 0 && settings.momentum <= 1))
        throw Error("the momentum of a running statistic must be from 0 to 1");
}

} // namespace

std::vector<OpSetting> settingsOf(std::string_view op) {
    if (op == "conv2d") return {OpSetting::Stride, OpSetting::Padding};
    if (op == "maxpool2d") return {OpSetting::Kernel, OpSetting::Stride, OpSetting::Padding};
    if (op == "avgpool2d")
        return {OpSetting::Kernel, OpSetting::Stride, OpSetting::Padding, OpSetting::CountsPadding};
    if (op == "leaky_relu") return {OpSetting::Alpha};
    if (op == "batchnorm") return {OpSetting::Evaluates, OpSetting::Epsilon, OpSetting::Momentum};
    if (op == "layernorm") return {OpSetting::Epsilon};
    return {};
}

std::span<const std::string_view> activationOps() {
    return kActivations;
}

Project withOpSettings(const Project& project, std::string_view node, const OpSettings& settings) {
    checkSettings(settings);
    return withNode(project, node, [&](NodeSpec& spec) { spec.settings = settings; });
}

Project withActivationOp(const Project& project, std::string_view node, std::string_view op) {
    return withNode(project, node, [&](NodeSpec& spec) {
        if (!isActivation(spec.op) || !isActivation(op))
            throw Error(spec.name + " cannot become \"" + std::string(op) +
                        "\": only one activation function can stand in another's place");
        spec.op = op;
    });
}

} // namespace deltaflow
