#include "ui/document/recovery_copy.h"

#include "core/error.h"
#include "ui/document/document_io.h"
#include "ui/words/error_words.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>
#include <QUuid>

namespace deltaflow {

namespace {

/// Milliseconds from a change to its copy: the rest of the second is for a slow machine and disk.
constexpr int kDelay = 300;
constexpr int kRetry = 5000; ///< After one that failed.

QString lockOf(const QString& file) {
    return file + QStringLiteral(".lock");
}

std::unique_ptr<QLockFile> makeLock(const QString& file) {
    auto lock = std::make_unique<QLockFile>(lockOf(file));
    lock->setStaleLockTime(0); // stale only if its process is gone, however long it runs
    return lock;
}

/// A line that says what it is a copy of and when, then the work as it would be saved.
QByteArray bytesOf(const RecoveryCopy::Work& work, const QDateTime& when) {
    const QJsonObject head{{QStringLiteral("file"), work.filePath},
                           {QStringLiteral("time"), when.toString(Qt::ISODateWithMs)}};
    return QJsonDocument(head).toJson(QJsonDocument::Compact) + '\n' +
           QByteArray::fromStdString(work.text());
}

std::optional<LeftCopy> read(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return std::nullopt;
    const QJsonObject head = QJsonDocument::fromJson(file.readLine()).object();
    return LeftCopy{
        path, head[QStringLiteral("file")].toString(),
        QDateTime::fromString(head[QStringLiteral("time")].toString(), Qt::ISODateWithMs),
        file.readAll(), nullptr};
}

void removeWithParts(const QString& file) {
    const QFileInfo info(file);
    const QStringList parts =
        info.dir().entryList({info.fileName() + QStringLiteral(".??????")}, QDir::Files);
    for (const QString& part : parts)
        QFile::remove(info.dir().filePath(part));
    QFile::remove(file);
}

} // namespace

void LeftCopy::remove() const {
    removeWithParts(file);
}

RecoveryCopy::RecoveryCopy(const QString& folder, const QString& suffix, Look look, QObject* parent)
    : QObject(parent)
    , m_folder(folder)
    , m_suffix(QLatin1Char('.') + suffix)
    , m_file(folder + QLatin1Char('/') + QUuid::createUuid().toString(QUuid::WithoutBraces) +
             m_suffix)
    , m_look(std::move(look)) {
    m_writer.setMaxThreadCount(1);
    QDir().mkpath(folder);
    m_lock = makeLock(m_file);
    m_lock->tryLock(0);
    m_due.setSingleShot(true);
    connect(&m_due, &QTimer::timeout, this, &RecoveryCopy::write);
}

RecoveryCopy::~RecoveryCopy() {
    m_writer.waitForDone();
    QFile::remove(m_file);
}

QString RecoveryCopy::defaultFolder() {
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) +
           QStringLiteral("/recovery");
}

void RecoveryCopy::schedule() {
    // Not put off by further changes.
    if (!m_due.isActive() || m_due.remainingTime() > kDelay) m_due.start(kDelay);
}

void RecoveryCopy::write() {
    m_due.stop();
    m_again = m_underWay > 0;
    if (m_again) return;
    const auto work = m_look();
    if (!work) {
        start([file = m_file] {
            QFile::remove(file);
            return QString();
        });
        return;
    }
    start([file = m_file, work = *work, when = QDateTime::currentDateTimeUtc()] {
        try {
            return writeAtomically(file, bytesOf(work, when));
        } catch (const Error& error) {
            return errorWords(error);
        }
    });
}

void RecoveryCopy::start(const std::function<QString()>& work) {
    ++m_underWay;
    m_writer.start([this, work] {
        QMetaObject::invokeMethod(
            this, [this, reason = work()] { written(reason); }, Qt::QueuedConnection);
    });
}

void RecoveryCopy::written(const QString& reason) {
    --m_underWay;
    const bool first = !reason.isEmpty() && !m_hasFailed;
    m_hasFailed = !reason.isEmpty();
    if (first) emit failed(reason);
    if (m_again) return write();
    if (m_hasFailed && !m_due.isActive()) m_due.start(kRetry); // there may be room by then
}

void RecoveryCopy::flush() {
    m_writer.waitForDone();
    QCoreApplication::sendPostedEvents(this, QEvent::MetaCall); // written(), which may write again
    if (m_due.isActive()) write();
    m_writer.waitForDone();
}

void RecoveryCopy::takeOver(const LeftCopy& left) {
    schedule();
    flush();
    if (QFile::exists(m_file)) left.remove();
}

/// Locks, and parts of copies, of programs that were killed with nothing unsaved.
void RecoveryCopy::clearAway() const {
    const QDir folder(m_folder);
    const QString ending = lockOf(m_suffix);
    for (const QString& name : folder.entryList({QLatin1Char('*') + ending}, QDir::Files)) {
        const QString file = folder.filePath(name.chopped(lockOf(QString()).size()));
        if (file == m_file || QFile::exists(file)) continue;
        const auto lock = makeLock(file); // its own end removes it
        if (lock->tryLock(0)) removeWithParts(file);
    }
}

std::optional<LeftCopy>
RecoveryCopy::newestLeft(const std::function<Fate(const LeftCopy&)>& fateOf) const {
    clearAway();
    const auto files =
        QDir(m_folder).entryInfoList({QLatin1Char('*') + m_suffix}, QDir::Files, QDir::Time);
    for (const QFileInfo& info : files) {
        std::shared_ptr<QLockFile> lock = makeLock(info.absoluteFilePath());
        if (!lock->tryLock(0)) continue; // its program is running
        auto left = read(info.absoluteFilePath());
        if (!left) continue;
        left->lock = std::move(lock);
        const Fate fate = fateOf(*left);
        if (fate == Fate::Offer) return left;
        if (fate == Fate::Remove) left->remove();
    }
    return std::nullopt;
}

} // namespace deltaflow
