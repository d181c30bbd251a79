#include "ui/data/data_dialog.h"

#include "core/error.h"
#include "ui/data/consequences.h"
#include "ui/data/data_preview.h"
#include "ui/data/made_source.h"
#include "ui/data/present_source.h"
#include "ui/data/setup_form.h"
#include "ui/document/document.h"
#include "ui/tables/fold_section.h"
#include "ui/tables/words.h"
#include "ui/transport/segmented_control.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace deltaflow {

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
    auto* row = new QHBoxLayout;
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
    m_previews->addWidget(m_preview);
    m_previews->addWidget(m_table->ownPreview());
    row->addWidget(m_previews, 1);
    column->addLayout(row, 1);
    column->addWidget(m_message);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_use = buttons->addButton(tr("Use this data"), QDialogButtonBox::AcceptRole);
    m_use->setDefault(true);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &DataDialog::take);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_setup, &SetupForm::changed, this, &DataDialog::refresh);
    m_setup->show(dataSetupOf(document.project()));
    resize(900, 600);
    turnTo(page);
}

DataSource& DataDialog::source() const {
    return *static_cast<DataSource*>(
        m_sources->widget(static_cast<int>(m_pages->actions().indexOf(m_pages->checkedAction()))));
}

void DataDialog::turnTo(Page page) {
    m_pages->actions()[static_cast<qsizetype>(page)]->setChecked(true);
}

QString DataDialog::message() const {
    return m_message->text();
}

void DataDialog::refresh() {
    DataSource& from = source();
    m_sources->setCurrentWidget(&from);
    QWidget* const own = from.ownPreview();
    m_previews->setCurrentWidget(own ? own : m_preview);
    if (!own) m_preview->show(from.set() ? &*from.set() : nullptr);
    m_use->setEnabled(false);
    if (!from.set())
        return m_message->setText(from.note(), from.isWrong() ? QuietLabel::Tone::Error
                                                              : QuietLabel::Tone::Plain);
    try {
        const Project& before = m_document.project();
        const Project after =
            withDataSet(before, *from.set(), m_setup->setup(), from.origin().toStdString());
        QString text = dataConsequences(before, after);
        if (!from.note().isEmpty()) text = from.note() + ' ' + text;
        m_message->setText(text, QuietLabel::Tone::Plain);
        m_use->setEnabled(true);
    } catch (const Error& error) {
        m_message->setText(sentence(error.what()), QuietLabel::Tone::Error);
    }
}

void DataDialog::take() {
    DataSource& from = source();
    if (!m_use->isEnabled()) return;
    const Project& before = m_document.project();
    const bool same = &from == m_present;
    Project after =
        same ? withDataSetup(before, m_setup->setup())
             : withDataSet(before, *from.set(), m_setup->setup(), from.origin().toStdString());
    m_document.edit(std::move(after),
                    same ? tr("Split and scale the data") : tr("Take other data"));
    accept();
    emit taken();
}

} // namespace deltaflow
