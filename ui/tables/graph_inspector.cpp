#include "ui/tables/graph_inspector.h"

#include "core/error.h"
#include "core/project/expression_project.h"
#include "ui/editing/number_words.h"
#include "ui/player/player.h"
#include "ui/tables/fold_section.h"
#include "ui/tables/stepper.h"
#include "ui/tables/words.h"
#include "ui/words/symbol_text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QSignalBlocker>

#include <algorithm>
#include <array>

namespace deltaflow {

namespace {

constexpr std::size_t kMostNodes = 200; ///< That are listed.
constexpr int kMostCells = 99;          ///< Of a kernel, a stride or a padding.

std::array<int, 2>& pairOf(OpSettings& settings, OpSetting which) {
    return which == OpSetting::Kernel   ? settings.kernel
           : which == OpSetting::Stride ? settings.stride
                                        : settings.padding;
}

double& numberOf(OpSettings& settings, OpSetting which) {
    return which == OpSetting::Alpha     ? settings.alpha
           : which == OpSetting::Epsilon ? settings.epsilon
                                         : settings.momentum;
}

QString nameOfSetting(OpSetting which) {
    switch (which) {
    case OpSetting::Kernel:
        return GraphInspector::tr("Kernel");
    case OpSetting::Stride:
        return GraphInspector::tr("Stride");
    case OpSetting::Padding:
        return GraphInspector::tr("Padding");
    case OpSetting::CountsPadding:
        return GraphInspector::tr("Mean");
    case OpSetting::Alpha:
        return GraphInspector::tr("Slope α");
    case OpSetting::Epsilon:
        return QStringLiteral("ε");
    case OpSetting::Momentum:
        return GraphInspector::tr("Momentum");
    case OpSetting::Evaluates:
        return GraphInspector::tr("Mode");
    }
    return {};
}

QString text(const std::string& name) {
    return QString::fromStdString(name);
}

QString shapeText(const Node& node) {
    const Grid& grid = node.grid;
    if (grid && grid.cells() == node.shape.rows)
        return QStringLiteral("%1×%2×%3").arg(grid.channels).arg(grid.height).arg(grid.width);
    return QStringLiteral("%1×%2").arg(node.shape.rows).arg(node.shape.cols);
}

} // namespace

GraphInspector::GraphInspector(Player& player, QWidget* parent)
    : Inspector(player, parent)
    , m_rows(new QVBoxLayout) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 2, 12, 12);
    layout->setSpacing(6);
    layout->addWidget(&noteLabel());
    layout->addLayout(m_rows);
    connect(&player, &Player::numbersChanged, this, &GraphInspector::show);
    GraphInspector::show();
}

const NodeSpec* GraphInspector::nodeOf(const std::string& name) const {
    return project().graph ? project().graph->find(name) : nullptr;
}

/// What the rows depend on, but for the settings' values.
std::vector<std::string> GraphInspector::outline() const {
    std::vector<std::string> lines;
    for (const NodeSpec& node : project().graph->nodes) {
        std::string line = node.name + '=' + node.op;
        for (const std::string& input : node.inputs)
            line += ' ' + input;
        if (const NodeId id = player().model().graph->find(node.name); id != kNoNode)
            line += shapeText(player().model().graph->node(id)).toStdString();
        lines.push_back(std::move(line));
    }
    lines.emplace_back(1, static_cast<char>('0' + static_cast<int>(project().notation)));
    return lines;
}

void GraphInspector::show() {
    if (!project().graph || isExpression(project())) return; // and nobody sees it
    if (auto now = outline(); now != m_outline) {
        m_outline = std::move(now);
        rebuild();
    }
    for (const auto& control : m_controls)
        control();
}

void GraphInspector::rebuild() {
    const QString focused = focusWidget() ? focusWidget()->objectName() : QString();
    if (m_content) {
        m_content->hide();
        m_content->setParent(nullptr);
        m_content->deleteLater(); // one of its controls may have asked for this
    }
    m_controls.clear();
    m_content = new QWidget(this);
    auto* rows = new QVBoxLayout(m_content);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(8);
    const auto& nodes = project().graph->nodes;
    std::size_t listed = 0;
    for (const NodeSpec& node : nodes)
        if (!node.inputs.empty() && listed++ < kMostNodes) addNode(node);
    if (listed > kMostNodes)
        rows->addWidget(new QuietLabel(tr("… and %1 more").arg(listed - kMostNodes), m_content));
    m_rows->addWidget(m_content);
    m_content->show();
    if (focused.isEmpty()) return;
    if (auto* again = m_content->findChild<QWidget*>(focused)) again->setFocus();
}

