#pragma once

#include "core/project/project.h"

#include <QString>

namespace deltaflow {

inline constexpr const char* kDocumentSuffix = "deltaflow";
inline constexpr const char* kLessonSuffix = "lesson";

/// Whether a file is a lesson by its name.
[[nodiscard]] bool isLessonFile(const QString& path);
/// A file's name, without a suffix, for what has that title: a title may hold what a name cannot.
[[nodiscard]] QString fileNameOf(QString title);

/// Reads a document from a file. Throws FormatError with one sentence that names the file, the
/// place in it and the reason.
[[nodiscard]] Project readDocument(const QString& path);

/// Writes a document, atomically: either the whole file is there or the old one still is. Throws
/// Error with one sentence that names the file and the reason.
void writeDocument(const Project& project, const QString& path);

/// Writes bytes atomically. Returns why not, or an empty text.
[[nodiscard]] QString writeAtomically(const QString& path, const QByteArray& bytes);

} // namespace deltaflow
