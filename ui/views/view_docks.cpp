#include "ui/views/view_docks.h"

#include "ui/theme/icon.h"
#include "ui/theme/room.h"
#include "ui/theme/theme.h"
#include "ui/views/settling_view.h"

#include <QAction>
#include <QCloseEvent>
#include <QDockWidget>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QTimer>
#include <QToolButton>

#include <algorithm>

namespace deltaflow {
namespace {

constexpr int kStateVersion = 1;

/// Tells when it is closed; while it is dragged it is hidden for moments, which is another thing.
/// Afloat it has a border, as a title of its own takes the window's frame away.
class ViewDock final : public QDockWidget {
public:
    using QDockWidget::QDockWidget;

    std::function<void()> closed;

protected:
    void closeEvent(QCloseEvent* event) override {
        QDockWidget::closeEvent(event);
        if (event->isAccepted()) closed();
    }
    void paintEvent(QPaintEvent* event) override {
        QDockWidget::paintEvent(event);
        if (!isFloating()) return;
        QPainter painter(this);
        painter.setPen(Theme::current().textMuted);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
};

/// A quiet title; where it is pressed the dock is dragged, as it passes the mouse on.
QWidget* makeTitle(const QString& text, QDockWidget* dock,
                   const std::function<void()>& savePicture) {
    auto* bar = new QWidget(dock);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(14, 5, 8, 3);
    auto* title = new QLabel(text, bar);
    title->setFont(uiFont(12, QFont::DemiBold));
    row->addWidget(title, 1);
    const auto addButton = [&](const char* icon, const QString& tip) {
        auto* button = new QToolButton(bar);
        button->setIcon(themedIcon(icon));
        button->setIconSize({14, 14});
        button->setFixedSize(24, 22);
        button->setFocusPolicy(Qt::TabFocus);
        button->setToolTip(tip);
        button->setAccessibleName(tip);
        row->addWidget(button);
        return button;
    };
    QObject::connect(addButton("picture", ViewDocks::tr("Save picture of %1…").arg(text)),
                     &QToolButton::clicked, dock, savePicture);
    QObject::connect(addButton("close", ViewDocks::tr("Close %1").arg(text)), &QToolButton::clicked,
                     dock, &QDockWidget::close);
    return bar;
}

} // namespace

ViewDocks::ViewDocks(QWidget* parent)
    : QMainWindow(parent) {
    setWindowFlags(Qt::Widget); // a part of the window, which lends its docks their places
    setContextMenuPolicy(Qt::NoContextMenu);
    setDockOptions(AnimatedDocks | AllowNestedDocks | AllowTabbedDocks);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
}

QAction* ViewDocks::add(ViewKind kind) {
    auto* dock = new ViewDock(kind.title, this);
    dock->setObjectName(kind.name);
    auto* action = new QAction(kind.title, this);
    action->setCheckable(true);
    action->setShortcut(kind.key);
    action->setStatusTip(kind.tip);
    m_entries.push_back(std::make_unique<Entry>(Entry{std::move(kind), dock, action, nullptr}));
    Entry& entry = *m_entries.back();
    dock->setTitleBarWidget(makeTitle(entry.kind.title, dock, [this, &entry] {
        emit pictureAsked(entry.view, entry.kind.title);
    }));
    addDockWidget(Qt::BottomDockWidgetArea, dock);
    dock->hide();
    connect(action, &QAction::toggled, this, [this, &entry](bool on) { setShown(entry, on); });
    dock->closed = [action] { action->setChecked(false); };
    m_actions << action;
    return action;
}

/// Whether it was not there before.
bool ViewDocks::make(Entry& entry) {
    if (entry.view) return false;
    entry.view = entry.kind.make(entry.dock);
    entry.dock->setWidget(withScrolling(*entry.view, entry.dock));
    return true;
}

void ViewDocks::setShown(Entry& entry, bool shown) {
    if (shown && make(entry)) place(entry);
    entry.dock->setVisible(shown);
    if (shown) entry.dock->raise();
}

/// Where there is too little height to halve, a view stands on the right, on top of others there.
bool ViewDocks::placeAside(Entry& entry) {
    if (!isLow(*this) || entry.dock->isFloating()) return false;
    QDockWidget* there = nullptr;
    for (const auto& other : m_entries)
        if (other.get() != &entry && !other->dock->isHidden() && !other->dock->isFloating() &&
            dockWidgetArea(other->dock) == Qt::RightDockWidgetArea)
            there = other->dock;
    addDockWidget(Qt::RightDockWidgetArea, entry.dock);
    entry.dock->show();
    if (there)
        tabifyDockWidget(there, entry.dock);
    else
        QTimer::singleShot(0, entry.dock, [this, dock = entry.dock] { // others may give way first
            resizeDocks({dock}, {width() / 2}, Qt::Horizontal);
        });
    return true;
}

bool ViewDocks::standAside() {
    bool any = false;
    for (const auto& entry : m_entries) {
        const bool isBelow =
            !entry->dock->isHidden() && dockWidgetArea(entry->dock) == Qt::BottomDockWidgetArea;
        any = (isBelow && placeAside(*entry)) || any;
    }
    return any;
}

/// All views of one area get the same share of it.
void ViewDocks::place(Entry& entry) {
    if (placeAside(entry)) return;
    QList<QDockWidget*> beside;
    QList<int> widths;
    for (const auto& other : m_entries) {
        if (other->dock->isHidden() && other.get() != &entry) continue;
        if (dockWidgetArea(other->dock) != Qt::BottomDockWidgetArea || other->dock->isFloating())
            continue;
        beside << other->dock;
        widths << 1000;
    }
    entry.dock->show();
    resizeDocks(beside, widths, Qt::Horizontal);
    if (beside.size() == 1) { // of a small window half, or there is too little to see
        constexpr int kWanted = 300;
        const int wanted = std::max(height() * 2 / 5, std::min(height() / 2, kWanted));
        resizeDocks(beside, {wanted}, Qt::Vertical);
    }
}

QWidget* ViewDocks::open(const QString& name) {
    for (const auto& entry : m_entries) {
        if (entry->kind.name != name) continue;
        entry->action->setChecked(true);
        return entry->view;
    }
    return nullptr;
}

QStringList ViewDocks::names() const {
    QStringList names;
    for (const auto& entry : m_entries)
        names << entry->kind.name;
    return names;
}

QList<std::pair<QString, QWidget*>> ViewDocks::shown() const {
    QList<std::pair<QString, QWidget*>> all;
    for (const auto& entry : m_entries)
        if (!entry->dock->isHidden()) all.append({entry->kind.title, entry->view});
    return all;
}

QList<QAction*> ViewDocks::shownActions() const {
    QList<QAction*> all;
    for (const auto& entry : m_entries)
        if (!entry->dock->isHidden()) all << entry->action;
    return all;
}

bool ViewDocks::isSettled() const {
    return std::ranges::all_of(m_entries, [](const auto& entry) {
        if (entry->dock->isHidden()) return true;
        const auto* view = dynamic_cast<const SettlingView*>(entry->view);
        return !view || view->isSettled();
    });
}

QByteArray ViewDocks::layoutState() const {
    return saveState(kStateVersion);
}

bool ViewDocks::restoreLayout(const QByteArray& state) {
    if (!restoreState(state, kStateVersion)) return false;
    for (const auto& entry : m_entries) {
        const bool shown = !entry->dock->isHidden();
        if (shown) make(*entry);
        entry->action->setChecked(shown);
    }
    return true;
}

QHash<QString, QRect> ViewDocks::places() const {
    QHash<QString, QRect> all;
    for (const auto& entry : m_entries)
        if (!entry->dock->isHidden()) all.insert(entry->kind.name, entry->dock->geometry());
    return all;
}

void ViewDocks::setPlaces(const QHash<QString, QRect>& places) {
    QList<QDockWidget*> docked;
    QList<int> widths;
    QList<int> heights;
    for (const auto& entry : m_entries) {
        const auto place = places.constFind(entry->kind.name);
        if (place == places.cend()) continue;
        if (entry->dock->isFloating()) {
            entry->dock->setGeometry(*place);
            continue;
        }
        docked << entry->dock;
        widths << place->width();
        heights << place->height();
    }
    resizeDocks(docked, widths, Qt::Horizontal);
    resizeDocks(docked, heights, Qt::Vertical);
}

} // namespace deltaflow
