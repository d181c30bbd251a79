#include "ui/document/document_io.h"

#include "core/error.h"
#include "core/project/project_json.h"
#include "ui/words/error_words.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

namespace deltaflow {

namespace {

constexpr qint64 kMaxFileSize = 512LL << 20;

struct DocumentWords {
    Q_DECLARE_TR_FUNCTIONS(deltaflow::DocumentWords)
};

template <typename Failure>
[[noreturn]] void fail(const QString& sentence, const QString& path, const QString& reason) {
    throw Failure(sentence.arg(QDir::toNativeSeparators(path), reason).toStdString());
}

[[noreturn]] void refuse(const QString& path, const QString& reason) {
    fail<FormatError>(DocumentWords::tr("“%1” cannot be opened: %2."), path, reason);
}

} // namespace

Project readDocument(const QString& path) {
    const QFileInfo info(path);
    if (!info.exists()) refuse(path, DocumentWords::tr("there is no such file"));
    if (!info.isFile()) refuse(path, DocumentWords::tr("it is not a file")); // never a device
    if (info.size() > kMaxFileSize) refuse(path, DocumentWords::tr("it is larger than 512 MB"));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) refuse(path, file.errorString());
    const QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError) refuse(path, file.errorString());
    try {
        return projectFromJson({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    } catch (const Error& error) {
        refuse(path, errorWords(error));
    }
}

QString writeAtomically(const QString& path, const QByteArray& bytes) {
    if (QFileInfo(path).isDir()) return DocumentWords::tr("it is a folder");
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) return file.errorString();
    if (file.write(bytes) != bytes.size() || !file.commit()) return file.errorString();
    return {};
}

void writeDocument(const Project& project, const QString& path) {
    QString reason;
    try {
        reason = writeAtomically(path, QByteArray::fromStdString(toJson(project)));
    } catch (const Error& error) {
        reason = errorWords(error);
    }
    if (!reason.isEmpty())
        fail<Error>(DocumentWords::tr("“%1” cannot be saved: %2."), path, reason);
}

} // namespace deltaflow
