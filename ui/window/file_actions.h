#pragma once

#include "ui/document/document_files.h"

#include <QAction>
#include <QMenu>

namespace deltaflow {

/// New, Open, Open recent, Save, Save as, Export: names, keys and icons for what DocumentFiles
/// does.
class FileActions : public QObject {
    Q_OBJECT

public:
    explicit FileActions(DocumentFiles& files, QWidget* window);

    QAction* create;
    QAction* open;
    QMenu* recent;
    QAction* save;
    QAction* saveAs;
    QAction* exportAs;

    [[nodiscard]] QList<QAction*> all() const { return {create, open, save, saveAs, exportAs}; }

private:
    QAction* make(const QString& name, const QString& icon, const QKeySequence& key,
                  const std::function<void()>& run);
    void showRecent();

    DocumentFiles& m_files;
};

} // namespace deltaflow
