#include "ui/window/file_actions.h"

#include "ui/theme/icon.h"
#include "ui/transport/player_actions.h"

#include <QFileInfo>

namespace deltaflow {

QAction* FileActions::make(const QString& name, const QString& icon, const QKeySequence& key,
                           const std::function<void()>& run) {
    auto* action = new QAction(themedIcon(icon), name, this);
    action->setShortcut(key);
    describe(*action, QString(name).remove(QChar(0x2026)));
    connect(action, &QAction::triggered, this, run);
    return action;
}

FileActions::FileActions(DocumentFiles& files, QWidget* window)
    : QObject(window)
    , recent(new QMenu(tr("Open recent"), window))
    , m_files(files) {
    create = make(tr("New"), "new", Qt::CTRL | Qt::Key_N, [this] { m_files.create(); });
    open = make(tr("Open…"), "open", Qt::CTRL | Qt::Key_O, [this] { m_files.open(); });
    save = make(tr("Save"), "save", Qt::CTRL | Qt::Key_S, [this] { m_files.save(); });
    saveAs = make(tr("Save as…"), "save", Qt::CTRL | Qt::SHIFT | Qt::Key_S,
                  [this] { m_files.saveAs(); });
    exportAs = make(tr("Export…"), "export", Qt::CTRL | Qt::SHIFT | Qt::Key_E,
                    [this] { m_files.exportAs(); });
    connect(&files, &DocumentFiles::recentChanged, this, &FileActions::showRecent);
    showRecent();
}

void FileActions::showRecent() {
    recent->clear();
    const QStringList paths = m_files.recent();
    for (const QString& path : paths) {
        recent
            ->addAction(QFileInfo(path).completeBaseName(), this,
                        [this, path] { m_files.open(path); })
            ->setToolTip(path);
    }
    recent->setToolTipsVisible(true);
    if (!paths.isEmpty()) {
        recent->addSeparator();
        recent->addAction(tr("Forget these"), this, [this] { m_files.clearRecent(); });
    }
    recent->setEnabled(!paths.isEmpty());
}

} // namespace deltaflow
