#include "ui/formula/math_constants.h"

#include <hb-ot.h>

namespace deltaflow {

MathFont::Constants readMathConstants(hb_font_t* font, double unitsPerEm) {
    const auto length = [&](hb_ot_math_constant_t which) {
        return hb_ot_math_get_constant(font, which) / unitsPerEm;
    };
    const auto percent = [&](hb_ot_math_constant_t which) {
        return hb_ot_math_get_constant(font, which) / 100.0;
    };
    return {
        .scriptScale = percent(HB_OT_MATH_CONSTANT_SCRIPT_PERCENT_SCALE_DOWN),
        .scriptScriptScale = percent(HB_OT_MATH_CONSTANT_SCRIPT_SCRIPT_PERCENT_SCALE_DOWN),
        .axisHeight = length(HB_OT_MATH_CONSTANT_AXIS_HEIGHT),
        .xHeight = 0,
        .accentBaseHeight = length(HB_OT_MATH_CONSTANT_ACCENT_BASE_HEIGHT),
        .displayOperatorMinHeight = length(HB_OT_MATH_CONSTANT_DISPLAY_OPERATOR_MIN_HEIGHT),
        .subscriptShiftDown = length(HB_OT_MATH_CONSTANT_SUBSCRIPT_SHIFT_DOWN),
        .subscriptTopMax = length(HB_OT_MATH_CONSTANT_SUBSCRIPT_TOP_MAX),
        .subscriptBaselineDropMin = length(HB_OT_MATH_CONSTANT_SUBSCRIPT_BASELINE_DROP_MIN),
        .superscriptShiftUp = length(HB_OT_MATH_CONSTANT_SUPERSCRIPT_SHIFT_UP),
        .superscriptShiftUpCramped = length(HB_OT_MATH_CONSTANT_SUPERSCRIPT_SHIFT_UP_CRAMPED),
        .superscriptBottomMin = length(HB_OT_MATH_CONSTANT_SUPERSCRIPT_BOTTOM_MIN),
        .superscriptBaselineDropMax = length(HB_OT_MATH_CONSTANT_SUPERSCRIPT_BASELINE_DROP_MAX),
        .subSuperscriptGapMin = length(HB_OT_MATH_CONSTANT_SUB_SUPERSCRIPT_GAP_MIN),
        .superscriptBottomMaxWithSubscript =
            length(HB_OT_MATH_CONSTANT_SUPERSCRIPT_BOTTOM_MAX_WITH_SUBSCRIPT),
        .spaceAfterScript = length(HB_OT_MATH_CONSTANT_SPACE_AFTER_SCRIPT),
        .upperLimitGapMin = length(HB_OT_MATH_CONSTANT_UPPER_LIMIT_GAP_MIN),
        .upperLimitBaselineRiseMin = length(HB_OT_MATH_CONSTANT_UPPER_LIMIT_BASELINE_RISE_MIN),
        .lowerLimitGapMin = length(HB_OT_MATH_CONSTANT_LOWER_LIMIT_GAP_MIN),
        .lowerLimitBaselineDropMin = length(HB_OT_MATH_CONSTANT_LOWER_LIMIT_BASELINE_DROP_MIN),
        .fractionNumeratorShiftUp = length(HB_OT_MATH_CONSTANT_FRACTION_NUMERATOR_SHIFT_UP),
        .fractionNumeratorDisplayShiftUp =
            length(HB_OT_MATH_CONSTANT_FRACTION_NUMERATOR_DISPLAY_STYLE_SHIFT_UP),
        .fractionDenominatorShiftDown = length(HB_OT_MATH_CONSTANT_FRACTION_DENOMINATOR_SHIFT_DOWN),
        .fractionDenominatorDisplayShiftDown =
            length(HB_OT_MATH_CONSTANT_FRACTION_DENOMINATOR_DISPLAY_STYLE_SHIFT_DOWN),
        .fractionNumeratorGapMin = length(HB_OT_MATH_CONSTANT_FRACTION_NUMERATOR_GAP_MIN),
        .fractionNumeratorDisplayGapMin =
            length(HB_OT_MATH_CONSTANT_FRACTION_NUM_DISPLAY_STYLE_GAP_MIN),
        .fractionDenominatorGapMin = length(HB_OT_MATH_CONSTANT_FRACTION_DENOMINATOR_GAP_MIN),
        .fractionDenominatorDisplayGapMin =
            length(HB_OT_MATH_CONSTANT_FRACTION_DENOM_DISPLAY_STYLE_GAP_MIN),
        .fractionRuleThickness = length(HB_OT_MATH_CONSTANT_FRACTION_RULE_THICKNESS),
        .overbarVerticalGap = length(HB_OT_MATH_CONSTANT_OVERBAR_VERTICAL_GAP),
        .underbarVerticalGap = length(HB_OT_MATH_CONSTANT_UNDERBAR_VERTICAL_GAP),
        .radicalVerticalGap = length(HB_OT_MATH_CONSTANT_RADICAL_VERTICAL_GAP),
        .radicalDisplayVerticalGap = length(HB_OT_MATH_CONSTANT_RADICAL_DISPLAY_STYLE_VERTICAL_GAP),
        .radicalRuleThickness = length(HB_OT_MATH_CONSTANT_RADICAL_RULE_THICKNESS),
        .radicalExtraAscender = length(HB_OT_MATH_CONSTANT_RADICAL_EXTRA_ASCENDER),
    };
}

} // namespace deltaflow
