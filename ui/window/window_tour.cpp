#include "ui/window/window_tour.h"

#include "ui/canvas/canvas_widget.h"
#include "ui/derivation/derivation_panel.h"
#include "ui/player/player.h"
#include "ui/window/main_window.h"

#include <QCoreApplication>
#include <QToolButton>

#include <algorithm>

namespace deltaflow {
namespace {

struct TourWords {
    Q_DECLARE_TR_FUNCTIONS(deltaflow::TourWords)
};

QRect rectIn(const QWidget& window, const QWidget* part) {
    if (!part || !part->isVisibleTo(&window)) return {};
    return {part->mapTo(&window, QPoint()), part->size()};
}

QWidget* buttonOf(const QWidget& window, const QAction& action) {
    for (QToolButton* button : window.findChildren<QToolButton*>())
        if (button->defaultAction() == &action && button->isVisible()) return button;
    return nullptr;
}

/// A thing of the picture, or where it is out of view, the middle of the picture.
QRect rectOfThing(const MainWindow& window, const Ref& thing) {
    const CanvasWidget& canvas = window.canvas();
    const QRect all = canvas.rect();
    const QRect rect = canvas.rectOf(thing).toAlignedRect();
    const QRect seen = rect.isNull() || !all.contains(rect.center())
                           ? QRect(all.center() - QPoint(20, 20), QSize(40, 40))
                           : rect.intersected(all);
    return seen.translated(canvas.mapTo(&window, QPoint()));
}

/// The first of the things that is in view, or else of all.
std::optional<Ref> someThing(const CanvasWidget& canvas) {
    const std::vector<Ref> things = canvas.picture().things();
    const auto isSeen = [&](const Ref& thing) {
        const QRect rect = canvas.rectOf(thing).toAlignedRect();
        return !rect.isNull() && canvas.rect().contains(rect);
    };
    if (const auto seen = std::ranges::find_if(things, isSeen); seen != things.end()) return *seen;
    return things.empty() ? std::nullopt : std::optional(things.front());
}

/// A weight that is in view, or else the first: what can be edited but the inputs.
std::optional<Ref> someWeight(const MainWindow& window, const Player& player) {
    const CanvasWidget& canvas = window.canvas();
    std::optional<Ref> first;
    for (const Ref& thing : canvas.picture().things()) {
        const bool isWeight =
            thing.isSingle() && player.isEditable(thing) && thing.node != player.model().input;
        if (!isWeight) continue;
        if (canvas.rect().contains(canvas.rectOf(thing).toAlignedRect())) return thing;
        if (!first) first = thing;
    }
    return first;
}

void goToBackward(Player& player) {
    const auto [first, end] = player.derivation().range(Phase::Backward);
    if (first < end) player.goToStep(first);
}

std::vector<TourStop> stopsOfPicture(MainWindow& window, Player& player) {
    const auto step = [&player] { return player.step(); };
    return {
        {TourWords::tr("The network"),
         TourWords::tr("Circles are neurons, lines are weights. A number appears when it has been "
                       "computed. Point at anything to learn what it is."),
         [&window] {
             const auto thing = someThing(window.canvas());
             return thing ? rectOfThing(window, *thing) : QRect();
         },
         [&player] { player.goToStart(); }},
        {TourWords::tr("Errors flow back"),
         TourWords::tr("After the forward pass each unit gets its error δ, from the loss back to "
                       "the inputs."),
         [&window, step] { return step() ? rectOfThing(window, step()->focus) : QRect(); },
         [&player] { goToBackward(player); }},
        {TourWords::tr("Change any number"),
         TourWords::tr("Drag a weight sideways, turn the wheel over it, or double-click to type. "
                       "All that follows from it changes with it."),
         [&window, &player] {
             const auto weight = someWeight(window, player);
             return weight ? rectOfThing(window, *weight) : QRect();
         },
         {}}};
}

} // namespace

std::vector<TourStop> tourOf(MainWindow& window, Player& player, QAction& step, QAction& teach) {
    std::vector<TourStop> stops = stopsOfPicture(window, player);
    const TourStop stepping{
        TourWords::tr("One step at a time"),
        TourWords::tr("→ computes the next number and ← takes it back; Space plays."),
        [&window, &step] { return rectIn(window, buttonOf(window, step)); },
        {}};
    stops.insert(stops.begin() + 1, stepping);
    stops.push_back({TourWords::tr("The derivation"),
                     TourWords::tr("Each step as a textbook writes it: the rule, the same with its "
                                   "numbers, the result. Click a card to go there."),
                     [&window] { return rectIn(window, &window.derivationPanel()); },
                     {}});
    stops.push_back(
        {TourWords::tr("The whole pass"),
         TourWords::tr("Forward, loss, backward, gradients, update: drag along the line "
                       "to any step."),
         [&window] { return rectIn(window, window.findChild<QWidget*>("timeline")); },
         {}});
    stops.push_back({TourWords::tr("For a class, or alone"),
                     TourWords::tr("Here is what is for teaching and learning. This tour and all "
                                   "keys are in the menu beside it, under Help."),
                     [&window, &teach] { return rectIn(window, buttonOf(window, teach)); },
                     {}});
    return stops;
}

} // namespace deltaflow
