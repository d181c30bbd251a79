#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <vector>

namespace deltaflow {

/// Where the parameters were at an iteration.
struct Waypoint {
    std::int64_t iteration = 0;
    std::span<const double> parameters; ///< In the order of Graph::parameters().
};

/// The way of the parameters, for drawing: marks at about even distances along it, however many
/// iterations lie between two, so that the quick beginning of a training is not lost in its long
/// end. Bounded in number and bytes: when it is full, the distance grows and every mark that is
/// nearer to the one before it goes.
class Trail {
public:
    struct Limits {
        std::size_t marks = 512;
        std::size_t bytes = std::size_t{32} << 20;
    };
    Trail()
        : Trail(Limits()) {}
    explicit Trail(Limits limits)
        : m_limits(limits) {}

    /// Takes note of an iteration unless there is a mark at it, or one before or after it too near.
    void note(std::int64_t iteration, std::span<const double> parameters);
    /// Takes the marks before an iteration from a way that is the same until there.
    void noteFrom(const Trail& other, std::int64_t before);
    /// Up to an iteration and at most so many, evenly chosen: the first, the last, and between.
    /// They hold while the trail lives and takes note of nothing.
    [[nodiscard]] std::vector<Waypoint> waypoints(std::int64_t upTo, std::size_t most) const;

private:
    using Mark = std::shared_ptr<const std::vector<double>>; ///< Trails share what is the same.
    void thin();

    Limits m_limits;
    std::map<std::int64_t, Mark> m_marks;
    double m_spacing = 0; ///< In the Euclidean norm.
};

} // namespace deltaflow
