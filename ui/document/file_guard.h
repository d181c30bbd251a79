#pragma once

#include <QByteArray>
#include <QLockFile>
#include <QString>

#include <memory>

namespace deltaflow {

/// Knows what the document's file held when it was read or written here, so that what others wrote
/// to it is not replaced unasked; and holds a claim on it, by which windows on one file know of one
/// another. Claims are locks in a folder of the user's own: nothing is put beside the document.
class FileGuard {
public:
    /// The file is this one from now on (empty: none), as it stands on the disk.
    void note(const QString& path);
    /// Whether the file is there and holds something else than was noted.
    [[nodiscard]] bool isChanged() const;
    /// Of a document that was recovered: its file was written after the copy was.
    void doubt() { m_content = QByteArrayLiteral("?"); }

    /// Claims the noted file in that folder. False if another window has it.
    bool claim(const QString& folder);
    [[nodiscard]] static QString defaultFolder(); ///< In AppDataLocation.

private:
    QString m_path;
    QByteArray m_content; ///< A hash; empty where there was no file.
    std::unique_ptr<QLockFile> m_claim;
    QString m_claimed;
};

} // namespace deltaflow
