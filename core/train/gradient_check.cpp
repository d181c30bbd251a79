#include "core/train/gradient_check.h"

#include "core/train/load.h"

#include <algorithm>
#include <cmath>

namespace deltaflow {

namespace {

/// Below this, differences of a loss of order 1 are rounding noise.
constexpr double kFloor = 1e-4;
/// Two sides whose slopes differ by less than this much of the slope need no second look.
constexpr double kBend = 1e-3;
struct Differences {
    double central = 0;
    double left = 0;
    double right = 0;
    [[nodiscard]] double gap() const { return std::abs(right - left); }
};

/// The differences of the loss at `number`, where it is `here`, over a step near `h`.
Differences differences(Plan& plan, double& number, double here, double h) {
    const double x = number;
    const double after = x + h;
    const double before = x - h;
    number = after;
    plan.forward();
    const double above = plan.output();
    number = before;
    plan.forward();
    const double below = plan.output();
    number = x;
    return {(above - below) / (after - before), (here - below) / (x - before),
            (above - here) / (after - x)};
}

/// Whether the loss bends at its number and `analytic` is a slope between its two sides, a
/// subgradient. The sides' gap shrinks with the step where the loss is smooth, and stays at a kink.
bool isSubgradientAtKink(const Differences& wide, const Differences& narrow, double analytic) {
    if (narrow.gap() < wide.gap() / 2) return false;
    const double slack = narrow.gap() / 100;
    return analytic >= std::min(narrow.left, narrow.right) - slack &&
           analytic <= std::max(narrow.left, narrow.right) + slack;
}

/// Compares the engine's derivative by `number` with the loss's own differences.
GradientSample compare(Plan& plan, double& number, double here, double analytic, double tolerance) {
    const double h = std::cbrt(2.2e-16) * std::max(1.0, std::abs(number));
    GradientSample sample;
    sample.analytic = analytic;
    const double floor = kFloor * std::max(1.0, std::abs(here));
    const auto take = [&](double numeric) {
        sample.numeric = numeric;
        const double scale = std::max({std::abs(analytic), std::abs(numeric), floor});
        sample.relativeError = std::abs(analytic - numeric) / scale;
        return scale;
    };
    const Differences wide = differences(plan, number, here, h);
    const double scale = take(wide.central);
    // |w| at 0 bends although the mean of its sides is the slope that is taken there.
    if (sample.relativeError <= tolerance && wide.gap() <= kBend * scale) return sample;
    const Differences narrow = differences(plan, number, here, h / 16);
    if (isSubgradientAtKink(wide, narrow, analytic)) {
        sample.atKink = true;
        sample.relativeError = 0;
    } else if (sample.relativeError > tolerance) {
        take(narrow.central); // a kink beside the number, within the wide step
    }
    return sample;
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
                             std::size_t limit, const CheckProgress& progress) {
    plan.forward();
    plan.backward();
    const double loss = plan.output();
    std::size_t total = 0;
    for (const NodeId node : leaves)
        total += plan.value(node).size();
    const std::size_t stride = std::max<std::size_t>(
        1, limit == 0 ? total + 1 : (total + limit - 1) / std::max<std::size_t>(1, limit));
    const std::size_t count = (total + stride - 1) / stride;

    GradientCheck check;
    check.tolerance = tolerance;
    double worst = -1;
    std::size_t index = 0;
    for (const NodeId node : leaves) {
        const auto values = plan.value(node);
        for (std::size_t i = 0; i < values.size(); ++i, ++index) {
            if (index % stride != 0) continue;
            GradientSample sample =
                compare(plan, values[i], loss, plan.adjoint(node)[i], tolerance);
            sample.ref = refOf(plan.graph(), node, i);
            if (!(sample.relativeError <= worst)) { // NaN is the worst of all
                worst = sample.relativeError;
                check.worst = check.samples.size();
            }
            check.samples.push_back(sample);
            if (progress && !progress(check.samples.size(), count)) return check;
        }
    }
    plan.forward();
    return check;
}

GradientCheck checkGradients(const Project& project, const Model& model, double tolerance,
                             std::size_t limit) {
    Plan plan(model.graph, model.loss, project.data->x.cols());
    loadParameters(plan, project, model);
    loadData(plan, *project.data, model);
    std::vector<NodeId> leaves = model.graph->parameters();
    for (const DataRows& leaf : model.inputs)
        leaves.push_back(leaf.node);
    return checkGradients(plan, leaves, tolerance, limit);
}

} // namespace deltaflow
