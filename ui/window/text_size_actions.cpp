#include "ui/window/text_size_actions.h"

#include "ui/theme/icon.h"
#include "ui/theme/text_size.h"
#include "ui/transport/player_actions.h"

#include <algorithm>

namespace deltaflow {

TextSizeActions::TextSizeActions(QObject* parent)
    : QObject(parent)
    , sizes(new QActionGroup(this))
    , larger(new QAction(themedIcon("zoom-in"), tr("Larger text"), this))
    , smaller(new QAction(themedIcon("zoom-out"), tr("Smaller text"), this)) {
    for (const int percent : QList<int>{0} + textSizes()) {
        auto* action =
            new QAction(percent == 0 ? tr("As on the desktop") : tr("%1 %").arg(percent), sizes);
        action->setCheckable(true);
        action->setData(percent);
        connect(action, &QAction::triggered, this, [this, percent] { choose(percent); });
    }
    larger->setShortcuts(
        {Qt::CTRL | Qt::SHIFT | Qt::Key_Plus, Qt::CTRL | Qt::SHIFT | Qt::Key_Equal});
    smaller->setShortcuts(
        {Qt::CTRL | Qt::SHIFT | Qt::Key_Minus, Qt::CTRL | Qt::SHIFT | Qt::Key_Underscore});
    describe(*larger, larger->text());
    describe(*smaller, smaller->text());
    connect(larger, &QAction::triggered, this, [this] { step(1); });
    connect(smaller, &QAction::triggered, this, [this] { step(-1); });
    show();
}

void TextSizeActions::show() {
    for (QAction* action : sizes->actions())
        action->setChecked(action->data().toInt() == chosenTextSize());
}

void TextSizeActions::choose(int percent) {
    chooseTextSize(percent);
    show();
    emit chosen(percent);
}

void TextSizeActions::step(int by) {
    const QList<int> all = textSizes();
    const auto now = std::max<qsizetype>(0, all.indexOf(chosenTextSize())); // the desktop's: as 100
    choose(all[std::clamp<qsizetype>(now + by, 0, all.size() - 1)]);
}

} // namespace deltaflow
