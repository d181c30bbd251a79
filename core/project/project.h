#pragma once

#include "core/graph/ref.h"
#include "core/network/graph_spec.h"
#include "core/network/network.h"
#include "core/network/training.h"
#include "core/project/data_notes.h"
#include "core/project/erratum.h"

#include <memory>
#include <string>
#include <vector>

namespace deltaflow {

/// Inputs and targets, one sample per column. Shapes: x (inputs×m), y (outputs×m). A graph's input
/// nodes take their rows of x, and its targets those of y, in the order in which they stand.
struct Data {
    SampleMatrix x;
    SampleMatrix y;
};

enum class InitScheme : std::uint8_t { Given, Uniform, Xavier, He, Zero };

/// How weights are drawn when they are drawn anew; the seed is shown and fixes every digit.
struct Initialisation {
    InitScheme scheme = InitScheme::Given;
    std::uint64_t seed = 1;
    friend bool operator==(const Initialisation&, const Initialisation&) = default;
};

enum class NotationKind : std::uint8_t { Delta, Theta, Graph, Layers, ChainRule };

/// A parameter set by hand at an iteration after the first; replay applies it before that pass.
struct ParameterEdit {
    std::int64_t iteration = 0;
    std::string parameter; ///< The name of its node: "W1", "b1".
    int row = 0;
    int col = 0;
    double value = 0;
    friend bool operator==(const ParameterEdit&, const ParameterEdit&) = default;
};

/// A document, as a value: copying is cheap, heavy members are shared and immutable.
struct Project {
    std::string title;
    std::string description;
    std::string source;                     ///< Where the example comes from; may be empty.
    std::shared_ptr<const Network> network; ///< A stack of dense layers, or null …
    std::shared_ptr<const GraphSpec> graph; ///< … and any other net; one of the two is there.
    std::shared_ptr<const Data> data;
    /// Samples that are never trained on, with the rows of `data`; null where there is none.
    std::shared_ptr<const Data> test;
    std::shared_ptr<const DataNotes> dataNotes; ///< May be null.
    LossKind loss = LossKind::HalfSquared;
    Penalty penalty;
    Optimiser optimiser;
    Training training;
    Initialisation initialisation;
    NotationKind notation = NotationKind::Delta;
    std::vector<ParameterEdit> edits; ///< By iteration, ascending.
    std::vector<Erratum> errata;      ///< Where its source is wrong.
};

} // namespace deltaflow
