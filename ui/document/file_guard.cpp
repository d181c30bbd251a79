#include "ui/document/file_guard.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

namespace deltaflow {

namespace {

/// Empty where there is no file to read.
QByteArray contentOf(const QString& path) {
    QFile file(path);
    if (path.isEmpty() || !QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly)) return {};
    QCryptographicHash hash(QCryptographicHash::Sha1);
    hash.addData(&file);
    return hash.result();
}

/// One file has one lock, whichever way it was come to.
QString lockFor(const QString& path, const QString& folder) {
    const QString real = QFileInfo(path).canonicalFilePath();
    const QByteArray name = (real.isEmpty() ? QFileInfo(path).absoluteFilePath() : real).toUtf8();
    return folder + QLatin1Char('/') +
           QLatin1String(QCryptographicHash::hash(name, QCryptographicHash::Sha1).toHex()) +
           QStringLiteral(".lock");
}

} // namespace

void FileGuard::note(const QString& path) {
    m_path = path;
    m_content = contentOf(path);
}

bool FileGuard::isChanged() const {
    const QByteArray now = contentOf(m_path);
    return !now.isEmpty() && now != m_content; // one that was removed is simply written anew
}

bool FileGuard::claim(const QString& folder) {
    if (m_claim && m_claimed == m_path) return true;
    m_claim.reset();
    m_claimed = m_path;
    if (m_path.isEmpty() || !QDir().mkpath(folder)) return true;
    auto lock = std::make_unique<QLockFile>(lockFor(m_path, folder));
    lock->setStaleLockTime(0); // stale only if its process is gone
    if (lock->tryLock(0)) {
        m_claim = std::move(lock);
        return true;
    }
    return lock->error() != QLockFile::LockFailedError; // where no lock can be made, none is held
}

QString FileGuard::defaultFolder() {
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) +
           QStringLiteral("/open");
}

} // namespace deltaflow
