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

/// A fixture of kind `mlp` as a project.
[[nodiscard]] Project projectFrom(const nlohmann::json& fixture);

} // namespace deltaflow::checker
