#include "app/open_views.h"
#include "app/command_words.h"

#include "app/command_line.h"
#include "ui/views/view_docks.h"
#include "ui/window/main_window.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
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
