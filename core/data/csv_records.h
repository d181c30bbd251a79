#pragma once

#include "core/data/csv.h"

namespace deltaflow {

/// Splits text into rows of cells, at most `most` of them, by the dialect's delimiter and quote;
/// line numbers begin at `firstLine`. Rows without content are left out. Throws FormatError as
/// readCsv.
[[nodiscard]] std::vector<CsvRow> csvRecords(std::string_view text, const CsvDialect& dialect,
                                             Index firstLine, Index most);

} // namespace deltaflow
