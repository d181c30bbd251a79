#pragma once

#include "core/project/project.h"

namespace deltaflow {

class JsonReader;

/// The key "errata" of a document: a list of
///
///     { "node": "W1", "rule": "row_broadcast", "source": "…", "explanation": "…",
///       "published_loss": 0.0165, "biases": "kept" }
///
/// of which node and rule are required. Throws FormatError with the place, as all of the format.
[[nodiscard]] std::vector<Erratum> readErrata(const JsonReader& root);

/// The list's text, or an empty one where there are none.
[[nodiscard]] std::string errataText(const std::vector<Erratum>& errata);

} // namespace deltaflow
