#include "core/train/load.h"

#include "core/project/stored.h"

#include <algorithm>

namespace deltaflow {

namespace {

template <typename Matrix>
void copyInto(std::span<double> block, const Matrix& matrix) {
    std::copy_n(matrix.data(), block.size(), block.begin()); // stored in the same order
}

} // namespace

void loadParameters(Plan& plan, const Project& project, const Model& model) {
    for (NodeId id = 0; id < model.graph->size(); ++id)
        if (const ParameterMatrix* const stored = storedValue(project, model, id))
            copyInto(plan.value(id), *stored);
}

void loadData(Plan& plan, const Data& data, const Model& model, Index first) {
    const auto copyRows = [&](const DataRows& leaf, const SampleMatrix& all) {
        const Index rows = model.graph->node(leaf.node).shape.rows;
        Eigen::Map<SampleMatrix>(plan.value(leaf.node).data(), rows, plan.samples()) =
            all.block(leaf.first, first, rows, plan.samples());
    };
    for (const DataRows& leaf : model.inputs)
        copyRows(leaf, data.x);
    for (const DataRows& leaf : model.targets)
        copyRows(leaf, data.y);
}

void loadPass(Plan& plan, const Trace& trace) {
    for (NodeId id = 0; id < plan.graph().size(); ++id)
        if (plan.graph().node(id).role != NodeRole::Computed)
            std::ranges::copy(trace.block(id, Quantity::Value), plan.value(id).begin());
}

} // namespace deltaflow
