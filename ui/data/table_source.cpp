#include "ui/data/table_source.h"

#include "core/error.h"
#include "ui/tables/fold_section.h"
#include "ui/tables/words.h"
#include "ui/theme/theme.h"
#include "ui/words/error_words.h"

#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QSignalBlocker>

namespace deltaflow {
namespace {

constexpr Index kShownRows = 50;
constexpr int kMostShownColumns = 100;
constexpr int kLeastWidth = 56; ///< Of a column.
constexpr int kMostWidth = 240;

QString fromUtf8(const std::string& text) {
    return QString::fromStdString(text);
}

} // namespace

TableSource::TableSource(QWidget* parent)
    : DataSource(parent)
    , m_file(new QuietLabel({}, this))
    , m_delimiter(new QComboBox(this))
    , m_decimal(new QComboBox(this))
    , m_header(new QCheckBox(tr("The first row names the columns"), this))
    , m_leaveOut(new QCheckBox(tr("Leave out rows with bad cells"), this))
    , m_preview(new QTableWidget) {
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    auto* ways = new QHBoxLayout;
    auto* open = new QPushButton(tr("Open a file…"), this);
    auto* paste = new QPushButton(tr("Paste"), this);
    open->setObjectName(QStringLiteral("openTable"));
    paste->setObjectName(QStringLiteral("pasteTable"));
    for (QPushButton* way : {open, paste})
        way->setAutoDefault(false); // Enter takes the data
    paste->setToolTip(tr("Cells copied in a spreadsheet"));
    ways->addWidget(open, 1);
    ways->addWidget(paste, 1);
    form->addRow(ways);
    form->addRow(m_file);
    m_delimiter->setObjectName(QStringLiteral("delimiter"));
    m_delimiter->setAccessibleName(tr("What stands between cells"));
    for (const char c : kCsvDelimiters)
        m_delimiter->addItem(c == '\t'  ? tr("Tab")
                             : c == ';' ? tr("Semicolon ;")
                             : c == '|' ? tr("Bar |")
                                        : tr("Comma ,"),
                             QChar::fromLatin1(c));
    m_delimiter->addItem(tr("Spaces"), QChar::fromLatin1(kCsvBlanks));
    m_decimal->setAccessibleName(tr("Decimal point"));
    m_decimal->addItem(tr("Point 0.5"), QChar(u'.'));
    m_decimal->addItem(tr("Comma 0,5"), QChar(u','));
    m_header->setObjectName(QStringLiteral("header"));
    m_leaveOut->setObjectName(QStringLiteral("leaveOut"));
    form->addRow(tr("Between cells"), m_delimiter);
    form->addRow(tr("Decimals"), m_decimal);
    form->addRow(m_header);
    form->addRow(m_leaveOut);
    m_preview->setFrameShape(QFrame::NoFrame);
    m_preview->setShowGrid(false);
    m_preview->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_preview->setSelectionMode(QAbstractItemView::NoSelection);
    m_preview->setAccessibleName(tr("The table's first rows, and what each column is for"));
    m_preview->setObjectName(QStringLiteral("tablePreview"));
    m_preview->verticalHeader()->setDefaultSectionSize(26);
    connect(open, &QPushButton::clicked, this, &TableSource::askFile);
    connect(paste, &QPushButton::clicked, this, &TableSource::paste);
    for (QComboBox* box : {m_delimiter, m_decimal})
        connect(box, &QComboBox::activated, this, [this] { readAgain(false); });
    connect(m_header, &QCheckBox::clicked, this, [this] { readAgain(false); });
    connect(m_leaveOut, &QCheckBox::toggled, this, &TableSource::takeIn);
    showDialect();
    askFor(tr("Open a CSV file, or paste cells from a spreadsheet."));
}

TableSource::~TableSource() = default;

void TableSource::askFile() {
    const QString path = QFileDialog::getOpenFileName(
        this, tr("Open a table"), {}, tr("Tables (*.csv *.tsv *.txt);;All files (*)"));
    if (!path.isEmpty()) openFile(path);
}

void TableSource::openFile(const QString& path) {
    QFile file(path);
    const QString name = QFileInfo(path).fileName();
    if (!file.open(QIODevice::ReadOnly))
        return giveNothing(tr("%1 cannot be read: %2.").arg(name, file.errorString()));
    if (file.size() > static_cast<qint64>(kMaxCsvBytes))
        return giveNothing(tr("%1 is larger than the 64 MiB that are possible.").arg(name));
    read(file.readAll(), name);
}

void TableSource::paste() {
    const QString text = QApplication::clipboard()->text();
    if (text.trimmed().isEmpty())
        return giveNothing(tr("There is no text on the clipboard: copy cells first."));
    read(text.toUtf8(), tr("pasted cells"), tr("Pasted cells"));
}

void TableSource::read(const QByteArray& text, const QString& origin, const QString& title) {
    m_text = text;
    m_from = origin;
    m_title = title.isEmpty() ? origin : title;
    if (text.trimmed().isEmpty())
        return tellNoTable(tr("%1 is empty: there is no table in it.").arg(origin));
    readAgain(true);
}

/// In place of the table that was read before.
void TableSource::tellNoTable(const QString& why) {
    m_table.reset();
    m_preview->clear();
    m_preview->setRowCount(0);
    m_preview->setColumnCount(0);
    showDialect();
    giveNothing(why);
}

CsvOptions TableSource::chosenOptions() const {
    CsvOptions options;
    options.delimiter = m_delimiter->currentData().toChar().toLatin1();
    options.decimalPoint = m_decimal->currentData().toChar().toLatin1();
    options.header = m_header->isChecked();
    return options;
}

void TableSource::readAgain(bool recognise) {
    if (m_text.isEmpty()) return;
    const std::size_t columns = m_table ? m_table->columns.size() : 0;
    try {
        const std::string_view bytes(m_text.constData(), static_cast<std::size_t>(m_text.size()));
        m_table = readCsv(bytes, recognise ? CsvOptions{} : chosenOptions());
    } catch (const Error& error) {
        return tellNoTable(tr("%1: %2").arg(m_from, errorWords(error)));
    }
    if (recognise || m_table->columns.size() != columns) {
        m_roles.assign(m_table->columns.size(), Role::Input);
        m_roles.back() = Role::Target; // as most tables have it
    }
    showDialect();
    showTable();
    takeIn();
}

void TableSource::showDialect() {
    const bool there = m_table.has_value();
    for (QWidget* control : {static_cast<QWidget*>(m_delimiter), static_cast<QWidget*>(m_decimal),
                             static_cast<QWidget*>(m_header), static_cast<QWidget*>(m_leaveOut)})
        control->setEnabled(there);
    m_file->setVisible(there);
    if (!there) return;
    const CsvDialect& dialect = m_table->dialect;
    m_delimiter->setCurrentIndex(m_delimiter->findData(QChar::fromLatin1(dialect.delimiter)));
    m_decimal->setCurrentIndex(m_decimal->findData(QChar::fromLatin1(dialect.decimalPoint)));
    m_header->setChecked(dialect.header);
    const auto rows = static_cast<qlonglong>(m_table->rows.size());
    const auto columns = static_cast<qlonglong>(m_table->columns.size());
    m_file->setText(tr("%1 · %2, %3")
                        .arg(m_from, rows == 1 ? tr("1 row") : tr("%L1 rows").arg(rows),
                             columns == 1 ? tr("1 column") : tr("%L1 columns").arg(columns)));
}

/// Row 0 holds what each column is for; below are the cells as they are written.
void TableSource::showTable() {
    const CsvPreview shown = preview(*m_table, kShownRows);
    const int columns = std::min(kMostShownColumns, static_cast<int>(shown.columns.size()));
    m_preview->clear();
    m_preview->setColumnCount(columns);
    m_preview->setRowCount(static_cast<int>(shown.firstRows.size()) + 1);
    QStringList names;
    QStringList lines{QString()};
    for (int column = 0; column < columns; ++column) {
        const CsvColumn& header = shown.columns[static_cast<std::size_t>(column)];
        names << fromUtf8(header.name);
        auto* role = new QComboBox(m_preview);
        role->addItems({tr("Input"), tr("Target"), tr("Left out")});
        role->setCurrentIndex(static_cast<int>(m_roles[static_cast<std::size_t>(column)]));
        role->setAccessibleName(tr("What %1 is for").arg(names.back()));
        connect(role, &QComboBox::activated, this,
                [this, column](int chosen) { setRole(column, static_cast<Role>(chosen)); });
        m_preview->setCellWidget(0, column, role);
    }
    for (std::size_t row = 0; row < shown.firstRows.size(); ++row) {
        const CsvRow& cells = shown.firstRows[row];
        lines << QString::number(cells.line);
        for (int column = 0; column < columns; ++column) {
            const auto at = static_cast<std::size_t>(column);
            const QString text = at < cells.cells.size() ? fromUtf8(cells.cells[at]) : QString();
            auto* item = new QTableWidgetItem(text);
            if (shown.columns[at].kind == ColumnKind::Number)
                item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            m_preview->setItem(static_cast<int>(row) + 1, column, item);
        }
    }
    m_preview->setHorizontalHeaderLabels(names);
    m_preview->setVerticalHeaderLabels(lines);
    m_preview->setRowHeight(0, 34);
    fitColumns();
}

/// As wide as what is in them, but a long text is cut off, and told by its tip.
void TableSource::fitColumns() {
    m_preview->resizeColumnsToContents();
    for (int column = 0; column < m_preview->columnCount(); ++column) {
        const int role = m_preview->cellWidget(0, column)->sizeHint().width() + 4;
        const int wanted = std::max(m_preview->columnWidth(column) + 8, role);
        m_preview->setColumnWidth(column, std::clamp(wanted, kLeastWidth, kMostWidth));
        if (wanted <= kMostWidth) continue;
        for (int row = 1; row < m_preview->rowCount(); ++row)
            m_preview->item(row, column)->setToolTip(m_preview->item(row, column)->text());
    }
}

void TableSource::setRole(int column, Role role) {
    m_roles[static_cast<std::size_t>(column)] = role;
    if (auto* box = qobject_cast<QComboBox*>(m_preview->cellWidget(0, column))) {
        const QSignalBlocker quiet(box);
        box->setCurrentIndex(static_cast<int>(role));
    }
    takeIn();
}

void TableSource::takeIn() {
    if (!m_table) return;
    CsvChoice choice;
    choice.leaveOutBadRows = m_leaveOut->isChecked();
    for (std::size_t column = 0; column < m_roles.size(); ++column) {
        if (m_roles[column] == Role::Target) choice.targets.push_back(column);
        if (m_roles[column] == Role::LeftOut) choice.leftOut.push_back(column);
    }
    try {
        CsvImport import = toData(*m_table, choice);
        const auto left = static_cast<qlonglong>(import.rowsLeftOut);
        const QString note = left == 0   ? QString()
                             : left == 1 ? tr("One row with bad cells is left out.")
                                         : tr("%L1 rows with bad cells are left out.").arg(left);
        markCells(import.badCells, import.linesLeftOut);
        give(std::move(import.set), {m_from.toStdString(), m_title.toStdString()}, note);
    } catch (const CsvCellError& error) {
        markCells(error.cells());
        giveNothing(sentence(error.what()));
    } catch (const Error& error) {
        markCells({});
        giveNothing(sentence(error.what()));
    }
}

void TableSource::markCells(const std::vector<BadCell>& cells, const std::vector<Index>& leftOut) {
    const Theme& theme = Theme::current();
    QHash<qlonglong, int> rowOf;
    for (int row = 1; row < m_preview->rowCount(); ++row) {
        rowOf[m_preview->verticalHeaderItem(row)->text().toLongLong()] = row;
        for (int column = 0; column < m_preview->columnCount(); ++column) {
            QTableWidgetItem* const item = m_preview->item(row, column);
            item->setBackground(QBrush());
            item->setForeground(QBrush());
            item->setFont(QFont());
        }
    }
    QFont struck = m_preview->font();
    struck.setStrikeOut(true);
    for (const Index line : leftOut)
        if (const int row = rowOf.value(line); row > 0)
            for (int column = 0; column < m_preview->columnCount(); ++column) {
                m_preview->item(row, column)->setForeground(theme.textMuted);
                m_preview->item(row, column)->setFont(struck);
            }
    for (const BadCell& cell : cells)
        if (const int row = rowOf.value(cell.line); row > 0)
            for (int column = 0; column < m_preview->columnCount(); ++column)
                if (cell.column.empty() ||
                    m_table->columns[static_cast<std::size_t>(column)].name == cell.column)
                    m_preview->item(row, column)
                        ->setBackground(blend(theme.window, theme.error, 0.35));
}

} // namespace deltaflow
