#pragma once

#include "ui/document/document.h"

#include <QDateTime>
#include <QLockFile>
#include <QThreadPool>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace deltaflow {

/// What another run left behind when it crashed or was killed.
struct Leftover {
    QString file;     ///< Its recovery file.
    QString filePath; ///< The document's own file; empty for one never saved.
    QDateTime when;
    Project project;
    std::shared_ptr<QLockFile> lock; ///< Held, so that no other instance offers it as well.
};

/// Keeps a copy of unsaved changes in a folder while the program runs: written within a second of
/// the first edit that it lacks, atomically and off the GUI thread, and removed when there is
/// nothing unsaved or on a clean exit. Each instance holds a lock beside its file: a file whose
/// lock is not held is a leftover.
class Recovery : public QObject {
    Q_OBJECT

public:
    explicit Recovery(Document& document, const QString& folder = defaultFolder());
    ~Recovery() override; ///< A clean exit: nothing is left behind.

    [[nodiscard]] static QString defaultFolder(); ///< In AppDataLocation.

    /// The newest leftover in the folder that can be read, locked; nothing if there is none. One
    /// that holds what its document's file holds as well is cleared away.
    [[nodiscard]] std::optional<Leftover> leftover() const;
    /// Puts a leftover in place of the document, modified; its file goes once this run has its own.
    void adopt(Leftover leftover);
    static void discard(Leftover leftover);

    [[nodiscard]] QString file() const { return m_file; }
    /// Writes now what is due, and waits for it. To be called before the document's file is written
    /// as well: whoever is killed between the file and the copy's removal leaves no older copy.
    void flush();

signals:
    void failed(const QString& reason); ///< The copy could not be written; said once.

private:
    void schedule();
    void write();
    void start(const std::function<QString()>& work);
    void written(const QString& reason);
    void clearAway() const;

    Document& m_document;
    QString m_folder;
    QString m_file;
    std::unique_ptr<QLockFile> m_lock;
    QTimer m_due;
    QThreadPool m_writer; ///< One thread: writes and removals keep their order.
    int m_underWay = 0;
    bool m_again = false; ///< Something newer came meanwhile: on a slow disk, the newest follows.
    bool m_hasFailed = false;
};

} // namespace deltaflow
