#include "ui/window/shortcut_sheet.h"

#include "ui/theme/focus_ring.h"
#include "ui/theme/room.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QDialog>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace deltaflow {
namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("ShortcutSheet", text);
}

QString keysOf(const QAction& action) {
    QStringList keys;
    for (const QKeySequence& key : action.shortcuts())
        keys << key.toString(QKeySequence::NativeText);
    return keys.join(tr("  or  "));
}

QLabel* addRow(QGridLayout& grid, int row, int column, const QString& key, const QString& meaning) {
    auto* keyLabel = new QLabel(key);
    keyLabel->setFont(uiFont(13, QFont::DemiBold));
    keyLabel->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    grid.addWidget(keyLabel, row, 2 * column);
    auto* meaningLabel = new QLabel(meaning);
    grid.addWidget(meaningLabel, row, 2 * column + 1);
    return meaningLabel;
}

/// As large as it is where there is room for it.
QScrollArea* scrolled(QWidget& keys, QWidget& sheet) {
    class Area : public QScrollArea {
    public:
        using QScrollArea::QScrollArea;
        QSize sizeHint() const override {
            return widget()->sizeHint() + QSize(verticalScrollBar()->sizeHint().width(), 0);
        }
    };
    auto* area = new Area(&sheet);
    area->setFrameShape(QFrame::NoFrame);
    area->setAccessibleName(tr("Keys"));
    area->setWidget(&keys);
    area->setWidgetResizable(true);
    new FocusRing(*area);
    return area;
}

void fill(QGridLayout& grid, const QList<std::pair<QString, QString>>& rows, int columns) {
    while (const QLayoutItem* item = grid.takeAt(0)) {
        delete item->widget();
        delete item;
    }
    grid.setColumnStretch(1, columns == 1 ? 1 : 0);
    const qsizetype height = (rows.size() + columns - 1) / columns;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        QLabel* meaning = addRow(grid, static_cast<int>(i % height), static_cast<int>(i / height),
                                 rows[i].first, rows[i].second);
        meaning->setWordWrap(columns == 1); // there is no room beside
    }
}

} // namespace

void showShortcutSheet(const QList<QAction*>& actions, QWidget& window) {
    auto* sheet = new QDialog(&window);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->setWindowTitle(tr("Keyboard shortcuts"));
    auto* column = new QVBoxLayout(sheet);
    column->setContentsMargins(28, 22, 28, 24);
    column->setSpacing(16);
    auto* heading = new QLabel(tr("Keyboard shortcuts"));
    heading->setFont(uiFont(18, QFont::DemiBold));
    column->addWidget(heading);
    auto* list = new QWidget;
    auto* grid = new QGridLayout(list);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(7);
    grid->setColumnMinimumWidth(1, 240);
    QList<std::pair<QString, QString>> rows;
    for (const QAction* action : actions) {
        if (!action->shortcut().isEmpty()) rows << std::pair(keysOf(*action), action->statusTip());
    }
    rows << std::pair(tr("↑  ↓"), tr("In the picture: from thing to thing"))
         << std::pair(tr("Alt+arrows"), tr("In the picture: to the thing that way"))
         << std::pair(tr("Enter"), tr("What is chosen: type its number, or go to its step"))
         << std::pair(tr("Ctrl+↑  Ctrl+↓"),
                      tr("The number that is chosen: change it (Shift finer)"))
         << std::pair(tr("Drag"), tr("On a number: change it (Shift finer, Ctrl coarser)"))
         << std::pair(tr("Double-click"), tr("On a number: type it"))
         << std::pair(tr("Right click"), tr("On a number: where it comes from, who uses it"))
         << std::pair(tr("B  W"), tr("While presenting: a black or a white screen"))
         << std::pair(tr("P  S"), tr("While presenting: the pen, the spotlight"))
         << std::pair(tr("Z  O"), tr("While presenting: the formula alone, all of the picture"))
         << std::pair(tr("N  X"),
                      tr("While presenting: the teacher's window, the screens swapped"));
    fill(*grid, rows, 2);
    column->addWidget(scrolled(*list, *sheet));
    if (sheet->sizeHint().width() > window.screen()->availableSize().width()) fill(*grid, rows, 1);
    resizeWithin(*sheet, sheet->sizeHint());
    sheet->show();
}

} // namespace deltaflow
