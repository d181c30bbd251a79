#pragma once

#include "core/data/csv_encoding.h"
#include "core/graph/tensor.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace deltaflow {

inline constexpr Index kMaxCsvCells = 1'000'000;
inline constexpr std::size_t kMaxCsvBytes = std::size_t{64} << 20;
inline constexpr std::string_view kCsvDelimiters = "\t;|,"; ///< The likelier one first.
inline constexpr char kCsvBlanks = ' '; ///< A delimiter too: any number of spaces and tabs.

/// How a table is written as text.
struct CsvDialect {
    char delimiter = ',';    ///< One of kCsvDelimiters, or kCsvBlanks.
    char decimalPoint = '.'; ///< '.' or ','
    char quote = '"';        ///< '"', '\'', or 0: no quoting
    bool header = true;      ///< Whether the first row names the columns.
    friend bool operator==(const CsvDialect&, const CsvDialect&) = default;
};

/// What is given is taken as it is, all else is recognised.
struct CsvOptions {
    std::optional<char> delimiter;
    std::optional<char> decimalPoint;
    std::optional<char> quote;
    std::optional<bool> header;
};

enum class ColumnKind : std::uint8_t { Number, Text };

/// Number: more than half of the cells that are not missing are numbers. May be changed before the
/// table is made into data: text is read as classes.
struct CsvColumn {
    std::string name; ///< Unique; "column 3" where the header is absent or empty.
    ColumnKind kind = ColumnKind::Number;
    friend bool operator==(const CsvColumn&, const CsvColumn&) = default;
};

/// The cells of a row as they are written, without quotes; blanks around unquoted ones left out.
/// Not every row has as many as there are columns.
struct CsvRow {
    Index line = 1; ///< Of the text in which it begins, from 1.
    std::vector<std::string> cells;
    friend bool operator==(const CsvRow&, const CsvRow&) = default;
};

struct CsvTable {
    CsvDialect dialect; ///< As given or recognised.
    TextEncoding encoding = TextEncoding::Utf8;
    std::vector<CsvColumn> columns;
    std::vector<CsvRow> rows; ///< Without the header.
};

/// Reads a table from text, a file's or one pasted from a spreadsheet (then with tabs). Lines end
/// in LF, CRLF or CR; a quoted cell may hold delimiters, line ends and doubled quotes. Left out: a
/// byte order mark, Excel's first line "sep=;", rows without content, and last columns without
/// content.
///
/// Recognised are, from the first 100 rows where nothing else is said:
/// - quoting: by '"' if the text holds one, else by '\'' if cells begin and end with it;
/// - the delimiter that most rows hold equally often, at least once; of equals the first of tab ; |
///   , and blanks where rows agree in no other way, or where commas would cut numbers apart
/// - the decimal point, from the numbers: a comma if more of them hold one than hold a point, where
///   commas that may as well group digits ("1,234") count beside ';' only;
/// - a header: a first row without numbers that has text above a column of numbers or, where no
///   column is of numbers, whose cells differ, none empty, and recur in no row below (all rows).
///
/// Throws FormatError, naming the line, if a quote is not closed or text follows a closed one, and
/// if the text is empty, not text, or over kMaxCsvCells or kMaxCsvBytes. Source: RFC 4180.
[[nodiscard]] CsvTable readCsv(std::string_view bytes, const CsvOptions& options = {});

/// What one sees of a table before it is imported.
struct CsvPreview {
    CsvDialect dialect;
    TextEncoding encoding = TextEncoding::Utf8;
    std::vector<CsvColumn> columns;
    std::vector<CsvRow> firstRows;
    Index rows = 0; ///< Of the whole table.
};
[[nodiscard]] CsvPreview preview(const CsvTable& table, Index rows = 10);

} // namespace deltaflow
