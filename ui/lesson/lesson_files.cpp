#include "ui/lesson/lesson_files.h"

#include "core/error.h"
#include "core/lesson/lesson_json.h"
#include "ui/document/document_io.h"
#include "ui/document/examples.h"
#include "ui/words/error_words.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocale>

namespace deltaflow {

namespace {

constexpr qint64 kMaxFileSize = 64LL << 20;

struct LessonWords {
    Q_DECLARE_TR_FUNCTIONS(deltaflow::LessonWords)
};

[[noreturn]] void refuse(const QString& path, const QString& reason) {
    throw FormatError(LessonWords::tr("“%1” cannot be opened: %2.")
                          .arg(QDir::toNativeSeparators(path), reason)
                          .toStdString());
}

} // namespace

QStringList lessonNames() {
    QFile order(QStringLiteral(":/lessons/order.txt"));
    if (!order.open(QIODevice::ReadOnly)) return {};
    QStringList names;
    for (const QString& line :
         QString::fromUtf8(order.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts))
        names << line.trimmed();
    return names;
}

QString lessonPath(const QString& name) {
    return QStringLiteral(":/lessons/%1.lesson").arg(name);
}

Lesson readLesson(const QString& path) {
    const QFileInfo info(path);
    if (!info.exists()) refuse(path, LessonWords::tr("there is no such file"));
    if (!info.isFile()) refuse(path, LessonWords::tr("it is not a file"));
    if (info.size() > kMaxFileSize) refuse(path, LessonWords::tr("it is larger than 64 MB"));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) refuse(path, file.errorString());
    const QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError) refuse(path, file.errorString());
    try {
        return lessonFromJson({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    } catch (const Error& error) {
        refuse(path, errorWords(error));
    }
}

QString writeLesson(const Lesson& lesson, const QString& path) {
    try {
        return writeAtomically(path, QByteArray::fromStdString(toJson(lesson)));
    } catch (const Error& error) {
        return errorWords(error);
    }
}

std::shared_ptr<const Project> exampleProject(const std::string& name) {
    const QString example = QString::fromStdString(name);
    if (!exampleNames().contains(example)) return nullptr;
    return std::make_shared<const Project>(readDocument(examplePath(example)));
}

std::shared_ptr<const Project> projectOf(const PageState& state) {
    if (state.project->document) return state.project->document;
    auto project = exampleProject(state.project->example);
    if (!project)
        throw Error(LessonWords::tr("This page needs the example “%1”, which there is not.")
                        .arg(QString::fromStdString(state.project->example))
                        .toStdString());
    return project;
}

std::string lessonLanguage() {
    return QLocale().name().toStdString();
}

QString inLanguage(const LocalText& text) {
    return QString::fromStdString(text.in(lessonLanguage()));
}

} // namespace deltaflow
