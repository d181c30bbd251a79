#pragma once

#include <QStringList>

namespace deltaflow {

class MainWindow;
struct CommandLine;

/// Opens the lesson that was named, if one was. Throws UsageError or FormatError.
void openLesson(MainWindow& window, const CommandLine& line);

/// Opens the views of these names in the window. Throws UsageError for one that there is not.
void openViews(MainWindow& window, const QStringList& names);

/// Waits until the window and its views show all they compute, a minute at most.
void settle(MainWindow& window);

} // namespace deltaflow
