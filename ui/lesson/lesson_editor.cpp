#include "ui/lesson/lesson_editor.h"

#include "ui/lesson/fault_words.h"
#include "ui/lesson/lesson_capture.h"
#include "ui/lesson/lesson_files.h"
#include "ui/lesson/number_inserter.h"
#include "ui/lesson/page_list.h"
#include "ui/lesson/page_preview.h"
#include "ui/lesson/quiet_fields.h"
#include "ui/lesson/shows_form.h"
#include "ui/lesson/task_form.h"
#include "ui/player/player.h"
#include "ui/theme/ink_label.h"
#include "ui/theme/room.h"
#include "ui/theme/theme.h"

#include <QCloseEvent>
#include <QFileInfo>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace deltaflow {

LessonEditor::LessonEditor(LessonDraft& draft, const Player& player,
                           std::function<PageState()> capture, QWidget* parent)
    : QWidget(parent, Qt::Window)
    , m_draft(draft)
    , m_capture(std::move(capture))
    , m_inserter(new NumberInserter(player, *this))
    , m_preview(new PagePreview(player, this))
    , m_checks(exampleProject) {
    makeFields();
    layOut();
    resizeWithin(*this, {1100, 680});
    m_checkLater.setSingleShot(true);
    m_checkLater.setInterval(400);
    m_previewLater.setSingleShot(true);
    m_previewLater.setInterval(60); // typing stays light, whatever the page holds
    connect(&m_checkLater, &QTimer::timeout, this, &LessonEditor::showFaults);
    connect(&m_previewLater, &QTimer::timeout, this,
            [this] { m_preview->showPage(m_draft.lesson(), page()); });
    for (const auto change : {&Player::viewChanged, &Player::stepChanged})
        connect(&player, change, this, [this] {
            if (!m_preview->isAsInWindow()) m_previewLater.start();
        });
    connect(&draft, &LessonDraft::changed, this, &LessonEditor::showLesson);
    connect(&draft, &LessonDraft::fileChanged, this, &LessonEditor::showTitle);
    connect(&player, &Player::picked, this, &LessonEditor::comeBack);
    connect(this, &LessonEditor::tryAsked, this, [this] { setPicking(false); });
    showLesson();
    setPage(0);
}

// -- Showing ---------------------------------------------------------------------------------

std::size_t LessonEditor::page() const {
    return static_cast<std::size_t>(std::max(0, m_pages->currentRow()));
}

void LessonEditor::setPage(std::size_t page) {
    m_pages->setCurrentRow(static_cast<int>(page));
}

EditorState LessonEditor::state() const {
    const Qt::WindowStates fills = windowState() & (Qt::WindowMaximized | Qt::WindowFullScreen);
    return {.isVisible = isVisible(),
            .isActive = isActiveWindow(),
            .place = fills ? normalGeometry() : QRect(pos(), size()),
            .fills = fills,
            .page = page(),
            .tab = m_tabs->currentIndex(),
            .task = m_tasks->current(),
            .answer = m_tasks->pendingAnswer()};
}

void LessonEditor::setState(const EditorState& state) {
    resizeWithin(*this, state.place.size());
    move(state.place.topLeft());
    setWindowState(state.fills);
    setPage(state.page);
    m_tabs->setCurrentIndex(state.tab);
    m_tasks->goOn(state.task, state.answer);
}

void LessonEditor::showLesson() {
    m_showing = true;
    showQuietly(*m_pages);
    const Lesson& lesson = m_draft.lesson();
    const int row = std::clamp(m_pages->currentRow(), 0,
                               std::max(0, static_cast<int>(lesson.pages.size()) - 1));
    setQuietly(*m_lessonTitle, inLanguage(lesson.title));
    while (m_pages->count() > static_cast<int>(lesson.pages.size()))
        delete m_pages->takeItem(m_pages->count() - 1);
    while (m_pages->count() < static_cast<int>(lesson.pages.size()))
        m_pages->addItem(QString());
    for (std::size_t i = 0; i < lesson.pages.size(); ++i) {
        const QString title = inLanguage(lesson.pages[i].title);
        QListWidgetItem* item = m_pages->item(static_cast<int>(i));
        item->setText(tr("%1  %2").arg(i + 1).arg(title.isEmpty() ? tr("Untitled page") : title));
        item->setData(Qt::UserRole, static_cast<int>(i));
        const QString shows = stateInWords(lesson.pages[i].state);
        item->setData(PageListDelegate::kShowsRole, shows.isEmpty() ? tr("As before") : shows);
        item->setToolTip(shows);
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
    setQuietly(*m_pageTitle, inLanguage(shownPage.title));
    setQuietly(*m_text, inLanguage(shownPage.text));
    setQuietly(*m_notes, inLanguage(shownPage.notes));
    const QString place =
        QStringLiteral("%1/%2").arg(QString::fromStdString(lesson.id)).arg(page());
    m_tasks->showTasks(shownPage.tasks, place);
    m_shows->showState(stateAt(lesson, page()), place);
    m_previewLater.start();
}

/// The answer that is typed and cannot be read comes first: it is what is being written.
QStringList LessonEditor::faults() {
    QStringList sentences;
    if (const QString pending = m_tasks->pendingFault(); !pending.isEmpty())
        sentences << tr("Page %1, answer: %2").arg(page() + 1).arg(pending);
    if (const QString pending = m_shows->pendingFault(); !pending.isEmpty())
        sentences << tr("Page %1, what it shows: %2").arg(page() + 1).arg(pending);
    for (const LessonFault& fault : m_checks.faultsOf(m_draft.lesson()))
        sentences << faultInWords(fault);
    return sentences;
}

void LessonEditor::showFaults() {
    const QStringList all = faults();
    m_faults->setInk(all.empty() ? &Theme::textMuted : &Theme::error);
    if (all.empty()) return m_faults->setText(tr("Nothing is wrong with this lesson."));
    m_faults->setText(all.size() == 1
                          ? all.front()
                          : tr("%1 (and %2 more)").arg(all.front()).arg(all.size() - 1));
}

void LessonEditor::showTitle() {
    const QString file = QFileInfo(m_draft.path()).fileName();
    const QString name = file.isEmpty() ? inLanguage(m_draft.lesson().title) : file;
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

void LessonEditor::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    setPicking(false);
}

bool LessonEditor::event(QEvent* event) {
    if (event->type() == QEvent::WindowActivate) setPicking(true);
    return QWidget::event(event);
}

void LessonEditor::setPicking(bool isPicking) {
    if (isPicking == m_picking) return;
    m_picking = isPicking;
    emit pickingChanged(isPicking);
}

/// With the number that was picked in the window, which this may have been covered by.
void LessonEditor::comeBack() {
    if (!m_picking || !isVisible()) return;
    raise();
    activateWindow();
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
