#include "core/hunt/evidence.h"

#include "core/hunt/faulty_update.h"
#include "core/train/gradient_check.h"
#include "core/train/numeric_derivative.h"
#include "core/train/trainer.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace deltaflow {

namespace {

constexpr std::size_t kMostElements = 1024; ///< More are looked through in strides.
constexpr std::size_t kMostChecked = 2000;
constexpr double kTolerance = 1e-6;
constexpr std::int64_t kMostUpdates = 100;
constexpr double kMostProducts = 2e8; ///< In all of one course of losses: a part of a second.

Ref elementAt(const Ref& place, const Shape& shape, std::size_t element) {
    const auto i = static_cast<Index>(element);
    return {place.node, place.quantity, static_cast<std::int32_t>(i / shape.cols % shape.rows),
            static_cast<std::int32_t>(i % shape.cols),
            static_cast<std::int32_t>(i / (shape.rows * shape.cols))};
}

void checkGradients(BugEvidence& evidence, const Project& project, const Model& model) {
    const GradientCheck check =
        deltaflow::checkGradients(project, model, kTolerance, kMostChecked, {});
    evidence.checked = check.samples.size();
    for (const GradientSample& sample : check.samples) {
        if (sample.relativeError <= check.tolerance) continue; // NaN is none
        ++evidence.differing;
        auto& leaves = evidence.wrongLeaves;
        if (std::ranges::find(leaves, sample.ref.node) == leaves.end())
            leaves.push_back(sample.ref.node);
    }
}

std::vector<double> lossesOf(const std::shared_ptr<const Project>& project,
                             std::shared_ptr<const Model> model, std::int64_t updates) {
    Trainer trainer(project, std::move(model));
    std::vector<double> losses{trainer.loss()};
    for (std::int64_t i = 0; i < updates && std::isfinite(losses.back()); ++i) {
        trainer.advance(1);
        losses.push_back(trainer.loss());
    }
    return losses;
}

std::int64_t updatesThatFit(const Project& project, const Model& model) {
    double numbers = 1;
    for (const NodeId id : model.graph->parameters())
        numbers += static_cast<double>(model.graph->node(id).shape.elements(1));
    const double each = 4 * numbers * static_cast<double>(project.data->x.cols());
    return std::clamp(static_cast<std::int64_t>(kMostProducts / each), std::int64_t{1},
                      kMostUpdates);
}

/// How far off a number is; no farther than one that should be finite and is not. Where none should
/// be finite, nothing can be told: that is less than any distance.
double apart(double wrong, double right) {
    if (!std::isfinite(right)) return -1;
    return std::isfinite(wrong) ? std::abs(wrong - right) : std::numeric_limits<double>::infinity();
}

} // namespace

WrongNumber worstNumber(const Sabotage& sabotage, const Project& project, const Model& right,
                        const Trace& trace) {
    Ref place = placeOf(sabotage, right);
    if (isOfUpdate(sabotage.bug)) place.quantity = wrongLine(sabotage.bug);
    const Shape& shape = right.graph->node(place.node).shape;
    const auto block = trace.block(place.node, place.quantity);
    const std::size_t stride = std::max<std::size_t>(1, block.size() / kMostElements);
    const auto update = static_cast<std::int64_t>(trace.setting(Setting::Iteration));
    WrongNumber found;
    double furthest = -2;
    for (std::size_t i = 0; i < block.size(); i += stride) {
        const Ref at = elementAt(place, shape, i);
        RulePair rules = rulesAt(sabotage, project, right, trace.samples(), update, at);
        const double expected = evaluate(rules.right, trace)(0, 0);
        const double distance = apart(block[i], expected);
        if (distance <= furthest) continue;
        furthest = distance;
        found = {at, std::move(rules), block[i], expected};
    }
    return found;
}

BugEvidence evidenceOf(const Sabotage& sabotage, const std::shared_ptr<const Project>& project,
                       const std::shared_ptr<const Model>& right, const Trace& trace) {
    BugEvidence evidence;
    static_cast<WrongNumber&>(evidence) = worstNumber(sabotage, *project, *right, trace);
    if (evidence.at.quantity == Quantity::Adjoint) {
        Ref value = evidence.at;
        value.quantity = Quantity::Value;
        evidence.numeric = numericDerivative(*right, trace, value);
    }
    const auto wrong = sabotaged(*project, *right, sabotage);
    checkGradients(evidence, *project, *wrong);
    if (!right->graph->parameters().empty()) {
        const std::int64_t updates = updatesThatFit(*project, *right);
        evidence.lossWrong = lossesOf(project, wrong, updates);
        evidence.lossRight = lossesOf(project, right, updates);
    }
    return evidence;
}

} // namespace deltaflow
