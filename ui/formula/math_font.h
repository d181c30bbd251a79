#pragma once

#include <QByteArray>
#include <QString>

#include <memory>
#include <vector>

namespace deltaflow {

/// Latin Modern Math, read through HarfBuzz's OpenType MATH interface. All lengths are in em.
/// Nothing that a caller can see changes after construction, so one font serves every thread.
class MathFont {
public:
    /// The constants of the font's MATH table that the layout needs.
    struct Constants {
        double scriptScale, scriptScriptScale;
        double axisHeight, xHeight, accentBaseHeight, displayOperatorMinHeight;
        double subscriptShiftDown, subscriptTopMax, subscriptBaselineDropMin;
        double superscriptShiftUp, superscriptShiftUpCramped, superscriptBottomMin;
        double superscriptBaselineDropMax, subSuperscriptGapMin, superscriptBottomMaxWithSubscript;
        double spaceAfterScript;
        double upperLimitGapMin, upperLimitBaselineRiseMin, lowerLimitGapMin,
            lowerLimitBaselineDropMin;
        double fractionNumeratorShiftUp, fractionNumeratorDisplayShiftUp;
        double fractionDenominatorShiftDown, fractionDenominatorDisplayShiftDown;
        double fractionNumeratorGapMin, fractionNumeratorDisplayGapMin;
        double fractionDenominatorGapMin, fractionDenominatorDisplayGapMin;
        double fractionRuleThickness;
        double overbarVerticalGap, underbarVerticalGap;
        double radicalVerticalGap, radicalDisplayVerticalGap, radicalRuleThickness,
            radicalExtraAscender;
    };

    struct Glyph {
        quint32 index = 0;
        double advance = 0;
        double ascent = 0;  ///< ink above the baseline
        double descent = 0; ///< ink below the baseline, at least 0
        double bottom = 0;  ///< the same, negative for ink that hangs above the baseline
        double italic = 0;  ///< italic correction
        double accent = 0;  ///< where an accent's middle belongs, from the origin
    };

    /// A glyph grown upwards: one larger glyph, or pieces from bottom to top.
    struct Stretched {
        struct Piece {
            quint32 index;
            double y; ///< of the piece's baseline, upwards from the bottom of the whole
        };
        std::vector<Piece> pieces;
        double advance = 0;
        double height = 0;
        double italic = 0;
    };

    /// Throws Error if `path` cannot be read or has no MATH table.
    explicit MathFont(const QString& path);
    ~MathFont();
    MathFont(const MathFont&) = delete;
    MathFont& operator=(const MathFont&) = delete;

    /// The one that formulas are set in, loaded at first use. Throws Error if it is not installed.
    static const MathFont& instance();
    /// Where Latin Modern Math lies on this machine, or an empty string.
    static QString find();

    [[nodiscard]] const Constants& constants() const;
    /// The glyph of a character; `script` 1 and 2 take the shapes drawn for script sizes.
    [[nodiscard]] const Glyph& glyph(char32_t c, int script) const;
    [[nodiscard]] bool has(char32_t c) const;
    /// The smallest form of `glyph` at least `height` tall, or the tallest there is.
    [[nodiscard]] Stretched stretched(const Glyph& glyph, double height) const;
    /// The font file.
    [[nodiscard]] const QByteArray& data() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace deltaflow
