#pragma once

#include "core/graph/ref.h"

#include <QColor>
#include <QFont>

namespace deltaflow {

enum class Phase : std::uint8_t;

enum class ThemeKind { System, Light, Dark, HighContrast };

/// The colours of one theme; each text colour has contrast ≥ 4.5:1 on window, canvas and card, in
/// the theme of high contrast ≥ 7:1. Colour means something: forward, backward, update, sign of a
/// weight. Nothing else is coloured.
///
/// A phase or a sign has two colours of one hue (Okabe–Ito): one for lines and areas, and an *ink*
/// deep enough for text; badges are filled with the ink and lettered in onPhase.
struct Theme {
    bool dark = false;
    bool highContrast = false; ///< Borders around everything, a thick ring around what has focus.
    QColor window;             ///< panels and bars
    QColor canvas;             ///< the network's ground
    QColor card;               ///< the current step; a chosen item
    QColor line;               ///< hairlines between parts
    QColor track;              ///< the empty timeline
    QColor text;
    QColor textMuted;
    QColor textFaint;  ///< not yet computed; disabled
    QColor node;       ///< a neuron's fill
    QColor nodeLine;   ///< its outline
    QColor activation; ///< its fill level; text on it keeps 4.5:1
    QColor forward;    ///< lines and areas
    QColor backward;
    QColor update;
    QColor forwardInk; ///< text and filled badges
    QColor backwardInk;
    QColor updateInk;
    QColor onPhase;     ///< text on a badge filled with an ink
    QColor positive;    ///< a weight ≥ 0: its line
    QColor negative;    ///< a weight < 0
    QColor positiveInk; ///< and its number
    QColor negativeInk;
    QColor focus; ///< highlight of what is hovered or selected
    QColor error;

    static const Theme& light();
    static const Theme& darkTheme();
    static const Theme& contrasting(); ///< Black on white.
    /// Follows the desktop for ThemeKind::System.
    static const Theme& of(ThemeKind kind);
    /// What applyTheme made the application's theme; light before that.
    static const Theme& current();

    /// A phase's colour for areas and for text: gradients share the backward pass's, the loss is
    /// neutral.
    [[nodiscard]] QColor phaseLine(Phase phase) const;
    [[nodiscard]] QColor phaseInk(Phase phase) const;
    /// The ink of a quantity: parameters by sign, forward values green, adjoints vermilion, updates
    /// purple, settings in plain text.
    [[nodiscard]] QColor toneOf(const Ref& ref, double value, bool isParameter) const;
};

/// `amount` of `over` on `ground`, opaque: Qt 6.4 paints translucent spans many times slower.
[[nodiscard]] QColor blend(const QColor& ground, const QColor& over, double amount);

/// WCAG 2.2 contrast ratio of two opaque colours, 1–21.
[[nodiscard]] double contrast(const QColor& a, const QColor& b);

/// Inter at a size in pixels; its digits are tabular: each has the same advance.
[[nodiscard]] QFont uiFont(double pixelSize, int weight = QFont::Normal);

/// Makes `theme` the application's palette, font and style.
void applyTheme(const Theme& theme);

} // namespace deltaflow
