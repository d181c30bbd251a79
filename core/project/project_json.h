#pragma once

#include "core/project/project.h"

#include <string>
#include <string_view>

namespace deltaflow {

/// The document format, version 1: JSON, numbers with the shortest text that round-trips, so that
/// saving and opening again gives the same bits (also of −0 and denormals).
///
///     {
///       "format": "deltaflow", "version": 1,
///       "title": "…", "description": "…", "source": "…",
///       "notation": "delta",
///       "inputs": 2,
///       "layers": [
///         { "units": 2, "activation": "sigmoid", "W": [[0.1, 0.8], [0.4, 0.6]], "b": null },
///         { "units": 1, "activation": "leaky_relu", "alpha": 0.01 }
///       ],
///       "loss": "half_squared",
///       "penalty": { "kind": "none", "lambda": 0 },
///       "optimiser": { "kind": "sgd", "learning_rate": 1, "momentum": 0.9, "decay": 0.99,
///                      "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-08 },
///       "init": { "scheme": "he", "seed": 7 },
///       "data": [ { "x": [0.35, 0.9], "y": [0.5] } ],
///       "edits": [ { "iteration": 3, "parameter": "W1", "row": 0, "col": 1, "value": 2 } ]
///     }
///
/// In place of inputs, layers and loss there may be a graph, or an expression, which has no data:
///
///     "graph": { "output": "L", "nodes": [
///         { "name": "x", "op": "input", "rows": 2 },
///         { "name": "k", "op": "input", "image": [1, 5, 5] },
///         { "name": "W", "op": "parameter", "value": [[0.1, 0.8]] },
///         { "name": "z", "op": "linear", "inputs": ["W", "x"] },
///         { "name": "p", "op": "maxpool2d", "inputs": ["k"], "kernel": [2, 2], "stride": [2, 2] }
///         ] }
///
///     "expression": { "text": "(a + b) * (b + 1)", "variables": { "a": 2, "b": 1 },
///                     "learned": ["b"] }
///
/// A node is a leaf (input, target, parameter, constant, buffer) or an op of
/// core/network/op_catalogue.h on earlier nodes, with the settings in which it differs from
/// OpSettings: kernel, stride, padding (vertical, horizontal), count_include_pad, alpha, epsilon,
/// momentum, evaluates. A sample of the data holds the rows of all inputs in "x" and those of all
/// targets, if there are any, in "y", in the order of the nodes.
///
/// Required: format, version, inputs, each layer's activation and its units or W, data. W is a list
/// of rows (units × inputs); a layer without "W" is drawn by "init", so that a large network is a
/// small file; without "b" its biases are 0, and null means that it has none. "alpha" is leaky
/// ReLU's slope. data has one entry a sample. Layers, rows and columns count from 0. All names are
/// those of core/project/names.h. "errata" is described in core/project/errata_json.h, "test" and
/// "data_notes" in core/project/data_json.h. Unknown keys are ignored.
inline constexpr int kFormatVersion = 1;

/// Layers that are still as they were drawn are written without their weights once the network has
/// more than this many parameters.
inline constexpr Index kSmallNetwork = 2000;

/// Throws Error if a number is not finite: JSON has no word for it.
[[nodiscard]] std::string toJson(const Project& project);

/// Reads a document. Bounds are checked before anything is allocated. Throws FormatError whose
/// message names the place ("layers[1].W[0][2]") and the reason (not a number, NaN, 3 rows where 2
/// are needed, version 7 is newer than this program's 1, more than 10⁶ parameters …); the caller
/// adds the file's name.
[[nodiscard]] Project projectFromJson(std::string_view text);

} // namespace deltaflow
