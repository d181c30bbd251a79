#include "ui/tables/scaling_list.h"

#include "core/text/number.h"
#include "ui/theme/theme.h"

#include <QHeaderView>

namespace deltaflow {
namespace {

constexpr int kRowHeight = 22;
constexpr int kWidest = 130; ///< Of a column; a longer name is told by its tip.
constexpr int kMostRows = 5; ///< Of more, one scrolls.

QString subscript(Index number) {
    QString text = QString::number(number);
    for (QChar& digit : text)
        digit = QChar(0x2080 + digit.digitValue());
    return text;
}

QString nameOf(QChar letter, Index row, const std::vector<std::string>& names) {
    const QString symbol = letter + subscript(row + 1);
    const auto at = static_cast<std::size_t>(row);
    if (at >= names.size() || names[at].empty()) return symbol;
    const QString name = QString::fromStdString(names[at]);
    return name == letter + QString::number(row + 1) ? symbol
                                                     : QStringLiteral("%1 · %2").arg(symbol, name);
}

void addLines(std::vector<ScalingLine>& lines, const Scaling& scaling, const SampleMatrix& scaled,
              const std::vector<std::string>& names, QChar letter, int digits) {
    if (scaling.kind == ScalingKind::None) return;
    const auto number = [digits](double value) {
        return QString::fromStdString(formatNumber(value, digits));
    };
    for (Index row = 0; row < scaling.offset.size(); ++row) {
        const double offset = scaling.offset[row];
        const double factor = scaling.factor[row];
        ScalingLine line{nameOf(letter, row, names), {}, {}};
        if ((scaled.row(row).array() == 0).all()) { // equal numbers are centred only
            line.first = ScalingList::tr("all are %1").arg(number(offset));
        } else if (scaling.kind == ScalingKind::MinMax) {
            line.first = ScalingList::tr("min %1").arg(number(offset));
            line.second = ScalingList::tr("max %1").arg(number(offset + factor));
        } else {
            line.first = ScalingList::tr("mean %1").arg(number(offset));
            line.second = ScalingList::tr("deviation %1").arg(number(factor));
        }
        lines.push_back(std::move(line));
    }
}

} // namespace

std::vector<ScalingLine> scalingLines(const Project& project, int digits) {
    std::vector<ScalingLine> lines;
    if (!project.dataNotes) return lines;
    const DataNotes& notes = *project.dataNotes;
    addLines(lines, notes.inputs, project.data->x, notes.inputNames, u'x', digits);
    addLines(lines, notes.targets, project.data->y, notes.targetNames, u'y', digits);
    return lines;
}

ScalingList::ScalingList(QWidget* parent)
    : QTableWidget(parent) {
    setObjectName(QStringLiteral("scaling"));
    setAccessibleName(tr("How each input and target was scaled"));
    setToolTip(tr("Fitted to what is trained on: scaled = (number − mean) ∕ deviation, or "
                  "(number − min) ∕ (max − min)"));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(NoSelection);
    setFocusPolicy(Qt::NoFocus);
    setFont(uiFont(12));
    setColumnCount(3);
    horizontalHeader()->hide();
    horizontalHeader()->setMinimumSectionSize(20);
    horizontalHeader()->setMaximumSectionSize(kWidest);
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(kRowHeight);
    verticalHeader()->setDefaultSectionSize(kRowHeight);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    hide();
}

void ScalingList::show(const Project* project, int digits) {
    const auto notes = project ? project->dataNotes : nullptr;
    const auto samples = project ? project->data : nullptr;
    if (notes == m_notes && samples == m_data && digits == m_digits) return;
    m_notes = notes;
    m_data = samples;
    m_digits = digits;
    const auto lines = project ? scalingLines(*project, digits) : std::vector<ScalingLine>{};
    const int rows = static_cast<int>(lines.size());
    setRowCount(rows);
    for (int row = 0; row < rows; ++row) {
        const ScalingLine& line = lines[static_cast<std::size_t>(row)];
        int column = 0;
        for (const QString& text : {line.name, line.first, line.second}) {
            auto* item = new QTableWidgetItem(text);
            item->setToolTip(column == 0 ? text : QString());
            if (column > 0) item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            setItem(row, column++, item);
        }
    }
    setFixedHeight(std::min(rows, kMostRows) * kRowHeight + 2);
    setVisible(rows > 0);
}

} // namespace deltaflow
