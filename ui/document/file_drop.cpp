#include "ui/document/file_drop.h"

#include "ui/document/document_files.h"

#include <QDropEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QTimer>
#include <QUrl>
#include <QWidget>

namespace deltaflow {

namespace {

/// The one local file that is dragged, or an empty text.
QString draggedFile(const QMimeData& data) {
    const auto urls = data.urls();
    return urls.size() == 1 ? urls.front().toLocalFile() : QString();
}

bool isTable(const QString& path) {
    const QString ending = QFileInfo(path).suffix().toLower();
    return ending == u"csv" || ending == u"tsv" || ending == u"txt";
}

} // namespace

FileDrop::FileDrop(DocumentFiles& files, QWidget& window)
    : QObject(&window)
    , m_files(files) {
    window.setAcceptDrops(true);
    window.installEventFilter(this);
}

bool FileDrop::eventFilter(QObject*, QEvent* event) {
    if (event->type() != QEvent::DragEnter && event->type() != QEvent::Drop) return false;
    auto& drop = *static_cast<QDropEvent*>(event); // a drag's entering is one as well
    const QString file = draggedFile(*drop.mimeData());
    if (file.isEmpty()) return false;
    drop.acceptProposedAction();
    // Later: the drag must end before a question is asked.
    if (event->type() == QEvent::Drop)
        QTimer::singleShot(0, this, [this, file] {
            isTable(file) ? emit tableDropped(file) : static_cast<void>(m_files.open(file));
        });
    return true;
}

} // namespace deltaflow
