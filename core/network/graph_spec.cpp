#include "core/network/graph_spec.h"

#include <algorithm>

namespace deltaflow {

const NodeSpec* GraphSpec::find(std::string_view name) const {
    const auto found = std::find_if(nodes.begin(), nodes.end(),
                                    [&](const NodeSpec& node) { return node.name == name; });
    return found == nodes.end() ? nullptr : &*found;
}

Index GraphSpec::parameterCount() const {
    Index count = 0;
    for (const NodeSpec& node : nodes)
        if (node.op == "parameter") count += node.value.size();
    return count;
}

} // namespace deltaflow
