#include "ui/tables/training_inspector.h"

#include "core/error.h"
#include "core/project/edit.h"
#include "ui/player/player.h"
#include "ui/tables/fold_section.h"
#include "ui/tables/typing.h"
#include "ui/tables/words.h"

#include <QHBoxLayout>
#include <QRegularExpressionValidator>
#include <QSignalBlocker>

namespace deltaflow {

namespace {

template <typename Kind>
QStringList namesOf(QString (*name)(Kind), Kind last) {
    QStringList names;
    for (int kind = 0; kind <= static_cast<int>(last); ++kind)
        names << name(static_cast<Kind>(kind));
    return names;
}

void choose(QComboBox& box, int index) {
    const QSignalBlocker quiet(box);
    box.setCurrentIndex(index);
}

} // namespace

TrainingInspector::TrainingInspector(Player& player, QWidget* parent)
    : Inspector(player, parent)
    , m_grid(new QGridLayout) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 2, 12, 12);
    layout->setSpacing(6);
    m_grid->setHorizontalSpacing(10);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnMinimumWidth(0, 92);
    m_grid->setColumnStretch(1, 1);
    layout->addLayout(m_grid);
    layout->addWidget(&noteLabel());

    m_loss = addChoice(tr("Loss"), namesOf(lossName, LossKind::CategoricalCrossEntropy), "loss");
    connect(m_loss, &QComboBox::activated, this, [this](int index) {
        const auto loss = static_cast<LossKind>(index);
        if (loss == project().loss) return;
        apply(tr("Change the loss to %1").arg(lossName(loss).toLower()),
              [=](const Project& p) { return withLoss(p, loss); });
    });
    m_penalty = addChoice(tr("Penalty"), namesOf(penaltyName, PenaltyKind::L1Plain), "penalty");
    connect(m_penalty, &QComboBox::activated, this, [this](int index) {
        Penalty penalty = project().penalty;
        if (penalty.kind == static_cast<PenaltyKind>(index)) return;
        penalty.kind = static_cast<PenaltyKind>(index);
        if (penalty.lambda == 0) penalty.lambda = 0.01; // a penalty of 0 shows nothing
        apply(tr("Change the penalty"), [=](const Project& p) { return withPenalty(p, penalty); });
    });
    addSetting(Setting::PenaltyStrength, QStringLiteral("λ"), tr("Penalty strength λ"));
    m_optimiser =
        addChoice(tr("Optimiser"), namesOf(optimiserName, OptimiserKind::Adam), "optimiser");
    connect(m_optimiser, &QComboBox::activated, this, [this](int index) {
        Optimiser optimiser = project().optimiser;
        if (optimiser.kind == static_cast<OptimiserKind>(index)) return;
        optimiser.kind = static_cast<OptimiserKind>(index);
        apply(tr("Change the optimiser to %1").arg(optimiserName(optimiser.kind)),
              [=](const Project& p) { return withOptimiser(p, optimiser); });
    });
    addSetting(Setting::LearningRate, tr("Learning rate"), tr("Learning rate"));
    addSetting(Setting::Momentum, tr("Momentum"), tr("Momentum"));
    addSetting(Setting::Decay, tr("Decay ρ"), tr("Decay ρ"));
    addSetting(Setting::Beta1, QStringLiteral("β₁"), QStringLiteral("β₁"));
    addSetting(Setting::Beta2, QStringLiteral("β₂"), QStringLiteral("β₂"));
    addSetting(Setting::Epsilon, QStringLiteral("ε"), QStringLiteral("ε"));
    m_scheme = addChoice(tr("Initialisation"), namesOf(schemeName, InitScheme::Zero), "scheme");
    connect(m_scheme, &QComboBox::activated, this, [this](int index) {
        const Initialisation drawn{static_cast<InitScheme>(index), project().initialisation.seed};
        if (drawn == project().initialisation) return;
        draw(drawn, drawn.scheme == InitScheme::Given
                        ? tr("Keep the weights as given")
                        : tr("Draw the weights: %1").arg(schemeName(drawn.scheme)));
    });
    addDrawing();
    connect(&player, &Player::numbersChanged, this, &TrainingInspector::show);
    TrainingInspector::show();
}

void TrainingInspector::addRow(QWidget* label, QWidget* control) {
    const int row = m_grid->rowCount();
    m_grid->addWidget(label, row, 0);
    m_grid->addWidget(control, row, 1);
}

