#pragma once

#include "core/project/project.h"

#include <string>

namespace deltaflow {

class JsonReader;

/// The key "training" of a document; every part has a default:
///
///     { "batch": 0, "shuffled": false, "seed": 1, "schedule": "constant", "period": 1000,
///     "factor": 0.5 }
///
/// Throws FormatError with the place, as all of the format.
[[nodiscard]] Training readTraining(const JsonReader& root);

/// Its text, or an empty one where all is as by default.
[[nodiscard]] std::string trainingText(const Training& training);

} // namespace deltaflow
