#pragma once

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
    QByteArray (*write)(Player&);
};
[[nodiscard]] QList<HandoutFormat> handoutFormats();
/// Nothing if none has this suffix.
[[nodiscard]] std::optional<HandoutFormat> handoutFormat(const QString& suffix);

/// What `shown` shows (iteration, level, sample, digits), written by a player of its own, so that
/// nothing moves on screen.
[[nodiscard]] QByteArray handout(const Player& shown, const HandoutFormat& format);

} // namespace deltaflow
