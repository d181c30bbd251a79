#include "core/data/csv_data.h"
#include "core/data/csv_write.h"
#include "core/project/limits.h"

#include <algorithm>
#include <bit>

namespace {

using namespace deltaflow;

void require(bool holds) {
    if (!holds) __builtin_trap();
}

bool sameBits(const SampleMatrix& a, const SampleMatrix& b) {
    return a.rows() == b.rows() && a.cols() == b.cols() &&
           std::equal(a.data(), a.data() + a.size(), b.data(), [](double left, double right) {
               return std::bit_cast<std::uint64_t>(left) == std::bit_cast<std::uint64_t>(right);
           });
}

/// Options that differ from input to input; most leave all to be recognised.
CsvOptions optionsFor(std::size_t size) {
    CsvOptions options;
    if (size % 4 == 1) options.delimiter = kCsvDelimiters[size / 4 % kCsvDelimiters.size()];
    if (size % 8 == 2) options.decimalPoint = ',';
    if (size % 8 == 3) options.quote = '\0';
    if (size % 8 == 6) options.header = size % 16 == 6;
    return options;
}

void checkTable(const CsvTable& table, std::size_t size) {
    require(!table.columns.empty());
    Index line = 0;
    for (const CsvRow& row : table.rows) {
        require(row.line > line && row.line <= static_cast<Index>(size) + 1);
        line = row.line;
    }
    require(preview(table, 3).firstRows.size() == std::min<std::size_t>(table.rows.size(), 3));
}

void writeAndRead(const DataSet& set, const CsvDialect& dialect) {
    const Index inputs = set.data.x.rows();
    const Index columns = inputs + set.data.y.rows();
    if (columns * (set.samples() + 1) > kMaxCsvCells) return;
    const std::string text = csvText(set, dialect);
    CsvChoice choice;
    for (Index column = inputs; column < columns; ++column)
        choice.targets.push_back(static_cast<std::size_t>(column));
    const CsvTable table =
        readCsv(text, {dialect.delimiter, dialect.decimalPoint, dialect.quote, dialect.header});
    const Data back = toData(table, choice).set.data;
    require(sameBits(back.x, set.data.x) && sameBits(back.y, set.data.y));
}

std::optional<CsvImport> imported(const CsvTable& table, bool leaveOutBadRows) try {
    return toData(table, {{table.columns.size() - 1}, {}, leaveOutBadRows});
} catch (const CsvCellError& error) {
    require(!leaveOutBadRows && error.count() >= static_cast<Index>(error.cells().size()));
    require(!error.cells().empty() && error.cells().size() <= kMaxBadCells);
    return {};
} catch (const Error& error) {
    require(error.what()[0] != '\0');
    return {};
}

void check(const CsvTable& table, const CsvImport& made) {
    const Data& data = made.set.data;
    require(data.x.allFinite() && data.y.allFinite() && data.x.cols() == data.y.cols());
    require(made.set.samples() + made.rowsLeftOut == static_cast<Index>(table.rows.size()));
    require(static_cast<Index>(made.set.inputNames.size()) == data.x.rows());
    require(static_cast<Index>(made.set.targetNames.size()) == data.y.rows());
    for (const char delimiter : kCsvDelimiters)
        for (const char point : {'.', ','})
            writeAndRead(made.set, {delimiter, point, '"', true});
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    CsvTable table;
    try {
        table = readCsv(text, optionsFor(size));
    } catch (const FormatError& error) {
        require(error.what()[0] != '\0');
        return 0;
    }
    checkTable(table, size);
    for (const bool leaveOutBadRows : {false, true})
        if (const auto made = imported(table, leaveOutBadRows)) check(table, *made);
    return 0;
}
