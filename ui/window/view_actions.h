#pragma once

#include "ui/player/player.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QActionGroup>

namespace deltaflow {

/// "W, δ", "Θ", … : what a notation is recognised by, and the kind of text that uses it.
[[nodiscard]] QString notationSign(NotationKind kind);
[[nodiscard]] QString notationName(NotationKind kind);
[[nodiscard]] QString labelDensityName(LabelDensity density);
[[nodiscard]] QString pictureName(PictureKind picture);

/// Choices of how things are shown: notation (part of the document), digits, labels, motion, theme.
class ViewActions : public QObject {
    Q_OBJECT

public:
    explicit ViewActions(Player& player, QObject* parent = nullptr);

    QActionGroup* notations;
    QActionGroup* digits;
    QActionGroup* labels;
    QActionGroup* pictures;
    QActionGroup* themes;
    QAction* reducedMotion;

    [[nodiscard]] ThemeKind theme() const { return m_theme; }
    void setTheme(ThemeKind kind);

signals:
    void themeChanged();

private:
    QAction* choice(QActionGroup* group, const QString& name, const std::function<void()>& run);
    void show();

    Player& m_player;
    ThemeKind m_theme = ThemeKind::System;
};

} // namespace deltaflow
