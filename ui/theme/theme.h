#pragma once

#include "core/graph/ref.h"

#include <QColor>
#include <QFont>

namespace deltaflow {

enum class ThemeKind { System, Light, Dark };

/// The colours of one theme; each text colour has contrast ≥ 4.5:1 on its ground.
/// Colour means something: forward, backward, update, sign of a weight. Nothing else is coloured.
struct Theme {
    bool dark = false;
    QColor window;      ///< panels and bars
    QColor canvas;      ///< the network's ground
    QColor card;        ///< the current step
    QColor line;        ///< hairlines between parts
    QColor track;       ///< the empty timeline
    QColor text;
    QColor textMuted;
    QColor textFaint;   ///< not yet computed (≥ 3:1, large or repeated elsewhere)
    QColor node;        ///< a neuron's fill
    QColor nodeLine;    ///< its outline
    QColor activation;  ///< its fill level
    QColor forward;
    QColor backward;
    QColor update;
    QColor onPhase;     ///< text on a filled badge of a phase colour
    QColor positive;    ///< a weight ≥ 0
    QColor negative;    ///< a weight < 0
    QColor focus;       ///< highlight of what is hovered or selected
    QColor error;

    static const Theme& light();
    static const Theme& darkTheme();
    /// Follows the desktop for ThemeKind::System.
    static const Theme& of(ThemeKind kind);

    /// The phase colour of a quantity: forward values green, adjoints vermilion, updates purple.
    [[nodiscard]] QColor toneOf(const Ref& ref, double value, bool isParameter) const;
};

/// Inter at a size in pixels, with tabular digits where the font has them.
[[nodiscard]] QFont uiFont(double pixelSize, int weight = QFont::Normal);
/// Makes `theme` the application's palette and style.
void applyTheme(const Theme& theme);

} // namespace deltaflow
