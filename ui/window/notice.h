#pragma once

#include <QLabel>
#include <QPointer>
#include <QTimer>
#include <QToolButton>

class QAction;

namespace deltaflow {

/// A sentence at the foot of a widget that says why nothing happened or what else did, and goes by
/// itself. It may offer an action; then it stays longer, and takes the mouse.
class Notice : public QLabel {
    Q_OBJECT

public:
    explicit Notice(QWidget& over);

    void say(const QString& sentence, QAction* offer = nullptr);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void place();

    QWidget& m_over;
    QPointer<QToolButton> m_offer;
    QTimer m_timer;
};

} // namespace deltaflow
