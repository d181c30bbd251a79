#pragma once

#include "core/graph/trace.h"
#include "core/network/model.h"
#include "core/train/trail.h"
#include "core/train/trainer.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace deltaflow {

/// The passes of a project by iteration: iteration k is the pass over its minibatch (all samples,
/// if there are no minibatches) after k updates, with the project's ParameterEdits applied before
/// the pass of their iteration. Any iteration is reached exactly, bit for bit, by replay from the
/// nearest keyframe; keyframes are bounded in number and in bytes. The updates are the trainer's
/// own.
class History {
public:
    /// What may be kept at most for quick returns; at least two keyframes are.
    struct Limits {
        std::size_t keyframes = 512;
        std::size_t bytes = std::size_t{64} << 20;
    };

    /// Throws Error if an edit is of no parameter of the model.
    explicit History(std::shared_ptr<const Project> project, std::shared_ptr<const Model> model);
    History(std::shared_ptr<const Project> project, std::shared_ptr<const Model> model,
            Limits limits);
    ~History();

    /// The whole pass at iteration k ≥ 0: values, adjoints, optimiser state after it, updated
    /// parameters. Throws std::out_of_range for k < 0.
    [[nodiscard]] std::shared_ptr<const Trace> at(std::int64_t iteration);

    /// Losses of the minibatches of iterations [0, count), computed anew.
    [[nodiscard]] std::vector<double> losses(std::int64_t count);

    /// The pass at a moment of this project, without replay. Until another is given, the moment is
    /// kept beside the keyframes.
    [[nodiscard]] std::shared_ptr<const Trace> at(const Moment& moment);
    /// What the pass of an iteration starts from.
    [[nodiscard]] Moment momentAt(std::int64_t iteration);

    /// Takes a moment that a trainer of the same project came to elsewhere, so that what lies
    /// behind it is near.
    void keep(Moment moment);

    /// Takes the keyframes before an iteration from a history that is the same until there.
    void keepFrom(const History& other, std::int64_t before);

    [[nodiscard]] std::size_t keyframeCount() const;
    /// Of these, those that were not taken from another history.
    [[nodiscard]] std::size_t ownKeyframes() const;
    /// How many updates at most lie between what is kept and an iteration.
    [[nodiscard]] std::int64_t updatesTo(std::int64_t iteration) const;

    /// The way of the parameters up to an iteration, as far as it was seen, without any replay (see
    /// Trail). They are read where they lie, and hold until the next call that is not const.
    [[nodiscard]] std::vector<Waypoint> waypoints(std::int64_t upTo, std::size_t most) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace deltaflow
