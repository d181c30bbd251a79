#include "ui/lesson/lesson_draft.h"

#include "core/error.h"
#include "core/lesson/lesson_json.h"
#include "ui/document/document_io.h"
#include "ui/document/examples.h"
#include "ui/document/questions.h"
#include "ui/lesson/lesson_files.h"
#include "ui/words/error_words.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>
#include <QUndoCommand>
#include <QUuid>

#include <memory>

namespace deltaflow {

namespace {

bool holds(const QString& path, const Lesson& lesson) {
    try {
        return toJson(readLesson(path)) == toJson(lesson); // a document of its own is no value
    } catch (const Error&) {
        return false;
    }
}

QString lockOf(const QString& copy) {
    return copy + QStringLiteral(".lock");
}

/// A line that says what it is a copy of and when, then the lesson as it would be saved.
QByteArray bytesOf(const Lesson& lesson, const QString& path) {
    const QString now = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
    const QJsonObject head{{QStringLiteral("file"), path}, {QStringLiteral("time"), now}};
    return QJsonDocument(head).toJson(QJsonDocument::Compact) + '\n' +
           QByteArray::fromStdString(toJson(lesson));
}

/// The copy, and what was to become it when the program was killed.
void removeWithParts(const QString& copy) {
    const QFileInfo info(copy);
    for (const QString& part :
         info.dir().entryList({info.fileName() + QStringLiteral(".??????")}, QDir::Files))
        QFile::remove(info.dir().filePath(part));
    QFile::remove(copy);
}

} // namespace

/// What another run left behind when it crashed or was killed.
struct LessonDraft::Leftover {
    QString copy;
    QString path; ///< The lesson's own file; empty for one never saved.
    QDateTime when;
    Lesson lesson;
    std::unique_ptr<QLockFile> lock; ///< Held, so that no other program offers it as well.

    /// Nothing if it is no lesson: then it is not ours to throw away.
    static std::optional<Leftover> read(const QString& copy) {
        QFile file(copy);
        if (!file.open(QIODevice::ReadOnly)) return std::nullopt;
        const QJsonObject head = QJsonDocument::fromJson(file.readLine()).object();
        const QString time = head[QStringLiteral("time")].toString();
        const QByteArray text = file.readAll();
        try {
            return Leftover{
                copy, head[QStringLiteral("file")].toString(),
                QDateTime::fromString(time, Qt::ISODateWithMs),
                lessonFromJson({text.constData(), static_cast<std::size_t>(text.size())}), nullptr};
        } catch (const Error&) {
            return std::nullopt;
        }
    }
    [[nodiscard]] QString name() const {
        return path.isEmpty() ? LessonDraft::tr("Lesson: %1").arg(inLanguage(lesson.title))
                              : QFileInfo(path).fileName();
    }
};

/// Whole values before and after, as a project's edits are.
class LessonDraft::Edit : public QUndoCommand {
public:
    Edit(LessonDraft& draft, Lesson after, const QString& label, int field)
        : QUndoCommand(label)
        , m_draft(draft)
        , m_before(draft.m_lesson)
        , m_after(std::move(after))
        , m_field(field) {}

    void undo() override { m_draft.show(m_before); }
    void redo() override { m_draft.show(m_after); }
    [[nodiscard]] int id() const override { return m_field > 0 ? m_field : -1; }
    bool mergeWith(const QUndoCommand* other) override {
        m_after = static_cast<const Edit*>(other)->m_after; // of the same field: Qt compared ids
        return true;
    }

private:
    LessonDraft& m_draft;
    Lesson m_before;
    Lesson m_after;
    int m_field;
};

LessonDraft::LessonDraft(Questions& questions, const QString& folder, QObject* parent)
    : QObject(parent)
    , m_questions(questions)
    , m_folder(folder)
    , m_copy(folder + u'/' + QUuid::createUuid().toString(QUuid::WithoutBraces) +
             QStringLiteral(".draft"))
    , m_lock(lockOf(m_copy)) {
    QDir().mkpath(folder);
    m_lock.setStaleLockTime(0); // a program that is gone holds nothing
    m_due.setSingleShot(true);
    m_due.setInterval(1000);
    connect(&m_due, &QTimer::timeout, this, &LessonDraft::writeCopy);
    connect(&m_undo, &QUndoStack::cleanChanged, this, &LessonDraft::fileChanged);
}

LessonDraft::~LessonDraft() {
    if (m_lock.isLocked()) QFile::remove(m_copy); // a clean exit: it was asked
}

void LessonDraft::edit(Lesson after, const QString& label, int field) {
    if (after == m_lesson) return;
    m_undo.push(new Edit(*this, std::move(after), label, field));
}

void LessonDraft::show(const Lesson& lesson) {
    m_lesson = lesson;
    if (!m_due.isActive()) m_due.start();
    emit changed();
}

void LessonDraft::reset(Lesson lesson, const QString& path, bool isRecovered) {
    m_lesson = std::move(lesson);
    m_path = path;
    m_guard.note(path);
    m_isRecovered = isRecovered;
    m_undo.clear();
    m_due.stop();
    if (!isRecovered && m_lock.isLocked()) QFile::remove(m_copy);
    emit changed();
    emit fileChanged();
}

bool LessonDraft::create() {
    if (!mayLose()) return false;
    Lesson lesson;
    lesson.id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    lesson.title.set(lessonLanguage(), tr("New lesson").toStdString());
    LessonPage page;
    page.state.project = PageProject{exampleNames().front().toStdString(), nullptr};
    page.title.set(lessonLanguage(), tr("First page").toStdString());
    lesson.pages.push_back(std::move(page));
    reset(std::move(lesson), {});
    return true;
}

bool LessonDraft::open(const QString& path) {
    try {
        Lesson lesson = readLesson(path); // first: a bad file asks nothing
        if (!mayLose()) return false;
        if (path == m_path) lesson = readLesson(path); // it was just saved
        take(std::move(lesson), path);
        return true;
    } catch (const Error& error) {
        m_questions.tell(errorWords(error));
        return false;
    }
}

bool LessonDraft::open(Lesson lesson, const QString& path) {
    if (!mayLose()) return false;
    take(std::move(lesson), path);
    return true;
}

void LessonDraft::take(Lesson lesson, const QString& path) {
    reset(std::move(lesson), path.startsWith(u':') ? QString() : path);
    if (!m_path.isEmpty() && !holds(m_path, m_lesson)) m_guard.doubt(); // it was read a while ago
}

bool LessonDraft::save() {
    return m_path.isEmpty() ? saveAs() : saveTo(m_path);
}

bool LessonDraft::saveAs() {
    QString path = m_path;
    if (path.isEmpty()) {
        QString name = inLanguage(m_lesson.title).left(80);
        for (QChar& c : name)
            if (QStringLiteral("/\\:*?\"<>|").contains(c) || c.unicode() < 32) c = u'-';
        path = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) + u'/' + name +
               QStringLiteral(".lesson");
    }
    do {
        path = m_questions.pathToWrite(tr("Save the lesson"), path,
                                       {{QLatin1String(kLessonSuffix), tr("Lesson")}});
        if (path.isEmpty()) return false;
        path = QFileInfo(path).absoluteFilePath();
        if (!isLessonFile(path)) path += QStringLiteral(".lesson");
    } while (path != m_path && QFileInfo(path).isFile() && !m_questions.mayReplace(path));
    return saveTo(path);
}

