#include "ui/window/text_size_actions.h"

#include "ui/theme/icon.h"
#include "ui/theme/text_size.h"
#include "ui/transport/player_actions.h"

#include <algorithm>

namespace deltaflow {

namespace {

int nowShown() {
    return qRound(100 * textScale());
}

} // namespace

TextSizeActions::TextSizeActions(QObject* parent)
    : QObject(parent)
    , sizes(new QActionGroup(this))
    , larger(new QAction(themedIcon("zoom-in"), tr("Larger text"), this))
    , smaller(new QAction(themedIcon("zoom-out"), tr("Smaller text"), this)) {
    for (const int percent : QList<int>{0} + textSizes()) {
        auto* action =
            new QAction(percent == 0 ? tr("As on the desktop") : tr("%1 %").arg(percent), sizes);
        action->setCheckable(true);
        action->setChecked(percent == currentTextSize());
        connect(action, &QAction::triggered, this, [this, percent] { emit chosen(percent); });
    }
    larger->setShortcuts({Qt::ALT | Qt::Key_Plus, Qt::ALT | Qt::Key_Equal});
    smaller->setShortcuts({Qt::ALT | Qt::Key_Minus, Qt::ALT | Qt::Key_Underscore});
    // Both stay enabled at the ends, and are heard in the lesson editor as well: their keys would
    // type a + into what has the focus.
    for (QAction* action : {larger, smaller}) {
        action->setAutoRepeat(false); // each step makes a window
        action->setShortcutContext(Qt::ApplicationShortcut);
    }
    describe(*larger, larger->text());
    describe(*smaller, smaller->text());
    connect(larger, &QAction::triggered, this, [this] { step(true); });
    connect(smaller, &QAction::triggered, this, [this] { step(false); });
}

/// To the next of the sizes, from one between two of them as well.
void TextSizeActions::step(bool up) {
    QList<int> all = textSizes();
    if (!up) std::ranges::reverse(all);
    const auto beyond = [up](int percent) {
        return up ? percent > nowShown() : percent < nowShown();
    };
    if (const auto next = std::ranges::find_if(all, beyond); next != all.cend()) emit chosen(*next);
}

} // namespace deltaflow
