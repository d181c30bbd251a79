#include "ui/lesson/lesson_editor.h"

#include "ui/lesson/lesson_files.h"
#include "ui/lesson/number_inserter.h"
#include "ui/lesson/page_list.h"
#include "ui/lesson/page_preview.h"
#include "ui/lesson/page_state.h"
#include "ui/lesson/shows_form.h"
#include "ui/lesson/task_form.h"
#include "ui/theme/icon.h"
#include "ui/theme/ink_label.h"
#include "ui/theme/room.h"
#include "ui/theme/theme.h"
#include "ui/transport/player_actions.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QTabWidget>
#include <QVBoxLayout>

namespace deltaflow {

namespace {

/// The pages, the page's fields, which have room for all that they hold, and the preview.
const QList<int> kBeside{220, 490, 390};

enum Field { LessonTitle = 1, PageTitle, PageText, PageNotes, ShowsBase = 20, TaskBase = 100 };

} // namespace

void LessonEditor::makeFields() {
    makePageList();
    makeTexts();
    m_tasks = new TaskForm(this);
    m_tasks->setLikely([this] {
        m_preview->showPage(m_draft.lesson(), page());
        return nextNumber(m_preview->player());
    });
    m_shows = new ShowsForm(m_capture, m_preview->player(), this);
    for (QWidget* field : findChildren<QWidget*>())
        if (qobject_cast<QLineEdit*>(field) || qobject_cast<QPlainTextEdit*>(field))
            field->installEventFilter(this);
    connectTexts();
    connectForms();
}

void LessonEditor::makePageList() {
    m_pages = new QListWidget(this);
    m_pages->setAccessibleName(tr("Pages"));
    m_pages->setFrameShape(QFrame::NoFrame);
    m_pages->setItemDelegate(new PageListDelegate(m_pages));
    m_pages->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_pages->setDragDropMode(QAbstractItemView::InternalMove);
    connect(m_pages, &QListWidget::currentRowChanged, this, [this] {
        if (!m_showing) showPage();
    });
    connect(m_pages->model(), &QAbstractItemModel::rowsMoved, this, &LessonEditor::reorder,
            Qt::QueuedConnection); // once the list is done with the drag
}

void LessonEditor::makeTexts() {
    m_lessonTitle = new QLineEdit(this);
    m_lessonTitle->setAccessibleName(tr("Title of the lesson"));
    m_lessonTitle->setPlaceholderText(tr("Title of the lesson"));
    m_pageTitle = new QLineEdit(this);
    m_pageTitle->setAccessibleName(tr("Title of the page"));
    m_pageTitle->setPlaceholderText(tr("Title of the page"));
    m_text = new QPlainTextEdit(this);
    m_text->setAccessibleName(tr("Text of the page"));
    m_text->setPlaceholderText(
        tr("Write here. **bold**, *italic*, `code`; # heading, - point, > remark.\n"
           "A formula: $z_1 = W_11 x_1 + b_1$\nA live number: {W1[1,2]}, its symbol: "
           "{W1[1,2] symbol}"));
    m_notes = new QPlainTextEdit(this);
    m_notes->setAccessibleName(tr("Notes for the teacher"));
    m_notes->setPlaceholderText(tr("For the teacher alone"));
    for (QPlainTextEdit* field : {m_text, m_notes}) {
        field->setTabChangesFocus(true);
        field->setFrameShape(QFrame::NoFrame);
        field->setFont(uiFont(14));
        field->document()->setDocumentMargin(10);
        field->setUndoRedoEnabled(false); // the lesson's own undo
    }
}

void LessonEditor::connectTexts() {
    connect(m_lessonTitle, &QLineEdit::textEdited, this, [this](const QString& text) {
        Lesson after = m_draft.lesson();
        after.title.set(lessonLanguage(), text.toStdString());
        m_draft.edit(std::move(after), tr("Title of the lesson"), LessonTitle);
    });
    connect(m_pageTitle, &QLineEdit::textEdited, this, [this](const QString& text) {
        change(tr("Title of the page"), PageTitle,
               [&](LessonPage& page) { page.title.set(lessonLanguage(), text.toStdString()); });
    });
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        change(tr("Text"), PageText, [this](LessonPage& page) {
            page.text.set(lessonLanguage(), m_text->toPlainText().toStdString());
        });
    });
    connect(m_notes, &QPlainTextEdit::textChanged, this, [this] {
        change(tr("Notes"), PageNotes, [this](LessonPage& page) {
            page.notes.set(lessonLanguage(), m_notes->toPlainText().toStdString());
        });
    });
}

