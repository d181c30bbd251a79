#include "ui/insight/insight_panel.h"

#include "ui/insight/path_section.h"
#include "ui/insight/sections.h"
#include "ui/insight/sheet_view.h"
#include "ui/tables/fold_section.h"

#include <QVBoxLayout>

namespace deltaflow {

InsightPanel::InsightPanel(Player& player, QWidget* parent)
    : QScrollArea(parent)
    , m_player(player)
    , m_paths(new PathSection(player, this)) {
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(tr("Insight"));
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 4, 0, 8);
    layout->setSpacing(0);
    setWidget(content);
    addSection(content, tr("Where the source is wrong"), "errata", errataSheet, true);
    addSection(content, tr("Component and matrix"), "forms", formsSheet, true);
    addSection(content, tr("What this layer promises"), "contract", contractSheet, true);
    addSection(content, tr("The error, unrolled"), "unrolled", unrolledSheet, true);
    addSection(content, tr("Memory"), "memory", memorySheet, true);
    m_pathFold = new FoldSection(tr("Paths"), m_paths, content);
    layout->addWidget(m_pathFold);
    layout->addStretch(1);
    for (const auto signal : {&Player::numbersChanged, &Player::stepChanged, &Player::viewChanged})
        connect(&player, signal, this, &InsightPanel::refresh);
    connect(&player, &Player::hoverChanged, this, [this, shown = std::optional<Ref>()]() mutable {
        if (shown == m_player.view().selection) return; // only the hover moved
        shown = m_player.view().selection;
        refresh();
    });
}

void InsightPanel::addSection(QWidget* content, const QString& title, const char* name, Make make,
                              bool open) {
    auto* view = new SheetView(m_player, content);
    view->setObjectName(QLatin1String(name));
    view->setAccessibleName(title);
    auto* fold = new FoldSection(title, view, content);
    fold->setOpen(open);
    content->layout()->addWidget(fold);
    m_sections.push_back({fold, view, make});
    connect(fold, &FoldSection::opened, this, &InsightPanel::refresh);
}

void InsightPanel::showEvent(QShowEvent*) {
    refresh();
}

void InsightPanel::refresh() {
    if (isHidden()) return;
    for (const Section& section : m_sections) {
        // A folded section is only asked whether it is there while its sheet is not yet known.
        const bool open = section.fold->isOpen();
        if (!open && !section.fold->isHidden() && !section.view->sheet().empty()) continue;
        Sheet sheet = section.make(m_player);
        section.fold->setVisible(!sheet.empty());
        section.view->setSheet(std::move(sheet));
    }
}

} // namespace deltaflow
