#include "ui/data/data_dialog.h"

#include "core/data/document_data.h"
#include "core/error.h"
#include "ui/data/consequences.h"
#include "ui/data/data_preview.h"
#include "ui/data/made_source.h"
#include "ui/data/present_source.h"
#include "ui/data/setup_form.h"
#include "ui/document/document.h"
#include "ui/tables/fold_section.h"
#include "ui/tables/scaling_list.h"
#include "ui/tables/words.h"
#include "ui/theme/room.h"
#include "ui/transport/segmented_control.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace deltaflow {
namespace {

/// A set that no network takes, as it is.
Project projectOf(const DataSet& set) {
    Project project;
    project.data = std::make_shared<const Data>(set.data);
    DataNotes notes;
    notes.inputNames = set.inputNames;
    notes.targetNames = set.targetNames;
    notes.classes = set.classes;
    project.dataNotes = std::make_shared<const DataNotes>(std::move(notes));
    return project;
}

/// What the data was made up from, if it is still the same.
std::optional<GeneratorSettings> stillMade(const Project& project) {
    if (!takesData(project) || !project.dataNotes || !project.dataNotes->made) return std::nullopt;
    const DataNotes& notes = *project.dataNotes;
    if (!MadeSource::canShow(*notes.made)) return std::nullopt;
    try {
        const Project again = withDataSet(project, generate(*notes.made), dataSetupOf(project),
                                          {notes.origin, {}, notes.made});
        if (haveSameData(project, again)) return notes.made;
    } catch (const Error&) { // made by another version
    }
    return std::nullopt;
}

/// What data changes of a network beside its data.
bool haveSameOutputs(const Project& a, const Project& b) {
    if (!a.network || !b.network) return true;
    return a.loss == b.loss &&
           a.network->layers.back().activation.kind == b.network->layers.back().activation.kind;
}

} // namespace

DataDialog::DataDialog(Document& document, Page page, QWidget* parent)
    : QDialog(parent)
    , m_document(document)
    , m_pages(new QActionGroup(this))
    , m_sources(new QStackedWidget(this))
    , m_present(new PresentSource(document, this))
    , m_made(new MadeSource(this))
    , m_table(new TableSource(this))
    , m_setup(new SetupForm(this))
    , m_previews(new QStackedWidget(this))
    , m_preview(new DataPreview(this))
    , m_scaling(new ScalingList(this))
    , m_message(new QuietLabel({}, this, QuietLabel::Tone::Plain)) {
    setWindowTitle(tr("Data"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 14, 20, 16);
    column->setSpacing(12);
    for (const QString& name : {tr("This document's"), tr("Made up"), tr("From a table")}) {
        QAction* turn = m_pages->addAction(name);
        turn->setCheckable(true);
        connect(turn, &QAction::toggled, this, [this](bool on) {
            if (on) refresh();
        });
    }
    column->addWidget(new SegmentedControl(*m_pages, this), 0, Qt::AlignLeft);
    auto* content = new QWidget;
    auto* row = new QHBoxLayout(content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(20);
    auto* left = new QVBoxLayout;
    left->setSpacing(14);
    for (DataSource* way :
         {m_present, static_cast<DataSource*>(m_made), static_cast<DataSource*>(m_table)}) {
        m_sources->addWidget(way);
        connect(way, &DataSource::changed, this, &DataDialog::refresh);
    }
    left->addWidget(m_sources);
    left->addWidget(new QuietLabel(tr("Test and scaling"), this, QuietLabel::Tone::Plain));
    left->addWidget(m_setup);
    left->addStretch(1);
    m_sources->setFixedWidth(290);
    m_setup->setFixedWidth(290);
    row->addLayout(left);
    row->addWidget(makePreviews(), 1);
    column->addWidget(withScrolling(*content, this), 1);
    column->addWidget(m_message);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_use = buttons->addButton(tr("Use this data"), QDialogButtonBox::AcceptRole);
    m_use->setDefault(true);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &DataDialog::take);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_setup, &SetupForm::changed, this, &DataDialog::refresh);
    m_setup->show(dataSetupOf(document.project()));
    resizeWithin(*this, {900, 600});
    turnTo(page);
    if (const auto made = stillMade(document.project())) m_made->show(*made);
}

QWidget* DataDialog::makePreviews() {
    auto* side = new QWidget(this);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_previews->addWidget(m_preview);
    m_previews->addWidget(m_table->ownPreview());
    column->addWidget(m_previews, 1);
    column->addWidget(m_scaling);
    return side;
}

DataDialog::Page DataDialog::pageOf(const Project& project) {
    return stillMade(project) ? Page::Made : Page::Present;
}

DataDialog::Page DataDialog::page() const {
    return static_cast<Page>(m_pages->actions().indexOf(m_pages->checkedAction()));
}

DataSource& DataDialog::source() const {
    return *static_cast<DataSource*>(m_sources->widget(static_cast<int>(page())));
}

void DataDialog::turnTo(Page page) {
    m_pages->actions()[static_cast<qsizetype>(page)]->setChecked(true);
}

QString DataDialog::message() const {
    return m_message->text();
}

/// What the document becomes; nothing if there is no data. Throws Error if it cannot be taken.
std::optional<Project> DataDialog::outcome() const {
    const DataSource& from = source();
    if (!from.set()) return std::nullopt;
    const Project& before = m_document.project();
    if (&from != m_present)
        return withDataSet(before, *from.set(), m_setup->setup(), from.origin());
    return m_setup->setup() == dataSetupOf(before) ? before
                                                   : withDataSetup(before, m_setup->setup());
}

void DataDialog::refresh() {
    const DataSource& from = source();
    showSource();
    m_use->setEnabled(false);
    try {
        const std::optional<Project> after = outcome();
        m_preview->show(after ? &*after : nullptr);
        m_scaling->show(after ? &*after : nullptr);
        if (!after)
            return m_message->setText(from.note(), from.isWrong() ? QuietLabel::Tone::Error
                                                                  : QuietLabel::Tone::Plain);
        QString text = dataConsequences(m_document.project(), *after);
        if (!from.note().isEmpty()) text = from.note() + ' ' + text;
        m_message->setText(text, QuietLabel::Tone::Plain);
        m_use->setEnabled(true);
    } catch (const Error& error) {
        const Project alone = projectOf(*from.set());
        m_preview->show(&alone);
        m_scaling->show(nullptr);
        m_message->setText(sentence(error.what()), QuietLabel::Tone::Error);
    }
}

void DataDialog::showSource() {
    DataSource& from = source();
    m_sources->setCurrentWidget(&from);
    QWidget* const own = from.ownPreview();
    m_previews->setCurrentWidget(own ? own : m_preview);
}

void DataDialog::take() {
    if (!m_use->isEnabled()) return;
    const Project& before = m_document.project();
    Project after = *outcome();
    if (!haveSameData(before, after) || !haveSameOutputs(before, after))
        m_document.edit(std::move(after), &source() == m_present ? tr("Split and scale the data")
                                                                 : tr("Take other data"));
    accept();
    emit taken();
}

} // namespace deltaflow
