#pragma once

#include "core/lesson/lesson.h"

#include <QObject>
#include <QString>

#include <map>
#include <memory>
#include <optional>
#include <set>

namespace deltaflow {

class DocumentFiles;
class Player;
class RecoveryCopy;

/// The lesson that is open, the page that is shown, and how far its reader has come. It brings a
/// page's state about through the document and the player; the canvas and the window's other parts
/// follow stateShown().
///
/// The documents of a lesson are the reader's to change: what was changed in one is kept while the
/// lesson is open and is there again when its pages are; at its end, what is in no file is asked
/// for. Work that is not of the lesson is never replaced without asking.
class LessonSession : public QObject {
    Q_OBJECT

public:
    LessonSession(Player& player, DocumentFiles& files, QObject* parent = nullptr);
    ~LessonSession() override;

    /// Opens a lesson at the page where its reader left it, or at `page`. False, and nothing is
    /// changed, if the user would rather keep what is open.
    bool open(Lesson lesson, std::optional<std::size_t> page = {});
    /// The same for the one who writes it: nothing is solved yet, and no progress is kept.
    bool tryOut(Lesson lesson, std::size_t page);
    /// Asks whether what was changed on pages that are not shown may go; false if it is to be kept,
    /// and then nothing is changed. What is shown stays.
    bool close();
    /// Whether those changes may go: they are none, they are saved, or the user said so.
    bool mayLeave();
    [[nodiscard]] bool isOpen() const { return m_lesson.has_value(); }

    // While a lesson is open:
    [[nodiscard]] const Lesson& lesson() const { return *m_lesson; }
    [[nodiscard]] std::size_t page() const { return m_page; }
    [[nodiscard]] const LessonPage& shownPage() const { return m_lesson->pages[m_page]; }
    [[nodiscard]] bool isFirst() const { return m_page == 0; }
    [[nodiscard]] bool isLast() const { return m_page + 1 == m_lesson->pages.size(); }
    bool goTo(std::size_t page);
    bool next() { return isOpen() && !isLast() && goTo(m_page + 1); }
    bool back() { return isOpen() && !isFirst() && goTo(m_page - 1); }

    /// Whether something else is shown than the page says.
    [[nodiscard]] bool isAway() const;
    /// Shows the page's state again; what was changed in its document can be had back by an undo.
    bool showAgain();
    /// What of the page's state cannot be shown, or an empty text.
    [[nodiscard]] QString problem() const { return m_problem; }

    // -- Progress ------------------------------------------------------------------------------
    /// From now on progress is kept in the settings, under the lesson's id.
    void rememberProgress() { m_remembers = true; }
    /// From now on changes of pages that are not shown are copied against a crash.
    void keepCopies(const QString& folder) { m_copies = folder; }
    [[nodiscard]] bool isVisited(std::size_t page) const { return m_visited.contains(page); }
    [[nodiscard]] bool isSolved(std::size_t page, std::size_t task) const {
        return m_solved.contains({page, task});
    }
    void setSolved(std::size_t task);
    /// Whether all tasks of a page are solved; also where there are none.
    [[nodiscard]] bool isDone(std::size_t page) const;

signals:
    void leaving();         ///< The page that is shown goes, before anything else changes.
    void changed();         ///< Another lesson, another page, or none.
    void progressChanged(); ///< A task was solved.
    void awayChanged();
    /// After the document and the play-head are as the state says.
    void stateShown(const deltaflow::PageState& state);
    void copyFailed(const QString& reason); ///< No copy of changes can be kept.

private:
    /// `asked`: what is in the document may go.
    bool show(std::size_t page, bool again, bool asked = false);
    [[nodiscard]] bool mayReplace(std::size_t source, bool again);
    void showProject(const PageState& state, std::size_t source, bool again);
    bool open(Lesson lesson, std::optional<std::size_t> page, bool trying);
    void replaceDocument(Project project, bool isEdited);
    void keepEdits();
    void noteShown();
    void lookAway();
    void readProgress();
    void writeProgress() const;

    Player& m_player;
    DocumentFiles& m_files;
    std::optional<Lesson> m_lesson;
    std::size_t m_page = 0;
    std::optional<std::size_t> m_source; ///< The page whose project is in the document.
    bool m_ours = false;                 ///< The document is the lesson's.
    bool m_replacing = false;
    /// What was changed in the document of pages that are not shown.
    struct Aside {
        std::shared_ptr<const Project> project;
        std::size_t page = 0;               ///< On which it was left.
        std::unique_ptr<RecoveryCopy> copy; ///< Null where none is kept.
    };
    std::map<std::size_t, Aside> m_edited; ///< By source.
    QString m_copies;                      ///< The folder of copies; empty for none.
    QString m_problem;
    std::set<std::size_t> m_visited;
    std::set<std::pair<std::size_t, std::size_t>> m_solved;
    bool m_remembers = false;
    bool m_trying = false; ///< Somebody tries what they are writing.
    bool m_wasAway = false;
    struct Moment {
        const Project* project = nullptr;
        std::int64_t iteration = 0;
        Index step = -1;
        Level level = Level::Neuron;
        int sample = 0;
        friend bool operator==(const Moment&, const Moment&) = default;
    };
    [[nodiscard]] Moment moment() const;
    Moment m_shown;
    std::shared_ptr<const Project> m_shownProject; ///< Held, so that its address stays its own.
    std::optional<PageState> m_before;             ///< How things were written before the lesson.
};

} // namespace deltaflow
