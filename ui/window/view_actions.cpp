#include "ui/window/view_actions.h"

#include "core/derive/notation.h"
#include "ui/theme/icon.h"

#include <array>

namespace deltaflow {
namespace {

constexpr std::array kNotations{NotationKind::Delta, NotationKind::Theta, NotationKind::Graph,
                                NotationKind::Layers, NotationKind::ChainRule};

/// Why a notation cannot be chosen for the document.
QString whyNot(NotationKind kind) {
    if (kind == NotationKind::Theta)
        return ViewActions::tr("Θ with bias units is for networks of layers");
    return ViewActions::tr("Errors δ are of a loss, and here is none");
}

} // namespace

QString notationSign(NotationKind kind) {
    switch (kind) {
    case NotationKind::Delta:
        return QStringLiteral("W, δ");
    case NotationKind::Theta:
        return QStringLiteral("Θ, δ");
    case NotationKind::Graph:
        return QStringLiteral("W, ∇J");
    case NotationKind::Layers:
        return QStringLiteral("W, ∇");
    case NotationKind::ChainRule:
        return QStringLiteral("∂L/∂W");
    }
    return {};
}

QString notationName(NotationKind kind) {
    switch (kind) {
    case NotationKind::Delta:
        return ViewActions::tr("Weights W and errors δ");
    case NotationKind::Theta:
        return ViewActions::tr("Parameters Θ with bias units");
    case NotationKind::Graph:
        return ViewActions::tr("Computational graph, cost J");
    case NotationKind::Layers:
        return ViewActions::tr("Layers with gradients ∇");
    case NotationKind::ChainRule:
        return ViewActions::tr("Chain rule written out");
    }
    return {};
}

QString labelDensityName(LabelDensity density) {
    switch (density) {
    case LabelDensity::All:
        return ViewActions::tr("All");
    case LabelDensity::Focus:
        return ViewActions::tr("Focus");
    case LabelDensity::None:
        return ViewActions::tr("None");
    }
    return {};
}

QString pictureName(PictureKind picture) {
    return picture == PictureKind::Network ? ViewActions::tr("Network") : ViewActions::tr("Graph");
}

QAction* ViewActions::choice(QActionGroup* group, const QString& name,
                             const std::function<void()>& run) {
    auto* action = new QAction(name, group);
    action->setCheckable(true);
    connect(action, &QAction::triggered, this, run);
    return action;
}

ViewActions::ViewActions(Player& player, QObject* parent)
    : QObject(parent)
    , notations(new QActionGroup(this))
    , digits(new QActionGroup(this))
    , labels(new QActionGroup(this))
    , pictures(new QActionGroup(this))
    , themes(new QActionGroup(this))
    , reducedMotion(new QAction(tr("Reduced motion"), this))
    , m_player(player) {
    for (const NotationKind kind : kNotations) {
        choice(notations, QStringLiteral("%1\t%2").arg(notationName(kind), notationSign(kind)),
               [this, kind] {
                   Project project = m_player.document().project();
                   if (project.notation == kind) return;
                   project.notation = kind;
                   m_player.document().edit(std::move(project), tr("Change the notation"));
               });
    }
    for (int count = 2; count <= 10; ++count)
        choice(digits, tr("%1 significant digits").arg(count),
               [this, count] { m_player.setDigits(count); });
    for (const LabelDensity density : {LabelDensity::All, LabelDensity::Focus, LabelDensity::None})
        choice(labels, labelDensityName(density), [this, density] { m_player.setLabels(density); });
    for (const PictureKind picture : {PictureKind::Network, PictureKind::Graph})
        choice(pictures, pictureName(picture), [this, picture] { m_player.setPicture(picture); });
    const std::pair<QString, const char*> names[] = {{tr("Follow the desktop"), "system"},
                                                     {tr("Light"), "light"},
                                                     {tr("Dark"), "dark"},
                                                     {tr("High contrast"), "contrast"}};
    for (int kind = 0; kind < 4; ++kind) {
        choice(themes, names[kind].first, [this, kind] {
            setTheme(static_cast<ThemeKind>(kind));
        })->setIcon(themedIcon(QString::fromLatin1(names[kind].second)));
    }
    reducedMotion->setCheckable(true);
    connect(reducedMotion, &QAction::toggled, &player, &Player::setReducedMotion);
    connect(&player, &Player::viewChanged, this, &ViewActions::show);
    connect(&player, &Player::numbersChanged, this, &ViewActions::show);
    show();
}

void ViewActions::setTheme(ThemeKind kind) {
    m_theme = kind;
    applyTheme(Theme::of(kind));
    show();
    emit themeChanged();
}

void ViewActions::show() {
    const ViewState& view = m_player.view();
    for (const NotationKind kind : kNotations) {
        QAction* const action = notations->actions().at(static_cast<int>(kind));
        const bool possible = Notation::canExpress(kind, m_player.model());
        action->setEnabled(possible);
        action->setToolTip(possible ? notationName(kind) : whyNot(kind));
    }
    notations->actions()
        .at(static_cast<int>(m_player.document().project().notation))
        ->setChecked(true);
    digits->actions().at(view.digits - 2)->setChecked(true);
    labels->actions().at(static_cast<int>(view.labels))->setChecked(true);
    pictures->actions().at(static_cast<int>(view.picture))->setChecked(true);
    pictures->actions().front()->setEnabled(m_player.model().isLayered());
    themes->actions().at(static_cast<int>(m_theme))->setChecked(true);
}

} // namespace deltaflow
