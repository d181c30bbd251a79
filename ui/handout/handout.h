#pragma once

#include "ui/animation/pass_animation.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace deltaflow {

class Player;

/// A way to hand out a derivation.
struct HandoutFormat {
    QString suffix;
    QString name; ///< For a file dialog: "Page for a browser".
    /// Empty if `goesOn`, which may be null, ended it.
    QByteArray (*write)(Player&, const AnimationProgress& goesOn);
};
[[nodiscard]] QList<HandoutFormat> handoutFormats();
/// Nothing if none has this suffix.
[[nodiscard]] std::optional<HandoutFormat> handoutFormat(const QString& suffix);

/// Calls with a player of its own that shows what `shown` does (iteration, level, sample, digits),
/// so that nothing moves on screen.
void withOwnPlayer(const Player& shown, const std::function<void(Player&)>& use);

/// What `shown` shows in a format, written by a player of its own. Throws Error with one sentence
/// where the format cannot take it.
[[nodiscard]] QByteArray handout(const Player& shown, const HandoutFormat& format,
                                 const AnimationProgress& goesOn = {});

} // namespace deltaflow
