#pragma once

#include "core/worksheet/worksheet.h"

#include <QString>

namespace deltaflow {

/// "Weighted inputs z", "Errors δ".
[[nodiscard]] QString blankKindName(BlankKind kind);

/// What is printed around the tasks.
[[nodiscard]] QString sheetTitle(const Worksheet& sheet);
[[nodiscard]] QString keyTitle(const Worksheet& sheet);
[[nodiscard]] QString sheetInstructions(const WorksheetOptions& options);
[[nodiscard]] QString keyInstructions();
/// "Version 3 · seed 42"
[[nodiscard]] QString sheetFoot(const Worksheet& sheet, const WorksheetOptions& options);
[[nodiscard]] QString nameLabel();
[[nodiscard]] QString dateLabel();
[[nodiscard]] QString pointsLabel(const Worksheet& sheet); ///< "Points: ___ of 12"
[[nodiscard]] QString givenLabel();                        ///< Before the given numbers.
[[nodiscard]] QString toldLabel(); ///< Before results that are not asked for.

/// "If the answer is: 0.0266 slope omitted · −0.08 sign reversed"; empty without mistakes.
[[nodiscard]] QString mistakesLine(const SheetTask& task, int digits);

} // namespace deltaflow
