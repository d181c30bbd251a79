#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QRect>
#include <QString>

namespace deltaflow {

/// Which parts of a window are shown, and how it is shared out among them.
struct WindowLayout {
    bool derivation = true;
    bool tables = false;
    bool insight = false;
    bool training = false;
    QByteArray splitter;
    QList<int> shares; ///< Of the splitter's parts; 0 where one is hidden.
    bool splitByHand = false;
    QByteArray views;
    QHash<QString, QRect> viewPlaces;
    double textScale = 1; ///< Whose pixels the places and shares are in.

    /// The same on the screen, in the pixels of another size of text.
    [[nodiscard]] WindowLayout rescaled(double scale) const;
    /// The same parts, and no border between them was moved.
    [[nodiscard]] bool isAlike(const WindowLayout& other) const;
};

[[nodiscard]] QRect scaled(const QRect& rect, double by);

} // namespace deltaflow
