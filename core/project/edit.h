#pragma once

#include "core/network/model.h"
#include "core/project/project.h"

#include <optional>

namespace deltaflow {

/// Every edit is a function Project → Project. Those that cannot be done throw Error with one
/// sentence that says why; the project passed in is never changed.

/// Whether `ref` names a number that can be set: a parameter, an input, a target, or a setting that
/// the project uses.
[[nodiscard]] bool isEditable(const Project& project, const Model& model, const Ref& ref);

/// The project with the number at `ref` set. A parameter set at iteration > 0 becomes a
/// ParameterEdit there (replacing one at the same place, and dropping edits after that iteration);
/// at iteration 0 it is set in the network itself, and edits after it are dropped as well. An
/// optimiser's setting becomes a SettingEdit in the same way; λ holds from the start always.
/// Settings are range-checked (checkSetting); targets of a cross-entropy must lie in [0, 1].
[[nodiscard]] Project withNumber(const Project& project, const Model& model, const Ref& ref,
                                 double value, std::int64_t iteration);

/// What holds at an iteration, and since which one the learning rate does.
struct SettingsInForce {
    Optimiser optimiser;
    std::int64_t rateSince = 0;
};
[[nodiscard]] SettingsInForce settingsAt(const Project& project, std::int64_t iteration);

/// Throws Error unless the rate is finite, λ ≥ 0, momentum and decay rates in [0, 1), ε > 0.
void checkSetting(Setting setting, double value);

/// Structure. Layers are 0-based; new weights are drawn by the project's initialisation (Xavier
/// where it is Given) and repeat none that are there. Kept weights keep their values; `edits` are
/// dropped, since their addresses no longer hold.
[[nodiscard]] Project withLayerInserted(const Project& project, std::size_t before, Index units,
                                        Activation activation);
[[nodiscard]] Project withLayerRemoved(const Project& project, std::size_t layer);
/// Gives a layer (or the input, layer −1) so many units: the last ones go or new ones come.
[[nodiscard]] Project withUnits(const Project& project, int layer, Index units);
/// Adds a unit to a layer, or an input feature at layer −1 (data gains a row of zeros); at the
/// output layer the targets gain a row of zeros.
[[nodiscard]] Project withUnitAdded(const Project& project, int layer);
[[nodiscard]] Project withUnitRemoved(const Project& project, int layer, Index unit);
[[nodiscard]] Project withBias(const Project& project, std::size_t layer, bool bias);
/// Choosing an output activation or a loss that need each other changes both (sigmoid with binary,
/// softmax with categorical cross-entropy).
[[nodiscard]] Project withActivation(const Project& project, std::size_t layer,
                                     Activation activation);
[[nodiscard]] Project withLoss(const Project& project, LossKind loss);
[[nodiscard]] Project withPenalty(const Project& project, Penalty penalty);
[[nodiscard]] Project withOptimiser(const Project& project, Optimiser optimiser);
/// Throws Error unless a minibatch has 0 (all) or more samples, the schedule's period is at least 1
/// and its factor from 0 to 1.
[[nodiscard]] Project withTraining(const Project& project, const Training& training);
void checkTraining(const Training& training);
/// Draws all parameters anew; the same scheme and seed give the same bits on every machine.
[[nodiscard]] Project withParametersDrawn(const Project& project, Initialisation initialisation);
/// Whether there can be several samples: what is differentiated is one number for all of them, a
/// mean over the samples.
[[nodiscard]] bool takesSamples(const Model& model);
[[nodiscard]] Project withSampleAdded(const Project& project);
[[nodiscard]] Project withSampleRemoved(const Project& project, Index sample);

} // namespace deltaflow
