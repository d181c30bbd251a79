#pragma once

#include <QAction>
#include <QActionGroup>

namespace deltaflow {

/// Choices of how large text and controls are. Qt scales a program once, when it starts.
class TextSizeActions : public QObject {
    Q_OBJECT

public:
    explicit TextSizeActions(QObject* parent = nullptr);

    QActionGroup* sizes; ///< The desktop's, 100, 125, 150, 200 %.
    QAction* larger;
    QAction* smaller;

signals:
    void chosen(int percent); ///< 0: as the desktop's; it holds from the next start on.

private:
    void choose(int percent);
    void step(int by);
    void show();
};

} // namespace deltaflow
