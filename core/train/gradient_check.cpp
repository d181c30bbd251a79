#include "core/train/gradient_check.h"

#include "core/train/load.h"

#include <algorithm>
#include <cmath>

namespace deltaflow {

namespace {

/// Below this, differences of a loss of order 1 are rounding noise.
constexpr double kFloor = 1e-4;

/// Central difference at `number`: (L(x+h) − L(x−h)) / 2h, with the h that was really taken.
double centralDifference(Plan& plan, double& number) {
    const double x = number;
    const double h = std::cbrt(2.2e-16) * std::max(1.0, std::abs(x));
    number = x + h;
    const double right = number;
    plan.forward();
    const double above = plan.output();
    number = x - h;
    const double left = number;
    plan.forward();
    const double below = plan.output();
    number = x;
    return (above - below) / (right - left);
}

Ref refOf(const Graph& graph, NodeId node, std::size_t element) {
    const Shape& shape = graph.node(node).shape;
    const auto rows = static_cast<std::size_t>(shape.rows);
    const auto cols = static_cast<std::size_t>(shape.cols);
    return {node, Quantity::Value, static_cast<std::int32_t>(element / cols % rows),
            static_cast<std::int32_t>(element % cols),
            static_cast<std::int32_t>(element / (rows * cols))};
}

} // namespace

bool GradientCheck::passed() const {
    return std::all_of(samples.begin(), samples.end(), [this](const GradientSample& sample) {
        return sample.relativeError <= tolerance; // false for NaN
    });
}

GradientCheck checkGradients(Plan& plan, const std::vector<NodeId>& leaves, double tolerance,
                             std::size_t limit) {
    plan.forward();
    plan.backward();
    std::size_t total = 0;
    for (const NodeId node : leaves)
        total += plan.value(node).size();
    const std::size_t stride =
        limit == 0 ? total + 1 : (total + limit - 1) / std::max<std::size_t>(1, limit);

    GradientCheck check;
    check.tolerance = tolerance;
    double worst = -1;
    std::size_t index = 0;
    for (const NodeId node : leaves) {
        const auto values = plan.value(node);
        for (std::size_t i = 0; i < values.size(); ++i, ++index) {
            if (index % std::max<std::size_t>(1, stride) != 0) continue;
            GradientSample sample;
            sample.ref = refOf(plan.graph(), node, i);
            sample.analytic = plan.adjoint(node)[i];
            sample.numeric = centralDifference(plan, values[i]);
            const double scale =
                std::max({std::abs(sample.analytic), std::abs(sample.numeric), kFloor});
            sample.relativeError = std::abs(sample.analytic - sample.numeric) / scale;
            if (!(sample.relativeError <= worst)) { // NaN is the worst of all
                worst = sample.relativeError;
                check.worst = check.samples.size();
            }
            check.samples.push_back(sample);
        }
    }
    plan.forward();
    return check;
}

GradientCheck checkGradients(const Project& project, const Model& model, double tolerance,
                             std::size_t limit) {
    Plan plan(model.graph, model.loss, project.data->x.cols());
    loadParameters(plan, project, model);
    loadData(plan, project, model);
    std::vector<NodeId> leaves = model.graph->parameters();
    leaves.push_back(model.input);
    return checkGradients(plan, leaves, tolerance, limit);
}

} // namespace deltaflow
