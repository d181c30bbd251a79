#pragma once

#include <QWidget>

namespace deltaflow {

/// A ring inside the edge of a large widget that keys have come to by Tab, so that it is seen where
/// they go. A click shows none: who clicks knows where.
class FocusRing : public QWidget {
    Q_OBJECT

public:
    explicit FocusRing(QWidget& of);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QWidget& m_of;
};

} // namespace deltaflow
