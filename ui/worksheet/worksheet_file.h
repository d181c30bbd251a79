#pragma once

#include "core/worksheet/worksheet.h"
#include "ui/handout/pdf/pages.h"
#include "ui/worksheet/sheet_latex.h"

#include <QByteArray>

namespace deltaflow {

/// All that there is to choose of a worksheet.
struct WorksheetPlan {
    WorksheetOptions options;
    int versions = 1; ///< 1 … kMostVersions
    Paper paper = Paper::a4();
};

/// Throws Error with one sentence if none can be made.
[[nodiscard]] std::vector<Worksheet> makeWorksheets(const Project& project,
                                                    const WorksheetPlan& plan);

/// The suffixes that a worksheet can be written for: pdf, tex.
[[nodiscard]] bool isWorksheetSuffix(const QString& suffix);
[[nodiscard]] QByteArray worksheetBytes(const std::vector<Worksheet>& sheets,
                                        const WorksheetPlan& plan, SheetParts parts,
                                        const QString& suffix);

} // namespace deltaflow
