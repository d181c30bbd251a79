#include "ui/theme/theme.h"

#include "core/derive/step.h"
#include "ui/theme/desktop_scheme.h"
#include "ui/theme/desktop_wishes.h"

#include <cmath>

namespace deltaflow {

const Theme& Theme::light() {
    static const Theme theme{
        .dark = false,
        .window = 0xffffff,
        .canvas = 0xf7f7f5,
        .card = 0xeef4f9,
        .line = 0xe3e3de,
        .track = 0xe3e3de,
        .text = 0x1c1e21,
        .textMuted = 0x62676e,
        .textFaint = 0x696e75,
        .node = 0xffffff,
        .nodeLine = 0x1c1e21,
        .activation = 0xd6efe8,
        .forward = 0x009e73,
        .backward = 0xd55e00,
        .update = 0xcc79a7,
        .forwardInk = 0x007556,
        .backwardInk = 0xb84d00,
        .updateInk = 0xa03f78,
        .onPhase = 0xffffff,
        .positive = 0x0072b2,
        .negative = 0xe69f00,
        .positiveInk = 0x0068a3,
        .negativeInk = 0x8a5a00,
        .focus = 0x0068a3,
        .error = 0xb3261e,
    };
    return theme;
}

const Theme& Theme::darkTheme() {
    static const Theme theme{
        .dark = true,
        .window = 0x1d2024,
        .canvas = 0x16181b,
        .card = 0x232a31,
        .line = 0x30343a,
        .track = 0x30343a,
        .text = 0xe8eaed,
        .textMuted = 0xa0a6ae,
        .textFaint = 0x8c929a,
        .node = 0x1d2024,
        .nodeLine = 0xe8eaed,
        .activation = 0x1f3a37,
        .forward = 0x2bc79a,
        .backward = 0xff8a3d,
        .update = 0xe29bc4,
        .forwardInk = 0x2bc79a,
        .backwardInk = 0xff8a3d,
        .updateInk = 0xe29bc4,
        .onPhase = 0x16181b,
        .positive = 0x4aa8e0,
        .negative = 0xf0b429,
        .positiveInk = 0x5ab2e6,
        .negativeInk = 0xf0b429,
        .focus = 0x5ab2e6,
        .error = 0xff8a80,
    };
    return theme;
}

const Theme& Theme::contrasting() {
    static const Theme theme{
        .dark = false,
        .highContrast = true,
        .window = 0xffffff,
        .canvas = 0xffffff,
        .card = 0xffffff,
        .line = Qt::black,
        .track = 0x767676,
        .text = Qt::black,
        .textMuted = 0x262626,
        .textFaint = 0x454545,
        .node = 0xffffff,
        .nodeLine = Qt::black,
        .activation = 0xd0ece4,
        .forward = 0x005a42,
        .backward = 0x943c00,
        .update = 0x872f62,
        .forwardInk = 0x00513b,
        .backwardInk = 0x8a3800,
        .updateInk = 0x872f62,
        .onPhase = 0xffffff,
        .positive = 0x004f85,
        .negative = 0x6b4400,
        .positiveInk = 0x004a7c,
        .negativeInk = 0x644000,
        .focus = 0x004a7c,
        .error = 0x8f1410,
    };
    return theme;
}

const Theme& Theme::of(ThemeKind kind) {
    if (kind == ThemeKind::HighContrast ||
        (kind == ThemeKind::System && desktopWishes().highContrast))
        return contrasting();
    const bool dark = kind == ThemeKind::Dark || (kind == ThemeKind::System && desktopIsDark());
    return dark ? darkTheme() : light();
}

QColor Theme::phaseLine(Phase phase) const {
    switch (phase) {
    case Phase::Forward:
        return forward;
    case Phase::Backward:
    case Phase::Gradient:
        return backward;
    case Phase::Update:
        return update;
    case Phase::Loss:
        break;
    }
    return text;
}

QColor Theme::phaseInk(Phase phase) const {
    switch (phase) {
    case Phase::Forward:
        return forwardInk;
    case Phase::Backward:
    case Phase::Gradient:
        return backwardInk;
    case Phase::Update:
        return updateInk;
    case Phase::Loss:
        break;
    }
    return text;
}

QColor Theme::toneOf(const Ref& ref, double value, bool isParameter) const {
    switch (ref.quantity) {
    case Quantity::Value:
        return !isParameter ? forwardInk : value < 0 ? negativeInk : positiveInk;
    case Quantity::Contribution:
    case Quantity::Slope:
        return forwardInk;
    case Quantity::Adjoint:
    case Quantity::AdjointContribution:
        return backwardInk;
    case Quantity::Setting:
        return text;
    default: // the optimiser's state and what it makes of a parameter
        return updateInk;
    }
}

QColor blend(const QColor& ground, const QColor& over, double amount) {
    const auto mix = [amount](int a, int b) {
        return static_cast<int>(std::lround(a + (b - a) * amount));
    };
    return {mix(ground.red(), over.red()), mix(ground.green(), over.green()),
            mix(ground.blue(), over.blue())};
}

double contrast(const QColor& a, const QColor& b) {
    const auto linear = [](float c) {
        return c <= 0.04045f ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    const auto luminance = [&](const QColor& c) {
        return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
    };
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

} // namespace deltaflow
