#pragma once

#include "core/worksheet/worksheet.h"

#include <QString>

namespace deltaflow {

/// What of a worksheet goes into a file.
enum class SheetParts : std::uint8_t { Sheets, Keys, Both }; ///< Both: the keys behind the sheets.

/// All versions as one LaTeX document, each on pages of its own. Any engine compiles it; it needs
/// amsmath, graphicx, color, geometry and fancyhdr. `paper` is a4paper or letterpaper.
[[nodiscard]] QString sheetsAsLatex(const std::vector<Worksheet>& sheets,
                                    const WorksheetOptions& options, SheetParts parts,
                                    const QString& paper);

} // namespace deltaflow
