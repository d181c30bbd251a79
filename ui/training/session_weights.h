#pragma once

#include "ui/document/trained_weights.h"
#include "ui/training/training_session.h"

namespace deltaflow {

/// The weights that a session shows, for files. At stake are those of the iteration shown or, while
/// that is the first, of the last one reached; none of a run that was left for another. While a bug
/// is hunted they are those that the right engine was left with.
class SessionWeights : public TrainedWeights {
public:
    explicit SessionWeights(TrainingSession& session)
        : m_session(session) {}

    [[nodiscard]] std::int64_t iteration() const override;
    [[nodiscard]] Project project() const override;
    [[nodiscard]] std::optional<std::int64_t> atStake() override;
    QString keep(std::int64_t iteration) override;

private:
    TrainingSession& m_session;
};

} // namespace deltaflow
