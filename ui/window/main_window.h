#pragma once

#include "ui/document/document.h"
#include "ui/player/player.h"

#include <QImage>
#include <QMainWindow>
#include <QSplitter>

namespace deltaflow {

class DerivationPanel;
class PlayerActions;
class TopBar;
class TransportBar;
class ViewActions;

/// The window: top bar, network, derivation, tables that fold away, transport. It wires the parts
/// to the document and the player; the parts know nothing of one another.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    MainWindow(Document& document, Player& player, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Geometry, theme and choices of last time; nothing is remembered without this.
    void restoreSettings();

    [[nodiscard]] DerivationPanel& derivationPanel() const { return *m_derivation; }

    /// Every action of the window, for the shortcut sheet and for tests.
    [[nodiscard]] QList<QAction*> namedActions() const;

protected:
    void closeEvent(QCloseEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Parts;

    QAction* addNamed(const QString& name, const QString& icon, const QList<QKeySequence>& keys,
                      const std::function<void()>& run);
    void makeActions();
    QMenu* makeMenu();
    void layOut();
    void showTitle();
    void saveSettings() const;

    Document& m_document;
    Player& m_player;
    PlayerActions* m_playing;
    ViewActions* m_viewing;
    QList<QAction*> m_named;
    QAction* m_undo = nullptr;
    QAction* m_redo = nullptr;
    QAction* m_showDerivation = nullptr;
    QAction* m_fullScreen = nullptr;
    DerivationPanel* m_derivation = nullptr;
    QSplitter* m_splitter = nullptr;
    bool m_remembers = false;
};

} // namespace deltaflow
