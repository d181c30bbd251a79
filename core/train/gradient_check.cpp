#include "core/train/gradient_check.h"

#include "core/train/load.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace deltaflow {

namespace {

/// Two sides whose slopes differ by less than this much of the slope need no second look.
constexpr double kBend = 1e-3;
/// How often a step that has a kink within it is quartered: from 6·10⁻⁶ to 4·10⁻¹⁰.
constexpr int kQuarterings = 7;

struct Differences {
    double central = 0;
    double left = 0;
    double right = 0;
    double rounding = 0; ///< What they may be off by since the loss is rounded.
    [[nodiscard]] double gap() const { return std::abs(right - left); }
};

/// How far the loss is off since every number that it is computed from is rounded, to first order:
/// ε Σ |v · ∂L/∂v| over all values v. A loss that is a small difference of large numbers is further
/// off than its own last digit. Source: Higham 2002, "Accuracy and Stability", §3.
double roundingOf(const Plan& plan) {
    double sum = std::abs(plan.output());
    for (NodeId id = 0; id < plan.graph().size(); ++id) {
        if (plan.graph().node(id).bypassed) continue;
        const auto adjoints = plan.adjoint(id);
        const auto values = plan.value(id);
        for (std::size_t i = 0; i < adjoints.size(); ++i) {
            const double share = std::abs(values[i] * adjoints[i]);
            if (std::isfinite(share)) sum += share;
        }
    }
    return std::numeric_limits<double>::epsilon() * sum;
}

/// Compares the engine's derivative by one number after another with the loss's own differences.
class Comparison {
public:
    Comparison(Plan& plan, double tolerance)
        : m_plan(plan)
        , m_loss(plan.output())
        , m_rounding(roundingOf(plan))
        , m_tolerance(tolerance) {}

    [[nodiscard]] GradientSample compare(double& number, double analytic) const {
        GradientSample sample;
        sample.analytic = analytic;
        double h =
            std::cbrt(std::numeric_limits<double>::epsilon()) * std::max(1.0, std::abs(number));
        Differences wide = differences(number, h);
        const double scale = take(wide, sample);
        // |w| at 0 bends although the mean of its sides is the slope that is taken there.
        if (sample.relativeError <= m_tolerance && wide.gap() <= kBend * scale) return sample;
        Differences wider = wide;
        bool wasSmooth = false; // twice on end: several kinks may agree once by chance
        for (int i = 0; i < kQuarterings; ++i) {
            h /= 4;
            const Differences narrow = differences(number, h);
            const bool smooth = isSmooth(wide, narrow);
            if (smooth && wasSmooth) {
                take(extrapolated(wider, wide), sample);
                return sample;
            }
            wasSmooth = smooth;
            wider = std::exchange(wide, narrow);
        }
        take(wide, sample);
        sample.atKink = isBetweenSides(wide, analytic);
        if (sample.atKink) sample.relativeError = 0;
        return sample;
    }

private:
    /// The differences of the loss at `number` over a step near `h`.
    [[nodiscard]] Differences differences(double& number, double h) const {
        const double x = number;
        const double after = x + h;
        const double before = x - h;
        number = after;
        m_plan.forward();
        const double above = m_plan.output();
        number = before;
        m_plan.forward();
        const double below = m_plan.output();
        number = x;
        const double rounding =
            std::max(m_rounding, std::numeric_limits<double>::epsilon() *
                                     std::max(std::abs(above), std::abs(below)));
        return {(above - below) / (after - before), (m_loss - below) / (x - before),
                (above - m_loss) / (after - x), rounding / h};
    }

    [[nodiscard]] double scaleOf(double one, double other, double rounding) const {
        return std::max({std::abs(one), std::abs(other),
                         kGradientFloor * std::max(1.0, std::abs(m_loss)), rounding / m_tolerance});
    }

    /// Makes a central difference the sample's numeric one. Returns what their distance is
    /// measured by.
    double take(const Differences& found, GradientSample& sample) const {
        sample.numeric = found.central;
        sample.rounding = found.rounding;
        const double scale = scaleOf(sample.analytic, found.central, found.rounding);
        const double distance = std::abs(sample.analytic - found.central);
        sample.relativeError = distance / scale;
        return scale;
    }

    /// Whether no kink lies within the wide step, whatever the engine says: where the loss is
    /// smooth a step a fourth as wide gives the same slope, and the gap between its sides is a
    /// fourth, too. A kink keeps the gap open, and pulls the slope aside unless it is exactly
    /// in the middle.
    [[nodiscard]] bool isSmooth(const Differences& wide, const Differences& narrow) const {
        // Far below what the verdict tolerates, or a bend that is let pass here would fail there.
        const double unseen =
            std::max(m_tolerance / 8 * scaleOf(wide.central, narrow.central, 0), narrow.rounding);
        return std::abs(wide.central - narrow.central) <= unseen &&
               narrow.gap() <= 0.3 * wide.gap() + 2 * unseen;
    }

    /// Without the error of h², where that is more than rounding (Richardson's extrapolation).
    [[nodiscard]] static Differences extrapolated(Differences wide, const Differences& narrow) {
        if (std::abs(wide.central - narrow.central) <= wide.rounding) return wide;
        wide.central = (16 * narrow.central - wide.central) / 15;
        wide.rounding = narrow.rounding;
        return wide;
    }

    /// At a kink, every slope between those of its sides is right: a subgradient.
    [[nodiscard]] bool isBetweenSides(const Differences& sides, double analytic) const {
        const auto [least, most] = std::minmax(sides.left, sides.right);
        const double slack =
            2 * sides.rounding + m_tolerance * std::max(std::abs(least), std::abs(most));
        return analytic >= least - slack && analytic <= most + slack;
    }

    Plan& m_plan;
    double m_loss;
    double m_rounding;
    double m_tolerance;
};

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
    const Comparison comparison(plan, tolerance);
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
            GradientSample sample = comparison.compare(values[i], plan.adjoint(node)[i]);
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
                             std::size_t limit, const CheckProgress& progress) {
    Plan plan(model.graph, model.loss, project.data->x.cols());
    loadParameters(plan, project, model);
    loadData(plan, *project.data, model);
    std::vector<NodeId> leaves = model.graph->parameters();
    for (const DataRows& leaf : model.inputs)
        leaves.push_back(leaf.node);
    return checkGradients(plan, leaves, tolerance, limit, progress);
}

} // namespace deltaflow
