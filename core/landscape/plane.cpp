#include "core/landscape/plane.h"

#include <Eigen/Core>
#include <Eigen/Eigenvalues>

#include <cmath>
#include <stdexcept>

namespace deltaflow {

namespace {

using Vector = Eigen::VectorXd;

Eigen::Map<const Vector> viewOf(std::span<const double> values) {
    return {values.data(), std::ssize(values)};
}

std::vector<double> copyOf(const Vector& values) {
    return {values.begin(), values.end()};
}

/// Some unit vector across a unit vector: of the axis that lies most across it, what remains.
Vector across(const Vector& direction) {
    Eigen::Index least = 0;
    direction.cwiseAbs().minCoeff(&least);
    Vector other = -direction(least) * direction;
    other(least) += 1;
    return other.normalized();
}

std::vector<double> axis(std::size_t size, std::size_t which) {
    std::vector<double> direction(size, 0.0);
    direction.at(which) = 1;
    return direction;
}

} // namespace

std::optional<PrincipalDirections>
principalDirections(std::span<const std::span<const double>> points) {
    if (points.empty() || points.front().size() < 2) return std::nullopt;
    const auto count = std::ssize(points);
    Eigen::MatrixXd centred(std::ssize(points.front()), count); // a point is a column
    for (Eigen::Index i = 0; i < count; ++i)
        centred.col(i) = viewOf(points[static_cast<std::size_t>(i)]);
    const Vector mean = centred.rowwise().mean();
    centred.colwise() -= mean;
    const Eigen::MatrixXd gram = centred.transpose() * centred;
    const double variance = gram.trace();
    if (!std::isfinite(variance) || variance <= 0) return std::nullopt;

    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(gram); // ascending
    const Vector way = centred.col(count - 1) - centred.col(0);
    const auto direction = [&](Eigen::Index rank) -> Vector {
        const Vector along = (centred * solver.eigenvectors().col(count - 1 - rank)).normalized();
        return way.dot(along) < 0 ? Vector(-along) : along;
    };
    const auto explained = [&](Eigen::Index rank) {
        return std::max(0.0, solver.eigenvalues()(count - 1 - rank)) / variance;
    };
    PrincipalDirections found;
    found.mean = copyOf(mean);
    const Vector first = direction(0);
    found.first = copyOf(first);
    found.explainedByFirst = explained(0);
    constexpr double kNoise = 1e-13; // what rounding leaves of an eigenvalue that is 0
    const bool onLine = explained(1) < kNoise;
    Vector second = onLine ? across(first) : direction(1);
    second = (second - first.dot(second) * first).normalized(); // of a small one, rounding
    found.second = copyOf(second);
    found.explainedBySecond = onLine ? 0 : explained(1);
    return found;
}

Plane::Plane(std::vector<double> through, std::vector<double> first, std::vector<double> second,
             PlanePoint centre)
    : m_origin(std::move(through))
    , m_first(std::move(first))
    , m_second(std::move(second))
    , m_centre(centre)
    , m_at(coordinates(m_origin)) {}

Plane Plane::ofTwo(std::vector<double> through, std::size_t first, std::size_t second) {
    if (first == second) throw std::invalid_argument("a plane needs two different parameters");
    const std::size_t size = through.size();
    return {std::move(through), axis(size, first), axis(size, second), {}};
}

Plane Plane::along(std::vector<double> through, PrincipalDirections directions) {
    const auto mean = viewOf(directions.mean);
    const PlanePoint centre{mean.dot(viewOf(directions.first)),
                            mean.dot(viewOf(directions.second))};
    return {std::move(through), std::move(directions.first), std::move(directions.second), centre};
}

PlanePoint Plane::coordinates(std::span<const double> parameters) const {
    const PlanePoint point = within(parameters);
    return {point.x - m_centre.x, point.y - m_centre.y};
}

void Plane::parametersAt(const PlanePoint& point, std::span<double> parameters) const {
    Eigen::Map<Vector>(parameters.data(), std::ssize(parameters)) =
        viewOf(m_origin) + (point.x - m_at.x) * viewOf(m_first) +
        (point.y - m_at.y) * viewOf(m_second);
}

PlanePoint Plane::within(std::span<const double> gradient) const {
    return {viewOf(gradient).dot(viewOf(m_first)), viewOf(gradient).dot(viewOf(m_second))};
}

} // namespace deltaflow
