#include "core/hunt/faulty_update.h"

#include "core/train/update_part.h"

#include <cmath>

namespace deltaflow {

namespace {

/// One parameter with its gradient and what the optimiser remembers of it.
struct Cell {
    double& p;
    double g;
    double* first;
    double* second;
};

/// The rules of core/train/optimiser.h with the bug in them.
class WrongStep {
public:
    WrongStep(Bug bug, const Optimiser& optimiser, std::int64_t update)
        : m_bug(bug)
        , m_optimiser(optimiser)
        , m_update(bug == Bug::StepFromZero ? update - 1 : update) {}

    void take(const Cell& cell) const {
        const double rate = m_optimiser.learningRate;
        const double by = direction(cell);
        cell.p -= m_bug == Bug::Uphill ? -rate * by : m_bug == Bug::RateOmitted ? by : rate * by;
    }
    /// 1 − βᵗ
    [[nodiscard]] double bias(double beta) const {
        return m_bug == Bug::BiasUncorrected ? 1 : biasOf(beta, m_update);
    }

private:
    [[nodiscard]] double direction(const Cell& cell) const {
        const Optimiser& o = m_optimiser;
        switch (o.kind) {
        case OptimiserKind::Sgd:
            break;
        case OptimiserKind::Momentum:
            return *cell.first = velocity(cell);
        case OptimiserKind::Nesterov:
            *cell.first = velocity(cell);
            return m_bug == Bug::LookAheadOmitted ? *cell.first : cell.g + o.momentum * *cell.first;
        case OptimiserKind::RmsProp:
            *cell.second = o.decay * *cell.second + (1 - o.decay) * cell.g * cell.g;
            return cell.g / (root(*cell.second) + o.epsilon);
        case OptimiserKind::Adam:
            *cell.first = o.beta1 * *cell.first + (1 - o.beta1) * cell.g;
            *cell.second = o.beta2 * *cell.second + (1 - o.beta2) * cell.g * cell.g;
            return *cell.first / bias(o.beta1) / (root(*cell.second / bias(o.beta2)) + o.epsilon);
        }
        return cell.g;
    }
    [[nodiscard]] double velocity(const Cell& cell) const {
        const double kept = m_optimiser.momentum * *cell.first;
        return m_bug == Bug::VelocityReversed ? cell.g - kept : kept + cell.g;
    }
    [[nodiscard]] double root(double square) const {
        return m_bug == Bug::RootOmitted ? square : std::sqrt(square);
    }

    Bug m_bug;
    const Optimiser& m_optimiser;
    std::int64_t m_update;
};

class FaultyUpdate : public UpdateRule {
public:
    FaultyUpdate(Bug bug, std::size_t first, std::size_t count)
        : m_bug(bug)
        , m_first(first)
        , m_count(count) {}

    void update(const Optimiser& optimiser, OptimiserState& state, std::span<double> parameters,
                std::span<const double> gradients) const override {
        ++state.updates;
        const std::size_t last = m_first + m_count;
        updatePart(optimiser, state, parameters, gradients, 0, m_first);
        updatePart(optimiser, state, parameters, gradients, last, parameters.size());
        const WrongStep step(m_bug, optimiser, state.updates);
        for (std::size_t i = m_first; i < last; ++i)
            step.take({parameters[i], gradients[i], at(state.first, i), at(state.second, i)});
    }

    [[nodiscard]] CorrectedMoments correctedMoments(const Optimiser& optimiser,
                                                    const OptimiserState& state) const override {
        CorrectedMoments all = deltaflow::correctedMoments(optimiser, state);
        if (optimiser.kind != OptimiserKind::Adam) return all;
        const WrongStep step(m_bug, optimiser, state.updates);
        for (std::size_t i = m_first; i < m_first + m_count; ++i) {
            all.first[i] = state.first[i] / step.bias(optimiser.beta1);
            all.second[i] = state.second[i] / step.bias(optimiser.beta2);
        }
        return all;
    }

private:
    static double* at(std::vector<double>& moment, std::size_t i) {
        return moment.empty() ? nullptr : &moment[i];
    }

    Bug m_bug;
    std::size_t m_first;
    std::size_t m_count;
};

/// x in place of √x, wherever it stands.
Rule withoutRoots(const Rule& rule) {
    if (rule.kind == Rule::Kind::Root) return withoutRoots(rule.children.front());
    Rule out = rule;
    for (Rule& child : out.children)
        child = withoutRoots(child);
    return out;
}

Rule countedFromZero(const Rule& rule) {
    const Ref t = Ref::setting(Setting::Iteration);
    return substitute(rule, t, Rule::difference(Rule::quantity(t), Rule::integer(1)));
}

} // namespace

std::shared_ptr<const UpdateRule> faultyUpdate(Bug bug, std::size_t first, std::size_t count) {
    return std::make_shared<FaultyUpdate>(bug, first, count);
}

Quantity wrongLine(Bug bug) {
    if (bug == Bug::VelocityReversed) return Quantity::FirstMoment;
    const bool isCorrection = bug == Bug::BiasUncorrected || bug == Bug::StepFromZero;
    return isCorrection ? Quantity::FirstMomentCorrected : Quantity::Updated;
}

Rule wrongLineOf(Bug bug, const Rule& right) {
    if (bug == Bug::BiasUncorrected) return right.children.front(); // of m/(1 − βᵗ)
    if (bug == Bug::StepFromZero) return countedFromZero(right);
    if (bug == Bug::RootOmitted) return withoutRoots(right);
    if (right.kind != Rule::Kind::Sum) return right; // v = g, where there is no velocity yet
    if (bug == Bug::VelocityReversed)                // of μ v + g
        return Rule::difference(right.children[1], right.children[0]);
    const Rule& w = right.children[0]; // of w − η · direction
    const Rule& change = right.children[1].children.front();
    if (bug == Bug::Uphill) return Rule::sum({w, change});
    if (bug == Bug::RateOmitted) return Rule::difference(w, change.children[1]);
    // Nesterov's direction is g + μ v.
    const Rule& velocity = change.children[1].children[1].children[1];
    return Rule::difference(w, Rule::product({change.children[0], velocity}));
}

} // namespace deltaflow
