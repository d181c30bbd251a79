#pragma once

#include "core/data/csv.h"

#include <span>

namespace deltaflow {

/// The single parts of what readCsv recognises; see there.

[[nodiscard]] char recognisedQuote(std::string_view text);
[[nodiscard]] char recognisedDelimiter(std::string_view text, char quote);
[[nodiscard]] char recognisedDecimalPoint(std::span<const CsvRow> rows, char delimiter);

/// How many cells of a column are numbers and text; missing ones are neither.
struct CellCounts {
    Index numbers = 0;
    Index texts = 0;
    [[nodiscard]] ColumnKind kind() const {
        return numbers > texts ? ColumnKind::Number : ColumnKind::Text;
    }
};
[[nodiscard]] std::vector<CellCounts> countedCells(std::span<const CsvRow> rows,
                                                   std::size_t columns, char decimalPoint);

/// Whether the first row names the columns; `below` are the counts of all others.
[[nodiscard]] bool recognisedHeader(std::span<const CsvRow> rows, std::span<const CellCounts> below,
                                    char decimalPoint);

} // namespace deltaflow
