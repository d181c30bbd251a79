#include "core/train/kept_weights.h"

#include "core/error.h"
#include "core/project/edit.h"
#include "core/project/stored.h"

#include <algorithm>
#include <cmath>

namespace deltaflow {

Project withWeightsOf(const Project& project, const Model& model, const Moment& moment) {
    Project after = project;
    after.optimiser = settingsAt(project, moment.iteration).optimiser;
    after.edits.clear();
    after.settingEdits.clear();
    const auto store = [&](const std::vector<NodeId>& leaves, std::span<const double> values) {
        for (const NodeId id : leaves) {
            const Shape& shape = model.graph->node(id).shape;
            const auto count = static_cast<std::size_t>(shape.elements(1));
            after = withStored(after, model, id, values.first(count));
            values = values.subspan(count);
        }
    };
    store(model.graph->parameters(), moment.parameters);
    store(model.graph->buffers(), moment.buffers);
    return after;
}

void checkFinite(const Moment& moment) {
    for (const auto* numbers : {&moment.parameters, &moment.buffers})
        if (!std::ranges::all_of(*numbers, [](double v) { return std::isfinite(v); }))
            throw Error("the weights of iteration " + std::to_string(moment.iteration) +
                        " are not all finite numbers");
}

} // namespace deltaflow
