#pragma once

#include "core/project/project.h"

#include <QString>

#include <optional>

namespace deltaflow {

/// What a training beside the document has come to, as far as files are concerned: the weights of
/// the iteration that is shown. An interface, since a document knows nothing of training.
class TrainedWeights {
public:
    virtual ~TrainedWeights() = default;

    /// Whose weights are shown; those of 0 are the document's own.
    [[nodiscard]] virtual std::int64_t iteration() const = 0;
    /// The document's project with them as its start. Throws Error unless they are finite.
    [[nodiscard]] virtual Project project() const = 0;

    /// The iteration whose weights would be lost with the document though they took a training at
    /// full speed; nothing where one has merely stepped or looked. A training that goes on pauses.
    [[nodiscard]] virtual std::optional<std::int64_t> atStake() = 0;
    /// Makes the weights of an iteration the document's, undoably. Returns why not, or an empty
    /// text.
    virtual QString keep(std::int64_t iteration) = 0;
};

} // namespace deltaflow
