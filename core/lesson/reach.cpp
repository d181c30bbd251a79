#include "core/lesson/reach.h"

#include "core/error.h"

#include <algorithm>
#include <string>

namespace deltaflow {

namespace {

/// About how many products an update is, forwards and backwards.
double productsOf(const Project& project, const Graph& graph) {
    constexpr double kPasses = 3; // the values, and the adjoints of both factors
    const Index all = project.data ? project.data->x.cols() : 1;
    const Index batch = project.training.batches.size;
    const Index samples = std::max<Index>(1, batch > 0 ? std::min(batch, all) : all);
    double products = 0;
    for (NodeId id = 0; id < graph.size(); ++id) {
        const Node& node = graph.node(id);
        const auto elements = static_cast<double>(node.shape.elements(samples));
        products += elements; // read, or updated
        if (!node.op) continue;
        const Index terms = node.op->forwardTerms(graph.site(id, 0, samples));
        products += kPasses * elements * static_cast<double>(std::max<Index>(1, terms));
    }
    return products;
}

} // namespace

std::int64_t lastReachable(const Project& project, const Model& model) {
    constexpr double kPatience = 1;     // seconds
    constexpr double kPerUpdate = 2e-7; // and of each product, about
    constexpr double kPerProduct = 1e-9;
    return static_cast<std::int64_t>(
        kPatience / (kPerUpdate + kPerProduct * productsOf(project, *model.graph)));
}

void checkReachable(std::int64_t iteration, const Project& project, const Model& model) {
    const std::int64_t last = lastReachable(project, model);
    if (iteration > last)
        throw Error("iteration " + std::to_string(iteration) +
                    " would take that many updates each time, and a page of this document makes "
                    "at most " +
                    std::to_string(last) +
                    "; captured in the lesson editor, it starts from the trained weights");
}

} // namespace deltaflow
