#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace deltaflow {

struct PlanePoint {
    double x = 0;
    double y = 0;
    friend bool operator==(const PlanePoint&, const PlanePoint&) = default;
};

/// The two directions along which points vary most: the leading eigenvectors u₁, u₂ of their
/// covariance, each of length 1, and the shares of the variance λ₁/Σλ, λ₂/Σλ that they explain.
/// Each is turned so that the last point lies further along it than the first.
struct PrincipalDirections {
    std::vector<double> mean;
    std::vector<double> first;
    std::vector<double> second;
    double explainedByFirst = 0;
    double explainedBySecond = 0;
};

/// By the Gram matrix G = (X − 1μᵀ)(X − 1μᵀ)ᵀ of n points, which is n × n however many parameters
/// there are: G a = λ a gives u = (X − 1μᵀ)ᵀ a / √λ. Of points on a line the second direction is
/// some direction across it, and explains 0. Nothing for points that are all the same or not all
/// finite, and for fewer than two parameters.
/// Source: Turk and Pentland 1991, "Eigenfaces for Recognition".
[[nodiscard]] std::optional<PrincipalDirections>
principalDirections(std::span<const std::span<const double>> points);

/// A plane through parameter space: θ(x, y) = θ₀ + (x − x₀) u + (y − y₀) v, where u and v are
/// orthonormal, θ₀ is a point of the plane and (x₀, y₀) are its coordinates. Coordinates are
/// x = (θ − c)·u and y = (θ − c)·v: of two parameters, c is 0, so that they are their values.
class Plane {
public:
    /// All parameters but two stay as they are in `through`. Throws std::out_of_range unless both
    /// are there, and std::invalid_argument if they are the same one.
    [[nodiscard]] static Plane ofTwo(std::vector<double> through, std::size_t first,
                                     std::size_t second);
    /// Parallel to the two directions; the coordinates are counted from their mean.
    [[nodiscard]] static Plane along(std::vector<double> through, PrincipalDirections directions);

    [[nodiscard]] std::span<const double> origin() const { return m_origin; }
    /// Of the foot of the perpendicular from any parameters.
    [[nodiscard]] PlanePoint coordinates(std::span<const double> parameters) const;
    /// Writes θ(x, y).
    void parametersAt(const PlanePoint& point, std::span<double> parameters) const;
    /// (g·u, g·v): what of a gradient lies in the plane.
    [[nodiscard]] PlanePoint within(std::span<const double> gradient) const;

private:
    Plane(std::vector<double> through, std::vector<double> first, std::vector<double> second,
          PlanePoint centre);

    std::vector<double> m_origin;
    std::vector<double> m_first;
    std::vector<double> m_second;
    PlanePoint m_centre; ///< (c·u, c·v)
    PlanePoint m_at;     ///< Of the origin.
};

} // namespace deltaflow
