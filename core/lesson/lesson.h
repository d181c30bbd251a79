#pragma once

#include "core/derive/step.h"
#include "core/lesson/local_text.h"
#include "core/lesson/named_ref.h"
#include "core/project/project.h"

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace deltaflow {

/// Which document a page shows.
struct PageProject {
    std::string example;                     ///< The name of a bundled one, or …
    std::shared_ptr<const Project> document; ///< … one of its own.
    /// The iteration whose weights the document starts from, where the way there is too long to be
    /// gone each time; 0: it starts where it says itself.
    std::int64_t trained = 0;

    friend bool operator==(const PageProject&, const PageProject&) = default;
};

/// Where the play-head stands.
struct PagePlace {
    enum class Kind : std::uint8_t {
        Count, ///< After so many steps; 0: before the first.
        Last,
        Writer, ///< At the step that computes a number.
    };
    Kind kind = Kind::Count;
    Index count = 0;
    NamedRef computes;

    friend bool operator==(const PagePlace&, const PagePlace&) = default;
};

/// What of the picture is seen. Zoom 1: the picture as it fits by itself.
struct PageCamera {
    double zoom = 1;
    double x = 0.5; ///< What stands in the middle, as a part of the picture's width …
    double y = 0.5; ///< … and height.
    std::optional<NamedRef> focus; ///< Or a number that stands in the middle.

    [[nodiscard]] bool isWhole() const { return zoom == 1 && x == 0.5 && y == 0.5 && !focus; }

    friend bool operator==(const PageCamera&, const PageCamera&) = default;
};

enum class PageLabels : std::uint8_t { All, Focus, None };
enum class PagePicture : std::uint8_t { Network, Graph };

/// Parts of the window that a page can hide.
enum class WindowPart : std::uint8_t {
    TopBar,
    Tables,
    Insight,
    Training,
    Derivation,
    Transport,
    Views
};

/// What a page shows. What it does not say is as on the page before; a page with another project
/// begins at its iteration 0, before the first step, with the picture fitted, sample 1, nothing
/// selected, and the project's own notation.
struct PageState {
    std::optional<PageProject> project; ///< Nothing: as before.
    std::optional<std::int64_t> iteration;
    std::optional<PagePlace> step;
    std::optional<Level> level;
    std::optional<NotationKind> notation;
    std::optional<int> digits; ///< 2–10.
    std::optional<PageLabels> labels;
    std::optional<PagePicture> picture;
    std::optional<int> sample; ///< Counted from 1.
    std::optional<PageCamera> camera;
    std::optional<std::set<WindowPart>> hidden;
    std::optional<NamedRef> selection;

    friend bool operator==(const PageState&, const PageState&) = default;
};

/// A number is asked for: the one at an address, or what an expression comes to, in which {…} are
/// numbers at addresses. Right if it agrees to so many significant digits.
struct NumberTask {
    /// What somebody answers who makes a certain mistake, and what is said to that.
    struct Slip {
        std::string answer; ///< As a task's.
        LocalText reply;
        friend bool operator==(const Slip&, const Slip&) = default;
    };
    std::optional<NamedRef> asked;
    std::string answer;        ///< Of a task without `asked`.
    int digits = 3;            ///< 1–10.
    std::vector<Slip> slips{}; ///< Looked at before the classical mistakes.

    friend bool operator==(const NumberTask&, const NumberTask&) = default;
};

/// One of several answers is chosen.
struct ChoiceTask {
    struct Choice {
        LocalText text;
        LocalText reply; ///< Why it is right or wrong; may be empty.
        bool right = false;
        friend bool operator==(const Choice&, const Choice&) = default;
    };
    std::vector<Choice> choices;

    friend bool operator==(const ChoiceTask&, const ChoiceTask&) = default;
};

/// The document or the play-head is brought to a state.
struct ReachTask {
    enum class Relation : std::uint8_t { Below, Above, Equal };
    /// What is to hold besides, such as that another number stays as it is.
    struct Condition {
        NamedRef number;
        Relation relation = Relation::Equal;
        double value = 0;
        int digits = 3;
        friend bool operator==(const Condition&, const Condition&) = default;
    };
    std::optional<NamedRef> number; ///< Whose value is to be below, above or equal …
    Relation relation = Relation::Below;
    double value = 0;
    std::optional<PagePlace> step; ///< … or a step to be come to.
    int digits = 3;                ///< To which a number is equal, 1–10.
    std::vector<Condition> also{};

    friend bool operator==(const ReachTask&, const ReachTask&) = default;
};

struct LessonTask {
    LocalText question;
    LocalText hint;   ///< May be empty.
    LocalText solved; ///< Said once it is solved; may be empty.
    std::variant<NumberTask, ChoiceTask, ReachTask> kind;

    friend bool operator==(const LessonTask&, const LessonTask&) = default;
};

struct LessonPage {
    LocalText title;
    LocalText text;  ///< See page_text.h.
    LocalText notes; ///< For the teacher alone.
    PageState state;
    std::vector<LessonTask> tasks;

    friend bool operator==(const LessonPage&, const LessonPage&) = default;
};

/// A lesson: pages of text, each with what the window shows beside it and what is to be done.
struct Lesson {
    std::string id; ///< Progress is kept under it.
    LocalText title;
    LocalText description;
    std::string author;
    std::vector<LessonPage> pages; ///< At least one.

    friend bool operator==(const Lesson&, const Lesson&) = default;
};

/// What a page shows, with all that it takes over from the pages before it.
[[nodiscard]] PageState stateAt(const Lesson& lesson, std::size_t page);
/// The page whose project is shown on `page`: itself or one before it; nothing if there is none.
[[nodiscard]] std::optional<std::size_t> projectPage(const Lesson& lesson, std::size_t page);

} // namespace deltaflow
