#include "ui/canvas/canvas_widget.h"
#include "ui/transport/player_actions.h"
#include "ui/window/about_dialog.h"
#include "ui/window/gallery.h"
#include "ui/window/main_window.h"
#include "ui/window/shortcut_sheet.h"
#include "ui/window/window_tour.h"

#include <QMenu>
#include <QSettings>

namespace deltaflow {

/// The menu "Help".
void MainWindow::makeHelp() {
    m_help = new QMenu(tr("Help"), this);
    QAction* keys = addNamed(tr("Keyboard shortcuts"), "keyboard",
                             {QKeySequence(Qt::Key_F1), QKeySequence(Qt::Key_Question)},
                             [this] { showShortcutSheet(namedActions(), *this); });
    QAction* tour = addNamed(tr("Tour"), "play", {Qt::SHIFT | Qt::Key_F1}, [this] { startTour(); });
    tour->setStatusTip(tr("What is where, in half a minute"));
    QAction* about = addNamed(tr("About Deltaflow"), "insight", {Qt::CTRL | Qt::Key_F1}, [this] {
        auto* dialog = new AboutDialog(this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    m_help->addActions({keys, tour, about});
}

/// The play-head is moved to show what it shows, and goes back afterwards.
void MainWindow::startTour() {
    if (m_tour) m_tour->end();
    if (m_remembers) QSettings().setValue("tour/seen", true);
    const Index step = m_player.view().step;
    m_tour = new Tour(*this, tourOf(*this, m_player, *m_playing->forward, *m_teach),
                      !m_player.reducedMotion());
    connect(m_tour, &Tour::ended, this, [this, step, document = m_document.shared()] {
        if (document == m_document.shared()) m_player.goToStep(step);
        m_canvas->setFocus();
    });
    m_tour->start();
}

void MainWindow::welcome() {
    Gallery& gallery = showGallery();
    connect(&gallery, &Gallery::finished, this, &MainWindow::startTour, Qt::QueuedConnection);
}

} // namespace deltaflow
