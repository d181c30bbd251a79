#include "ui/lesson/lesson_reader.h"

#include "ui/lesson/lesson_files.h"
#include "ui/lesson/lesson_session.h"
#include "ui/lesson/page_view.h"
#include "ui/lesson/task_card.h"
#include "ui/theme/icon.h"
#include "ui/theme/ink_label.h"
#include "ui/theme/theme.h"

#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace deltaflow {

namespace {

constexpr int kSide = 24;

QToolButton* makeButton(const QString& icon, const QString& name, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setIcon(themedIcon(icon));
    button->setAutoRaise(true);
    button->setToolTip(name);
    button->setAccessibleName(name);
    return button;
}

} // namespace

LessonReader::LessonReader(LessonSession& session, Player& player, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_player(player)
    , m_scroll(new QScrollArea(this))
    , m_pages(new QMenu(this)) {
    setAccessibleName(tr("Lesson"));
    setMinimumWidth(260);
    m_content = new QWidget;
    auto* column = new QVBoxLayout(m_content);
    column->setContentsMargins(kSide, 4, kSide, 20);
    column->setSpacing(14);
    m_title = new QLabel(m_content);
    m_title->setFont(uiFont(21, QFont::DemiBold));
    m_title->setWordWrap(true);
    m_problem = new InkLabel(m_content);
    m_problem->setInk(&Theme::error);
    m_problem->setWordWrap(true);
    m_text = new PageView(player, m_content);
    column->addWidget(m_title);
    column->addWidget(m_problem);
    column->addWidget(m_text);
    column->addStretch(1);
    m_scroll->setWidget(m_content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(makeTop());
    all->addWidget(m_scroll, 1);
    all->addWidget(makeBottom());
    connect(&session, &LessonSession::leaving, this, &LessonReader::dropTasks);
    connect(&session, &LessonSession::changed, this, &LessonReader::showPage);
    connect(&session, &LessonSession::progressChanged, this, &LessonReader::showPageCount);
    connect(&session, &LessonSession::awayChanged, this,
            [this] { m_again->setEnabled(m_session.isAway()); });
    connect(m_pages, &QMenu::aboutToShow, this, &LessonReader::showPageList);
    showPage();
}

QWidget* LessonReader::makeTop() {
    auto* top = new QWidget(this);
    auto* row = new QHBoxLayout(top);
    row->setContentsMargins(kSide, 8, 12, 6);
    m_lesson = new QLabel(top);
    m_lesson->setFont(uiFont(12, QFont::DemiBold));
    m_lesson->setForegroundRole(QPalette::PlaceholderText);
    m_lesson->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_lesson->setWordWrap(true);
    m_again = makeButton("again", tr("Show the page’s state again"), top);
    auto* close = makeButton("close", tr("Close the lesson"), top);
    row->addWidget(m_lesson, 1);
    row->addWidget(m_again);
    row->addWidget(close);
    connect(m_again, &QToolButton::clicked, &m_session, &LessonSession::showAgain);
    connect(close, &QToolButton::clicked, this, &LessonReader::closeAsked);
    return top;
}

QWidget* LessonReader::makeBottom() {
    auto* bottom = new QWidget(this);
    auto* row = new QHBoxLayout(bottom);
    row->setContentsMargins(kSide - 8, 8, kSide - 8, 10);
    m_back = new QPushButton(tr("Back"), bottom);
    m_next = new QPushButton(tr("Next"), bottom);
    m_next->setProperty("primary", true);
    m_page = new QToolButton(bottom);
    m_page->setAutoRaise(true);
    m_page->setMenu(m_pages);
    m_page->setPopupMode(QToolButton::InstantPopup);
    m_page->setToolTip(tr("All pages"));
    row->addWidget(m_back);
    row->addStretch();
    row->addWidget(m_page);
    row->addStretch();
    row->addWidget(m_next);
    connect(m_back, &QPushButton::clicked, &m_session, &LessonSession::back);
    connect(m_next, &QPushButton::clicked, &m_session, [this] {
        m_session.isLast() ? emit closeAsked() : static_cast<void>(m_session.next());
    });
    return bottom;
}

void LessonReader::showPage() {
    if (!m_session.isOpen()) {
        m_text->setText({});
        return dropTasks();
    }
    const LessonPage& page = m_session.shownPage();
    m_lesson->setText(inLanguage(m_session.lesson().title));
    m_title->setText(inLanguage(page.title));
    m_title->setVisible(!m_title->text().isEmpty());
    m_problem->setText(m_session.problem());
    m_problem->setVisible(!m_session.problem().isEmpty());
    m_text->setText(page.text.in(lessonLanguage()));
    if (m_shownPage != static_cast<int>(m_session.page())) showTasks(); // answers stay typed
    m_back->setEnabled(!m_session.isFirst());
    m_next->setText(m_session.isLast() ? tr("Finish") : tr("Next"));
    m_again->setEnabled(m_session.isAway());
    showPageCount();
    if (m_shownPage != static_cast<int>(m_session.page()))
        m_scroll->verticalScrollBar()->setValue(0);
    m_shownPage = static_cast<int>(m_session.page());
}

ReadingState LessonReader::state() const {
    ReadingState state;
    for (const TaskCard* task : m_tasks) {
        const auto* field = task->findChild<QLineEdit*>();
        if (field && field == window()->focusWidget())
            state.writing = static_cast<int>(state.typed.size());
        state.typed << (field ? field->text() : QString());
    }
    const QScrollBar& bar = *m_scroll->verticalScrollBar();
    if (bar.maximum() > 0) state.scrolled = double(bar.value()) / bar.maximum();
    return state;
}

void LessonReader::setState(const ReadingState& state) {
    for (qsizetype i = 0; i < std::min(m_tasks.size(), state.typed.size()); ++i) {
        auto* field = m_tasks[i]->findChild<QLineEdit*>();
        if (!field || state.typed[i].isEmpty()) continue;
        field->setText(state.typed[i]);
        if (i == state.writing) field->setFocus();
    }
    QScrollBar& bar = *m_scroll->verticalScrollBar();
    bar.setValue(qRound(state.scrolled * bar.maximum()));
    if (state.writing >= 0 && state.writing < m_tasks.size())
        m_scroll->ensureWidgetVisible(m_tasks[state.writing]);
}

/// They must not take what the next page shows for what was to be reached. One of them may be what
/// turned the page: they are deleted later.
void LessonReader::dropTasks() {
    for (TaskCard* task : m_tasks) {
        task->hide();
        task->disconnect(this);
        task->deleteLater();
    }
    m_tasks.clear();
    m_shownPage = -1;
}

void LessonReader::showTasks() {
    dropTasks();
    auto* column = static_cast<QVBoxLayout*>(m_content->layout());
    const auto& tasks = m_session.shownPage().tasks;
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        auto* card =
            new TaskCard(m_player, tasks[i], m_session.isSolved(m_session.page(), i), m_content);
        column->insertWidget(column->count() - 1, card);
        connect(card, &TaskCard::solved, this, [this, i] { m_session.setSolved(i); });
        // Once it has its new height.
        connect(
            card, &TaskCard::replied, card, [this, card] { showReply(*card); },
            Qt::QueuedConnection);
        m_tasks << card;
    }
}

/// Not while a number is dragged: the page would slide away under the mouse.
void LessonReader::showReply(const TaskCard& card) {
    if (QGuiApplication::mouseButtons() != Qt::NoButton) return;
    constexpr int kBelow = 16;
    m_content->layout()->activate();
    m_scroll->ensureVisible(0, card.geometry().bottom(), 0, kBelow);
}

void LessonReader::showPageCount() {
    if (!m_session.isOpen()) return;
    m_page->setText(
        tr("Page %1 of %2").arg(m_session.page() + 1).arg(m_session.lesson().pages.size()));
}

void LessonReader::showPageList() {
    m_pages->clear();
    if (!m_session.isOpen()) return;
    const auto& pages = m_session.lesson().pages;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        QString title = inLanguage(pages[i].title);
        if (title.isEmpty()) title = tr("Untitled page");
        const bool isDone = m_session.isVisited(i) && m_session.isDone(i);
        QAction* action = m_pages->addAction(isDone ? tr("%1  %2  ✓").arg(i + 1).arg(title)
                                                    : tr("%1  %2").arg(i + 1).arg(title));
        if (i == m_session.page()) {
            QFont font = action->font();
            font.setBold(true);
            action->setFont(font);
        }
        connect(action, &QAction::triggered, this, [this, i] { m_session.goTo(i); });
    }
}

/// A wide panel stands in a large window, and is read from further away.
void LessonReader::resizeEvent(QResizeEvent*) {
    constexpr int kWide = 430;
    m_text->setTextSize(width() < kWide ? 15 : 17);
}

void LessonReader::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), Theme::current().window);
}

} // namespace deltaflow
