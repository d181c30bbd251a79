#include "core/data/csv_recognise.h"

#include "core/data/csv_cell.h"
#include "core/data/csv_records.h"
#include "core/error.h"

#include <algorithm>
#include <map>
#include <set>

namespace deltaflow {

namespace {

constexpr Index kRowsLookedAt = 100;

bool bordersCell(char c) {
    return c == '\n' || c == '\r' || kCsvDelimiters.find(c) != std::string_view::npos;
}

/// The part of the rows that have the most frequent number of cells; 0 if that is 1, or if the text
/// cannot be read so.
double agreement(std::string_view text, char delimiter, char quote) try {
    const auto rows = csvRecords(text, {delimiter, '.', quote, false}, 1, kRowsLookedAt);
    std::map<std::size_t, Index> widths;
    for (const CsvRow& row : rows)
        ++widths[row.cells.size()];
    const auto most =
        std::ranges::max_element(widths, {}, [](const auto& width) { return width.second; });
    if (most == widths.end() || most->first == 1) return 0;
    return static_cast<double>(most->second) / static_cast<double>(rows.size());
} catch (const FormatError&) {
    return 0;
}

/// The part of the cells that are numbers, whatever their decimal point is.
double numberPart(std::string_view text, char delimiter, char quote) try {
    Index numbers = 0;
    Index all = 0;
    for (const CsvRow& row : csvRecords(text, {delimiter, '.', quote, false}, 1, kRowsLookedAt))
        for (const std::string& cell : row.cells) {
            ++all;
            numbers += isNumber(cell, '.') || isNumber(cell, ',');
        }
    return all > 0 ? static_cast<double>(numbers) / static_cast<double>(all) : 0;
} catch (const FormatError&) {
    return 0;
}

/// Whether columns are aligned by blanks, where `best` is what else may stand between cells. Words
/// have blanks between them too, so most rows must agree, and hold numbers.
bool isAligned(std::string_view text, char best, double agreed, char quote) {
    if (agreement(text, kCsvBlanks, quote) <= 0.5) return false;
    const double aligned = numberPart(text, kCsvBlanks, quote);
    if (agreed == 0) return aligned > 0;
    return best == ',' && aligned > numberPart(text, best, quote); // "0,5   1,25"
}

/// "1,234": the comma may be a decimal one, or group digits.
bool maybeGrouped(std::string_view cell) {
    const auto comma = cell.find(',');
    const auto first = cell.find_first_of("0123456789");
    return first < comma && comma - first <= 3 && cell[first] != '0' && cell.size() - comma == 4;
}

struct CommaEvidence {
    Index points = 0;
    Index commas = 0;
    Index grouped = 0;

    void add(std::string_view cell) {
        if (cell.find(',') == std::string_view::npos) {
            points += cell.find('.') != std::string_view::npos && isNumber(cell, '.');
        } else if (isNumber(cell, ',')) {
            ++(maybeGrouped(cell) ? grouped : commas);
        }
    }
};

} // namespace

char recognisedQuote(std::string_view text) {
    if (text.find('"') != std::string_view::npos) return '"';
    Index opened = 0;
    Index closed = 0;
    for (std::size_t at = text.find('\''); at != std::string_view::npos;
         at = text.find('\'', at + 1)) {
        opened += at == 0 || bordersCell(text[at - 1]);
        closed += at + 1 == text.size() || bordersCell(text[at + 1]);
    }
    return opened > 0 && opened == closed ? '\'' : '"';
}

char recognisedDelimiter(std::string_view text, char quote) {
    char best = ',';
    double most = 0;
    for (const char delimiter : kCsvDelimiters)
        if (const double agreed = agreement(text, delimiter, quote); agreed > most) {
            best = delimiter;
            most = agreed;
        }
    return isAligned(text, best, most, quote) ? kCsvBlanks : best;
}

char recognisedDecimalPoint(std::span<const CsvRow> rows, char delimiter) {
    CommaEvidence evidence;
    for (const CsvRow& row : rows.first(std::min<std::size_t>(rows.size(), kRowsLookedAt)))
        for (const std::string& cell : row.cells)
            evidence.add(cell);
    const Index commas = evidence.commas + (delimiter == ';' ? evidence.grouped : 0);
    return commas > evidence.points ? ',' : '.';
}

std::vector<CellCounts> countedCells(std::span<const CsvRow> rows, std::size_t columns,
                                     char decimalPoint) {
    std::vector<CellCounts> counts(columns);
    for (const CsvRow& row : rows)
        for (std::size_t column = 0; column < std::min(columns, row.cells.size()); ++column) {
            const std::string& cell = row.cells[column];
            if (isMissing(cell)) continue;
            ++(isNumber(cell, decimalPoint) ? counts[column].numbers : counts[column].texts);
        }
    return counts;
}

bool recognisedHeader(std::span<const CsvRow> rows, std::span<const CellCounts> below,
                      char decimalPoint) {
    const std::vector<std::string>& first = rows.front().cells;
    const auto number = [&](const std::string& cell) { return isNumber(cell, decimalPoint); };
    if (std::ranges::any_of(first, number)) return false;
    bool anyNumbers = false;
    for (std::size_t column = 0; column < below.size(); ++column) {
        if (below[column].kind() != ColumnKind::Number) continue;
        anyNumbers = true;
        if (column < first.size() && !isMissing(first[column])) return true;
    }
    if (anyNumbers || std::ranges::any_of(first, &std::string::empty)) return false;
    if (std::set<std::string>(first.begin(), first.end()).size() != first.size()) return false;
    return std::ranges::none_of(rows.subspan(1), [&first](const CsvRow& row) {
        for (std::size_t column = 0; column < std::min(first.size(), row.cells.size()); ++column)
            if (row.cells[column] == first[column]) return true;
        return false;
    });
}

} // namespace deltaflow
