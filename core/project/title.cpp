#include "core/project/title.h"

namespace deltaflow {

namespace {

/// What a title ends with that tells the network's shape.
std::string ending(const Network& network) {
    return ", " + shapeText(network);
}

} // namespace

std::string shapeText(const Network& network) {
    std::string text = std::to_string(network.inputs);
    for (const DenseLayer& layer : network.layers)
        text += '-' + std::to_string(layer.outputs());
    return text;
}

bool isTitleOfData(const Project& project) {
    if (project.title.empty() || !project.source.empty()) return true;
    return project.network && project.title.ends_with(ending(*project.network));
}

std::string titleFor(const Project& before, const Network& after) {
    const std::string old = before.network ? ending(*before.network) : std::string();
    if (old.empty() || !before.title.ends_with(old)) return before.title;
    return before.title.substr(0, before.title.size() - old.size()) + ending(after);
}

} // namespace deltaflow
