#include "core/data/csv_write.h"

#include "core/error.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace deltaflow {

namespace {

bool isBlank(char c) {
    return c == ' ' || c == '\t';
}

bool needsQuotes(std::string_view cell, const CsvDialect& dialect) {
    // What would be taken for a quote, a byte order mark or Excel's first line.
    for (const std::string_view start : {"\"", "'", "\xef\xbb\xbf", "sep="})
        if (cell.starts_with(start)) return true;
    const std::array special = {dialect.delimiter, dialect.quote, '\r', '\n'};
    return cell.empty() || isBlank(cell.front()) || isBlank(cell.back()) ||
           cell.find_first_of(special.data(), 0, special.size()) != std::string_view::npos;
}

void append(std::string& text, std::string_view cell, const CsvDialect& dialect) {
    if (!needsQuotes(cell, dialect)) {
        text += cell;
        return;
    }
    if (dialect.quote == 0)
        throw Error("a cell needs quotes, and there are none: " + std::string(cell));
    text += dialect.quote;
    for (const char c : cell) {
        if (c == dialect.quote) text += c;
        text += c;
    }
    text += dialect.quote;
}

void append(std::string& text, double value, const CsvDialect& dialect) {
    std::array<char, 32> buffer;
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    std::replace(buffer.data(), end.ptr, '.', dialect.decimalPoint);
    append(text, std::string_view(buffer.data(), end.ptr), dialect);
}

template <typename Cells>
void appendLine(std::string& text, const Cells& cells, const CsvDialect& dialect) {
    bool first = true;
    for (const auto& cell : cells) {
        if (!first) text += dialect.delimiter;
        append(text, cell, dialect);
        first = false;
    }
    text += '\n';
}

} // namespace

std::string csvText(const Eigen::Ref<const SampleMatrix>& matrix,
                    std::span<const std::string> names, const CsvDialect& dialect) {
    if (static_cast<Index>(names.size()) != matrix.cols())
        throw ShapeError("the matrix has " + std::to_string(matrix.cols()) + " columns but " +
                         std::to_string(names.size()) + " names");
    std::string text;
    if (dialect.header) appendLine(text, names, dialect);
    for (Index row = 0; row < matrix.rows(); ++row)
        appendLine(text, matrix.row(row), dialect);
    return text;
}

std::string csvText(const DataSet& set, const CsvDialect& dialect) {
    SampleMatrix matrix(set.samples(), set.data.x.rows() + set.data.y.rows());
    matrix << set.data.x.transpose(), set.data.y.transpose();
    std::vector<std::string> names = set.inputNames;
    names.insert(names.end(), set.targetNames.begin(), set.targetNames.end());
    return csvText(matrix, names, dialect);
}

} // namespace deltaflow
