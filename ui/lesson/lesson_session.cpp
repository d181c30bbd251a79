#include "ui/lesson/lesson_session.h"

#include "core/derive/notation.h"
#include "core/error.h"
#include "ui/document/document_files.h"
#include "ui/document/recovery.h"
#include "ui/lesson/lesson_files.h"
#include "ui/lesson/page_state.h"
#include "ui/player/player.h"
#include "ui/words/error_words.h"
#include "ui/words/example_words.h"

#include <QSettings>
#include <QUrl>

namespace deltaflow {

LessonSession::LessonSession(Player& player, DocumentFiles& files, QObject* parent)
    : QObject(parent)
    , m_player(player)
    , m_files(files) {
    connect(&player.document(), &Document::wasReset, this, [this] {
        if (!m_replacing) m_ours = false;
    });
    for (const auto signal : {&Player::numbersChanged, &Player::stepChanged, &Player::viewChanged})
        connect(&player, signal, this, &LessonSession::lookAway);
}

LessonSession::~LessonSession() = default;

// -- Opening and turning pages ---------------------------------------------------------------

bool LessonSession::open(Lesson lesson, std::optional<std::size_t> page) {
    return open(std::move(lesson), page, false);
}

bool LessonSession::tryOut(Lesson lesson, std::size_t page) {
    return open(std::move(lesson), page, true);
}

bool LessonSession::open(Lesson lesson, std::optional<std::size_t> page, bool trying) {
    const bool wasOpen = isOpen();
    if (!m_files.mayClose() || !mayLeave()) return false;
    emit leaving();
    if (!wasOpen) m_before = capturedState(m_player);
    m_lesson = std::move(lesson);
    m_trying = trying;
    m_source.reset();
    m_edited.clear();
    m_visited.clear();
    m_solved.clear();
    m_ours = false;
    readProgress();
    const std::size_t last = m_lesson->pages.size() - 1;
    show(std::min(page.value_or(m_page), last), false, true);
    return true;
}

bool LessonSession::close() {
    if (!isOpen()) return true;
    if (!mayLeave()) return false;
    writeProgress();
    emit leaving();
    m_lesson.reset();
    m_source.reset();
    m_edited.clear();
    m_ours = false;
    if (m_before) { // the choices of how things are shown are the user's again
        m_player.setDigits(*m_before->digits);
        m_player.setLabels(static_cast<LabelDensity>(*m_before->labels));
        m_player.setLevel(*m_before->level);
    }
    m_before.reset();
    emit changed();
    return true;
}

bool LessonSession::goTo(std::size_t page) {
    if (!isOpen() || page >= m_lesson->pages.size()) return false;
    if (page == m_page) return true;
    return show(page, false);
}

bool LessonSession::showAgain() {
    return isOpen() && show(m_page, true);
}

bool LessonSession::show(std::size_t page, bool again, bool asked) {
    const PageState state = stateAt(*m_lesson, page);
    m_problem.clear();
    if (const auto source = projectPage(*m_lesson, page)) {
        try {
            if (!asked && !mayReplace(*source, again)) return false;
            if (!again) emit leaving();
            showProject(state, *source, again);
        } catch (const Error& error) {
            m_problem = errorWords(error);
        }
    }
    m_page = page;
    m_visited.insert(page);
    if (m_problem.isEmpty()) {
        m_problem = showState(state, m_player);
        emit stateShown(state);
    }
    noteShown();
    writeProgress();
    emit changed();
    return true;
}

// -- The document ----------------------------------------------------------------------------

/// Whether a page's document may come in place of what is there: work that is not the lesson's is
/// asked for.
bool LessonSession::mayReplace(std::size_t source, bool again) {
    const bool stays = m_ours && m_source == source && !again;
    const bool isLessons = m_ours && m_player.document().filePath().isEmpty();
    return stays || isLessons || m_files.mayClose();
}

/// Brings a page's document about.
void LessonSession::showProject(const PageState& state, std::size_t source, bool again) {
    Document& document = m_player.document();
    const bool isThere = m_ours && m_source == source;
    if (isThere && again && document.isModified()) {
        document.edit(*projectOf(state), tr("Back to the page"));
    } else if (!isThere || again) {
        keepEdits();
        const auto edited = m_edited.find(source);
        const bool isEdited = !again && edited != m_edited.end();
        replaceDocument(isEdited ? *edited->second.project : *projectOf(state), isEdited);
        if (isEdited) m_edited.erase(edited); // it is the document's again
        m_source = source;
    }
    const NotationKind notation = state.notation.value_or(projectOf(state)->notation);
    if (notation == document.project().notation) return;
    if (!Notation::canExpress(notation, m_player.model())) return;
    Project written = document.project();
    written.notation = notation;
    if (document.isModified())
        document.edit(std::move(written), tr("Notation of the page"));
    else
        replaceDocument(std::move(written), false);
}

void LessonSession::replaceDocument(Project project, bool isEdited) {
    m_replacing = true;
    m_player.document().reset(std::move(project), {},
                              isEdited ? Document::State::Unsaved : Document::State::Saved);
    m_replacing = false;
    m_ours = true;
}

/// What the reader changed in a page's document is there again when the page is.
void LessonSession::keepEdits() {
    const Document& document = m_player.document();
    if (!m_ours || !m_source || !document.isModified() || !document.filePath().isEmpty()) return;
    Aside& aside = m_edited[*m_source];
    aside.project = document.shared();
    aside.page = m_page;
    if (m_copies.isEmpty()) return;
    aside.copy = std::make_unique<RecoveryCopy>(
        m_copies, QLatin1String(kRecoverySuffix),
        [project = aside.project] { return std::optional(recoveryWork(project, {})); });
    connect(aside.copy.get(), &RecoveryCopy::failed, this, &LessonSession::copyFailed);
    aside.copy->schedule();
}

bool LessonSession::mayLeave() {
    std::vector<DocumentFiles::Aside> documents;
    for (const auto& [source, aside] : m_edited) {
        const QString title = titleWords(*aside.project);
        const QString name = title.isEmpty() ? tr("Page %1").arg(aside.page + 1)
                                             : tr("%1, page %2").arg(title).arg(aside.page + 1);
        documents.push_back({name, aside.project});
    }
    if (!m_files.mayLoseAside(documents)) return false;
    m_edited.clear();
    return true;
}

// -- Whether something else is shown -----------------------------------------------------------

LessonSession::Moment LessonSession::moment() const {
    const ViewState& view = m_player.view();
    return {&m_player.document().project(), view.iteration, view.step, view.level, view.sample};
}

void LessonSession::noteShown() {
    m_shownProject = m_player.document().shared();
    m_shown = moment();
    lookAway();
}

bool LessonSession::isAway() const {
    return isOpen() && !(m_shown == moment());
}

void LessonSession::lookAway() {
    const bool isNow = isAway();
    if (isNow == m_wasAway) return;
    m_wasAway = isNow;
    emit awayChanged();
}

// -- Progress --------------------------------------------------------------------------------

void LessonSession::setSolved(std::size_t task) {
    if (!m_solved.insert({m_page, task}).second) return;
    writeProgress();
    emit progressChanged();
}

bool LessonSession::isDone(std::size_t page) const {
    for (std::size_t task = 0; task < m_lesson->pages[page].tasks.size(); ++task)
        if (!isSolved(page, task)) return false;
    return true;
}

namespace {

QString keyOf(const Lesson& lesson, const char* what) {
    return QStringLiteral("lessons/%1/%2")
        .arg(QString::fromLatin1(QUrl::toPercentEncoding(QString::fromStdString(lesson.id))),
             QLatin1String(what));
}

} // namespace

void LessonSession::readProgress() {
    m_page = 0;
    if (!m_remembers || m_trying) return;
    const QSettings settings;
    m_page = settings.value(keyOf(*m_lesson, "page"), 0).toUInt();
    for (const QString& page : settings.value(keyOf(*m_lesson, "visited")).toStringList())
        m_visited.insert(page.toUInt());
    for (const QString& entry : settings.value(keyOf(*m_lesson, "solved")).toStringList()) {
        const QStringList parts = entry.split(u'.');
        if (parts.size() == 2) m_solved.insert({parts[0].toUInt(), parts[1].toUInt()});
    }
}

void LessonSession::writeProgress() const {
    if (!m_remembers || m_trying || !isOpen()) return;
    QStringList visited;
    for (const std::size_t page : m_visited)
        visited << QString::number(page);
    QStringList solved;
    for (const auto& [page, task] : m_solved)
        solved << QStringLiteral("%1.%2").arg(page).arg(task);
    QSettings settings;
    settings.setValue(keyOf(*m_lesson, "page"), static_cast<uint>(m_page));
    settings.setValue(keyOf(*m_lesson, "visited"), visited);
    settings.setValue(keyOf(*m_lesson, "solved"), solved);
}

} // namespace deltaflow
