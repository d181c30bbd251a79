#include "core/data/csv_records.h"

#include "core/error.h"

#include <algorithm>

namespace deltaflow {

namespace {

bool endsLine(char c) {
    return c == '\n' || c == '\r';
}

void checkCells(Index cells, Index line) {
    if (cells > kMaxCsvCells)
        throw FormatError("the table has more than " + std::to_string(kMaxCsvCells) +
                          " cells by line " + std::to_string(line));
}

class RecordReader {
public:
    RecordReader(std::string_view text, const CsvDialect& dialect, Index line)
        : m_text(text)
        , m_dialect(dialect)
        , m_line(line) {}

    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }

    CsvRow next() {
        CsvRow row{m_line, {}};
        passRun();
        for (;;) {
            row.cells.push_back(cell());
            checkCells(static_cast<Index>(row.cells.size()), m_line);
            passRun();
            if (atEnd()) return row;
            if (endsLine(m_text[m_at])) break;
            if (!isRun()) ++m_at; // the delimiter
        }
        passLineEnd();
        return row;
    }

private:
    /// Whether blanks, any number of them, stand between cells.
    [[nodiscard]] bool isRun() const { return m_dialect.delimiter == kCsvBlanks; }
    [[nodiscard]] bool isBlank(char c) const {
        return (c == ' ' || c == '\t') && c != m_dialect.delimiter && !isRun();
    }
    [[nodiscard]] bool endsCell(char c) const {
        return c == m_dialect.delimiter || (isRun() && c == '\t') || endsLine(c);
    }

    void passRun() {
        while (isRun() && !atEnd() && (m_text[m_at] == ' ' || m_text[m_at] == '\t'))
            ++m_at;
    }

    void passBlanks() {
        while (!atEnd() && isBlank(m_text[m_at]))
            ++m_at;
    }

    void passLineEnd() {
        if (m_text[m_at] == '\r' && m_at + 1 < m_text.size() && m_text[m_at + 1] == '\n') ++m_at;
        ++m_at;
        ++m_line;
    }

    std::string cell() {
        passBlanks();
        if (!atEnd() && m_dialect.quote != 0 && m_text[m_at] == m_dialect.quote) return quoted();
        const std::size_t first = m_at;
        while (!atEnd() && !endsCell(m_text[m_at]))
            ++m_at;
        std::size_t last = m_at;
        while (last > first && isBlank(m_text[last - 1]))
            --last;
        return std::string(m_text.substr(first, last - first));
    }

    std::string quoted() {
        const Index opened = m_line;
        std::string cell;
        for (++m_at;; ++m_at) {
            if (atEnd())
                throw FormatError("line " + std::to_string(opened) +
                                  ": a quoted cell begins here and does not end");
            const char c = m_text[m_at];
            if (c == m_dialect.quote) {
                if (m_at + 1 >= m_text.size() || m_text[m_at + 1] != c) break;
                ++m_at;
            } else if (c == '\n' ||
                       (c == '\r' && (m_at + 1 >= m_text.size() || m_text[m_at + 1] != '\n'))) {
                ++m_line;
            }
            cell += c;
        }
        ++m_at;
        passBlanks();
        if (!atEnd() && !endsCell(m_text[m_at]))
            throw FormatError("line " + std::to_string(m_line) +
                              ": text follows the quote that ends a cell");
        return cell;
    }

    std::string_view m_text;
    const CsvDialect& m_dialect;
    std::size_t m_at = 0;
    Index m_line;
};

} // namespace

std::vector<CsvRow> csvRecords(std::string_view text, const CsvDialect& dialect, Index firstLine,
                               Index most) {
    std::vector<CsvRow> rows;
    RecordReader reader(text, dialect, firstLine);
    Index cells = 0;
    while (!reader.atEnd() && static_cast<Index>(rows.size()) < most) {
        CsvRow row = reader.next();
        if (std::ranges::all_of(row.cells, &std::string::empty)) continue;
        cells += static_cast<Index>(row.cells.size());
        checkCells(cells, row.line);
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace deltaflow
