#include "ui/handout/waiting.h"

#include <QApplication>
#include <QProgressDialog>

namespace deltaflow {

Waiting::Waiting(const QString& what, QWidget& window)
    : m_dialog(std::make_unique<QProgressDialog>(&window)) {
    constexpr int kQuiet = 1000; // ms
    m_dialog->setLabelText(what);
    m_dialog->setWindowModality(Qt::WindowModal);
    m_dialog->setMinimumDuration(kQuiet);
    QApplication::setOverrideCursor(Qt::WaitCursor);
}

Waiting::~Waiting() {
    QApplication::restoreOverrideCursor();
}

AnimationProgress Waiting::progress() const {
    return [dialog = m_dialog.get()](int done, int all) {
        dialog->setMaximum(all);
        dialog->setValue(done);
        return !dialog->wasCanceled();
    };
}

} // namespace deltaflow