void GraphInspector::addNode(const NodeSpec& node) {
    auto* row = new QWidget(m_content);
    auto* grid = new QGridLayout(row);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    grid->setColumnMinimumWidth(0, 76);
    grid->setColumnStretch(1, 1);
    const auto symbol = [this](const std::string& name) {
        const NodeId id = player().model().graph->find(name);
        return id == kNoNode ? text(name) : valueSymbol(project(), player().sharedModel(), id);
    };
    QStringList inputs;
    for (const std::string& input : node.inputs)
        inputs << symbol(input);
    grid->addWidget(
        new QuietLabel(
            QStringLiteral("%1 = %2(%3)").arg(symbol(node.name), text(node.op), inputs.join(", ")),
            row, QuietLabel::Tone::Plain),
        0, 0, 1, 2);
    const Node& own = player().model().graph->node(player().model().graph->find(node.name));
    auto* shape = new QuietLabel(shapeText(own), row);
    shape->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    grid->addWidget(shape, 0, 2);
    const auto activations = activationOps();
    if (std::find(activations.begin(), activations.end(), node.op) != activations.end())
        addActivation(node, *grid);
    for (const OpSetting which : settingsOf(node.op))
        addSetting(node, which, *grid);
    m_content->layout()->addWidget(row);
}

void GraphInspector::addActivation(const NodeSpec& node, QGridLayout& grid) {
    auto* box = new QComboBox(grid.parentWidget());
    for (int kind = 0; kind < static_cast<int>(activationOps().size()); ++kind)
        box->addItem(activationName(static_cast<ActivationKind>(kind)));
    box->setObjectName(QStringLiteral("function_") + text(node.name));
    box->setAccessibleName(tr("Function of %1").arg(text(node.name)));
    box->setFixedHeight(28);
    ignoreWheel(*box);
    const std::string name = node.name;
    m_controls.emplace_back([this, box, name] {
        const NodeSpec* const own = nodeOf(name);
        if (!own) return;
        const auto all = activationOps();
        const QSignalBlocker quiet(box);
        box->setCurrentIndex(
            static_cast<int>(std::find(all.begin(), all.end(), own->op) - all.begin()));
    });
    connect(box, &QComboBox::activated, this, [this, name](int index) {
        const std::string_view op = activationOps()[static_cast<std::size_t>(index)];
        const NodeSpec* const own = nodeOf(name);
        if (!own || own->op == op) return;
        apply(tr("Change the function of %1 to %2")
                  .arg(text(name), activationName(static_cast<ActivationKind>(index))),
              [&](const Project& p) { return withActivationOp(p, name, op); });
    });
    const int row = grid.rowCount();
    grid.addWidget(new QuietLabel(tr("Function"), grid.parentWidget()), row, 0);
    grid.addWidget(box, row, 1, 1, 2);
}

void GraphInspector::addSetting(const NodeSpec& node, OpSetting which, QGridLayout& grid) {
    QWidget* const parent = grid.parentWidget();
    QWidget* control = nullptr;
    switch (which) {
    case OpSetting::Evaluates:
        control = makeMode(node, parent);
        break;
    case OpSetting::CountsPadding:
        control = makeCheck(node, parent);
        break;
    case OpSetting::Alpha:
    case OpSetting::Epsilon:
    case OpSetting::Momentum:
        control = makeNumber(node, which, parent);
        break;
    default:
        control = makePair(node, which, parent);
    }
    const int row = grid.rowCount();
    grid.addWidget(new QuietLabel(nameOfSetting(which), parent), row, 0);
    grid.addWidget(control, row, 1, 1, 2);
}

void GraphInspector::change(const std::string& node, const QString& label,
                            const std::function<void(OpSettings&)>& edit) {
    const NodeSpec* const own = nodeOf(node);
    if (!own) return;
    OpSettings settings = own->settings;
    edit(settings);
    if (settings == own->settings) return;
    apply(label, [&](const Project& p) { return withOpSettings(p, node, settings); });
}