void LessonEditor::connectForms() {
    connect(m_tasks, &TaskForm::edited, this,
            [this](const std::vector<LessonTask>& tasks, int field) {
                change(tr("Tasks"), field > 0 ? TaskBase + field : 0,
                       [&](LessonPage& page) { page.tasks = tasks; });
            });
    connect(m_shows, &ShowsForm::captureAsked, this, &LessonEditor::recapture);
    connect(m_shows, &ShowsForm::edited, this,
            [this](const QString& label, int field, const ShowsForm::Change& how) {
                change(label, field > 0 ? ShowsBase + field : 0,
                       [&](LessonPage& page) { how(page.state); });
            });
    const auto checkLater = [this] { m_checkLater.start(); };
    connect(m_tasks, &TaskForm::pendingChanged, this, checkLater);
    connect(m_shows, &ShowsForm::pendingChanged, this, checkLater);
}

void LessonEditor::layOut() {
    m_parts = new QSplitter(Qt::Horizontal, this);
    m_parts->setChildrenCollapsible(false);
    m_parts->addWidget(makePages());
    m_parts->addWidget(makePage());
    m_parts->addWidget(m_preview);
    m_parts->setSizes(kBeside);
    m_faults = new InkLabel(this);
    m_faults->setWordWrap(true);
    m_faults->setContentsMargins(16, 6, 16, 8);
    m_faults->setAccessibleName(tr("What is wrong with the lesson"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeBar());
    column->addWidget(m_parts, 1);
    column->addWidget(m_faults);
}

/// Where there is no room for the preview beside the page, it is one of its tabs.
void LessonEditor::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    constexpr int kRoomForPreview = 800;
    constexpr int kPages = 210;
    const bool isBeside = width() >= kRoomForPreview;
    if (isBeside == (m_tabs->indexOf(m_preview) < 0)) return;
    if (isBeside) {
        m_tabs->removeTab(m_tabs->indexOf(m_preview));
        m_parts->addWidget(m_preview);
        m_parts->setSizes(kBeside);
    } else {
        m_tabs->addTab(m_preview, tr("Preview"));
        m_parts->setSizes({kPages, width() - kPages});
    }
    m_preview->setVisible(isBeside || m_tabs->currentWidget() == m_preview);
}

QToolBar* LessonEditor::makeBar() {
    auto* bar = new QToolBar(this);
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    const auto add = [&](const QString& name, const char* icon, const QKeySequence& key, auto run) {
        auto* action = new QAction(themedIcon(QLatin1String(icon)), name, this);
        action->setShortcut(key);
        describe(*action, name);
        connect(action, &QAction::triggered, this, run);
        addAction(action);
        bar->addAction(action);
        return action;
    };
    add(tr("New"), "new", QKeySequence::New, [this] { m_draft.create(m_capture()); });
    add(tr("Open…"), "open", QKeySequence::Open, [this] { emit openAsked(); });
    add(tr("Save"), "save", QKeySequence::Save, [this] { m_draft.save(); });
    bar->addSeparator();
    add(tr("Undo"), "undo", QKeySequence::Undo, [this] { m_draft.undoStack().undo(); });
    add(tr("Redo"), "redo", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z),
        [this] { m_draft.undoStack().redo(); });
    bar->addSeparator();
    bar->addAction(m_inserter->number);
    bar->addAction(m_inserter->symbol);
    bar->addSeparator();
    QAction* tryIt =
        add(tr("Try it"), "play", QKeySequence(Qt::Key_F5), [this] { emit tryAsked(page()); });
    tryIt->setToolTip(tr("Show this page in the window, as its readers see it (F5)"));
    return bar;
}

QWidget* LessonEditor::makePages() {
    auto* side = new QWidget(this);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(16, 8, 8, 8);
    column->addWidget(m_lessonTitle);
    column->addWidget(m_pages, 1);
    const auto addButton = [&](QHBoxLayout* row, const QString& name, const QString& tip,
                               auto run) {
        auto* button = new QPushButton(name, side);
        button->setToolTip(tip);
        connect(button, &QPushButton::clicked, this, run);
        row->addWidget(button);
    };
    auto* first = new QHBoxLayout;
    addButton(first, tr("Add page"), tr("A page that shows what the window shows now"),
              [this] { addPage(); });
    addButton(first, tr("Duplicate"), tr("The same page once more"), [this] { duplicatePage(); });
    auto* second = new QHBoxLayout;
    addButton(second, tr("Up"), tr("One place up"), [this] { movePage(-1); });
    addButton(second, tr("Down"), tr("One place down"), [this] { movePage(1); });
    addButton(second, tr("Delete"), tr("Delete the page"), [this] { removePage(); });
    column->addLayout(first);
    column->addLayout(second);
    return side;
}

QWidget* LessonEditor::makePage() {
    auto* middle = new QWidget(this);
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(8, 8, 8, 8);
    column->addWidget(m_pageTitle);
    m_tabs = new QTabWidget(middle);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_text, tr("Text"));
    m_tabs->addTab(withScrolling(*m_tasks, m_tabs), tr("Tasks"));
    m_tabs->addTab(withScrolling(*m_shows, m_tabs), tr("Shows"));
    m_tabs->addTab(m_notes, tr("Notes"));
    column->addWidget(m_tabs, 1);
    return middle;
}

} // namespace deltaflow
