#include "ui/theme/theme.h"

#include "ui/theme/desktop_scheme.h"
#include "ui/theme/style.h"

#include <QApplication>
#include <QPalette>
#include <QStyle>
#include <QToolTip>

namespace deltaflow {
namespace {

const Theme*& currentTheme() {
    static const Theme* theme = &Theme::light();
    return theme;
}

QPalette paletteOf(const Theme& theme) {
    QPalette p(theme.text, theme.window, theme.window, theme.line, theme.textFaint, theme.text,
               theme.text, theme.window, theme.window);
    p.setColor(QPalette::AlternateBase, theme.canvas);
    p.setColor(QPalette::ToolTipBase, theme.card);
    p.setColor(QPalette::ToolTipText, theme.text);
    p.setColor(QPalette::PlaceholderText, theme.textMuted);
    p.setColor(QPalette::Highlight, theme.focus);
    p.setColor(QPalette::HighlightedText, theme.onPhase);
    p.setColor(QPalette::Link, theme.positiveInk);
    p.setColor(QPalette::LinkVisited, theme.positiveInk);
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, theme.textFaint);
    return p;
}

} // namespace

const Theme& Theme::current() {
    return *currentTheme();
}

void applyTheme(const Theme& theme) {
    static_cast<void>(desktopIsDark()); // remembered before the palette is ours
    currentTheme() = &theme;
    if (!dynamic_cast<Style*>(QApplication::style())) QApplication::setStyle(new Style);
    QApplication::setFont(uiFont(13));
    QApplication::setPalette(paletteOf(theme));
    QToolTip::setPalette(paletteOf(theme));
    QToolTip::setFont(uiFont(12));
}

} // namespace deltaflow
