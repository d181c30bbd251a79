#pragma once

#include "core/graph/ref.h"
#include "core/network/model.h"

#include <string>
#include <string_view>
#include <vector>

namespace deltaflow {

/// The address of a number as a lesson writes it, by names and counted from 1, so that it means the
/// same in every notation:
///
///     W1[1,2]   b1[1]   x[2]   z1[1]   a2[1]   y[1]   L       values
///     z1.adjoint[1]   W1.adjoint[1,2]   W1.updated[1,2]   z1.slope[1]
///     delta1[1]   δ1[1]   dz1[1]   dW1[1,2]   short for adjoints, where nothing has that name
///     a1[1;3]                                                  of the third sample
///     W1   a1                                                  all of it, as a matrix
///     k[2,3]   x[1,2,3]                                        row, column of an image (channel
///     first) setting.learning_rate
///
/// Names are those of the graph's nodes: in a network x, y, W1, b1, z1, a1, …, L (R and J with a
/// penalty); in any other graph its own. What behind the point is a quantity: value (left out),
/// adjoint (or gradient), updated, slope, contribution, adjoint_contribution,
/// first_moment, second_moment and these with _before and _corrected.
struct NamedRef {
    std::string node; ///< Empty for a setting.
    Quantity quantity = Quantity::Value;
    Setting setting = Setting::LearningRate; ///< Of Quantity::Setting.
    std::vector<int> indices;                ///< Counted from 1; none for the whole node.
    int sample = 0;                          ///< Counted from 1; 0 for the one that is shown.

    friend bool operator==(const NamedRef&, const NamedRef&) = default;
};

/// Throws FormatError with one sentence that quotes the text.
[[nodiscard]] NamedRef readNamedRef(std::string_view text);
[[nodiscard]] std::string toText(const NamedRef& ref);

/// The address in a model; `shownSample` counts from 0. Throws Error if the model has no such node,
/// row, column or sample.
[[nodiscard]] Ref resolved(const NamedRef& name, const Model& model, Index samples,
                           int shownSample);
/// The other way; `shownSample` is left out of the name.
[[nodiscard]] NamedRef named(const Ref& ref, const Model& model, int shownSample);

} // namespace deltaflow
