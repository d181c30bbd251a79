#pragma once

#include "core/derive/stages.h"

#include <optional>
#include <vector>

namespace deltaflow {

/// Which step writes a number and which steps read it, by arithmetic on the stages alone.
class StepIndex {
public:
    StepIndex(const Project& project, const Model& model, const StageTable& table)
        : m_optimiser(project.optimiser.kind)
        , m_model(model)
        , m_table(table) {}

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

    OptimiserKind m_optimiser;
    const Model& m_model;
    const StageTable& m_table;
};

} // namespace deltaflow
