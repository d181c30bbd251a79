#include "ui/tables/tables_panel.h"

#include "core/error.h"
#include "core/project/edit.h"
#include "ui/player/player.h"
#include "ui/tables/fold_section.h"
#include "ui/tables/network_inspector.h"
#include "ui/tables/training_inspector.h"
#include "ui/tables/words.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPainter>
#include <QVBoxLayout>

namespace deltaflow {

namespace {

QVBoxLayout* contentLayout(QWidget* content) {
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(8, 0, 8, 12);
    layout->setSpacing(4);
    return layout;
}

/// What the three numbers of a cell are, each in its colour.
class Legend : public QWidget {
public:
    explicit Legend(QWidget* parent)
        : QWidget(parent) {
        setFixedHeight(20);
        setAccessibleName(TablesPanel::tr("Each cell: value, gradient, value after the update"));
    }

protected:
    void paintEvent(QPaintEvent*) override {
        const Theme& theme = Theme::current();
        QPainter painter(this);
        painter.setFont(uiFont(11));
        int x = 8;
        for (const auto& [text, ink] : {std::pair{TablesPanel::tr("value"), theme.positiveInk},
                                        {TablesPanel::tr("gradient"), theme.backwardInk},
                                        {TablesPanel::tr("after the update"), theme.updateInk}}) {
            painter.setPen(ink);
            painter.drawText(x, 0, width() - x, height(), Qt::AlignVCenter, text);
            x += painter.fontMetrics().horizontalAdvance(text) + 14;
        }
    }
};

std::vector<std::pair<Index, Index>> shapesOf(const Project& project) {
    std::vector<std::pair<Index, Index>> shapes;
    for (const DenseLayer& layer : project.network->layers)
        shapes.emplace_back(layer.outputs(), layer.inputs() + (layer.hasBias() ? 1 : 0));
    shapes.emplace_back(project.data->x.cols(), project.data->x.rows() + project.data->y.rows());
    return shapes;
}

} // namespace

TablesPanel::TablesPanel(Player& player, QWidget* parent)
    : QScrollArea(parent)
    , m_player(player) {
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(tr("Tables"));
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 4, 0, 8);
    layout->setSpacing(0);
    layout->addWidget(new FoldSection(tr("Network"), new NetworkInspector(player, this), content));
    layout->addWidget(
        new FoldSection(tr("Training"), new TrainingInspector(player, this), content));
    layout->addWidget(new FoldSection(tr("Weights and biases"), makeParameters(), content));
    layout->addWidget(new FoldSection(tr("Data"), makeData(), content));
    layout->addStretch(1);
    setWidget(content);
    connect(&player, &Player::numbersChanged, this, &TablesPanel::refresh);
    connect(&player, &Player::viewChanged, this, &TablesPanel::showSamples);
    refresh();
}

QWidget* TablesPanel::makeParameters() {
    m_parameters = new QWidget(this);
    auto* layout = contentLayout(m_parameters);
    layout->addWidget(new Legend(m_parameters));
    return m_parameters;
}

QWidget* TablesPanel::makeData() {
    auto* content = new QWidget(this);
    auto* layout = contentLayout(content);
    m_samples = new SampleModel(m_player, this);
    auto* table = new NumberTable(m_player, *m_samples, content);
    table->setObjectName(QStringLiteral("samples"));
    table->setAccessibleName(tr("Data: one row a sample"));
    table->setHeightLimit(240);
    const auto choose = [this](int row) {
        if (row >= 0) m_player.setSample(row);
    };
    connect(table->verticalHeader(), &QHeaderView::sectionPressed, this, choose);
    connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [choose](const QModelIndex& index) { choose(index.row()); });
    layout->addWidget(table);

    auto* line = new QHBoxLayout;
    m_sampleNote = new QuietLabel({}, content);
    const auto button = [&](const QString& text, const char* name, auto edit,
                            const QString& label) {
        auto* made = new QToolButton(content);
        made->setText(text);
        made->setObjectName(QLatin1String(name));
        made->setFocusPolicy(Qt::StrongFocus);
        connect(made, &QToolButton::clicked, this, [this, edit, label] {
            try {
                m_player.document().edit(edit(m_player.document().project()), label);
            } catch (const Error& error) {
                m_sampleNote->setText(sentence(error.what()), QuietLabel::Tone::Error);
            }
        });
        return made;
    };
    auto* add = button(
        tr("Add sample"), "addSample", [](const Project& p) { return withSampleAdded(p); },
        tr("Add a sample"));
    m_remove = button(
        tr("Remove"), "removeSample",
        [this](const Project& p) { return withSampleRemoved(p, m_player.view().sample); },
        tr("Remove a sample"));
    m_remove->setToolTip(tr("Remove the sample that is shown"));
    line->setContentsMargins(8, 4, 4, 0);
    line->addWidget(m_sampleNote, 1);
    line->addWidget(m_remove);
    line->addWidget(add);
    layout->addLayout(line);
    return content;
}

void TablesPanel::refresh() {
    auto shapes = shapesOf(m_player.document().project());
    const bool reshaped = shapes != m_shapes;
    m_shapes = std::move(shapes);
    if (reshaped) {
        showLayers();
        m_samples->reset();
    } else {
        for (const Layer& layer : m_layers)
            layer.model->refresh();
        m_samples->refresh();
    }
    showSamples();
}

void TablesPanel::showLayers() {
    const auto& layers = m_player.document().project().network->layers;
    for (; m_layers.size() > layers.size(); m_layers.pop_back()) {
        delete m_layers.back().title;
        delete m_layers.back().table;
        delete m_layers.back().model;
    }
    while (m_layers.size() < layers.size()) {
        const std::size_t index = m_layers.size();
        auto* title = new QuietLabel({}, m_parameters);
        title->setContentsMargins(8, index == 0 ? 0 : 8, 0, 0);
        auto* model = new ParameterModel(m_player, index, this);
        auto* table = new NumberTable(m_player, *model, m_parameters);
        table->setObjectName(QStringLiteral("parameters%1").arg(index + 1));
        table->setAccessibleName(tr("Weights and biases of layer %1").arg(index + 1));
        m_parameters->layout()->addWidget(title);
        m_parameters->layout()->addWidget(table);
        m_layers.push_back({title, model, table});
    }
    for (std::size_t l = 0; l < layers.size(); ++l) {
        const DenseLayer& layer = layers[l];
        const QString size = tr("W %1×%2").arg(layer.outputs()).arg(layer.inputs());
        m_layers[l].title->setText(
            tr("Layer %1 · %2")
                .arg(l + 1)
                .arg(layer.hasBias() ? tr("%1, b %2×1").arg(size).arg(layer.outputs()) : size));
        m_layers[l].model->reset();
    }
}

void TablesPanel::showSamples() {
    const Index samples = m_player.document().project().data->x.cols();
    m_remove->setEnabled(samples > 1);
    m_sampleNote->setText(samples == 1
                              ? tr("One sample")
                              : tr("Sample %1 of %2").arg(m_player.view().sample + 1).arg(samples),
                          QuietLabel::Tone::Muted);
}

} // namespace deltaflow
