#pragma once

#include "core/derive/step.h"
#include "core/graph/trace.h"
#include "core/network/model.h"
#include "core/quiz/mistakes.h"

#include <memory>
#include <set>

namespace deltaflow {

/// Kinds of results that can be left blank.
enum class BlankKind : std::uint8_t { WeightedInput, Activation, Loss, Error, Gradient, Update };
inline constexpr int kBlankKinds = 6;

inline constexpr int kMostVersions = 60;
inline constexpr Index kMostDrawnNumbers = 200; ///< Of an example that a sheet is made from.
inline constexpr Index kMostSheetSteps = 450;
inline constexpr int kMostCells = 9; ///< Rows, columns and addends are written out up to here.

struct WorksheetOptions {
    std::uint64_t seed = 1;
    Level level = Level::Neuron; ///< Layer or Neuron.
    int digits = 3;              ///< Significant ones, 2–6.
    std::set<BlankKind> kinds{BlankKind::WeightedInput, BlankKind::Activation, BlankKind::Loss,
                              BlankKind::Error,         BlankKind::Gradient,   BlankKind::Update};
    int most = 0; ///< At most so many steps are asked for, drawn from the seed; 0: all.

    friend bool operator==(const WorksheetOptions&, const WorksheetOptions&) = default;
};

/// A step of a worksheet, and what the key says of it.
struct SheetTask {
    Step step;
    bool isAsked = false; ///< Else its result is given, as an asked one needs it.
    /// Rule, numbers, result; what is asked is blank (isBlank), here and in all that follows from
    /// it. Of a step that is given the result alone.
    std::vector<Equation> sheet;
    std::vector<Equation> key; ///< The same with all numbers.
    /// What classical mistakes give in place of the result, each number once: not those that read
    /// as the result does, nor another unit's. Empty where a matrix is asked for.
    std::vector<WrongAnswer> mistakes;
};

/// One version of a worksheet: the example with numbers of its own.
struct Worksheet {
    int version = 1;
    std::shared_ptr<const Project> project;
    std::shared_ptr<const Model> model;
    std::shared_ptr<const Trace> trace; ///< Of the first pass; where the key's numbers come from.
    std::vector<Equation> given;        ///< Inputs, targets, parameters, settings.
    std::vector<SheetTask> tasks;
};

[[nodiscard]] BlankKind blankKindOf(const Step& step, const Model& model);

/// Version 1, 2, … of a worksheet. Its numbers are drawn from seed and version (see
/// withDrawnNumbers) until they suit (see fitnessOf): tenths first, then coarser ones, a bounded
/// number of each; if none suits, those that suit best. The same on every machine.
/// Throws Error with one sentence if none can be made: too large, no numbers with finite results,
/// nothing asked.
[[nodiscard]] Worksheet makeWorksheet(const Project& project, const WorksheetOptions& options,
                                      int version);

} // namespace deltaflow