QComboBox* TrainingInspector::addChoice(const QString& name, const QStringList& choices,
                                        const char* objectName) {
    auto* box = new QComboBox(this);
    box->addItems(choices);
    box->setObjectName(QLatin1String(objectName));
    box->setAccessibleName(name);
    box->setMinimumContentsLength(8);
    box->setFixedHeight(28);
    box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    ignoreWheel(*box);
    addRow(new QuietLabel(name, this), box);
    return box;
}

void TrainingInspector::addSetting(Setting setting, const QString& symbol, const QString& name) {
    SettingRow row{setting, new QuietLabel(symbol, this),
                   new NumberField(player(), Ref::setting(setting), name, this)};
    addRow(row.label, row.field);
    m_settings.push_back(row);
}

void TrainingInspector::addDrawing() {
    auto* line = new QWidget(this);
    auto* layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    m_seed = new QLineEdit(line);
    m_seed->setFixedHeight(28);
    m_seed->setObjectName(QStringLiteral("seed"));
    m_seed->setAccessibleName(tr("Seed"));
    m_seed->setToolTip(tr("The same scheme and seed draw the same weights on every machine"));
    m_seed->setValidator(
        new QRegularExpressionValidator(QRegularExpression("[0-9]{1,20}"), m_seed));
    connect(m_seed, &QLineEdit::editingFinished, this, &TrainingInspector::setSeed);
    auto* anew = new QPushButton(tr("Draw anew"), line);
    anew->setFixedHeight(28);
    anew->setObjectName(QStringLiteral("drawAnew"));
    anew->setToolTip(tr("Draw all weights with the next seed"));
    connect(anew, &QPushButton::clicked, this, [this] {
        Initialisation next = project().initialisation;
        if (next.scheme == InitScheme::Given) next.scheme = InitScheme::Xavier;
        ++next.seed;
        draw(next, tr("Draw the weights anew"));
    });
    layout->addWidget(m_seed, 1);
    layout->addWidget(anew);
    addRow(new QuietLabel(tr("Seed"), this), line);
}

void TrainingInspector::setSeed() {
    endTyping(*m_seed);
    bool fits = false;
    Initialisation drawn = project().initialisation;
    const quint64 seed = m_seed->text().toULongLong(&fits);
    if (!fits) {
        apply({},
              [](const Project&) -> Project { throw Error("a seed is a whole number below 2⁶⁴"); });
        return;
    }
    if (seed == drawn.seed) return;
    drawn.seed = seed;
    draw(drawn, (drawn.scheme == InitScheme::Given // nothing is drawn
                     ? tr("Set the seed to %1")
                     : tr("Draw the weights with seed %1"))
                    .arg(seed));
}

void TrainingInspector::draw(Initialisation initialisation, const QString& label) {
    apply(label, [=](const Project& p) { return withParametersDrawn(p, initialisation); });
}

void TrainingInspector::showRow(QWidget* control, bool shown) {
    const int at = m_grid->indexOf(control);
    int row = 0, column = 0, rows = 0, columns = 0;
    m_grid->getItemPosition(at, &row, &column, &rows, &columns);
    m_grid->itemAtPosition(row, 0)->widget()->setVisible(shown);
    control->setVisible(shown);
}

void TrainingInspector::show() {
    const Project& p = project();
    choose(*m_loss, static_cast<int>(p.loss));
    choose(*m_penalty, static_cast<int>(p.penalty.kind));
    choose(*m_optimiser, static_cast<int>(p.optimiser.kind));
    choose(*m_scheme, static_cast<int>(p.initialisation.scheme));
    showText(*m_seed, QString::number(p.initialisation.seed));
    // A graph has its loss and its penalty as nodes, and parameters only if something is learned.
    const bool layered = player().model().isLayered();
    for (QWidget* control : {static_cast<QWidget*>(m_loss), static_cast<QWidget*>(m_penalty),
                             static_cast<QWidget*>(m_scheme), m_seed->parentWidget()})
        showRow(control, layered);
    showRow(m_optimiser, !player().model().graph->parameters().empty());
    for (const SettingRow& row : m_settings)
        showRow(row.field, player().isEditable(Ref::setting(row.setting)));
}

} // namespace deltaflow
