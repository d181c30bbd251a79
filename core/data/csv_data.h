#pragma once

#include "core/data/csv.h"
#include "core/data/data_set.h"
#include "core/error.h"

namespace deltaflow {

enum class CellFault : std::uint8_t {
    Missing,
    NotANumber,
    OutOfRange, ///< Beyond the largest double, or nonzero and below the smallest.
    Ambiguous,  ///< A comma that may group digits or be a decimal point.
    RowLength,  ///< The row has not as many cells as there are columns; `column` is empty.
};

/// A cell, or a row, that is no data, and where it stands.
struct BadCell {
    Index line = 1;     ///< Of the text, from 1.
    std::string column; ///< Its name.
    std::string text;   ///< What is written there, shortened; of RowLength, how many cells.
    CellFault fault = CellFault::Missing;
    friend bool operator==(const BadCell&, const BadCell&) = default;
};

inline constexpr std::size_t kMaxBadCells = 20;  ///< Of which each is named.
inline constexpr std::size_t kMaxClasses = 1000; ///< Of a column of text.

/// what() names up to kMaxBadCells: «2 cells cannot be read: line 3, column "age" is empty; line 7,
/// column "age": "old" is not a number».
class CsvCellError : public FormatError {
public:
    CsvCellError(std::vector<BadCell> cells, Index count, std::size_t columns);
    [[nodiscard]] const std::vector<BadCell>& cells() const { return m_cells; } ///< The first.
    [[nodiscard]] Index count() const { return m_count; }                       ///< Of all.

private:
    std::vector<BadCell> m_cells;
    Index m_count;
};

/// What of a table becomes data. Columns count from 0.
struct CsvChoice {
    std::vector<std::size_t> targets;
    std::vector<std::size_t> leftOut =
        {}; ///< Neither inputs nor targets, as all others are inputs.
    bool leaveOutBadRows = false;
};

struct CsvImport {
    DataSet set;
    Index rowsLeftOut = 0;
    std::vector<Index> linesLeftOut = {}; ///< Of the text, in which these rows begin.
    std::vector<BadCell> badCells = {};   ///< What was wrong with them: the first kMaxBadCells.
};

/// Makes a table into data, a row a sample. Inputs stand in the table's order, targets in that in
/// which they were chosen. A column of numbers is a row of x or y with the column's name; a column
/// of text is one-hot, a row for each class by first appearance, "species = setosa". If the only
/// target is of text, its classes are the set's classes.
///
/// Throws CsvCellError with all missing and bad cells of the chosen columns, unless rows with such
/// cells are to be left out (empty cells past the last column are no fault). Throws Error if there
/// is no row, no target or no input, if a choice is not a column or is made twice, if a column of
/// text has more than kMaxClasses classes, or if the data were over kMaxDataNumbers.
[[nodiscard]] CsvImport toData(const CsvTable& table, const CsvChoice& choice);

} // namespace deltaflow
