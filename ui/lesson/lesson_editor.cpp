#include "ui/lesson/lesson_editor.h"

#include "core/lesson/check_lesson.h"
#include "ui/lesson/lesson_capture.h"
#include "ui/lesson/lesson_files.h"
#include "ui/lesson/page_view.h"
#include "ui/lesson/task_card.h"
#include "ui/lesson/task_form.h"
#include "ui/player/player.h"
#include "ui/theme/icon.h"
#include "ui/theme/theme.h"
#include "ui/transport/player_actions.h"

#include <QAction>
#include <QCloseEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QSplitter>
#include <QTabWidget>
#include <QVBoxLayout>

namespace deltaflow {

namespace {

enum Field { LessonTitle = 1, PageTitle, PageText, PageNotes, Hide, TaskBase = 100 };

QString shown(const LocalText& text) {
    return inLanguage(text);
}

/// Sets a field without saying so, and without moving the cursor of one that is as it should be.
template <typename Edit>
void setQuietly(Edit* field, const QString& text) {
    const QSignalBlocker blocker(field);
    if constexpr (requires { field->toPlainText(); }) {
        if (field->toPlainText() != text) field->setPlainText(text);
    } else if (field->text() != text) {
        field->setText(text);
        field->setCursorPosition(0); // its beginning says what it is
    }
}

QString partName(WindowPart part) {
    switch (part) {
    case WindowPart::TopBar:
        return LessonEditor::tr("Top bar");
    case WindowPart::Tables:
        return LessonEditor::tr("Tables");
    case WindowPart::Insight:
        return LessonEditor::tr("Insight");
    case WindowPart::Training:
        return LessonEditor::tr("Training");
    case WindowPart::Derivation:
        return LessonEditor::tr("Derivation");
    case WindowPart::Transport:
        return LessonEditor::tr("Transport and timeline");
    case WindowPart::Views:
        return LessonEditor::tr("Views");
    }
    return {};
}

} // namespace

LessonEditor::LessonEditor(LessonDraft& draft, Player& player, std::function<PageState()> capture,
                           QWidget* parent)
    : QWidget(parent, Qt::Window)
    , m_draft(draft)
    , m_player(player)
    , m_capture(std::move(capture)) {
    makeFields();
    layOut();
    resize(1100, 680);
    m_checkLater.setSingleShot(true);
    m_checkLater.setInterval(400);
    m_previewLater.setSingleShot(true);
    m_previewLater.setInterval(60); // typing stays light, whatever the page holds
    connect(&m_checkLater, &QTimer::timeout, this, &LessonEditor::showFaults);
    connect(&m_previewLater, &QTimer::timeout, this, &LessonEditor::showPreview);
    connect(&draft, &LessonDraft::changed, this, &LessonEditor::showLesson);
    connect(&draft, &LessonDraft::fileChanged, this, &LessonEditor::showTitle);
    showLesson();
    setPage(0);
}

// -- Parts -----------------------------------------------------------------------------------

void LessonEditor::makeFields() {
    m_lessonTitle = new QLineEdit(this);
    m_lessonTitle->setAccessibleName(tr("Title of the lesson"));
    m_lessonTitle->setPlaceholderText(tr("Title of the lesson"));
    m_pages = new QListWidget(this);
    m_pages->setAccessibleName(tr("Pages"));
    m_pages->setFrameShape(QFrame::NoFrame);
    m_pages->setDragDropMode(QAbstractItemView::InternalMove);
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
    m_tasks = new TaskForm(this);
    for (QWidget* field : findChildren<QWidget*>())
        if (qobject_cast<QLineEdit*>(field) || qobject_cast<QPlainTextEdit*>(field))
            field->installEventFilter(this);
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
    connect(m_tasks, &TaskForm::edited, this,
            [this](const std::vector<LessonTask>& tasks, int field) {
                change(tr("Tasks"), field > 0 ? TaskBase + field : 0,
                       [&](LessonPage& page) { page.tasks = tasks; });
            });
    connect(m_pages, &QListWidget::currentRowChanged, this, [this] {
        if (!m_showing) showPage();
    });
    connect(m_pages->model(), &QAbstractItemModel::rowsMoved, this, &LessonEditor::reorder,
            Qt::QueuedConnection); // once the list is done with the drag
}

void LessonEditor::layOut() {
    auto* parts = new QSplitter(Qt::Horizontal, this);
    parts->setChildrenCollapsible(false);
    parts->addWidget(makePages());
    parts->addWidget(makePage());
    parts->addWidget(makePreview());
    parts->setSizes({230, 450, 420});
    m_faults = new QLabel(this);
    m_faults->setWordWrap(true);
    m_faults->setContentsMargins(16, 6, 16, 8);
    m_faults->setAccessibleName(tr("What is wrong with the lesson"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeBar());
    column->addWidget(parts, 1);
    column->addWidget(m_faults);
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
    add(tr("New"), "new", QKeySequence::New, [this] { m_draft.create(); });
    add(tr("Open…"), "open", QKeySequence::Open, [this] { emit openAsked(); });
    add(tr("Save"), "save", QKeySequence::Save, [this] { m_draft.save(); });
    bar->addSeparator();
    add(tr("Undo"), "undo", QKeySequence::Undo, [this] { m_draft.undoStack().undo(); });
    add(tr("Redo"), "redo", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z),
        [this] { m_draft.undoStack().redo(); });
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
    auto* tabs = new QTabWidget(middle);
    tabs->setDocumentMode(true);
    tabs->addTab(m_text, tr("Text"));
    tabs->addTab(m_tasks, tr("Tasks"));
    tabs->addTab(makeShows(), tr("Shows"));
    tabs->addTab(m_notes, tr("Notes"));
    column->addWidget(tabs, 1);
    return middle;
}

QWidget* LessonEditor::makeShows() {
    auto* shows = new QWidget(this);
    auto* column = new QVBoxLayout(shows);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(10);
    m_state = new QLabel(shows);
    m_state->setWordWrap(true);
    auto* capture = new QPushButton(tr("Capture what the window shows"), shows);
    connect(capture, &QPushButton::clicked, this, &LessonEditor::recapture);
    auto* heading = new QLabel(tr("Hidden while the page is read"), shows);
    heading->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(m_state);
    column->addWidget(capture, 0, Qt::AlignLeft);
    column->addSpacing(8);
    column->addWidget(heading);
    for (const WindowPart part : {WindowPart::TopBar, WindowPart::Derivation, WindowPart::Transport,
                                  WindowPart::Tables, WindowPart::Insight, WindowPart::Training}) {
        auto* box = new QCheckBox(partName(part), shows);
        m_hidden[part] = box;
        column->addWidget(box);
        connect(box, &QCheckBox::clicked, this, [this, part](bool hidden) {
            change(tr("Hidden parts"), Hide, [&](LessonPage& at) {
                auto all =
                    stateAt(m_draft.lesson(), page()).hidden.value_or(std::set<WindowPart>());
                hidden ? static_cast<void>(all.insert(part)) : static_cast<void>(all.erase(part));
                at.state.hidden = all;
            });
        });
    }
    column->addStretch();
    return shows;
}

QWidget* LessonEditor::makePreview() {
    m_previewScroll = new QScrollArea(this);
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(20, 12, 20, 16);
    column->setSpacing(14);
    m_previewTitle = new QLabel(content);
    m_previewTitle->setFont(uiFont(21, QFont::DemiBold));
    m_previewTitle->setWordWrap(true);
    m_preview = new PageView(m_player, content);
    m_previewTasks = new QWidget(content);
    auto* tasks = new QVBoxLayout(m_previewTasks);
    tasks->setContentsMargins(0, 0, 0, 0);
    tasks->setSpacing(14);
    column->addWidget(m_previewTitle);
    column->addWidget(m_preview);
    column->addWidget(m_previewTasks);
    column->addStretch();
    m_previewScroll->setWidget(content);
    m_previewScroll->setWidgetResizable(true);
    m_previewScroll->setFrameShape(QFrame::NoFrame);
    m_previewScroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_previewScroll->setAccessibleName(tr("Preview"));
    return m_previewScroll;
}

// -- Showing ---------------------------------------------------------------------------------

std::size_t LessonEditor::page() const {
    return static_cast<std::size_t>(std::max(0, m_pages->currentRow()));
}

void LessonEditor::setPage(std::size_t page) {
    m_pages->setCurrentRow(static_cast<int>(page));
}

void LessonEditor::showLesson() {
    m_showing = true;
    QPalette quiet = m_pages->palette();
    quiet.setColor(QPalette::Highlight, Theme::current().card);
    quiet.setColor(QPalette::HighlightedText, Theme::current().text);
    m_pages->setPalette(quiet);
    const Lesson& lesson = m_draft.lesson();
    const int row = std::clamp(m_pages->currentRow(), 0,
                               std::max(0, static_cast<int>(lesson.pages.size()) - 1));
    setQuietly(m_lessonTitle, shown(lesson.title));
    while (m_pages->count() > static_cast<int>(lesson.pages.size()))
        delete m_pages->takeItem(m_pages->count() - 1);
    while (m_pages->count() < static_cast<int>(lesson.pages.size()))
        m_pages->addItem(QString());
    for (std::size_t i = 0; i < lesson.pages.size(); ++i) {
        const QString title = shown(lesson.pages[i].title);
        QListWidgetItem* item = m_pages->item(static_cast<int>(i));
        item->setText(tr("%1  %2").arg(i + 1).arg(title.isEmpty() ? tr("Untitled page") : title));
        item->setSizeHint({0, 30});
        item->setData(Qt::UserRole, static_cast<int>(i));
    }
    m_pages->setCurrentRow(row);
    m_showing = false;
    showPage();
    showTitle();
    m_checkLater.start();
}

void LessonEditor::showPage() {
    const Lesson& lesson = m_draft.lesson();
    if (page() >= lesson.pages.size()) return;
    const LessonPage& shownPage = lesson.pages[page()];
    setQuietly(m_pageTitle, shown(shownPage.title));
    setQuietly(m_text, shown(shownPage.text));
    setQuietly(m_notes, shown(shownPage.notes));
    m_tasks->showTasks(shownPage.tasks);
    const PageState state = stateAt(lesson, page());
    m_state->setText(stateInWords(state));
    for (const auto& [part, box] : m_hidden) {
        const QSignalBlocker blocker(box);
        box->setChecked(state.hidden && state.hidden->contains(part));
    }
    m_previewLater.start();
}

void LessonEditor::showPreview() {
    if (page() >= m_draft.lesson().pages.size()) return;
    const LessonPage& shownPage = m_draft.lesson().pages[page()];
    m_previewTitle->setText(shown(shownPage.title));
    m_preview->setText(shownPage.text.in(lessonLanguage()));
    if (m_previewed == shownPage.tasks) return;
    qDeleteAll(m_previewTasks->findChildren<TaskCard*>(QString(), Qt::FindDirectChildrenOnly));
    m_previewed = shownPage.tasks; // the cards hold references into it
    for (const LessonTask& task : m_previewed)
        m_previewTasks->layout()->addWidget(new TaskCard(m_player, task, false, m_previewTasks));
}

void LessonEditor::showFaults() {
    const auto faults = faultsOf(m_draft.lesson(), exampleProject);
    QPalette palette = m_faults->palette();
    const Theme& theme = Theme::current();
    palette.setColor(QPalette::WindowText, faults.empty() ? theme.textMuted : theme.error);
    m_faults->setPalette(palette);
    if (faults.empty()) return m_faults->setText(tr("Nothing is wrong with this lesson."));
    const QString first = tr("Page %1, %2")
                              .arg(faults.front().page + 1)
                              .arg(QString::fromStdString(faults.front().what));
    m_faults->setText(
        faults.size() == 1 ? first : tr("%1 (and %2 more)").arg(first).arg(faults.size() - 1));
}

void LessonEditor::showTitle() {
    const QString file = QFileInfo(m_draft.path()).fileName();
    const QString name = file.isEmpty() ? shown(m_draft.lesson().title) : file;
    setWindowTitle(tr("%1[*] – Lesson editor").arg(name));
    setWindowModified(m_draft.isModified());
}

// -- Changing --------------------------------------------------------------------------------

void LessonEditor::change(const QString& label, int field,
                          const std::function<void(LessonPage&)>& how) {
    Lesson after = m_draft.lesson();
    if (page() >= after.pages.size()) return;
    how(after.pages[page()]);
    const int of = field > 0 ? field + 1000 * static_cast<int>(page() + 1) : 0;
    m_draft.edit(std::move(after), label, of);
}

/// What the window shows now, as page `at` says it after those before it.
PageState LessonEditor::captured(std::size_t at) const {
    PageState state = m_capture();
    if (at == 0) return state;
    const PageState before = stateAt(m_draft.lesson(), at - 1);
    if (before.project && state.project && isSame(*before.project, *state.project))
        state.project.reset();
    return state;
}

void LessonEditor::addPage() {
    Lesson after = m_draft.lesson();
    const std::size_t at = page() + 1;
    LessonPage added;
    added.state = captured(at);
    after.pages.insert(after.pages.begin() + static_cast<std::ptrdiff_t>(at), std::move(added));
    m_draft.edit(std::move(after), tr("Add page"));
    setPage(at);
    m_pageTitle->setFocus();
}

void LessonEditor::recapture() {
    change(tr("Capture"), 0, [this](LessonPage& at) { at.state = captured(page()); });
}

void LessonEditor::duplicatePage() {
    Lesson after = m_draft.lesson();
    const LessonPage copy = after.pages[page()];
    after.pages.insert(after.pages.begin() + static_cast<std::ptrdiff_t>(page() + 1), copy);
    m_draft.edit(std::move(after), tr("Duplicate page"));
    setPage(page() + 1);
}

namespace {

/// The pages in another order. Each shows what it showed: what a page took over from one that does
/// not stand before it any more, it says itself.
Lesson inOrder(const Lesson& lesson, const std::vector<std::size_t>& order) {
    Lesson after = lesson;
    after.pages.clear();
    for (const std::size_t from : order) {
        LessonPage page = lesson.pages[from];
        page.state = stateAt(lesson, from);
        const std::size_t at = after.pages.size();
        if (at > 0) {
            const PageState before = stateAt(after, at - 1);
            if (before.project && page.state.project &&
                isSame(*before.project, *page.state.project))
                page.state.project.reset();
        }
        after.pages.push_back(std::move(page));
    }
    return after;
}

std::vector<std::size_t> countedTo(std::size_t count) {
    std::vector<std::size_t> order(count);
    for (std::size_t i = 0; i < count; ++i)
        order[i] = i;
    return order;
}

} // namespace

void LessonEditor::removePage() {
    const Lesson& lesson = m_draft.lesson();
    if (lesson.pages.size() < 2) return; // a lesson has at least one
    auto order = countedTo(lesson.pages.size());
    order.erase(order.begin() + static_cast<std::ptrdiff_t>(page()));
    m_draft.edit(inOrder(lesson, order), tr("Delete page"));
}

void LessonEditor::movePage(int by) {
    const auto from = static_cast<std::ptrdiff_t>(page());
    const std::ptrdiff_t to = from + by;
    auto order = countedTo(m_draft.lesson().pages.size());
    if (to < 0 || to >= static_cast<std::ptrdiff_t>(order.size())) return;
    std::swap(order[static_cast<std::size_t>(from)], order[static_cast<std::size_t>(to)]);
    m_draft.edit(inOrder(m_draft.lesson(), order), tr("Move page"));
    setPage(static_cast<std::size_t>(to));
}

/// The list was dragged into another order.
void LessonEditor::reorder() {
    std::vector<std::size_t> order;
    for (int row = 0; row < m_pages->count(); ++row)
        order.push_back(static_cast<std::size_t>(m_pages->item(row)->data(Qt::UserRole).toInt()));
    if (order.size() != m_draft.lesson().pages.size()) return;
    m_draft.edit(inOrder(m_draft.lesson(), order), tr("Move page"));
}

// -- Events ----------------------------------------------------------------------------------

void LessonEditor::closeEvent(QCloseEvent* event) {
    m_draft.flush(); // it stays a draft: what is unsaved is asked for when the program ends
    event->accept();
}

/// A field's own undo is off: the keys are the lesson's.
bool LessonEditor::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        const auto& key = static_cast<const QKeyEvent&>(*event);
        if (key.matches(QKeySequence::Undo) || key.matches(QKeySequence::Redo)) {
            event->ignore();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace deltaflow
