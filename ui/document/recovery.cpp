#include "ui/document/recovery.h"

#include "core/error.h"
#include "core/project/project_json.h"
#include "ui/document/document_io.h"
#include "ui/words/error_words.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>
#include <QUuid>

namespace deltaflow {

namespace {

/// Milliseconds from an edit to its copy: the rest of the second is for a slow machine and disk.
constexpr int kDelay = 300;
constexpr int kRetry = 5000; ///< After one that failed.

QString lockOf(const QString& file) {
    return file + QStringLiteral(".lock");
}

/// A line that says what it is a copy of, then the document as it would be saved.
QByteArray bytesOf(const Project& project, const QString& filePath, const QDateTime& when) {
    const QJsonObject head{{QStringLiteral("file"), filePath},
                           {QStringLiteral("time"), when.toString(Qt::ISODateWithMs)}};
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

/// Whether the document's own file holds the same: the program was killed just after a save.
bool isSaved(const Leftover& leftover) {
    if (leftover.filePath.isEmpty()) return false;
    try {
        return toJson(readDocument(leftover.filePath)) == toJson(leftover.project);
    } catch (const Error&) {
        return false;
    }
}

/// The copy, and what was to become it when the program was killed.
void removeWithParts(const QString& file) {
    const QFileInfo info(file);
    const QStringList parts =
        info.dir().entryList({info.fileName() + QStringLiteral(".??????")}, QDir::Files);
    for (const QString& part : parts)
        QFile::remove(info.dir().filePath(part));
    QFile::remove(file);
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
    // Not put off by further edits.
    if (!m_due.isActive() || m_due.remainingTime() > kDelay) m_due.start(kDelay);
}

void Recovery::write() {
    m_due.stop();
    m_again = m_underWay > 0;
    if (m_again) return;
    if (!m_document.isModified()) {
        start([file = m_file] {
            QFile::remove(file);
            return QString();
        });
        return;
    }
    start([file = m_file, project = m_document.shared(), filePath = m_document.filePath(),
           when = QDateTime::currentDateTimeUtc()] {
        try {
            return writeAtomically(file, bytesOf(*project, filePath, when));
        } catch (const Error& error) {
            return errorWords(error);
        }
    });
}

void Recovery::start(const std::function<QString()>& work) {
    ++m_underWay;
    m_writer.start([this, work] {
        QMetaObject::invokeMethod(
            this, [this, reason = work()] { written(reason); }, Qt::QueuedConnection);
    });
}

void Recovery::written(const QString& reason) {
    --m_underWay;
    const bool first = !reason.isEmpty() && !m_hasFailed;
    m_hasFailed = !reason.isEmpty();
    if (first) emit failed(reason);
    if (m_again) return write();
    if (m_hasFailed && !m_due.isActive()) m_due.start(kRetry); // there may be room by then
}

void Recovery::flush() {
    m_writer.waitForDone();
    QCoreApplication::sendPostedEvents(this, QEvent::MetaCall); // written(), which may write again
    if (m_due.isActive()) write();
    m_writer.waitForDone();
}

/// Locks, and parts of copies, of programs that were killed with nothing unsaved.
void Recovery::clearAway() const {
    const QDir folder(m_folder);
    const QString ending = lockOf(QString());
    for (const QString& name : folder.entryList({QLatin1Char('*') + ending}, QDir::Files)) {
        const QString file = folder.filePath(name.chopped(ending.size()));
        if (file == m_file || QFile::exists(file)) continue;
        QLockFile lock(lockOf(file)); // its own end removes it
        lock.setStaleLockTime(0);
        if (lock.tryLock(0)) removeWithParts(file);
    }
}

std::optional<Leftover> Recovery::leftover() const {
    clearAway();
    const auto files =
        QDir(m_folder).entryInfoList({QStringLiteral("*.recovery")}, QDir::Files, QDir::Time);
    for (const QFileInfo& info : files) {
        const QString path = info.absoluteFilePath();
        auto lock = std::make_shared<QLockFile>(lockOf(path));
        lock->setStaleLockTime(0);
        if (!lock->tryLock(0)) continue; // its program is running
        auto found = read(path);
        if (!found) continue;
        if (!isSaved(*found)) {
            found->lock = std::move(lock);
            return found;
        }
        removeWithParts(path);
    }
    return std::nullopt;
}

void Recovery::adopt(Leftover leftover) {
    m_document.reset(std::move(leftover.project), leftover.filePath, Document::State::Unsaved);
    flush();
    if (QFile::exists(m_file)) removeWithParts(leftover.file);
}

void Recovery::discard(Leftover leftover) {
    removeWithParts(leftover.file);
}

} // namespace deltaflow
