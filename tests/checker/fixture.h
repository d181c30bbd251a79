#pragma once

#include "core/project/project.h"

#include <nlohmann/json.hpp>

#include <vector>

namespace deltaflow::checker {

/// Reading of fixtures; what is missing or of the wrong kind throws std::exception with the place.

/// A matrix of nested rows, all of one length.
[[nodiscard]] Eigen::MatrixXd matrixFrom(const nlohmann::json& json, const std::string& where);

/// A plain list of numbers, or a single number as a list of one.
[[nodiscard]] std::vector<double> numbersFrom(const nlohmann::json& json, const std::string& where);

/// Nested lists of one length at each depth, with their numbers in order.
struct Tensor {
    std::vector<Index> sizes;
    std::vector<double> numbers;
};
/// Throws if there are not `depth` levels.
[[nodiscard]] Tensor tensorFrom(const nlohmann::json& json, std::size_t depth,
                                const std::string& where);

/// A matrix whose rows are the first level, and the columns all the others.
[[nodiscard]] ParameterMatrix flattenedFrom(const nlohmann::json& json, std::size_t depth,
                                            const std::string& where);

[[nodiscard]] Optimiser optimiserFrom(const nlohmann::json& json);

/// A fixture of kind `mlp` as a project.
[[nodiscard]] Project projectFrom(const nlohmann::json& fixture);

} // namespace deltaflow::checker
