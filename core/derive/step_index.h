#pragma once

#include "core/derive/stage_rules.h"

#include <optional>
#include <set>
#include <vector>

namespace deltaflow {

/// Which step writes a number, by arithmetic on the stages alone, and which steps read it, by
/// looking at the rules of the stages that can.
class StepIndex {
public:
    StepIndex(const Project& project, const Model& model, const StageTable& table,
              const StageRules& rules)
        : m_optimiser(project.optimiser)
        , m_model(model)
        , m_table(table)
        , m_rules(rules) {}

    /// Whether the number is there before the first step.
    [[nodiscard]] bool isGiven(const Ref& ref) const;
    /// The step after which it is known; nothing if it is given or never computed.
    [[nodiscard]] std::optional<Index> writer(const Ref& ref) const;
    /// Steps that read it, ascending, at most `limit`.
    [[nodiscard]] std::vector<Index> readers(const Ref& ref, std::size_t limit) const;

private:
    [[nodiscard]] std::optional<Index> at(std::optional<std::size_t> stage, Index unit,
                                          Index term) const;
    [[nodiscard]] std::optional<Index> writerOfAdjoint(const Ref& ref) const;
    [[nodiscard]] std::optional<Index> writerOfContribution(const Ref& ref) const;
    [[nodiscard]] std::optional<Index> writerOfUpdate(const Ref& ref) const;
    [[nodiscard]] Index unitOf(const Ref& ref) const;
    [[nodiscard]] std::set<std::size_t> readingStages(const Ref& ref) const;
    void readersIn(std::size_t stage, const Ref& ref, std::size_t limit,
                   std::vector<Index>& out) const;
    [[nodiscard]] Index readingTerm(const Stage& stage, Index unit, const Ref& ref,
                                    int sample) const;

    const Optimiser& m_optimiser;
    const Model& m_model;
    const StageTable& m_table;
    const StageRules& m_rules;
};

} // namespace deltaflow
