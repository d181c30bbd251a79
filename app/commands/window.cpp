#include "app/command_words.h"
#include "app/commands/commands.h"

#include "app/open_document.h"
#include "app/open_views.h"
#include "app/platform.h"
#include "ui/presenter/presentation.h"
#include "ui/theme/theme.h"
#include "ui/window/lesson_actions.h"
#include "ui/window/live_window.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QScreen>
#include <QSettings>
#include <QTimer>
#include <QWindow>

#include <functional>

namespace deltaflow {

namespace {

const QString kPdfName = QStringLiteral("deltaflow-derivation.pdf");

/// Where the document goes that stands in for the window: here, if one may write here.
QString pdfPath() {
    const bool writable = QFileInfo(QDir::currentPath()).isWritable();
    return QDir(writable ? QDir::currentPath() : QDir::tempPath()).filePath(kPdfName);
}

int printInstead(const CommandLine& line, QTextStream& out) {
    printDerivation(line, out);
    const QString path = pdfPath();
    writeDerivationPdf(line, path);
    out << CommandWords::tr(
               "\nThere is no display to open a window on, so the derivation is printed "
               "above and written to %1.\n")
               .arg(path);
    return 0;
}

/// On a screen that is hardly larger than the window (a projector), the window takes all of it, so
/// that its frame pushes nothing off the edge.
void showFitting(QWidget& window) {
    constexpr QSize kFrame(16, 48);
    const QSize room = window.screen()->availableSize() - kFrame;
    const bool fits = window.width() <= room.width() && window.height() <= room.height();
    fits ? window.show() : window.showMaximized();
}

/// Does something once the window is on the screen, where the desktop put it: a dialog that is
/// opened before that is centred over where the window is not.
class OnceSeen : public QObject {
public:
    OnceSeen(QWidget& window, std::function<void()> run)
        : QObject(window.windowHandle())
        , m_run(std::move(run)) {
        parent()->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        const auto* const seen = qobject_cast<const QWindow*>(watched);
        if (event->type() == QEvent::Expose && seen && seen->isExposed()) {
            watched->removeEventFilter(this);
            QTimer::singleShot(0, this, [this] {
                m_run();
                deleteLater();
            });
        }
        return false;
    }

private:
    std::function<void()> m_run;
};

} // namespace

int openWindow(const CommandLine& line, QTextStream& out) {
    if (!hasDisplay()) return printInstead(line, out);
    Document document;
    // Absolute: the working folder may become another one, a file dialog's say.
    const QString file = line.file.isEmpty() ? QString() : QFileInfo(line.file).absoluteFilePath();
    document.reset(openDocument(line), file);
    Player player(document);
    LiveWindow live(document, player);
    MainWindow& window = live.window();
    // Who starts it for the first time, with nothing to open, is shown what there is.
    const bool welcomes = QSettings().allKeys().isEmpty() && line.file.isEmpty() &&
                          line.example.isEmpty() && line.lesson.isEmpty() && !line.expression &&
                          !line.present;
    window.restoreSettings();
    if (line.theme) applyTheme(Theme::of(*line.theme)); // not remembered
    if (!file.isEmpty()) window.files().remember(file);
    showFitting(window);
    openViews(window, line.views);
    openLesson(window, line);
    if (line.notes) window.presentation().setWithNotes(true);
    if (line.present) window.presentation().begin();
    Recovery recovery(document);
    QObject::connect(&recovery, &Recovery::failed, &live, &LiveWindow::warnWithoutCopy);
    QObject::connect(&window.files(), &DocumentFiles::aboutToSave, &recovery, &Recovery::flush);
    window.files().lookOut();
    new OnceSeen(window, [&] {
        bool isAsked = live.window().files().offerRecovery(recovery);
        isAsked |= live.window().lessons().offerRecovery();
        if (!isAsked && welcomes) live.window().welcome();
    });
    return QApplication::exec();
}

} // namespace deltaflow
