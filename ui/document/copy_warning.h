#pragma once

#include <QMessageBox>
#include <QPointer>

namespace deltaflow {

/// Tells, beside the work and without stopping it, that no copy of unsaved changes can be kept
/// against a crash: nothing is lost yet. Told until it is read, and then no more, whatever the work
/// is.
class CopyWarning : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Over a window, with which the sentence goes if it was not read.
    void warn(const QString& reason, QWidget& window);
    /// Over another window, what went unread with the last one.
    void tellAgain(QWidget& window);

private:
    QString m_reason; ///< Empty: nothing is to be told.
    bool m_isRead = false;
    QPointer<QMessageBox> m_box;
};

} // namespace deltaflow
