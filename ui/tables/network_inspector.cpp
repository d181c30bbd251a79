#include "ui/tables/network_inspector.h"

#include "core/error.h"
#include "core/project/edit.h"
#include "ui/editing/number_words.h"
#include "ui/player/player.h"
#include "ui/tables/fold_section.h"
#include "ui/tables/words.h"
#include "ui/theme/icon.h"

#include <QMenu>
#include <QSignalBlocker>

#include <algorithm>

namespace deltaflow {

namespace {

constexpr int kMostUnits = 1000; ///< By hand; a file may have more.

Index unitsOf(const Project& project, int layer) {
    if (layer < 0) return project.network->inputs;
    return project.network->layers[static_cast<std::size_t>(layer)].outputs();
}

} // namespace

NetworkInspector::NetworkInspector(Player& player, QWidget* parent)
    : Inspector(player, parent)
    , m_rows(new QVBoxLayout) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 2, 12, 12);
    layout->setSpacing(6);
    m_rows->setSpacing(6);
    layout->addLayout(m_rows);
    layout->addWidget(&noteLabel());
    connect(&player, &Player::numbersChanged, this, &NetworkInspector::show);
    NetworkInspector::show();
}

QString NetworkInspector::layerName(int layer) const {
    if (layer < 0) return tr("Input");
    return layer + 1 == static_cast<int>(project().network->layers.size())
               ? tr("Layer %1 · output").arg(layer + 1)
               : tr("Layer %1").arg(layer + 1);
}

void NetworkInspector::show() {
    if (!project().network) return; // and nobody sees it
    const std::size_t layers = project().network->layers.size();
    if (m_layers.size() != layers + 1) rebuild(layers);
    for (std::size_t i = 0; i < m_layers.size(); ++i)
        showRow(m_layers[i], static_cast<int>(i) - 1);
}

void NetworkInspector::rebuild(std::size_t layers) {
    for (const Row& row : m_layers) {
        row.widget->hide();
        row.widget->deleteLater(); // it may be the one that asked for this
    }
    m_layers.clear();
    for (int layer = -1; layer < static_cast<int>(layers); ++layer) {
        m_layers.push_back(makeRow(layer));
        m_rows->addWidget(m_layers.back().widget);
    }
}

