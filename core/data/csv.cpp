#include "core/data/csv.h"

#include "core/data/csv_recognise.h"
#include "core/data/csv_records.h"
#include "core/error.h"

#include <algorithm>
#include <map>
#include <set>
#include <span>

namespace deltaflow {

namespace {

/// The delimiter that Excel's first line "sep=;" gives, which is taken off the text.
std::optional<char> takenSeparator(std::string_view& text) {
    constexpr std::string_view key = "sep=";
    if (text.size() <= key.size() + 1 || !text.starts_with(key)) return {};
    const char separator = text[key.size()];
    if (kCsvDelimiters.find(separator) == std::string_view::npos) return {};
    const std::string_view rest = text.substr(key.size() + 1);
    const std::size_t lineEnd = rest.starts_with("\r\n") ? 2 : rest[0] == '\n' || rest[0] == '\r';
    if (lineEnd == 0) return {};
    text = rest.substr(lineEnd);
    return separator;
}

/// So many columns as the first row has; those at its end without any content do not count.
std::size_t columnsOf(std::span<const CsvRow> rows) {
    std::size_t columns = rows.front().cells.size();
    const auto empty = [&](const CsvRow& row) {
        return row.cells.size() < columns || row.cells[columns - 1].empty();
    };
    while (columns > 1 && std::ranges::all_of(rows, empty))
        --columns;
    return columns;
}

std::vector<std::string> uniqueNames(std::span<const std::string> header, std::size_t columns) {
    std::vector<std::string> names;
    std::set<std::string> taken;
    std::map<std::string, Index> copies;
    for (std::size_t column = 0; column < columns; ++column) {
        const bool given = column < header.size() && !header[column].empty();
        const std::string wanted = given ? header[column] : "column " + std::to_string(column + 1);
        std::string name = wanted;
        while (!taken.insert(name).second)
            name = wanted + " (" + std::to_string(++copies[wanted] + 1) + ")";
        names.push_back(std::move(name));
    }
    return names;
}

CsvTable tableOf(std::vector<CsvRow> rows, const CsvDialect& dialect,
                 std::optional<bool> headerGiven) {
    CsvTable table{dialect, TextEncoding::Utf8, {}, {}};
    const std::size_t columns = columnsOf(rows);
    const char point = dialect.decimalPoint;
    auto counts = countedCells(std::span(rows).subspan(1), columns, point);
    table.dialect.header = headerGiven ? *headerGiven : recognisedHeader(rows, counts, point);
    std::vector<std::string> header;
    if (table.dialect.header) {
        header = std::move(rows.front().cells);
        rows.erase(rows.begin());
    } else {
        counts = countedCells(rows, columns, point);
    }
    const std::vector<std::string> names = uniqueNames(header, columns);
    for (std::size_t column = 0; column < columns; ++column)
        table.columns.push_back({names[column], counts[column].kind()});
    table.rows = std::move(rows);
    return table;
}

} // namespace

CsvTable readCsv(std::string_view bytes, const CsvOptions& options) {
    if (bytes.size() > kMaxCsvBytes)
        throw FormatError("the text has more than " + std::to_string(kMaxCsvBytes >> 20) + " MiB");
    const DecodedText source = decoded(bytes);
    std::string_view text = source.text;
    const std::optional<char> separator = takenSeparator(text);
    CsvDialect dialect;
    dialect.quote = options.quote ? *options.quote : recognisedQuote(text);
    dialect.delimiter = options.delimiter ? *options.delimiter
                        : separator       ? *separator
                                          : recognisedDelimiter(text, dialect.quote);
    std::vector<CsvRow> rows = csvRecords(text, dialect, separator ? 2 : 1, kMaxCsvCells);
    if (rows.empty()) throw FormatError("the text holds no table");
    dialect.decimalPoint = options.decimalPoint ? *options.decimalPoint
                                                : recognisedDecimalPoint(rows, dialect.delimiter);
    CsvTable table = tableOf(std::move(rows), dialect, options.header);
    table.encoding = source.encoding;
    return table;
}

CsvPreview preview(const CsvTable& table, Index rows) {
    const Index all = static_cast<Index>(table.rows.size());
    const auto shown = table.rows.begin() + std::clamp(rows, Index{0}, all);
    return {table.dialect, table.encoding, table.columns, {table.rows.begin(), shown}, all};
}

} // namespace deltaflow
