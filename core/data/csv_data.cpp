#include "core/data/csv_data.h"

#include "core/data/csv_cell.h"
#include "core/project/limits.h"

#include <algorithm>
#include <unordered_map>

namespace deltaflow {

namespace {

using Rows = std::vector<const CsvRow*>;

/// A column's numbers, or which of its classes each row has.
struct Feature {
    std::string name;
    std::vector<double> values;
    std::vector<std::string> classes; // empty: numbers

    [[nodiscard]] Index rows() const {
        return classes.empty() ? 1 : static_cast<Index>(classes.size());
    }
};

std::vector<std::size_t> inputsOf(const CsvTable& table, const CsvChoice& choice) {
    std::vector<bool> taken(table.columns.size());
    for (const auto* chosen : {&choice.targets, &choice.leftOut})
        for (const std::size_t column : *chosen) {
            if (column >= taken.size())
                throw Error("the table has " + std::to_string(taken.size()) +
                            " columns, and none at " + std::to_string(column + 1));
            if (taken[column])
                throw Error("column \"" + shortened(table.columns[column].name) +
                            "\" is chosen twice");
            taken[column] = true;
        }
    std::vector<std::size_t> inputs;
    for (std::size_t column = 0; column < taken.size(); ++column)
        if (!taken[column]) inputs.push_back(column);
    if (choice.targets.empty()) throw Error("no column is chosen as a target");
    if (inputs.empty()) throw Error("no column is left to be an input");
    if (table.rows.empty()) throw Error("the table has no row of data");
    return inputs;
}

CellFault faultOf(NumberError error) {
    switch (error) {
    case NumberError::OutOfRange:
        return CellFault::OutOfRange;
    case NumberError::Ambiguous:
        return CellFault::Ambiguous;
    default:
        return CellFault::NotANumber;
    }
}

/// Whether some cell of a column groups its digits, so that all do.
std::vector<bool> groupedColumns(const CsvTable& table) {
    std::vector<bool> grouped(table.columns.size());
    for (const CsvRow& row : table.rows)
        for (std::size_t column = 0; column < std::min(grouped.size(), row.cells.size()); ++column)
            if (!grouped[column])
                grouped[column] = groupsDigits(row.cells[column], table.dialect.decimalPoint);
    return grouped;
}

std::optional<CellFault> faultIn(const std::string& cell, ColumnKind kind, char decimalPoint,
                                 bool inGroups) {
    if (isMissing(cell)) return CellFault::Missing;
    if (kind == ColumnKind::Text) return {};
    const auto number = cellNumber(cell, decimalPoint, inGroups);
    const auto* error = std::get_if<NumberError>(&number);
    return error ? std::optional(faultOf(*error)) : std::nullopt;
}

/// Gathers what is wrong with a table's rows: the first faults as such, and how many there are.
class Inspection {
public:
    Inspection(const CsvTable& table, const std::vector<std::size_t>& columns,
               const std::vector<bool>& grouped)
        : m_table(table)
        , m_columns(columns)
        , m_grouped(grouped) {}

    /// Whether the row is data.
    bool accept(const CsvRow& row) {
        const Index before = count;
        if (!hasLength(row)) {
            add({row.line, {}, std::to_string(row.cells.size()), CellFault::RowLength});
            return false;
        }
        for (const std::size_t column : m_columns) {
            const std::string& cell = row.cells[column];
            const auto& [name, kind] = m_table.columns[column];
            if (const auto fault =
                    faultIn(cell, kind, m_table.dialect.decimalPoint, m_grouped[column]))
                add({row.line, name, shortened(cell), *fault});
        }
        return count == before;
    }

    std::vector<BadCell> first;
    Index count = 0;

private:
    [[nodiscard]] bool hasLength(const CsvRow& row) const {
        const std::size_t columns = m_table.columns.size();
        return row.cells.size() >= columns &&
               std::all_of(row.cells.begin() + static_cast<std::ptrdiff_t>(columns),
                           row.cells.end(), [](const auto& cell) { return cell.empty(); });
    }

    void add(BadCell cell) {
        if (++count <= static_cast<Index>(kMaxBadCells)) first.push_back(std::move(cell));
    }

