#include "ui/document/copy_warning.h"

namespace deltaflow {

void CopyWarning::warn(const QString& reason, QWidget& window) {
    if (m_isRead || m_box) return;
    m_reason = reason;
    m_box = new QMessageBox(QMessageBox::NoIcon, QString(),
                            tr("No copy of your unsaved changes can be kept against a crash (%1), "
                               "so save them yourself.")
                                .arg(reason),
                            QMessageBox::Ok, &window);
    m_box->setAttribute(Qt::WA_DeleteOnClose);
    m_box->setModal(false);
    connect(m_box, &QMessageBox::finished, this, [this] { m_isRead = true; });
    m_box->show();
}

void CopyWarning::tellAgain(QWidget& window) {
    if (!m_reason.isEmpty()) warn(m_reason, window);
}

} // namespace deltaflow
