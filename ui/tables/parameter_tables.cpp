#include "ui/tables/parameter_tables.h"

#include "core/project/expression_project.h"
#include "core/project/stored.h"
#include "ui/player/player.h"
#include "ui/tables/fold_section.h"
#include "ui/tables/node_model.h"
#include "ui/tables/parameter_model.h"
#include "ui/tables/variable_model.h"
#include "ui/theme/theme.h"
#include "ui/words/symbol_text.h"

#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace deltaflow {

namespace {

/// What the three numbers of a cell are, each in its colour.
class Legend : public QWidget {
public:
    explicit Legend(QWidget* parent)
        : QWidget(parent) {
        setFixedHeight(20);
        setAccessibleName(
            ParameterTables::tr("Each cell: value, gradient, value after the update"));
    }

protected:
    void paintEvent(QPaintEvent*) override {
        const Theme& theme = Theme::current();
        QPainter painter(this);
        painter.setFont(uiFont(11));
        int x = 8;
        for (const auto& [text, ink] :
             {std::pair{ParameterTables::tr("value"), theme.positiveInk},
              {ParameterTables::tr("gradient"), theme.backwardInk},
              {ParameterTables::tr("after the update"), theme.updateInk}}) {
            painter.setPen(ink);
            painter.drawText(x, 0, width() - x, height(), Qt::AlignVCenter, text);
            x += painter.fontMetrics().horizontalAdvance(text) + 14;
        }
    }
};

bool isNumber(const Node& node) {
    return node.shape.rows == 1 && node.shape.cols == 1;
}

/// "2×3", "4 kernels 1×3×3", "image 1×5×5".
QString sizeOf(const Node& node) {
    const Grid& grid = node.grid;
    const QString size =
        QStringLiteral("%1×%2×%3").arg(grid.channels).arg(grid.height).arg(grid.width);
    if (!grid) return QStringLiteral("%1×%2").arg(node.shape.rows).arg(node.shape.cols);
    if (grid.cells() != node.shape.cols) return ParameterTables::tr("image %1").arg(size);
    if (node.shape.rows == 1) return ParameterTables::tr("kernel %1").arg(size);
    return ParameterTables::tr("%1 kernels %2").arg(node.shape.rows).arg(size);
}

QString titleOf(const Player& player, NodeId id) {
    const Node& node = player.model().graph->node(id);
    const QString title = ParameterTables::tr("%1 · %2").arg(
        valueSymbol(player.document().project(), player.sharedModel(), id), sizeOf(node));
    if (node.role == NodeRole::Constant) return ParameterTables::tr("%1 · constant").arg(title);
    if (node.role == NodeRole::Buffer)
        return ParameterTables::tr("%1 · carried from pass to pass").arg(title);
    return title;
}

/// Whether two models have the same leaves of the same shapes, so that their tables can stay.
bool sameLeaves(const Model& a, const Model& b) {
    if (a.isLayered() != b.isLayered() || a.graph->size() != b.graph->size()) return false;
    for (NodeId id = 0; id < a.graph->size(); ++id) {
        const Node& one = a.graph->node(id);
        const Node& other = b.graph->node(id);
        if (one.name != other.name || one.role != other.role || one.shape != other.shape ||
            one.grid != other.grid)
            return false;
    }
    return true;
}

} // namespace

ParameterTables::ParameterTables(Player& player, QWidget* parent)
    : QWidget(parent)
    , m_player(player)
    , m_legend(new Legend(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 0, 8, 12);
    layout->setSpacing(4);
    layout->addWidget(m_legend);
    connect(&player, &Player::numbersChanged, this, &ParameterTables::refresh);
    refresh();
}

void ParameterTables::refresh() {
    const bool same = m_model && sameLeaves(*m_model, m_player.model());
    m_model = m_player.sharedModel();
    if (!same) return rebuild();
    for (const Table& table : m_tables)
        table.model->refresh();
}

void ParameterTables::rebuild() {
    for (const Table& table : m_tables) {
        delete table.title;
        delete table.table;
        delete table.model;
    }
    m_tables.clear();
    m_model->isLayered() ? addLayers() : addNodes();
    const auto hasCompanions = [](const Table& t) { return t.model->companionCount() > 0; };
    m_legend->setVisible(std::any_of(m_tables.begin(), m_tables.end(), hasCompanions));
    emit emptied();
}

void ParameterTables::addLayers() {
    for (std::size_t l = 0; l < m_model->layers.size(); ++l) {
        const LayerNodes& layer = m_model->layers[l];
        const Shape shape = m_model->graph->node(layer.weights).shape;
        const QString size = tr("W %1×%2").arg(shape.rows).arg(shape.cols);
        const bool hasBias = layer.bias != kNoNode;
        add(tr("Layer %1 · %2")
                .arg(l + 1)
                .arg(hasBias ? tr("%1, b %2×1").arg(size).arg(shape.rows) : size),
            new ParameterModel(m_player, l, this), tr("Weights and biases of layer %1").arg(l + 1));
    }
}

void ParameterTables::addNodes() {
    const Graph& graph = *m_model->graph;
    const Project& project = m_player.document().project();
    const bool ofExpression = isExpression(project);
    std::vector<NodeId> numbers;
    std::vector<NodeId> others;
    for (NodeId id = 0; id < graph.size(); ++id) {
        const Node& node = graph.node(id);
        // The constants of an expression are written in its text.
        const bool isVariable = node.role == NodeRole::Input || node.role == NodeRole::Parameter;
        if (ofExpression ? isVariable : storedValue(project, *m_model, id) != nullptr)
            (isNumber(node) ? numbers : others).push_back(id);
    }
    if (!numbers.empty())
        add(ofExpression ? QString() : tr("Single numbers"),
            new VariableModel(m_player, std::move(numbers), this),
            tr("Variables with their gradients"));
    for (const NodeId id : others)
        add(titleOf(m_player, id), new NodeModel(m_player, id, this),
            tr("Numbers of %1").arg(QString::fromStdString(graph.node(id).name)));
}

void ParameterTables::add(const QString& title, NumberModel* model, const QString& name) {
    const bool first = m_tables.empty();
    auto* label = new QuietLabel(title, this);
    label->setVisible(!title.isEmpty());
    label->setContentsMargins(8, first ? 0 : 8, 0, 0);
    auto* table = new NumberTable(m_player, *model, this);
    table->setObjectName(QStringLiteral("parameters%1").arg(m_tables.size() + 1));
    table->setAccessibleName(name);
    layout()->addWidget(label);
    layout()->addWidget(table);
    m_tables.push_back({label, model, table});
}

} // namespace deltaflow
