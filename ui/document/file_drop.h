#pragma once

#include <QObject>
#include <QString>

class QWidget;

namespace deltaflow {

class DocumentFiles;

/// Lets a document or a table be dropped on a window.
class FileDrop : public QObject {
    Q_OBJECT

public:
    FileDrop(DocumentFiles& files, QWidget& window);

signals:
    void tableDropped(const QString& path);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    DocumentFiles& m_files;
};

} // namespace deltaflow
