#pragma once

#include "core/data/csv.h"
#include "core/data/data_set.h"

#include <span>

namespace deltaflow {

/// Writes a matrix as CSV, a line (LF) a row. `names` (cols) are the header, left out if the
/// dialect has none. Numbers are the shortest that read back as the same double (at most 17
/// digits), with an ASCII minus; what is not finite is written inf, -inf, nan, which readCsv takes
/// for no number. A cell is quoted where it would be read as something else; names of numbers only
/// are not recognised as a header. Throws ShapeError if there is not one name for each column, and
/// Error if a cell needs quotes and the dialect has none.
[[nodiscard]] std::string csvText(const Eigen::Ref<const SampleMatrix>& matrix,
                                  std::span<const std::string> names,
                                  const CsvDialect& dialect = {});

/// The same of a data set: a row a sample, inputs before targets.
[[nodiscard]] std::string csvText(const DataSet& set, const CsvDialect& dialect = {});

} // namespace deltaflow
