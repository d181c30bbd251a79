#include "ui/document/document_io.h"

#include "core/error.h"
#include "core/project/project_json.h"
#include "ui/words/error_words.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

#include <fcntl.h>
#include <unistd.h>

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

QString whyNotWritable(const QFileInfo& file) {
    const QFileInfo folder(file.absolutePath());
    if (file.isDir()) return DocumentWords::tr("it is a folder");
    if (!folder.isDir()) return DocumentWords::tr("its folder is not there");
    if (file.exists() && !file.isWritable()) return DocumentWords::tr("it is read-only");
    if (!folder.isWritable()) return DocumentWords::tr("its folder is read-only");
    return {};
}

/// To a file without a buffer: QSaveFile's commit() takes no notice of what could not be written
/// out of one, and puts what little was written in the old file's place. A disk that fills up takes
/// a part, and says why at the next.
QString writeAll(QSaveFile& file, const QByteArray& bytes) {
    for (qsizetype at = 0; at < bytes.size();) {
        const qint64 written = file.write(bytes.constData() + at, bytes.size() - at);
        if (written <= 0) return file.errorString();
        at += written;
    }
    return {};
}

/// A file's new name is on the disk only once its folder is.
void syncFolder(const QString& folder) {
    const int handle = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY);
    if (handle < 0) return;
    ::fsync(handle);
    ::close(handle);
}

} // namespace

bool isLessonFile(const QString& path) {
    return QFileInfo(path).suffix().compare(QLatin1String(kLessonSuffix), Qt::CaseInsensitive) == 0;
}

QString fileNameOf(QString title) {
    for (QChar& c : title)
        if (QStringLiteral("/\\:*?\"<>|").contains(c) || c.unicode() < 32) c = u'-';
    return title.left(100);
}

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
    if (const QString reason = whyNotWritable(QFileInfo(path)); !reason.isEmpty()) return reason;
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered)) return file.errorString();
    if (const QString reason = writeAll(file, bytes); !reason.isEmpty()) return reason;
    if (::fsync(file.handle()) != 0) return qt_error_string();
    if (!file.commit()) return file.errorString();
    syncFolder(QFileInfo(path).absolutePath());
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
