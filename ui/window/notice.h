#pragma once

#include <QLabel>
#include <QTimer>

namespace deltaflow {

/// A sentence at the foot of a widget that says why nothing happened, and goes by itself.
class Notice : public QLabel {
    Q_OBJECT

public:
    explicit Notice(QWidget& over);

    void say(const QString& sentence);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void place();

    QWidget& m_over;
    QTimer m_timer;
};

} // namespace deltaflow
