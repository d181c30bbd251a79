#pragma once

#include "core/data/data_set.h"

#include <optional>
#include <string>

namespace deltaflow {

/// How a data set is taken into a project: what part of it is kept for the test, drawn by seed, and
/// how inputs and targets are scaled, fitted to what is trained on.
struct DataSetup {
    double testFraction = 0; ///< 0 ≤ f < 1; see split().
    std::uint64_t testSeed = 1;
    ScalingKind inputs = ScalingKind::None;
    ScalingKind targets = ScalingKind::None;
    friend bool operator==(const DataSetup&, const DataSetup&) = default;
};

/// Where a data set comes from.
struct DataOrigin {
    std::string words = {};                     ///< For people.
    std::string name = {};                      ///< Short, for a title: "Two moons", "flowers.csv".
    std::optional<GeneratorSettings> made = {}; ///< What it was made up from, if it was.
};

/// Whether a project's data can be another: it is no expression.
[[nodiscard]] bool takesData(const Project& project);

/// A project's whole data, as it was before it was scaled and split: samples of both parts in their
/// order, each number the shortest one that is scaled to the document's bits.
[[nodiscard]] DataSet dataSetOf(const Project& project);
[[nodiscard]] DataSetup dataSetupOf(const Project& project);

/// The project with other data. A network is given as many inputs and outputs as that needs, where
/// new weights are drawn as elsewhere (core/project/edit.h); if its loss or its outputs cannot tell
/// these targets, they are changed:
/// - one class of two as 0 or 1: sigmoid and binary cross-entropy where softmax was;
/// - one-hot: softmax and categorical cross-entropy where one output was;
/// - numbers: identity outputs and half squared errors where sigmoid or softmax was.
/// ParameterEdits are dropped, and so are errata. A title that told of the data before (see
/// isTitleOfData) becomes "Two moons, 2-8-1" where the origin has a name, and the description and
/// the source, which told of it too, go.
///
/// Throws Error in one sentence if the project takes no data, if there is no sample, if a graph has
/// other numbers of inputs or targets, or if the network or its data would be too large.
[[nodiscard]] Project withDataSet(const Project& project, const DataSet& set,
                                  const DataSetup& setup, const DataOrigin& origin);

/// The same data, split and scaled anew. Weights stay.
[[nodiscard]] Project withDataSetup(const Project& project, const DataSetup& setup);

/// Whether both have the same samples, to the bit, parted, scaled and called alike.
[[nodiscard]] bool haveSameData(const Project& a, const Project& b);

/// What is scaled to exactly this bit pattern with the fewest digits: the inverse of
/// (x − offset) / factor where that rounds.
[[nodiscard]] double unscaledExactly(double scaled, double offset, double factor);

/// The project with a sample more, at the end of what is trained on, in the unscaled unit. Sizes:
/// x of the inputs, y of the targets. Throws Error if there can be no more.
[[nodiscard]] Project withSample(const Project& project, const Eigen::VectorXd& x,
                                 const Eigen::VectorXd& y);

} // namespace deltaflow
