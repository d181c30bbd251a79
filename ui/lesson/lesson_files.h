#pragma once

#include "core/lesson/lesson.h"

#include <QString>
#include <QStringList>

namespace deltaflow {

/// The names of the bundled lessons, in the order in which they are taught. They are files of
/// resources/lessons.
[[nodiscard]] QStringList lessonNames();
/// Where the lesson of that name can be read: ":/lessons/NAME.lesson".
[[nodiscard]] QString lessonPath(const QString& name);

/// Reads a lesson from a file. Throws FormatError with one sentence that names the file, the place
/// in it and the reason.
[[nodiscard]] Lesson readLesson(const QString& path);
/// Writes a lesson, atomically. Returns why not, or an empty text.
[[nodiscard]] QString writeLesson(const Lesson& lesson, const QString& path);

/// The bundled example of that name, or null.
[[nodiscard]] std::shared_ptr<const Project> exampleProject(const std::string& name);

/// The document that a state shows, which names one. Throws Error if there is no such example.
[[nodiscard]] std::shared_ptr<const Project> projectOf(const PageState& state);

/// In which language a lesson's texts are shown: the one that the program speaks.
[[nodiscard]] std::string lessonLanguage();
[[nodiscard]] QString inLanguage(const LocalText& text);

} // namespace deltaflow
