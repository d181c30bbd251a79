#include "ui/lesson/lesson_draft.h"

#include "core/error.h"
#include "core/lesson/lesson_json.h"
#include "ui/document/document_io.h"
#include "ui/document/examples.h"
#include "ui/document/questions.h"
#include "ui/document/reworded.h"
#include "ui/lesson/lesson_files.h"
#include "ui/words/error_words.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QUndoCommand>
#include <QUuid>

namespace deltaflow {

namespace {

bool holds(const QString& path, const Lesson& lesson) {
    try {
        return toJson(readLesson(path)) == toJson(lesson); // a document of its own is no value
    } catch (const Error&) {
        return false;
    }
}

} // namespace

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
    , m_copy(folder, QStringLiteral("draft"), [this] { return unsaved(); }) {
    connect(&m_copy, &RecoveryCopy::failed, this, &LessonDraft::copyFailed);
    connect(&m_undo, &QUndoStack::cleanChanged, this, &LessonDraft::fileChanged);
    for (const auto signal : {&LessonDraft::changed, &LessonDraft::fileChanged})
        connect(this, signal, &m_copy, &RecoveryCopy::schedule);
}

std::optional<RecoveryCopy::Work> LessonDraft::unsaved() const {
    if (!isModified()) return std::nullopt;
    return RecoveryCopy::Work{m_path, [lesson = m_lesson] { return toJson(lesson); }};
}

void LessonDraft::edit(Lesson after, const QString& label, int field) {
    if (after == m_lesson) return;
    m_undo.push(new Edit(*this, std::move(after), label, field));
}

void LessonDraft::show(const Lesson& lesson) {
    m_lesson = lesson;
    emit changed();
}

void LessonDraft::reset(Lesson lesson, const QString& path, bool isRecovered) {
    m_lesson = std::move(lesson);
    m_path = path;
    m_guard.note(path);
    m_isRecovered = isRecovered;
    m_undo.clear();
    emit changed();
    emit fileChanged();
}

bool LessonDraft::create(const PageState& shows) {
    if (!mayLose()) return false;
    Lesson lesson;
    lesson.id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    lesson.title.set(lessonLanguage(), tr("New lesson").toStdString());
    LessonPage page;
    page.state = shows;
    if (!page.state.project)
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
        path = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) + u'/' +
               fileNameOf(inLanguage(m_lesson.title)) + QStringLiteral(".lesson");
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
    emit fileChanged();
    flush(); // the copy goes
    return true;
}

void LessonDraft::reword(const std::function<QString(const QString&)>& again) {
    deltaflow::reword(m_undo, again);
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
    Lesson lesson;
    const auto fateOf = [&lesson](const LeftCopy& copy) {
        try {
            lesson =
                lessonFromJson({copy.text.constData(), static_cast<std::size_t>(copy.text.size())});
        } catch (const Error&) {
            return RecoveryCopy::Fate::Pass;
        }
        return !copy.filePath.isEmpty() && holds(copy.filePath, lesson) ? RecoveryCopy::Fate::Remove
                                                                        : RecoveryCopy::Fate::Offer;
    };
    while (const auto left = m_copy.newestLeft(fateOf)) {
        const QString name = left->filePath.isEmpty()
                                 ? tr("Lesson: %1").arg(inLanguage(lesson.title))
                                 : QFileInfo(left->filePath).fileName();
        switch (m_questions.recover(name, left->when.toLocalTime())) {
        case Questions::Recover::Recover:
            adopt(*left, std::move(lesson));
            return true;
        case Questions::Recover::Later:
            return false;
        case Questions::Recover::Discard:
            left->remove();
            break;
        }
    }
    return false;
}

void LessonDraft::adopt(const LeftCopy& left, Lesson lesson) {
    const QFileInfo own(left.filePath);
    const bool isOlder = !left.filePath.isEmpty() && own.lastModified() > left.when;
    reset(std::move(lesson), left.filePath, true);
    if (isOlder) m_guard.doubt();
    m_copy.takeOver(left);
}

} // namespace deltaflow
