#pragma once

#include "ui/document/questions.h"

#include <QWidget>

class QFileDialog;

namespace deltaflow {

/// Asks with the desktop's dialogs, over the window in use: one of the program's main window would
/// raise that over the editor or the speaker's window that asks.
class DialogQuestions : public Questions {
public:
    explicit DialogQuestions(QWidget* window = nullptr)
        : m_window(window) {}
    void setWindow(QWidget& window) { m_window = &window; }

    Losing aboutToLose(const QString& name) override;
    Losing aboutToLoseAside(const QStringList& names) override;
    Losing aboutToLoseWeights(qint64 iteration) override;
    Recover recover(const QString& name, const QDateTime& when) override;
    Changed changedOnDisk(const QString& name) override;
    QString pathToOpen(const QString& folder) override;
    QString pathToSave(const QString& suggestion) override;
    QString pathToExport(const QString& suggestion) override;
    QString pathToWrite(const QString& title, const QString& suggestion,
                        const QList<FileKind>& kinds) override;
    bool mayReplace(const QString& path) override;
    void tell(const QString& sentence) override;

private:
    [[nodiscard]] QWidget* over() const;
    [[nodiscard]] Losing askToSave(const QString& question, const QString& otherwise) const;
    static QString pathFrom(QFileDialog& dialog, const QString& suggestion);

    QWidget* m_window;
};

} // namespace deltaflow
