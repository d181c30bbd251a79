#pragma once

#include "ui/document/document.h"
#include "ui/document/recovery_copy.h"

namespace deltaflow {

/// A document that another run left behind when it crashed or was killed.
struct Leftover {
    LeftCopy copy;
    Project project;
};

/// The document's copy against a crash. It holds the trained weights of no run, only what the
/// document says.
class Recovery : public QObject {
    Q_OBJECT

public:
    explicit Recovery(Document& document, const QString& folder = RecoveryCopy::defaultFolder());

    /// The newest leftover in the folder that can be read, locked; nothing if there is none. One
    /// that holds what its document's file holds as well is cleared away.
    [[nodiscard]] std::optional<Leftover> leftover() const;
    /// Puts a leftover in place of the document, modified; its file goes once this run has its own.
    void adopt(Leftover leftover);

    [[nodiscard]] QString file() const { return m_copy.file(); }
    void flush() { m_copy.flush(); } ///< See RecoveryCopy.

signals:
    void failed(const QString& reason); ///< The copy could not be written; said once.

private:
    Document& m_document;
    RecoveryCopy m_copy;
};

/// What is kept of a document that is unsaved.
[[nodiscard]] RecoveryCopy::Work recoveryWork(std::shared_ptr<const Project> project,
                                              const QString& filePath);
/// The suffix of the copies of documents.
inline constexpr const char* kRecoverySuffix = "recovery";

} // namespace deltaflow
