#pragma once

#include "core/derive/step.h"
#include "core/graph/trace.h"
#include "core/network/model.h"

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace deltaflow {

/// How a derivation is written. Changing any of it changes no number.
struct WritingStyle {
    NotationKind notation = NotationKind::Delta;
    int digits = 4;   ///< Significant digits, 2–10.
    int sample = 0;   ///< The sample whose numbers stand for the batch where one is shown.
    int maxCells = 6; ///< Rows and columns of a matrix written out before an ellipsis stands in.
};

/// One full pass (forward, loss, backward, gradients, update) as an ordered sequence of steps, made
/// on demand: construction is O(layers), step(i) costs what that step shows.
class Derivation {
public:
    Derivation(std::shared_ptr<const Project> project, std::shared_ptr<const Model> model,
               std::shared_ptr<const Trace> trace, Level level, WritingStyle style);
    ~Derivation();

    [[nodiscard]] Index size() const;
    [[nodiscard]] Step step(Index i) const; ///< Throws std::out_of_range.
    [[nodiscard]] Phase phase(Index i) const;
    /// Steps [first, second) of a phase.
    [[nodiscard]] std::pair<Index, Index> range(Phase phase) const;

    /// The step that writes `ref` (the last one, for an address with kAll), or nothing if it is
    /// given (an input, a target, a setting, a parameter before the update) or never computed.
    [[nodiscard]] std::optional<Index> writer(const Ref& ref) const;
    /// Steps that read `ref`, in order; at most `limit`.
    [[nodiscard]] std::vector<Index> readers(const Ref& ref, std::size_t limit = 32) const;
    /// Whether the number at `ref` is known once step `i` has run (i = −1: before the first).
    [[nodiscard]] bool isKnown(const Ref& ref, Index i) const;

    /// The step of `other` (another level of the same pass) that holds the same moment as step `i`.
    [[nodiscard]] Index sameMoment(Index i, const Derivation& other) const;

    /// The lines of a side derivation at step `i`: symbols first, then this step's numbers.
    [[nodiscard]] std::vector<Equation> unfold(Index i, Unfolding which) const;

    [[nodiscard]] Level level() const;
    [[nodiscard]] const WritingStyle& style() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace deltaflow