NetworkInspector::Row NetworkInspector::makeRow(int layer) {
    Row row;
    row.widget = new QWidget(this);
    auto* layout = new QGridLayout(row.widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setHorizontalSpacing(6);
    layout->setVerticalSpacing(2);
    row.name = new QuietLabel({}, row.widget);
    row.units = makeUnits(layer, row.widget);
    layout->addWidget(row.name, 0, 0, 1, 4);
    layout->addWidget(row.units, 1, 0);
    layout->setColumnStretch(1, 1);
    if (layer < 0) return row;
    row.activation = makeActivation(layer, row.widget);
    row.bias = makeBias(layer, row.widget);
    row.menu = makeMenu(layer, row.widget);
    layout->addWidget(row.activation, 1, 1);
    layout->addWidget(row.bias, 1, 2);
    layout->addWidget(row.menu, 1, 3);
    row.slopeName = new QuietLabel(tr("Slope α"), row.widget);
    row.slope = makeSlope(layer, row.widget);
    layout->addWidget(row.slopeName, 2, 0);
    layout->addWidget(row.slope, 2, 1);
    return row;
}

Stepper* NetworkInspector::makeUnits(int layer, QWidget* parent) {
    auto* units = new Stepper(1, kMostUnits, parent);
    units->box().setObjectName(QStringLiteral("units%1").arg(layer + 1));
    connect(units, &Stepper::changed, this, [this, layer](int value) { setUnits(layer, value); });
    return units;
}

QComboBox* NetworkInspector::makeActivation(int layer, QWidget* parent) {
    auto* choice = new QComboBox(parent);
    for (int kind = 0; kind <= static_cast<int>(ActivationKind::Softmax); ++kind)
        choice->addItem(activationName(static_cast<ActivationKind>(kind)));
    choice->setObjectName(QStringLiteral("activation%1").arg(layer + 1));
    choice->setMinimumContentsLength(6);
    choice->setFixedHeight(28);
    ignoreWheel(*choice);
    connect(choice, &QComboBox::activated, this, [this, layer](int index) {
        const auto l = static_cast<std::size_t>(layer);
        Activation activation = project().network->layers[l].activation;
        if (activation.kind == static_cast<ActivationKind>(index)) return;
        activation.kind = static_cast<ActivationKind>(index);
        apply(tr("Change activation of layer %1 to %2")
                  .arg(layer + 1)
                  .arg(activationName(activation.kind)),
              [=](const Project& p) { return withActivation(p, l, activation); });
    });
    return choice;
}

QLineEdit* NetworkInspector::makeSlope(int layer, QWidget* parent) {
    auto* slope = new QLineEdit(parent);
    slope->setObjectName(QStringLiteral("slope%1").arg(layer + 1));
    slope->setFixedHeight(28);
    slope->setMinimumWidth(48);
    slope->setToolTip(tr("Leaky ReLU's slope where z ≤ 0"));
    connect(slope, &QLineEdit::editingFinished, this,
            [this, layer, slope] { setSlope(layer, slope->text()); });
    return slope;
}

QCheckBox* NetworkInspector::makeBias(int layer, QWidget* parent) {
    auto* bias = new QCheckBox(tr("bias"), parent);
    bias->setObjectName(QStringLiteral("bias%1").arg(layer + 1));
    connect(bias, &QCheckBox::clicked, this, [this, layer](bool on) {
        apply((on ? tr("Give layer %1 a bias") : tr("Take the bias from layer %1")).arg(layer + 1),
              [=](const Project& p) { return withBias(p, static_cast<std::size_t>(layer), on); });
    });
    return bias;
}

QToolButton* NetworkInspector::makeMenu(int layer, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setIcon(themedIcon(QStringLiteral("more")));
    button->setIconSize(QSize(18, 18));
    button->setFixedSize(28, 28);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setObjectName(QStringLiteral("menu%1").arg(layer + 1));
    button->setAccessibleName(tr("More for layer %1").arg(layer + 1));
    button->setToolTip(tr("Insert or remove a layer"));
    auto* menu = new QMenu(button);
    menu->addAction(tr("Insert a layer before layer %1").arg(layer + 1), this,
                    [this, layer] { insertBefore(layer); });
    menu->addAction(tr("Remove layer %1").arg(layer + 1), this, [this, layer] {
        apply(tr("Remove layer %1").arg(layer + 1), [=](const Project& p) {
            return withLayerRemoved(p, static_cast<std::size_t>(layer));
        });
    });
    button->setMenu(menu);
    return button;
}

void NetworkInspector::showRow(const Row& row, int layer) const {
    const Index units = unitsOf(project(), layer);
    row.name->setText(layerName(layer));
    row.units->show(static_cast<int>(units));
    row.units->setName(tr("%1, units").arg(layerName(layer)));
    if (layer < 0) return;
    const DenseLayer& own = project().network->layers[static_cast<std::size_t>(layer)];
    const QSignalBlocker quietActivation(row.activation);
    const QSignalBlocker quietBias(row.bias);
    row.activation->setCurrentIndex(static_cast<int>(own.activation.kind));
    row.activation->setAccessibleName(tr("%1, activation").arg(layerName(layer)));
    const bool leaky = own.activation.kind == ActivationKind::LeakyRelu;
    row.slopeName->setVisible(leaky);
    row.slope->setVisible(leaky);
    row.slope->setText(numberForTyping(own.activation.alpha));
    row.slope->setAccessibleName(tr("%1, slope α").arg(layerName(layer)));
    row.bias->setChecked(own.hasBias());
    row.bias->setAccessibleName(tr("%1, bias").arg(layerName(layer)));
}

void NetworkInspector::setUnits(int layer, Index units) {
    const Index before = unitsOf(project(), layer);
    if (units == before) return;
    const QString name = layer < 0 ? tr("the input") : tr("layer %1").arg(layer + 1);
    const QString label = units == before + 1   ? tr("Add a unit to %1").arg(name)
                          : units == before - 1 ? tr("Remove a unit from %1").arg(name)
                                                : tr("Give %1 %2 units").arg(name).arg(units);
    apply(label, [=](const Project& p) { return withUnits(p, layer, units); });
}

void NetworkInspector::setSlope(int layer, const QString& typed) {
    const auto l = static_cast<std::size_t>(layer);
    // The layer may have gone while its field lost the focus.
    if (!project().network || l >= project().network->layers.size()) return;
    const auto read = readNumber(typed);
    if (const auto* reason = std::get_if<QString>(&read)) {
        apply({}, [&](const Project&) -> Project { throw Error(reason->toStdString()); });
        return;
    }
    Activation activation = project().network->layers[l].activation;
    if (activation.alpha == std::get<double>(read)) return;
    activation.alpha = std::get<double>(read);
    apply(
        tr("Set the slope of layer %1 to %2").arg(layer + 1).arg(numberForTyping(activation.alpha)),
        [=](const Project& p) { return withActivation(p, l, activation); });
}

void NetworkInspector::insertBefore(int layer) {
    const auto l = static_cast<std::size_t>(layer);
    const auto& layers = project().network->layers;
    const Index units = std::clamp<Index>(unitsOf(project(), layer - 1), 2, 16);
    const bool isHidden = l + 1 < layers.size();
    const Activation like = isHidden ? layers[l].activation
                            : l > 0  ? layers[l - 1].activation
                                     : Activation{};
    apply(tr("Insert a layer before layer %1").arg(layer + 1),
          [=](const Project& p) { return withLayerInserted(p, l, units, like); });
}

} // namespace deltaflow