bool LessonDraft::saveTo(const QString& path) {
    if (path != m_path || !m_guard.isChanged()) return write(path);
    switch (m_questions.changedOnDisk(QFileInfo(path).fileName())) {
    case Questions::Changed::SaveAs:
        return saveAs();
    case Questions::Changed::Replace:
        return write(path);
    case Questions::Changed::Cancel:
        return false;
    }
    return false;
}

bool LessonDraft::write(const QString& path) {
    flush(); // killed between the file and the copy's removal, no older copy is left
    const QString reason = writeLesson(m_lesson, path);
    if (!reason.isEmpty()) {
        m_questions.tell(
            tr("“%1” cannot be saved: %2.").arg(QDir::toNativeSeparators(path), reason));
        return false;
    }
    m_path = path;
    m_guard.note(path);
    m_isRecovered = false;
    m_undo.setClean();
    m_due.stop();
    if (m_lock.isLocked()) QFile::remove(m_copy);
    emit fileChanged();
    return true;
}

bool LessonDraft::mayLose() {
    if (!isModified()) return true;
    switch (m_questions.aboutToLose(inLanguage(m_lesson.title))) {
    case Questions::Losing::Save:
        return save();
    case Questions::Losing::Discard:
        return true;
    case Questions::Losing::Cancel:
        return false;
    }
    return false;
}

bool LessonDraft::offerRecovery() {
    while (auto found = leftover()) {
        switch (m_questions.recover(found->name(), found->when.toLocalTime())) {
        case Questions::Recover::Recover:
            adopt(std::move(*found));
            return true;
        case Questions::Recover::Later:
            return false;
        case Questions::Recover::Discard:
            removeWithParts(found->copy);
            break;
        }
    }
    return false;
}

/// The newest that can be read. One that its file holds as well is cleared away: the program was
/// killed just after it was saved.
std::optional<LessonDraft::Leftover> LessonDraft::leftover() const {
    const auto copies =
        QDir(m_folder).entryInfoList({QStringLiteral("*.draft")}, QDir::Files, QDir::Time);
    for (const QFileInfo& info : copies) {
        const QString copy = info.absoluteFilePath();
        auto lock = std::make_unique<QLockFile>(lockOf(copy));
        lock->setStaleLockTime(0);
        if (!lock->tryLock(0)) continue; // its program is running
        auto found = Leftover::read(copy);
        if (!found) continue;
        if (found->path.isEmpty() || !holds(found->path, found->lesson)) {
            found->lock = std::move(lock);
            return found;
        }
        removeWithParts(copy);
    }
    return std::nullopt;
}

void LessonDraft::adopt(Leftover leftover) {
    const QFileInfo own(leftover.path);
    const bool isOlder = !leftover.path.isEmpty() && own.lastModified() > leftover.when;
    reset(std::move(leftover.lesson), leftover.path, true);
    if (isOlder) m_guard.doubt();
    writeCopy();
    if (QFile::exists(m_copy)) removeWithParts(leftover.copy);
}

void LessonDraft::flush() {
    if (!m_due.isActive()) return;
    m_due.stop();
    writeCopy();
}

void LessonDraft::writeCopy() {
    if (!m_lock.isLocked() && !m_lock.tryLock(0)) return; // in a folder that cannot be written to
    if (!isModified()) {
        QFile::remove(m_copy);
        return;
    }
    try { // saving itself says what is wrong
        static_cast<void>(writeAtomically(m_copy, bytesOf(m_lesson, m_path)));
    } catch (const Error&) {
        return;
    }
}

} // namespace deltaflow
