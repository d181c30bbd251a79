#include "app/open_views.h"
#include "app/command_words.h"

#include "app/command_line.h"
#include "ui/document/document_io.h"
#include "ui/lesson/lesson_files.h"
#include "ui/views/view_docks.h"
#include "ui/window/lesson_actions.h"
#include "ui/window/main_window.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QFileInfo>
#include <QThread>

namespace deltaflow {

void openViews(MainWindow& window, const QStringList& names) {
    const QStringList known = window.views().names();
    for (const QString& name : names) {
        if (!known.contains(name))
            throw UsageError(CommandWords::tr("There is no view %1; there are %2.")
                                 .arg(name, known.join(QStringLiteral(", ")))
                                 .toStdString());
        window.views().open(name);
    }
}

void openLesson(MainWindow& window, const CommandLine& line) {
    if (line.lesson.isEmpty()) return;
    const bool isFile = isLessonFile(line.lesson);
    if (!isFile && !lessonNames().contains(line.lesson))
        throw UsageError(CommandWords::tr("There is no lesson %1; there are %2.")
                             .arg(line.lesson, lessonNames().join(QStringLiteral(", ")))
                             .toStdString());
    const QString path =
        isFile ? QFileInfo(line.lesson).absoluteFilePath() : lessonPath(line.lesson);
    const Lesson lesson = readLesson(path); // what is wrong with it is told on the command line
    if (line.page && *line.page >= lesson.pages.size())
        throw UsageError(CommandWords::tr("--page %1 is past the last of %2 pages.")
                             .arg(*line.page + 1)
                             .arg(lesson.pages.size())
                             .toStdString());
    window.lessons().open(path, line.page);
}

void settle(MainWindow& window) {
    QCoreApplication::processEvents();
    const QDeadlineTimer end(60'000);
    while (!window.views().isSettled() && !end.hasExpired()) {
        QThread::msleep(5);
        QCoreApplication::processEvents();
    }
    QCoreApplication::processEvents(); // a chart draws what has come when it is next its turn
}

} // namespace deltaflow
