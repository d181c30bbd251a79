#pragma once

#include "core/project/json_reader.h"
#include "core/project/project.h"

#include <string>

namespace deltaflow {

/// The samples as a document holds them, a list of { "x": […], "y": […] }.
[[nodiscard]] std::string samplesText(const Data& data);

/// Reads the keys "test" and "data_notes", of which neither need be there, into a project whose
/// data is read already: the test samples have its rows.
///
///     "test": [ { "x": [0.3, 0.1], "y": [1] } ],
///     "data_notes": { "origin": "flowers.csv", "inputs": ["length", "width"],
///                     "targets": ["kind"], "classes": ["lily", "rose"],
///                     "input_scaling": { "kind": "standardise",
///                                        "offset": [5, 3], "factor": [2, 1] },
///                     "test_fraction": 0.2, "test_seed": 1,
///                     "made": { "kind": "moons", "samples": 200, "noise": 0.1, "seed": 1,
///                               "one_hot": false } }
///
/// Throws FormatError.
void readDataNotes(Project& project, const JsonReader& root);

/// Empty if there is nothing to note.
[[nodiscard]] std::string dataNotesText(const DataNotes& notes);

} // namespace deltaflow
