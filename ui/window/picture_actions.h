#pragma once

#include <QObject>

class QMenu;

namespace deltaflow {

class CanvasWidget;
class DerivationPanel;
class DocumentFiles;
class Notice;
class Player;
class ViewDocks;

/// "Save picture": what a part of the window shows, as PNG or SVG.
class PictureActions : public QObject {
    Q_OBJECT

public:
    /// The parts that there are pictures of, and who asks where to and tells what became of it.
    struct Parts {
        DocumentFiles& files;
        Notice& notice;
        CanvasWidget& canvas;
        DerivationPanel& derivation;
        ViewDocks& views;
    };
    PictureActions(Player& player, const Parts& parts, QWidget* window);

    /// The network, the derivation, and each view that is shown.
    [[nodiscard]] QMenu* menu() const { return m_menu; }

private:
    void fill();
    void saveNetwork();
    void saveView(QWidget& view, const QString& title);
    void save(const QString& title, const std::function<QByteArray(const QString& suffix)>& draw);

    Player& m_player;
    Parts m_parts;
    QMenu* m_menu;
};

} // namespace deltaflow