/// Down and across.
QWidget* GraphInspector::makePair(const NodeSpec& node, OpSetting which, QWidget* parent) {
    auto* pair = new QWidget(parent);
    auto* line = new QHBoxLayout(pair);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(6);
    const std::string name = node.name;
    for (const std::size_t axis : {0U, 1U}) {
        auto* box = new Stepper(which == OpSetting::Padding ? 0 : 1, kMostCells, pair);
        box->box().setObjectName(
            QStringLiteral("%1_%2_%3").arg(nameOfSetting(which), text(name)).arg(axis));
        box->setName((axis == 0 ? tr("%1 of %2, down") : tr("%1 of %2, across"))
                         .arg(nameOfSetting(which), text(name)));
        box->setToolTip(axis == 0 ? tr("Down") : tr("Across"));
        m_controls.emplace_back([this, box, name, which, axis] {
            const NodeSpec* const own = nodeOf(name);
            if (!own) return;
            OpSettings settings = own->settings;
            box->show(pairOf(settings, which)[axis]);
        });
        connect(box, &Stepper::changed, this, [this, name, which, axis](int value) {
            change(name, tr("Change the %1 of %2").arg(nameOfSetting(which).toLower(), text(name)),
                   [=](OpSettings& settings) { pairOf(settings, which)[axis] = value; });
        });
        line->addWidget(box);
    }
    line->addStretch(1);
    return pair;
}

QWidget* GraphInspector::makeNumber(const NodeSpec& node, OpSetting which, QWidget* parent) {
    auto* field = new QLineEdit(parent);
    const std::string name = node.name;
    field->setObjectName(QStringLiteral("%1_%2").arg(nameOfSetting(which), text(name)));
    field->setAccessibleName(tr("%1 of %2").arg(nameOfSetting(which), text(name)));
    field->setFixedHeight(28);
    m_controls.emplace_back([this, field, name, which] {
        const NodeSpec* const own = nodeOf(name);
        if (!own) return;
        OpSettings settings = own->settings;
        field->setText(numberForTyping(numberOf(settings, which)));
    });
    connect(field, &QLineEdit::editingFinished, this, [this, field, name, which] {
        const auto read = readNumber(field->text());
        if (const auto* reason = std::get_if<QString>(&read)) {
            apply({}, [&](const Project&) -> Project { throw Error(reason->toStdString()); });
            return;
        }
        change(name, tr("Change %1 of %2").arg(nameOfSetting(which), text(name)),
               [&](OpSettings& s) { numberOf(s, which) = std::get<double>(read); });
    });
    return field;
}

QWidget* GraphInspector::makeMode(const NodeSpec& node, QWidget* parent) {
    auto* box = new QComboBox(parent);
    box->addItems({tr("Training: this batch"), tr("Evaluation: running statistics")});
    const std::string name = node.name;
    box->setObjectName(QStringLiteral("mode_") + text(name));
    box->setAccessibleName(tr("Mode of %1").arg(text(name)));
    box->setFixedHeight(28);
    ignoreWheel(*box);
    m_controls.emplace_back([this, box, name] {
        const NodeSpec* const own = nodeOf(name);
        const QSignalBlocker quiet(box);
        if (own) box->setCurrentIndex(own->settings.evaluates ? 1 : 0);
    });
    connect(box, &QComboBox::activated, this, [this, name](int index) {
        change(name, (index == 1 ? tr("Evaluate %1") : tr("Let %1 train")).arg(text(name)),
               [=](OpSettings& settings) { settings.evaluates = index == 1; });
    });
    return box;
}

QWidget* GraphInspector::makeCheck(const NodeSpec& node, QWidget* parent) {
    auto* box = new QCheckBox(tr("counts the padding"), parent);
    const std::string name = node.name;
    box->setObjectName(QStringLiteral("countsPadding_") + text(name));
    m_controls.emplace_back([this, box, name] {
        if (const NodeSpec* const own = nodeOf(name)) box->setChecked(own->settings.countsPadding);
    });
    connect(box, &QCheckBox::clicked, this, [this, name](bool on) {
        change(name, tr("Change the mean of %1").arg(text(name)),
               [=](OpSettings& settings) { settings.countsPadding = on; });
    });
    return box;
}

} // namespace deltaflow
