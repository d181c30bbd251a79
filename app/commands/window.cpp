#include "app/commands/commands.h"

#include "app/open_document.h"
#include "app/platform.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QDir>
#include <QScreen>
#include <QTimer>

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
    out << QStringLiteral("\nThere is no display to open a window on, so the derivation is printed "
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

} // namespace

int openWindow(const CommandLine& line, QTextStream& out) {
    if (!hasDisplay()) return printInstead(line, out);
    Document document;
    document.reset(openDocument(line), line.file);
    Player player(document);
    MainWindow window(document, player);
    window.restoreSettings();
    showFitting(window);
    Recovery recovery(document);
    QTimer::singleShot(0, &window, [&] { window.files().offerRecovery(recovery); });
    return QApplication::exec();
}

} // namespace deltaflow
