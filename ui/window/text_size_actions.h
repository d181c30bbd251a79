#pragma once

#include <QAction>
#include <QActionGroup>

namespace deltaflow {

/// Choices of how large text and controls are.
class TextSizeActions : public QObject {
    Q_OBJECT

public:
    explicit TextSizeActions(QObject* parent = nullptr);

    QActionGroup* sizes; ///< The desktop's, 100, 125, 150, 200 %.
    QAction* larger;
    QAction* smaller;

signals:
    void chosen(int percent); ///< 0: as the desktop's.

private:
    void step(bool up);
};

} // namespace deltaflow
