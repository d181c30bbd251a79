#include "ui/canvas/canvas_widget.h"
#include "ui/lesson/lesson_session.h"
#include "ui/presenter/presentation.h"
#include "ui/theme/desktop_wishes.h"
#include "ui/views/view_docks.h"
#include "ui/window/lesson_actions.h"
#include "ui/window/main_window.h"
#include "ui/window/view_actions.h"

#include <QSettings>

namespace deltaflow {

void MainWindow::rememberChanges() {
    m_settle.setSingleShot(true);
    m_settle.setInterval(300);
    connect(&m_settle, &QTimer::timeout, this, &MainWindow::saveSettings);
    connect(m_viewing, &ViewActions::themeChanged, this, &MainWindow::saveSettings);
    const auto later = qOverload<>(&QTimer::start);
    for (const QActionGroup* group : {m_viewing->digits, m_viewing->labels})
        connect(group, &QActionGroup::triggered, &m_settle, later);
    connect(m_viewing->reducedMotion, &QAction::toggled, &m_settle, later);
    connect(m_splitter, &QSplitter::splitterMoved, &m_settle, later);
}

void MainWindow::restoreSettings() {
    const QSettings settings;
    restoreGeometry(settings.value("window/geometry").toByteArray());
    m_splitByHand = m_splitter->restoreState(settings.value("window/splitter").toByteArray());
    m_viewing->setTheme(
        static_cast<ThemeKind>(std::clamp(settings.value("view/theme", 0).toInt(), 0, 3)));
    m_player.setDigits(settings.value("view/digits", 4).toInt());
    m_player.setLabels(
        static_cast<LabelDensity>(std::clamp(settings.value("view/labels", 0).toInt(), 0, 2)));
    m_views->restoreLayout(settings.value("window/views").toByteArray());
    m_viewing->reducedMotion->setChecked(
        settings.value("view/reducedMotion", desktopWishes().reducedMotion).toBool());
    if (const QVariant notes = settings.value("presenter/notes"); notes.isValid())
        m_presentation->setWithNotes(notes.toBool());
    m_lessons->session().rememberProgress();
    m_remembers = true; // not before: a part restored is not a change to write
}

void MainWindow::saveSettings() const {
    if (!m_remembers) return;
    QSettings settings;
    settings.setValue("window/geometry", saveGeometry());
    if (m_splitByHand) settings.setValue("window/splitter", m_splitter->saveState());
    settings.setValue("window/views", m_views->layoutState());
    settings.setValue("view/theme", static_cast<int>(m_viewing->theme()));
    settings.setValue("view/digits", m_player.view().digits);
    settings.setValue("view/labels", static_cast<int>(m_player.view().labels));
    if (const auto notes = m_presentation->askedNotes())
        settings.setValue("presenter/notes", *notes);
    // Only what differs from the desktop's wish, which is followed otherwise.
    const bool reduced = m_viewing->reducedMotion->isChecked();
    if (reduced == desktopWishes().reducedMotion)
        settings.remove("view/reducedMotion");
    else
        settings.setValue("view/reducedMotion", reduced);
}

} // namespace deltaflow