    const CsvTable& m_table;
    const std::vector<std::size_t>& m_columns;
    const std::vector<bool>& m_grouped;
};

/// The rows that are data; what is wrong with the others is noted in `made`.
Rows goodRows(const CsvTable& table, std::vector<std::size_t> columns,
              const std::vector<bool>& grouped, bool leaveOutBadRows, CsvImport& made) {
    std::ranges::sort(columns); // faults are named as one reads
    Inspection inspection(table, columns, grouped);
    Rows rows;
    for (const CsvRow& row : table.rows)
        if (inspection.accept(row))
            rows.push_back(&row);
        else
            made.linesLeftOut.push_back(row.line);
    if (inspection.count > 0 && !leaveOutBadRows)
        throw CsvCellError(std::move(inspection.first), inspection.count, table.columns.size());
    if (rows.empty()) throw Error("no row is left: each has a missing or bad cell");
    made.badCells = std::move(inspection.first);
    made.rowsLeftOut = std::ssize(made.linesLeftOut);
    return rows;
}

Feature numbers(const CsvTable& table, std::size_t column, const Rows& rows, bool inGroups) {
    Feature feature{table.columns[column].name, {}, {}};
    for (const CsvRow* row : rows)
        feature.values.push_back(
            std::get<double>(cellNumber(row->cells[column], table.dialect.decimalPoint, inGroups)));
    return feature;
}

Feature classes(const CsvTable& table, std::size_t column, const Rows& rows) {
    Feature feature{table.columns[column].name, {}, {}};
    std::unordered_map<std::string_view, std::size_t> known;
    for (const CsvRow* row : rows) {
        const auto [entry, isNew] = known.try_emplace(row->cells[column], known.size());
        if (isNew) feature.classes.push_back(row->cells[column]);
        if (feature.classes.size() > kMaxClasses)
            throw Error("column \"" + shortened(feature.name) + "\" has more than " +
                        std::to_string(kMaxClasses) + " different texts; leave it out");
        feature.values.push_back(static_cast<double>(entry->second));
    }
    return feature;
}

std::vector<Feature> features(const CsvTable& table, const std::vector<std::size_t>& columns,
                              const Rows& rows, const std::vector<bool>& grouped) {
    std::vector<Feature> made;
    for (const std::size_t column : columns)
        made.push_back(table.columns[column].kind == ColumnKind::Number
                           ? numbers(table, column, rows, grouped[column])
                           : classes(table, column, rows));
    return made;
}

Index rowsOf(const std::vector<Feature>& features) {
    Index rows = 0;
    for (const Feature& feature : features)
        rows += feature.rows();
    return rows;
}

SampleMatrix matrixOf(const std::vector<Feature>& features, Index samples) {
    SampleMatrix matrix = SampleMatrix::Zero(rowsOf(features), samples);
    Index row = 0;
    for (const Feature& feature : features) {
        for (Index sample = 0; sample < samples; ++sample) {
            const double value = feature.values[static_cast<std::size_t>(sample)];
            if (feature.classes.empty())
                matrix(row, sample) = value;
            else
                matrix(row + static_cast<Index>(value), sample) = 1;
        }
        row += feature.rows();
    }
    return matrix;
}

std::vector<std::string> namesOf(const std::vector<Feature>& features) {
    std::vector<std::string> names;
    for (const Feature& feature : features) {
        if (feature.classes.empty()) names.push_back(feature.name);
        for (const std::string& label : feature.classes)
            names.push_back(feature.name + " = " + label);
    }
    return names;
}

} // namespace

CsvImport toData(const CsvTable& table, const CsvChoice& choice) {
    const std::vector<std::size_t> inputColumns = inputsOf(table, choice);
    std::vector<std::size_t> used = inputColumns;
    used.insert(used.end(), choice.targets.begin(), choice.targets.end());
    const std::vector<bool> grouped = groupedColumns(table);
    CsvImport made;
    const Rows rows = goodRows(table, std::move(used), grouped, choice.leaveOutBadRows, made);
    const Index samples = static_cast<Index>(rows.size());

    const std::vector<Feature> inputs = features(table, inputColumns, rows, grouped);
    const std::vector<Feature> targets = features(table, choice.targets, rows, grouped);
    if (rowsOf(inputs) + rowsOf(targets) > kMaxDataNumbers / samples)
        throw Error("with an input or target for each class the data has more than " +
                    std::to_string(kMaxDataNumbers) + " numbers");
    made.set.data = {matrixOf(inputs, samples), matrixOf(targets, samples)};
    made.set.inputNames = namesOf(inputs);
    made.set.targetNames = namesOf(targets);
    if (targets.size() == 1) made.set.classes = targets.front().classes;
    return made;
}

} // namespace deltaflow
