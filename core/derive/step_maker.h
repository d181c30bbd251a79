#pragma once

#include "core/derive/stage_rules.h"
#include "core/derive/writer.h"

namespace deltaflow {

/// Makes one step from its place: what it reads and writes, what moves, and its lines.
class StepMaker {
public:
    StepMaker(const Project& project, const Model& model, const Trace& trace, const Writer& writer,
              const StageRules& rules, int sample);

    [[nodiscard]] Step make(const Stage& stage, Level level, const StepPlace& place) const;

private:
    static constexpr Index kWhole = -1; ///< In place of a unit: all of the node.

    [[nodiscard]] int arrivingSample(const Stage& stage, Index unit, int term) const;
    void derive(Step& step, const Stage& stage, Index unit) const;
    void update(Step& step, const Stage& stage, Index unit) const;
    void arrival(Step& step, const Stage& stage, Index unit, const StageRules::Term& term) const;
    [[nodiscard]] std::vector<Unfolding> unfoldingsOf(const Stage& stage) const;

    /// left = rule in symbols = with numbers = result; equal neighbours are said once.
    [[nodiscard]] Equation equation(const Ref& left, const Rule& rule) const;
    /// ∂L/∂v = Σ ∂L/∂s · ∂s/∂v, in symbols and in numbers, where a number's successors are numbers.
    [[nodiscard]] std::optional<Equation> chainRule(const Ref& left, const Rule& rule) const;
    /// prod(∂L/∂s, ∂s/∂v) + …, as the text on computational graphs writes what the chain rule asks
    /// for, whatever the shapes; empty in another notation.
    [[nodiscard]] Formula prods(const Ref& whole) const;
    void read(Step& step, const Rule& rule) const;
    [[nodiscard]] Rule asWritten(const Stage& stage, const Rule& rule) const;
    [[nodiscard]] Ref ofAllSamples(Ref ref) const;

    const Project& m_project;
    const Model& m_model;
    const Trace& m_trace;
    const Writer& m_writer;
    const StageRules& m_rules;
    int m_sample;
};

} // namespace deltaflow
