#pragma once

#include "core/data/csv.h"
#include "core/data/csv_data.h"
#include "ui/data/data_source.h"

#include <QCheckBox>
#include <QComboBox>
#include <QTableWidget>

namespace deltaflow {

class QuietLabel;

/// Data from a table, a CSV file's or one pasted from a spreadsheet: how it is written is
/// recognised and can be corrected, and above each column stands what it is for.
class TableSource : public DataSource {
    Q_OBJECT

public:
    explicit TableSource(QWidget* parent);
    ~TableSource() override;

    [[nodiscard]] QWidget* ownPreview() const override { return m_preview; }
    void openFile(const QString& path); ///< What cannot be read is told by note().
    void paste();                       ///< What the clipboard holds.
    /// `title`: the origin as a title begins; the same if it is not given.
    void read(const QByteArray& text, const QString& origin, const QString& title = {});
    void askFile();

    enum class Role { Input, Target, LeftOut };
    void setRole(int column, Role role);

private:
    void readAgain(bool recognise);
    void showDialect();
    void showTable();
    void takeIn();
    void tellNoTable(const QString& why);
    void fitColumns();
    /// Bad cells on red; the lines that are left out struck through.
    void markCells(const std::vector<BadCell>& cells, const std::vector<Index>& leftOut = {});
    [[nodiscard]] CsvOptions chosenOptions() const;

    QByteArray m_text;
    QString m_from;  ///< The file's name, or that it was pasted.
    QString m_title; ///< The same as a title begins.
    std::optional<CsvTable> m_table;
    std::vector<Role> m_roles;
    QuietLabel* m_file;
    QComboBox* m_delimiter;
    QComboBox* m_decimal;
    QCheckBox* m_header;
    QCheckBox* m_leaveOut;
    QTableWidget* m_preview;
};

} // namespace deltaflow
