#include "ui/document/document_files.h"

#include "core/error.h"
#include "core/export/formats.h"
#include "core/project/expression_project.h"
#include "core/project/new_project.h"
#include "ui/document/document_io.h"
#include "ui/words/error_words.h"
#include "ui/words/example_words.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

#include <algorithm>

namespace deltaflow {

namespace {

constexpr qsizetype kMaxRecent = 10;
const QString kRecentKey = QStringLiteral("recentFiles");

QString documentsFolder() {
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QFileInfo(documents).isDir() ? documents : QDir::homePath();
}

/// Any other dot is part of the name: "Net v1.2" becomes "Net v1.2.deltaflow".
QString withSuffix(const QString& path) {
    const QString suffix = QLatin1Char('.') + QLatin1String(kDocumentSuffix);
    return path.endsWith(suffix, Qt::CaseInsensitive) ? path : path + suffix;
}

QString titleOr(const Project& project, const QString& otherwise) {
    const QString title = titleWords(project);
    return title.isEmpty() ? otherwise : title;
}

QString fileNameFor(const QString& title) {
    return withSuffix(fileNameOf(title));
}

} // namespace

DocumentFiles::DocumentFiles(Document& document, Questions& questions, QObject* parent)
    : QObject(parent)
    , m_document(document)
    , m_questions(questions) {
    m_guard.note(document.filePath());
    connect(&document, &Document::wasReset, this, [this] {
        m_guard.note(m_document.filePath());
        claim();
    });
}

void DocumentFiles::lookOut(const QString& folder) {
    m_claims = folder;
    claim();
}

void DocumentFiles::claim() {
    if (m_claims.isEmpty() || m_guard.claim(m_claims)) return;
    emit openElsewhere(tr("“%1” is open in another window as well. Saving asks before it replaces "
                          "what was saved there.")
                           .arg(name()));
}

bool DocumentFiles::create() {
    return openProject(newProject());
}

bool DocumentFiles::openProject(Project project) {
    if (!mayClose()) return false;
    m_document.reset(std::move(project), {});
    return true;
}

bool DocumentFiles::open() {
    const QStringList last = recent();
    const QString path = m_questions.pathToOpen(
        last.isEmpty() ? documentsFolder() : QFileInfo(last.front()).absolutePath());
    return !path.isEmpty() && open(path);
}

bool DocumentFiles::open(const QString& path) {
    const QString file = QFileInfo(path).absoluteFilePath();
    if (isLessonFile(file)) {
        emit lessonChosen(file);
        return true;
    }
    try {
        Project project = readDocument(file); // first: a bad file asks nothing
        if (!mayClose()) return false;
        if (file == m_document.filePath()) project = readDocument(file); // it was just saved
        m_document.reset(std::move(project), file);
    } catch (const Error& error) {
        m_questions.tell(errorWords(error));
        return false;
    }
    remember(file);
    return true;
}

bool DocumentFiles::save() {
    return m_document.filePath().isEmpty() ? saveAs() : saveTo(m_document.filePath());
}

bool DocumentFiles::saveAs() {
    const QString present = m_document.filePath();
    const QString path = askPath(
        present.isEmpty() ? documentsFolder() + QLatin1Char('/') + fileNameFor(name()) : present,
        present);
    return !path.isEmpty() && saveTo(path);
}

/// Where a document is to be saved that is in the file `present`; empty for "cancel".
QString DocumentFiles::askPath(QString suggestion, const QString& present) {
    for (QString path = std::move(suggestion);;) {
        path = m_questions.pathToSave(path);
        if (path.isEmpty()) return {};
        path = QFileInfo(path).absoluteFilePath();
        if (path == present) return path; // whatever its suffix
        path = withSuffix(path);
        if (path == present || mayReplace(path)) return path;
    }
}

bool DocumentFiles::saveTo(const QString& path) {
    if (path != m_document.filePath() || !m_guard.isChanged()) return write(path);
    switch (m_questions.changedOnDisk(name())) {
    case Questions::Changed::SaveAs:
        return saveAs();
    case Questions::Changed::Replace:
        return write(path);
    case Questions::Changed::Cancel:
        return false;
    }
    return false;
}

bool DocumentFiles::write(const QString& path) {
    emit aboutToSave();
    try {
        writeDocument(m_document.project(), path);
    } catch (const Error& error) {
        m_questions.tell(errorWords(error));
        return false;
    }
    m_document.markSaved(path);
    m_guard.note(path);
    claim();
    remember(path);
    emit saved();
    return true;
}

QString DocumentFiles::newPath(const QString& suffix,
                               const std::function<QString(const QString&)>& ask) {
    const QString present = m_document.filePath();
    QString name = fileNameFor(QFileInfo(this->name()).fileName());
    name.chop(QLatin1String(kDocumentSuffix).size());
    QString path = (present.isEmpty() ? documentsFolder() : QFileInfo(present).absolutePath()) +
                   QLatin1Char('/') + name + suffix;
    do {
        path = ask(path);
        if (path.isEmpty()) return {};
        path = QFileInfo(path).absoluteFilePath();
    } while (!mayReplace(path));
    return path;
}

bool DocumentFiles::mayReplace(const QString& path) {
    return !QFileInfo(path).isFile() || m_questions.mayReplace(path);
}

QString DocumentFiles::pathToWrite(const QString& title, const QList<Questions::FileKind>& kinds) {
    return newPath(kinds.front().suffix, [&](const QString& suggestion) {
        return m_questions.pathToWrite(title, suggestion, kinds);
    });
}

bool DocumentFiles::exportAs() {
    const QString path = newPath(QStringLiteral("py"), [this](const QString& suggestion) {
        return m_questions.pathToExport(suggestion);
    });
    return !path.isEmpty() && exportTo(path);
}

bool DocumentFiles::exportTo(const QString& path) {
    const QString shown = QDir::toNativeSeparators(path);
    const ExportFormat* const format = exportFormat(QFileInfo(path).suffix().toStdString());
    if (!format) {
        QStringList suffixes;
        for (const ExportFormat& possible : exportFormats())
            suffixes << QLatin1Char('.') + QString::fromStdString(std::string(possible.suffix));
        m_questions.tell(tr("“%1” cannot be exported: its name must end in %2.")
                             .arg(shown, suffixes.join(tr(" or "))));
        return false;
    }
    try {
        return write(*format, path);
    } catch (const Error& error) {
        m_questions.tell(errorWords(error));
    }
    return false;
}

/// Throws Error if the project cannot be written so.
bool DocumentFiles::write(const ExportFormat& format, const QString& path) {
    const std::int64_t shown = shownIteration();
    const bool trained = shown > 0 && format.content == ExportFormat::Content::Weights;
    const std::string bytes = format.write(trained ? m_trained->project() : m_document.project());
    const QString reason = writeAtomically(path, QByteArray::fromStdString(bytes));
    if (!reason.isEmpty()) {
        m_questions.tell(
            tr("“%1” cannot be exported: %2.").arg(QDir::toNativeSeparators(path), reason));
        return false;
    }
    const QString name = QFileInfo(path).fileName();
    if (trained)
        emit exported(tr("“%1” holds the weights of iteration %L2.").arg(name).arg(shown));
    else if (shown > 0)
        emit exported(tr("“%1” trains from the start: it begins at iteration 0, not at %L2.")
                          .arg(name)
                          .arg(shown));
    else
        emit exported({});
    return true;
}

std::int64_t DocumentFiles::shownIteration() const {
    return m_trained ? m_trained->iteration() : 0;
}

bool DocumentFiles::mayClose() {
    const std::optional<std::int64_t> atStake = m_trained ? m_trained->atStake() : std::nullopt;
    if (!atStake) return mayLoseChanges();
    switch (m_questions.aboutToLoseWeights(*atStake)) {
    case Questions::Losing::Save:
        if (const QString reason = m_trained->keep(*atStake); !reason.isEmpty()) {
            m_questions.tell(reason);
            return false;
        }
        return save();
    case Questions::Losing::Discard:
        return mayLoseChanges();
    case Questions::Losing::Cancel:
        return false;
    }
    return false;
}

bool DocumentFiles::mayLoseChanges() {
    if (!m_document.isModified()) return true;
    switch (m_questions.aboutToLose(name())) {
    case Questions::Losing::Save:
        return save();
    case Questions::Losing::Discard:
        return true;
    case Questions::Losing::Cancel:
        return false;
    }
    return false;
}

bool DocumentFiles::mayLoseAside(const std::vector<Aside>& documents) {
    if (documents.empty()) return true;
    QStringList names;
    for (const Aside& document : documents)
        names << document.name;
    switch (m_questions.aboutToLoseAside(names)) {
    case Questions::Losing::Save:
        return std::ranges::all_of(documents, [this](const Aside& each) { return save(each); });
    case Questions::Losing::Discard:
        return true;
    case Questions::Losing::Cancel:
        return false;
    }
    return false;
}

bool DocumentFiles::save(const Aside& document) {
    const QString name = fileNameFor(document.name);
    const QString path = askPath(documentsFolder() + QLatin1Char('/') + name, {});
    if (path.isEmpty()) return false;
    try {
        writeDocument(*document.project, path);
    } catch (const Error& error) {
        m_questions.tell(errorWords(error));
        return false;
    }
    remember(path);
    return true;
}

bool DocumentFiles::offerRecovery(Recovery& recovery) {
    while (auto leftover = recovery.leftover()) {
        const QString file = QFileInfo(leftover->copy.filePath).fileName();
        const QString called = file.isEmpty() ? titleOr(leftover->project, tr("Untitled")) : file;
        switch (m_questions.recover(called, leftover->copy.when.toLocalTime())) {
        case Questions::Recover::Recover: {
            const QFileInfo own(leftover->copy.filePath);
            const bool older = own.exists() && own.lastModified() > leftover->copy.when;
            recovery.adopt(std::move(*leftover));
            if (older) m_guard.doubt();
            return true;
        }
        case Questions::Recover::Later:
            return false;
        case Questions::Recover::Discard:
            leftover->copy.remove();
            break;
        }
    }
    return false;
}

QStringList DocumentFiles::recent() const {
    return QSettings().value(kRecentKey).toStringList();
}

void DocumentFiles::remember(const QString& path) {
    const QString file = QFileInfo(path).absoluteFilePath();
    QStringList files = recent();
    files.removeAll(file);
    files.prepend(file);
    files.resize(std::min(files.size(), kMaxRecent));
    QSettings().setValue(kRecentKey, files);
    emit recentChanged();
}

void DocumentFiles::clearRecent() {
    QSettings().remove(kRecentKey);
    emit recentChanged();
}

QString DocumentFiles::name() const {
    if (!m_document.filePath().isEmpty()) return QFileInfo(m_document.filePath()).fileName();
    return titleOr(m_document.project(), tr("Untitled"));
}

} // namespace deltaflow
