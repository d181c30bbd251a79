#include "core/data/csv_cell.h"
#include "core/data/csv_data.h"

#include <algorithm>

namespace deltaflow {

namespace {

std::string inQuotes(const std::string& text) {
    return '"' + text + '"';
}

std::string described(const BadCell& cell, std::size_t columns) {
    const std::string line = "line " + std::to_string(cell.line);
    if (cell.fault == CellFault::RowLength)
        return line + " has " + cell.text + (cell.text == "1" ? " cell" : " cells") + ", not " +
               std::to_string(columns);
    const std::string place = line + ", column " + inQuotes(shortened(cell.column));
    switch (cell.fault) {
    case CellFault::Missing:
        return place + (cell.text.empty() ? " is empty" : " is missing: " + inQuotes(cell.text));
    case CellFault::OutOfRange:
        return place + ": " + inQuotes(cell.text) + " is out of a number's range";
    case CellFault::Ambiguous:
        return place + ": " + inQuotes(cell.text) + " may be two different numbers";
    default:
        return place + ": " + inQuotes(cell.text) + " is not a number";
    }
}

std::string sentence(const std::vector<BadCell>& cells, Index count, std::size_t columns) {
    const bool rows = std::ranges::any_of(
        cells, [](const BadCell& cell) { return cell.fault == CellFault::RowLength; });
    std::string text = count == 1 ? (rows ? "1 row" : "1 cell") + std::string(" cannot be read")
                                  : std::to_string(count) + (rows ? " cells or rows" : " cells") +
                                        " cannot be read";
    for (std::size_t i = 0; i < cells.size(); ++i)
        text += (i == 0 ? ": " : "; ") + described(cells[i], columns);
    const Index more = count - static_cast<Index>(cells.size());
    return more > 0 ? text + "; and " + std::to_string(more) + " more" : text;
}

} // namespace

CsvCellError::CsvCellError(std::vector<BadCell> cells, Index count, std::size_t columns)
    : FormatError(sentence(cells, count, columns))
    , m_cells(std::move(cells))
    , m_count(count) {}

} // namespace deltaflow
