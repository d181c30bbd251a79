#include "ui/tables/tables_panel.h"

#include "core/error.h"
#include "core/project/edit.h"
#include "core/project/expression_project.h"
#include "ui/player/player.h"
#include "ui/tables/expression_inspector.h"
#include "ui/tables/fold_section.h"
#include "ui/tables/graph_inspector.h"
#include "ui/tables/network_inspector.h"
#include "ui/tables/parameter_tables.h"
#include "ui/tables/scaling_list.h"
#include "ui/tables/training_inspector.h"
#include "ui/tables/words.h"
#include "ui/words/example_words.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QScrollBar>
#include <QVBoxLayout>

namespace deltaflow {

TablesPanel::TablesPanel(Player& player, QWidget* parent)
    : QScrollArea(parent)
    , m_player(player) {
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Tables"));
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 4, 0, 8);
    layout->setSpacing(0);
    m_parameterTables = new ParameterTables(player, this);
    const auto addSection = [&](const QString& title, QWidget* part) {
        auto* section = new FoldSection(title, part, content);
        layout->addWidget(section);
        return section;
    };
    m_network = addSection(tr("Network"), new NetworkInspector(player, this));
    m_expression = addSection(tr("Expression"), new ExpressionInspector(player, this));
    m_training = addSection(tr("Training"), new TrainingInspector(player, this));
    m_parameters = addSection(tr("Weights and biases"), m_parameterTables);
    m_data = addSection(tr("Data"), makeData());
    m_graph = addSection(tr("Graph"), new GraphInspector(player, this));
    layout->addStretch(1);
    setWidget(content);
    connect(&player, &Player::numbersChanged, this, &TablesPanel::refresh);
    connect(&player, &Player::viewChanged, this, &TablesPanel::showSamples);
    refresh();
}

QSize TablesPanel::minimumSizeHint() const {
    const int bar = verticalScrollBar()->sizeHint().width();
    return {std::max(300, widget()->minimumSizeHint().width() + bar), 160};
}

QWidget* TablesPanel::makeData() {
    auto* content = new QWidget(this);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(8, 0, 8, 12);
    layout->setSpacing(4);
    auto* source = new QHBoxLayout;
    source->setContentsMargins(8, 0, 4, 4);
    m_dataNotes = new QuietLabel({}, content);
    m_dataNotes->setObjectName(QStringLiteral("dataNotes"));
    auto* another = new QToolButton(content);
    another->setText(tr("Data…"));
    another->setObjectName(QStringLiteral("chooseData"));
    another->setFocusPolicy(Qt::StrongFocus);
    another->setToolTip(tr("Other data, test and scaling (Ctrl+Shift+D)"));
    connect(another, &QToolButton::clicked, this, &TablesPanel::dataAsked);
    source->addWidget(m_dataNotes, 1);
    source->addWidget(another, 0, Qt::AlignTop);
    layout->addLayout(source);
    m_scaling = new ScalingList(content);
    auto* scaled = new QHBoxLayout;
    scaled->setContentsMargins(5, 0, 4, 4);
    scaled->addWidget(m_scaling);
    layout->addLayout(scaled);
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

    m_sampleLine = new QWidget(content);
    auto* line = new QHBoxLayout(m_sampleLine);
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
    layout->addWidget(m_sampleLine);
    return content;
}

void TablesPanel::refresh() {
    const auto& notes = m_player.document().project().dataNotes;
    const bool another = m_model != m_player.sharedModel() || m_named != notes;
    m_model = m_player.sharedModel();
    m_named = notes;
    another ? m_samples->reset() : m_samples->refresh();
    showSections();
    showSamples();
}

void TablesPanel::showSections() {
    const Project& project = m_player.document().project();
    m_network->setVisible(m_model->isLayered());
    m_expression->setVisible(isExpression(project));
    m_graph->setVisible(!m_model->isLayered() && !isExpression(project));
    m_training->setVisible(m_model->isLayered() || !m_model->graph->parameters().empty() ||
                           m_model->penalty != kNoNode);
    m_parameters->setTitle(m_model->isLayered()    ? tr("Weights and biases")
                           : isExpression(project) ? tr("Variables")
                                                   : tr("Parameters"));
    m_parameters->setVisible(!m_parameterTables->isEmpty());
    m_data->setVisible(!isExpression(project) && m_samples->columnCount() > 0);
    m_sampleLine->setVisible(takesSamples(*m_model));
}

/// Where the data comes from, and what was done with it.
void TablesPanel::showDataNotes() {
    const Project& project = m_player.document().project();
    QStringList parts;
    if (project.dataNotes) {
        const DataNotes& notes = *project.dataNotes;
        if (!notes.origin.empty()) parts << exampleWords(notes.origin);
        const auto scaled = [](ScalingKind kind) {
            return kind == ScalingKind::MinMax ? tr("scaled to 0 … 1")
                                               : tr("scaled to mean 0, deviation 1");
        };
        if (notes.inputs.kind != ScalingKind::None)
            parts << tr("inputs %1").arg(scaled(notes.inputs.kind));
        if (notes.targets.kind != ScalingKind::None)
            parts << tr("targets %1").arg(scaled(notes.targets.kind));
    }
    if (project.test)
        parts << tr("%L1 more samples for the test")
                     .arg(static_cast<qlonglong>(project.test->x.cols()));
    m_dataNotes->setText(parts.isEmpty() ? tr("Typed in") : parts.join(QStringLiteral(" · ")));
    m_scaling->show(&project, m_player.view().digits);
}

void TablesPanel::showSamples() {
    showDataNotes();
    const Index samples = m_player.document().project().data->x.cols();
    m_remove->setEnabled(samples > 1);
    m_sampleNote->setText(samples == 1
                              ? tr("One sample")
                              : tr("Sample %1 of %2").arg(m_player.view().sample + 1).arg(samples),
                          QuietLabel::Tone::Muted);
}

} // namespace deltaflow
