#pragma once

#include "core/project/project.h"

#include <string>

namespace deltaflow {

/// The learned numbers of a project, parameters and then what buffers carry, each as it stands in
/// the document: W (out×in), b (out×1). Every number reads back as exactly the same double. Throw
/// Error if one is not finite.

/// Lines "parameter,row,column,value", the first of them these words; rows and columns from 0.
[[nodiscard]] std::string weightsCsv(const Project& project);

/// { "W1": { "shape": [2, 3], "values": [ … ] }, … }, the values row by row.
[[nodiscard]] std::string weightsJson(const Project& project);

} // namespace deltaflow
