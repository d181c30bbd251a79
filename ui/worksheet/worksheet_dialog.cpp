#include "ui/worksheet/worksheet_dialog.h"

#include "core/error.h"
#include "ui/document/document_files.h"
#include "ui/document/document_io.h"
#include "ui/tables/fold_section.h"
#include "ui/tables/words.h"
#include "ui/theme/room.h"
#include "ui/worksheet/sheet_pages.h"
#include "ui/worksheet/sheet_preview.h"
#include "ui/worksheet/sheet_words.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

namespace deltaflow {

namespace {

constexpr int kFormWidth = 290;

void showNumber(QSpinBox& box, int value) {
    const QSignalBlocker blocker(box);
    box.setValue(value);
}

/// "sheets-answers.pdf" beside "sheets.pdf".
QString keyPath(const QString& path) {
    const QFileInfo file(path);
    return file.dir().filePath(WorksheetDialog::tr("%1-answers").arg(file.completeBaseName()) +
                               QLatin1Char('.') + file.suffix());
}

} // namespace

WorksheetDialog::WorksheetDialog(const Project& project, DocumentFiles& files, QWidget* parent)
    : QDialog(parent)
    , m_project(project)
    , m_files(files)
    , m_versions(new QSpinBox(this))
    , m_seed(new QSpinBox(this))
    , m_level(new QComboBox(this))
    , m_digits(new QSpinBox(this))
    , m_most(new QSpinBox(this))
    , m_paper(new QComboBox(this))
    , m_keys(new QComboBox(this))
    , m_side(new QComboBox(this))
    , m_preview(new SheetPreview(this))
    , m_message(new QuietLabel({}, this, QuietLabel::Tone::Plain)) {
    setWindowTitle(tr("Worksheet"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    auto* content = new QWidget;
    auto* row = new QHBoxLayout(content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(20);
    auto* left = new QVBoxLayout;
    left->setSpacing(12);
    left->addWidget(makeForm());
    left->addWidget(new QuietLabel(tr("Left blank"), this, QuietLabel::Tone::Plain));
    left->addWidget(makeBlanks());
    left->addStretch(1);
    row->addLayout(left);
    row->addWidget(makePreview(), 1);
    column->addWidget(withScrolling(*content, this), 1);
    column->addWidget(m_message);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_save = buttons->addButton(tr("Save…"), QDialogButtonBox::AcceptRole);
    m_save->setDefault(true);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &WorksheetDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    resizeWithin(*this, {860, 640});
    refresh();
}

QWidget* WorksheetDialog::makeForm() {
    auto* side = new QWidget(this);
    side->setFixedWidth(kFormWidth);
    auto* form = new QFormLayout(side);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_versions->setRange(1, kMostVersions);
    m_versions->setValue(4);
    m_seed->setRange(0, std::numeric_limits<int>::max());
    m_seed->setValue(1);
    m_seed->setToolTip(tr("The same seed gives the same numbers on every computer"));
    m_level->addItems({tr("Neurons"), tr("Whole layers")});
    m_digits->setRange(2, 6);
    m_digits->setValue(3);
    m_most->setRange(0, static_cast<int>(kMostSheetSteps));
    m_most->setSpecialValueText(tr("All of the kinds below"));
    m_most->setToolTip(tr("At most so many steps, chosen by the seed; the others are given"));
    m_paper->addItems({tr("A4"), tr("Letter")});
    m_keys->addItems({tr("Behind the sheets"), tr("In a file of their own"), tr("Not written")});
    form->addRow(tr("Versions"), m_versions);
    form->addRow(tr("Seed"), m_seed);
    form->addRow(tr("Steps of"), m_level);
    form->addRow(tr("Digits"), m_digits);
    form->addRow(tr("Blanks"), m_most);
    form->addRow(tr("Paper"), m_paper);
    form->addRow(tr("Answers"), m_keys);
    for (QSpinBox* box : {m_versions, m_seed, m_digits, m_most})
        connect(box, &QSpinBox::valueChanged, this, &WorksheetDialog::refresh);
    for (QComboBox* box : {m_level, m_paper})
        connect(box, &QComboBox::currentIndexChanged, this, &WorksheetDialog::refresh);
    return side;
}

QWidget* WorksheetDialog::makeBlanks() {
    auto* side = new QWidget(this);
    side->setFixedWidth(kFormWidth);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    for (int kind = 0; kind < kBlankKinds; ++kind) {
        auto* box = new QCheckBox(blankKindName(static_cast<BlankKind>(kind)), side);
        box->setChecked(true);
        connect(box, &QCheckBox::toggled, this, &WorksheetDialog::refresh);
        column->addWidget(box);
        m_kinds[static_cast<std::size_t>(kind)] = box;
    }
    return side;
}

QWidget* WorksheetDialog::makePreview() {
    auto* side = new QWidget(this);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_side->addItems({tr("First page of the sheet"), tr("First page of the answers")});
    m_side->setAccessibleName(tr("Shown page"));
    connect(m_side, &QComboBox::currentIndexChanged, this, &WorksheetDialog::showPage);
    column->addWidget(m_side, 0, Qt::AlignHCenter);
    column->addWidget(m_preview, 1);
    return side;
}

WorksheetPlan WorksheetDialog::plan() const {
    WorksheetPlan plan;
    plan.options.seed = static_cast<std::uint64_t>(m_seed->value());
    plan.options.level = m_level->currentIndex() == 0 ? Level::Neuron : Level::Layer;
    plan.options.digits = m_digits->value();
    plan.options.most = m_most->value();
    plan.options.kinds.clear();
    for (int kind = 0; kind < kBlankKinds; ++kind)
        if (m_kinds[static_cast<std::size_t>(kind)]->isChecked())
            plan.options.kinds.insert(static_cast<BlankKind>(kind));
    plan.versions = m_versions->value();
    plan.paper = m_paper->currentIndex() == 0 ? Paper::a4() : Paper::letter();
    return plan;
}

void WorksheetDialog::setPlan(const WorksheetPlan& plan) {
    showNumber(*m_versions, plan.versions);
    showNumber(*m_seed, static_cast<int>(plan.options.seed));
    showNumber(*m_digits, plan.options.digits);
    showNumber(*m_most, plan.options.most);
    for (int kind = 0; kind < kBlankKinds; ++kind) {
        QCheckBox* box = m_kinds[static_cast<std::size_t>(kind)];
        const QSignalBlocker blocker(box);
        box->setChecked(plan.options.kinds.contains(static_cast<BlankKind>(kind)));
    }
    const QSignalBlocker level(m_level);
    const QSignalBlocker paper(m_paper);
    m_level->setCurrentIndex(plan.options.level == Level::Layer ? 1 : 0);
    m_paper->setCurrentIndex(plan.paper.size == Paper::letter().size ? 1 : 0);
    refresh();
}

WorksheetDialog::Keys WorksheetDialog::keys() const {
    return static_cast<Keys>(m_keys->currentIndex());
}

QString WorksheetDialog::message() const {
    return m_message->text();
}

void WorksheetDialog::refresh() {
    const WorksheetPlan chosen = plan();
    m_first.reset();
    try {
        m_first = makeWorksheet(m_project, chosen.options, 1);
        const auto asked = std::ranges::count_if(m_first->tasks, &SheetTask::isAsked);
        m_message->setText(tr("Steps to compute in each version: %1").arg(asked),
                           QuietLabel::Tone::Plain);
    } catch (const Error& error) {
        m_message->setText(sentence(error.what()), QuietLabel::Tone::Error);
    }
    m_save->setEnabled(m_first.has_value());
    showPage();
}

void WorksheetDialog::showPage() {
    if (!m_first) return m_preview->clear();
    const WorksheetPlan chosen = plan();
    m_preview->show(chosen.paper, [sheet = *m_first, options = chosen.options,
                                   isKey = m_side->currentIndex() == 1](Pages& pages) {
        isKey ? addKey(pages, sheet, options) : addSheet(pages, sheet, options);
    });
}

void WorksheetDialog::save() {
    const QString path =
        m_files.pathToWrite(tr("Worksheet"), {{QStringLiteral("pdf"), tr("Pages to print")},
                                              {QStringLiteral("tex"), tr("LaTeX document")}});
    if (path.isEmpty()) return;
    if (keys() == Keys::Apart && !m_files.mayReplace(keyPath(path))) return;
    QApplication::setOverrideCursor(Qt::WaitCursor);
    const QString why = write(path);
    QApplication::restoreOverrideCursor();
    if (!why.isEmpty()) return m_message->setText(why, QuietLabel::Tone::Error);
    const QString name = QFileInfo(path).fileName();
    accept();
    emit told(keys() == Keys::Apart
                  ? tr("“%1” and “%2” are written.").arg(name, QFileInfo(keyPath(path)).fileName())
                  : tr("“%1” is written.").arg(name));
}

/// Why not, or an empty text.
QString WorksheetDialog::write(const QString& path) const {
    const QString suffix = QFileInfo(path).suffix();
    if (!isWorksheetSuffix(suffix))
        return tr("“%1” is not written: its name must end in .pdf or .tex.")
            .arg(QFileInfo(path).fileName());
    const WorksheetPlan chosen = plan();
    const auto put = [&](const QString& where, const std::vector<Worksheet>& sheets,
                         SheetParts parts) {
        const QString why = writeAtomically(where, worksheetBytes(sheets, chosen, parts, suffix));
        return why.isEmpty()
                   ? why
                   : tr("“%1” cannot be written: %2").arg(QFileInfo(where).fileName(), why);
    };
    try {
        const std::vector<Worksheet> sheets = makeWorksheets(m_project, chosen);
        const QString why =
            put(path, sheets, keys() == Keys::Behind ? SheetParts::Both : SheetParts::Sheets);
        if (!why.isEmpty() || keys() != Keys::Apart) return why;
        return put(keyPath(path), sheets, SheetParts::Keys);
    } catch (const Error& error) {
        return sentence(error.what());
    }
}

} // namespace deltaflow
