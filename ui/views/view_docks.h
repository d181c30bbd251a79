#pragma once

#include <QHash>
#include <QKeySequence>
#include <QMainWindow>

#include <functional>
#include <vector>

namespace deltaflow {

/// A view beside the network: its name in settings, its title and key, and how it is made.
struct ViewKind {
    QString name;
    QString title;
    QString tip;
    QKeySequence key;
    std::function<QWidget*(QWidget* parent)> make;
};

/// The centre of the window with views docked around it: below it side by side at first; each can
/// be dragged to another side, onto another view, or out into a window of its own. A view is made
/// when it is first shown.
class ViewDocks : public QMainWindow {
    Q_OBJECT

public:
    explicit ViewDocks(QWidget* parent = nullptr);

    /// The checkable action that shows and hides the view.
    QAction* add(ViewKind kind);
    [[nodiscard]] const QList<QAction*>& actions() const { return m_actions; }
    /// The view of that name; made if need be, and shown.
    QWidget* open(const QString& name);
    [[nodiscard]] QStringList names() const;
    /// Title and view of those that are shown.
    [[nodiscard]] QList<std::pair<QString, QWidget*>> shown() const;
    /// The actions of those that are shown.
    [[nodiscard]] QList<QAction*> shownActions() const;
    /// Whether what all shown views draw is complete: none still computes (see SettlingView).
    [[nodiscard]] bool isSettled() const;

    [[nodiscard]] QByteArray layoutState() const;
    /// False, and nothing is changed, if it is not a state of these views.
    bool restoreLayout(const QByteArray& state);
    /// Of those that are shown, by name; one afloat has its place on the screen.
    [[nodiscard]] QHash<QString, QRect> places() const;
    void setPlaces(const QHash<QString, QRect>& places);
    /// Those that are docked below, on the right instead. Returns whether there was any.
    bool standAside();

signals:
    /// The button in a view's title: save what it shows.
    void pictureAsked(QWidget* view, const QString& title);

private:
    struct Entry {
        ViewKind kind;
        QDockWidget* dock;
        QAction* action;
        QWidget* view; ///< Null until it is first shown.
    };
    bool make(Entry& entry);
    void setShown(Entry& entry, bool shown);
    void place(Entry& entry);
    bool placeAside(Entry& entry);

    std::vector<std::unique_ptr<Entry>> m_entries;
    QList<QAction*> m_actions;
};

} // namespace deltaflow
