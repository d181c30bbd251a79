#pragma once

#include "core/derive/running_sum.h"
#include "core/derive/stage_rules.h"
#include "core/derive/writer.h"
#include "core/network/model.h"

#include <vector>

namespace deltaflow {

/// What the Θ text writes in its own way: a layer's bias as column 0 of Θ, met by a unit a₀ = 1;
/// and a gradient over m samples as Δ, to which each sample adds ∂J⁽ᵇ⁾/∂z · a, and D = Δ/m, to
/// which the penalty comes last. ∂J/∂z has the 1/m of the mean in it, so what a sample adds is m
/// ∂J/∂z · a.
class ThetaLines {
public:
    ThetaLines(const Model& model, const Trace& trace, const Writer& writer)
        : m_model(model)
        , m_trace(trace)
        , m_writer(writer) {}

    [[nodiscard]] bool areSpoken() const;
    /// Whether a stage's gradient is told through Δ: of several samples.
    [[nodiscard]] bool accumulates(const Stage& stage) const;

    /// Θ (1 ; a), the matrix form with the bias in Θ; empty for a layer without bias.
    [[nodiscard]] Formula withBiasColumn(const Stage& preActivation) const;
    /// A weighted input's rule with a₀ beside its bias.
    [[nodiscard]] Rule withBiasUnit(const Stage& preActivation, const Rule& rule) const;

    /// One term of a gradient's sum: what is added, what Δ has come to, and at its end what D is.
    /// `before`: the sum of the terms before it.
    [[nodiscard]] std::vector<Equation> arrival(const Stage& stage, const StageRules::Term& term,
                                                RunningSum before) const;
    /// The whole gradient at `at` (an element, or the matrix) by its rule: Δ, then D.
    [[nodiscard]] std::vector<Equation> gradient(const Ref& at, const Rule& rule) const;

private:
    [[nodiscard]] bool isPenalised(NodeId parameter) const;
    [[nodiscard]] Rule timesSamples(const Rule& rule) const;
    [[nodiscard]] Formula capital(const Ref& at, const char* letter) const;
    [[nodiscard]] Equation mean(const Ref& at, Formula accumulated, const Rule* penalty) const;

    const Model& m_model;
    const Trace& m_trace;
    const Writer& m_writer;
};

} // namespace deltaflow
