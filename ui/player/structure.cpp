#include "ui/player/structure.h"

#include <algorithm>
#include <limits>

namespace deltaflow {
namespace {

bool sameLayer(const DenseLayer& a, const DenseLayer& b) {
    return a.inputs() == b.inputs() && a.outputs() == b.outputs() && a.hasBias() == b.hasBias() &&
           a.activation == b.activation;
}

bool sameNode(const NodeSpec& a, const NodeSpec& b) {
    const bool sameValue =
        a.op == "constant" ? a.value == b.value
                           : a.value.rows() == b.value.rows() && a.value.cols() == b.value.cols();
    return a.name == b.name && a.op == b.op && a.inputs == b.inputs && a.rows == b.rows &&
           a.grid == b.grid && a.settings == b.settings && sameValue;
}

bool sameGraph(const GraphSpec& a, const GraphSpec& b) {
    return a.output == b.output && std::ranges::equal(a.nodes, b.nodes, sameNode);
}

} // namespace

bool sameStructure(const Project& a, const Project& b) {
    if (!a.network != !b.network || !a.graph != !b.graph) return false;
    if (a.graph && a.graph != b.graph && !sameGraph(*a.graph, *b.graph)) return false;
    const bool sameNetwork = a.network == b.network ||
                             (a.network->inputs == b.network->inputs &&
                              std::ranges::equal(a.network->layers, b.network->layers, sameLayer));
    const bool sameData = a.data == b.data || (a.data->x.rows() == b.data->x.rows() &&
                                               a.data->x.cols() == b.data->x.cols() &&
                                               a.data->y.rows() == b.data->y.rows());
    return sameNetwork && sameData && a.loss == b.loss && a.penalty == b.penalty;
}

bool sameNumbers(const Project& a, const Project& b) {
    return a.network == b.network && a.graph == b.graph && a.data == b.data && a.loss == b.loss &&
           a.penalty == b.penalty && a.optimiser == b.optimiser && a.training == b.training &&
           a.edits == b.edits && a.settingEdits == b.settingEdits;
}

std::int64_t differFrom(const Project& a, const Project& b) {
    const std::int64_t never = std::numeric_limits<std::int64_t>::max();
    Project edited = a;
    edited.edits = b.edits;
    edited.settingEdits = b.settingEdits;
    if (!sameNumbers(edited, b)) return 0;
    const auto first = [never](const auto& ours, const auto& theirs) {
        const auto [one, other] = std::ranges::mismatch(ours, theirs);
        return std::min(one == ours.end() ? never : one->iteration,
                        other == theirs.end() ? never : other->iteration);
    };
    return std::min(first(a.edits, b.edits), first(a.settingEdits, b.settingEdits));
}

} // namespace deltaflow
