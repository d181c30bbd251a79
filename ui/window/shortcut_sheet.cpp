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

void addRow(QGridLayout& grid, int row, int column, const QString& key, const QString& meaning) {
    auto* keyLabel = new QLabel(key);
    keyLabel->setFont(uiFont(13, QFont::DemiBold));
    keyLabel->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    grid.addWidget(keyLabel, row, 2 * column);
    grid.addWidget(new QLabel(meaning), row, 2 * column + 1);
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
    const qsizetype half = (rows.size() + 1) / 2;
    for (qsizetype i = 0; i < rows.size(); ++i)
        addRow(*grid, static_cast<int>(i % half), i < half ? 0 : 1, rows[i].first, rows[i].second);
    QScrollArea* const scroll = withScrolling(*list, sheet);
    scroll->setAccessibleName(tr("Keys"));
    scroll->setFocusPolicy(Qt::StrongFocus); // it holds nothing that could be scrolled to
    new FocusRing(*scroll);
    column->addWidget(scroll);
    const int above = heading->sizeHint().height() + column->spacing();
    const QMargins margins = column->contentsMargins();
    resizeWithin(*sheet,
                 list->sizeHint() + QSize(scroll->verticalScrollBar()->sizeHint().width(), above) +
                     QSize(margins.left() + margins.right(), margins.top() + margins.bottom()));
    sheet->show();
}

} // namespace deltaflow
