#pragma once

#include <QPixmap>
#include <QTimer>
#include <QWidget>

namespace deltaflow {

/// Another window, small and live.
class StageMirror : public QWidget {
    Q_OBJECT

public:
    StageMirror(QWidget& subject, QWidget* parent);

    [[nodiscard]] QSize sizeHint() const override { return {560, 315}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {160, 90}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget& m_subject;
    QTimer m_later; ///< A quick sequence of changes is shown at most so often.
};

} // namespace deltaflow
