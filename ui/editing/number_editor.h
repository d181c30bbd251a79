#pragma once

#include <QLabel>
#include <QLineEdit>
#include <QPointer>

#include <functional>

namespace deltaflow {

/// A line edit laid over a number: Enter commits, Esc cancels, leaving it commits what is valid and
/// drops what is not. What cannot be taken is refused in place: a red outline and the reason in a
/// bubble under it. Deletes itself when done.
class NumberEditor : public QLineEdit {
    Q_OBJECT

public:
    /// Sets the number; returns why not, or an empty text.
    using Commit = std::function<QString(double)>;

    NumberEditor(QWidget& host, const QRectF& rect, double value, Commit commit);
    ~NumberEditor() override;

    /// The bubble's text; empty while nothing is wrong.
    [[nodiscard]] QString complaint() const;

signals:
    void finished();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    /// The reason against what stands here, or an empty text once it is set.
    QString tryCommit();
    void complain(const QString& reason);
    void close();

    QString m_original;
    Commit m_commit;
    QPointer<QLabel> m_bubble;
    bool m_closed = false;
};

} // namespace deltaflow
