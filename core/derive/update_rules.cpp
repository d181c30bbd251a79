#include "core/derive/update_rules.h"

namespace deltaflow {

namespace {

/// The quantities of one parameter (or one parameter matrix) that an update speaks of.
class Terms {
public:
    Terms(NodeId node, std::int32_t row, std::int32_t col)
        : m_at{node, Quantity::Value, row, col, 0} {}

    [[nodiscard]] Ref ref(Quantity quantity) const {
        Ref r = m_at;
        r.quantity = quantity;
        return r;
    }
    [[nodiscard]] Rule of(Quantity quantity) const { return Rule::quantity(ref(quantity)); }
    [[nodiscard]] Rule squaredGradient() const {
        const Rule g = of(Quantity::Adjoint);
        return m_at.isSingle() ? Rule::power(g, 2) : Rule::hadamard(g, g);
    }
    /// p − η · direction
    [[nodiscard]] Assignment descend(Rule direction) const {
        return {ref(Quantity::Updated),
                Rule::difference(of(Quantity::Value),
                                 Rule::product({Rule::quantity(Ref::setting(Setting::LearningRate)),
                                                std::move(direction)}))};
    }

private:
    Ref m_at;
};

Rule setting(Setting which) {
    return Rule::quantity(Ref::setting(which));
}

/// decay · before + (1 − decay) · now
Rule average(Setting decay, Rule before, Rule now) {
    return Rule::sum({Rule::product({setting(decay), std::move(before)}),
                      Rule::product({Rule::complement(setting(decay)), std::move(now)})});
}

/// moment / (1 − β^t)
Rule corrected(Rule moment, Setting beta) {
    return Rule::quotient(std::move(moment), Rule::complement(Rule::power(
                                                 setting(beta), setting(Setting::Iteration))));
}

Rule overRoot(Rule numerator, Rule square) {
    return Rule::quotient(std::move(numerator),
                          Rule::sum({Rule::root(std::move(square)), setting(Setting::Epsilon)}));
}

Assignment velocity(const Terms& p, std::int64_t t) {
    Rule g = p.of(Quantity::Adjoint);
    if (t == 1) return {p.ref(Quantity::FirstMoment), std::move(g)};
    return {
        p.ref(Quantity::FirstMoment),
        Rule::sum({Rule::product({setting(Setting::Momentum), p.of(Quantity::FirstMomentBefore)}),
                   std::move(g)})};
}

} // namespace

std::vector<Assignment> updateRules(const Optimiser& optimiser, NodeId parameter, std::int32_t row,
                                    std::int32_t col, std::int64_t t) {
    const Terms p(parameter, row, col);
    const Rule g = p.of(Quantity::Adjoint);
    switch (optimiser.kind) {
    case OptimiserKind::Sgd:
        return {p.descend(g)};
    case OptimiserKind::Momentum:
        return {velocity(p, t), p.descend(p.of(Quantity::FirstMoment))};
    case OptimiserKind::Nesterov:
        return {velocity(p, t),
                p.descend(Rule::sum({g, Rule::product({setting(Setting::Momentum),
                                                       p.of(Quantity::FirstMoment)})}))};
    case OptimiserKind::RmsProp:
        return {{p.ref(Quantity::SecondMoment),
                 average(Setting::Decay, p.of(Quantity::SecondMomentBefore), p.squaredGradient())},
                p.descend(overRoot(g, p.of(Quantity::SecondMoment)))};
    case OptimiserKind::Adam:
        return {{p.ref(Quantity::FirstMoment),
                 average(Setting::Beta1, p.of(Quantity::FirstMomentBefore), g)},
                {p.ref(Quantity::SecondMoment),
                 average(Setting::Beta2, p.of(Quantity::SecondMomentBefore), p.squaredGradient())},
                {p.ref(Quantity::FirstMomentCorrected),
                 corrected(p.of(Quantity::FirstMoment), Setting::Beta1)},
                {p.ref(Quantity::SecondMomentCorrected),
                 corrected(p.of(Quantity::SecondMoment), Setting::Beta2)},
                p.descend(overRoot(p.of(Quantity::FirstMomentCorrected),
                                   p.of(Quantity::SecondMomentCorrected)))};
    }
    return {};
}

} // namespace deltaflow
