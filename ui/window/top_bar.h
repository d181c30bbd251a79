#pragma once

#include "ui/window/drop_down.h"
#include "ui/window/view_actions.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QWidget>

namespace deltaflow {

/// The quiet bar along the top: the document's title, three choices of how it is written, and what
/// is done most. In a narrow window its buttons show icons only, and the choices give way.
class TopBar : public QWidget {
    Q_OBJECT

public:
    /// `buttons` are shown from left to right; `menu` holds everything.
    TopBar(Player& player, ViewActions& view, const QList<QAction*>& buttons, QMenu* menu,
           QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    DropDown* addChoice(const QString& name, const QString& tip, QActionGroup* choices);
    void show();

    Player& m_player;
    QHBoxLayout* m_row;
    QLabel* m_title;
    DropDown* m_notation;
    DropDown* m_digits;
    DropDown* m_labels;
    DropDown* m_picture;
    QList<QToolButton*> m_buttons;
};

} // namespace deltaflow
