#include "ui/document/recovery.h"

#include "core/error.h"
#include "core/project/project_json.h"
#include "ui/document/document_io.h"
#include "ui/words/error_words.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>
#include <QUuid>

namespace deltaflow {

namespace {

constexpr int kDelay = 700; ///< Milliseconds from an edit to its copy.

QString lockOf(const QString& file) {
    return file + QStringLiteral(".lock");
}

/// A line that says what it is a copy of, then the document as it would be saved.
QByteArray bytesOf(const Project& project, const QString& filePath) {
    const QJsonObject head{
        {QStringLiteral("file"), filePath},
        {QStringLiteral("time"), QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)}};
    return QJsonDocument(head).toJson(QJsonDocument::Compact) + '\n' +
           QByteArray::fromStdString(toJson(project));
}

std::optional<Leftover> read(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return std::nullopt;
    const QJsonObject head = QJsonDocument::fromJson(file.readLine()).object();
    const QByteArray text = file.readAll();
    try {
        return Leftover{
            path, head[QStringLiteral("file")].toString(),
            QDateTime::fromString(head[QStringLiteral("time")].toString(), Qt::ISODateWithMs),
            projectFromJson({text.constData(), static_cast<std::size_t>(text.size())}), nullptr};
    } catch (const Error&) {
        return std::nullopt; // not ours to throw away: it stays for someone to look at
    }
}

} // namespace

Recovery::Recovery(Document& document, const QString& folder)
    : m_document(document)
    , m_folder(folder)
    , m_file(folder + QLatin1Char('/') + QUuid::createUuid().toString(QUuid::WithoutBraces) +
             QStringLiteral(".recovery")) {
    m_writer.setMaxThreadCount(1);
    QDir().mkpath(folder);
    m_lock = std::make_unique<QLockFile>(lockOf(m_file));
    m_lock->setStaleLockTime(0); // stale only if its process is gone, however long it runs
    m_lock->tryLock(0);
    m_due.setSingleShot(true);
    m_due.setInterval(kDelay);
    connect(&m_due, &QTimer::timeout, this, &Recovery::write);
    connect(&m_document, &Document::changed, this, &Recovery::schedule);
    connect(&m_document, &Document::fileChanged, this, &Recovery::schedule);
}

Recovery::~Recovery() {
    m_writer.waitForDone();
    QFile::remove(m_file);
}

QString Recovery::defaultFolder() {
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) +
           QStringLiteral("/recovery");
}

void Recovery::schedule() {
    if (!m_due.isActive()) m_due.start(); // not put off by further edits
}

void Recovery::write() {
    m_due.stop();
    if (!m_document.isModified()) {
        m_writer.start([file = m_file] { QFile::remove(file); });
        return;
    }
    m_writer.start([this, project = m_document.shared(), filePath = m_document.filePath()] {
        QString reason;
        try {
            reason = writeAtomically(m_file, bytesOf(*project, filePath));
        } catch (const Error& error) {
            reason = errorWords(error);
        }
        QMetaObject::invokeMethod(
            this, [this, reason] { report(reason); }, Qt::QueuedConnection);
    });
}

void Recovery::report(const QString& reason) {
    const bool first = !reason.isEmpty() && !m_hasFailed;
    m_hasFailed = !reason.isEmpty();
    if (first) emit failed(reason);
}

void Recovery::flush() {
    if (m_due.isActive()) write();
    m_writer.waitForDone();
}

std::optional<Leftover> Recovery::leftover() const {
    const auto files =
        QDir(m_folder).entryInfoList({QStringLiteral("*.recovery")}, QDir::Files, QDir::Time);
    for (const QFileInfo& info : files) {
        const QString path = info.absoluteFilePath();
        auto lock = std::make_shared<QLockFile>(lockOf(path));
        lock->setStaleLockTime(0);
        if (!lock->tryLock(0)) continue; // its program is running
        if (auto found = read(path)) {
            found->lock = std::move(lock);
            return found;
        }
    }
    return std::nullopt;
}

void Recovery::adopt(Leftover leftover) {
    m_document.reset(std::move(leftover.project), leftover.filePath, Document::State::Unsaved);
    flush();
    if (QFile::exists(m_file)) QFile::remove(leftover.file);
}

void Recovery::discard(Leftover leftover) {
    QFile::remove(leftover.file);
}

} // namespace deltaflow
