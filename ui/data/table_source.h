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
    void read(const QByteArray& text, const QString& origin);
    void askFile();

    enum class Role { Input, Target, LeftOut };
    void setRole(int column, Role role);

private:
    void readAgain(bool recognise);
    void showDialect();
    void showTable();
    void takeIn();
    void markBadCells(const std::vector<BadCell>& cells);
    [[nodiscard]] CsvOptions chosenOptions() const;

    QByteArray m_text;
    QString m_from; ///< The file's name, or that it was pasted.
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
