#pragma once

#include "core/project/generator_settings.h"
#include "core/project/scaling.h"

#include <optional>
#include <string>
#include <vector>

namespace deltaflow {

/// What is known of a project's data beside its numbers. Names are either none or one a row: of x
/// (inputs), of y (targets). `classes` names the values of the only target where that is a class,
/// in order: two of them over one row of 0 and 1, else one a row (one-hot).
///
/// The document's numbers are the scaled ones, which the network is given; a scaling of kind None
/// has no vectors.
struct DataNotes {
    std::string origin; ///< Where the data comes from, for people.
    std::vector<std::string> inputNames;
    std::vector<std::string> targetNames;
    std::vector<std::string> classes;
    Scaling inputs;
    Scaling targets;
    double testFraction = 0; ///< How the test samples were chosen.
    std::uint64_t testSeed = 1;
    std::optional<GeneratorSettings> made = {}; ///< What it was made up from, if it was.
    friend bool operator==(const DataNotes&, const DataNotes&) = default;
};

/// Notes of data that has gained last rows (without a name and not scaled) or lost them.
[[nodiscard]] DataNotes withInputRows(DataNotes notes, Index rows);
[[nodiscard]] DataNotes withTargetRows(DataNotes notes, Index rows);
/// Notes of data that has lost one row.
[[nodiscard]] DataNotes withoutInputRow(DataNotes notes, Index row);
[[nodiscard]] DataNotes withoutTargetRow(DataNotes notes, Index row);

} // namespace deltaflow
