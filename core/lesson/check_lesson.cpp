#include "core/lesson/check_lesson.h"

#include "core/derive/derivation.h"
#include "core/derive/notation.h"
#include "core/error.h"
#include "core/formula/formula_text.h"
#include "core/lesson/page_text.h"
#include "core/lesson/reach.h"
#include "core/project/json_text.h"
#include "core/quiz/answer.h"
#include "core/train/history.h"

#include <map>
#include <stdexcept>

namespace deltaflow {

/// The projects of a lesson's pages, made ready once.
struct LessonChecks::Cache {
    struct Entry {
        std::shared_ptr<const Project> project;
        std::shared_ptr<const Model> model;
        std::unique_ptr<History> history;
        bool isUsed = false; ///< In the look that is being taken.
    };
    explicit Cache(ExampleOf example)
        : exampleOf(std::move(example)) {}

    Entry& of(const PageProject& page) {
        std::shared_ptr<const Project> project = page.document;
        if (!project) {
            std::shared_ptr<const Project>& known = examples[page.example];
            if (!known) known = exampleOf(page.example);
            project = known;
        }
        if (!project) throw Error("there is no example “" + page.example + "”");
        Entry& entry = entries[project.get()];
        entry.isUsed = true;
        if (entry.history) return entry;
        entry.project = project;
        entry.model = buildModel(*project);
        entry.history = std::make_unique<History>(project, entry.model);
        return entry;
    }
    /// What no page shows any more goes.
    void tidy() {
        std::erase_if(entries, [](const auto& entry) { return !entry.second.isUsed; });
        for (auto& [address, entry] : entries)
            entry.isUsed = false;
    }

    ExampleOf exampleOf;
    std::map<std::string, std::shared_ptr<const Project>> examples;
    std::map<const Project*, Entry> entries; ///< Each holds its key.
};

namespace {

/// One page's project at its iteration, ready to be asked.
struct Shown {
    std::shared_ptr<const Project> project;
    std::shared_ptr<const Model> model;
    std::shared_ptr<const Trace> trace;
    int sample = 0;

    /// Throws Error if it is the address of nothing.
    [[nodiscard]] Ref find(const NamedRef& name) const {
        const Ref ref = resolved(name, *model, trace->samples(), sample);
        if (!ref.isSingle()) return ref;
        try {
            (void)trace->at(ref);
        } catch (const std::exception&) {
            throw Error(toText(name) + " is not computed here");
        }
        return ref;
    }
    [[nodiscard]] double number(const NamedRef& name) const {
        const Ref ref = find(name);
        if (!ref.isSingle()) throw Error(toText(name) + " is more than one number");
        return trace->at(ref);
    }
};

/// What stands between braces in a text: an address, and perhaps "symbol".
std::string withoutSymbol(const std::string& braces) {
    constexpr std::string_view word = " symbol";
    return braces.ends_with(word) ? braces.substr(0, braces.size() - word.size()) : braces;
}

/// `Projects` makes a page's project ready: LessonChecks::Cache, whose name is private.
template <typename Projects>
class Checker {
public:
    Checker(const Lesson& lesson, Projects& projects)
        : m_lesson(lesson)
        , m_projects(projects) {}

    std::vector<LessonFault> run() {
        for (m_page = 0; m_page < m_lesson.pages.size(); ++m_page)
            at("state", [this] { checkPage(m_lesson.pages[m_page]); });
        return std::move(m_faults);
    }

private:
    template <typename Check>
    void at(const std::string& place, Check check) {
        try {
            check();
        } catch (const Error& error) {
            m_faults.push_back({m_page, place + ": " + error.what()});
        }
    }

    void checkPage(const LessonPage& page) {
        const PageState state = stateAt(m_lesson, m_page);
        show(state);
        at("step", [&] {
            if (state.step) checkStep(*state.step, state);
        });
        at("select", [&] {
            if (state.selection) (void)m_shown.find(*state.selection);
        });
        at("camera", [&] {
            if (state.camera && state.camera->focus) (void)m_shown.find(*state.camera->focus);
        });
        at("notation", [&] {
            if (state.notation && !Notation::canExpress(*state.notation, *m_shown.model))
                throw Error("this notation has no words for the page's document");
        });
        checkText("title", page.title);
        checkText("text", page.text);
        for (std::size_t i = 0; i < page.tasks.size(); ++i)
            checkTask("task " + std::to_string(i + 1), page.tasks[i], state);
    }

    void show(const PageState& state) {
        if (!state.project) throw Error("neither this page nor one before it has a project");
        auto& shown = m_projects.of(*state.project);
        const std::int64_t iteration = state.iteration.value_or(0);
        checkReachable(iteration, *shown.project, *shown.model);
        m_shown = {shown.project, shown.model, shown.history->at(iteration), 0};
        m_shown.sample = state.sample.value_or(1) - 1;
        if (m_shown.sample >= m_shown.trace->samples())
            throw Error("there is no sample " + std::to_string(m_shown.sample + 1));
    }

    [[nodiscard]] Derivation derivation(const PageState& state) const {
        return {
            m_shown.project, m_shown.model, m_shown.trace, state.level.value_or(Level::Neuron), {}};
    }

    void checkStep(const PagePlace& step, const PageState& state) {
        const Derivation steps = derivation(state);
        if (step.kind == PagePlace::Kind::Count && step.count > steps.size())
            throw Error("there are only " + std::to_string(steps.size()) + " steps");
        if (step.kind == PagePlace::Kind::Writer && !steps.writer(m_shown.find(step.computes)))
            throw Error("no step computes " + toText(step.computes));
    }

    /// Whether the page shows a number that its own steps have computed.
    [[nodiscard]] bool isTold(const Ref& ref, const PageState& state) const {
        const Derivation steps = derivation(state);
        if (!steps.writer(ref) || !state.step) return false;
        Index at = state.step->count - 1;
        if (state.step->kind == PagePlace::Kind::Last) at = steps.size() - 1;
        if (state.step->kind == PagePlace::Kind::Writer)
            at = steps.writer(m_shown.find(state.step->computes)).value_or(-1);
        return steps.isKnown(ref, at);
    }

    void checkText(const std::string& place, const LocalText& text) {
        for (const auto& [language, words] : text.byLanguage)
            for (const PageBlock& block : readPageText(words))
                for (const PageSpan& span : block.spans)
                    at(place, [&] { checkSpan(span); });
    }

    void checkSpan(const PageSpan& span) {
        const auto symbolOf = [this](std::string_view braces) {
            (void)m_shown.find(readNamedRef(withoutSymbol(std::string(braces))));
            return Formula();
        };
        if (span.kind == PageSpan::Kind::Ref) (void)symbolOf(span.text);
        if (span.kind != PageSpan::Kind::Formula) return;
        try {
            (void)readFormula(span.text, symbolOf);
        } catch (const FormulaError& error) {
            throw Error("the formula “" + span.text + "” at character " +
                        std::to_string(error.position + 1) + ": " + error.what());
        }
    }

    void checkTask(const std::string& place, const LessonTask& task, const PageState& state) {
        checkText(place, task.question);
        checkText(place, task.hint);
        checkText(place, task.solved);
        at(place, [&] {
            std::visit([&](const auto& kind) { checkKind(place, kind, state); }, task.kind);
        });
    }
    void checkKind(const std::string& place, const NumberTask& task, const PageState& state) {
        const auto numberAt = [this](const NamedRef& name) { return m_shown.number(name); };
        if (!task.asked)
            (void)readAnswer(withNumbers(task.answer, numberAt));
        else if ((void)numberAt(*task.asked); isTold(m_shown.find(*task.asked), state))
            throw Error(toText(*task.asked) +
                        " is on the page already, which stands behind the step that computes it");
        for (const NumberTask::Slip& slip : task.slips) {
            (void)readAnswer(withNumbers(slip.answer, numberAt));
            checkText(place, slip.reply);
        }
    }
    void checkKind(const std::string& place, const ChoiceTask& task, const PageState&) {
        for (const ChoiceTask::Choice& choice : task.choices) {
            checkText(place, choice.text);
            checkText(place, choice.reply);
        }
    }
    void checkKind(const std::string&, const ReachTask& task, const PageState& state) {
        if (task.number) (void)m_shown.number(*task.number);
        for (const ReachTask::Condition& condition : task.also)
            (void)m_shown.number(condition.number);
        if (task.step) checkStep(*task.step, state);
    }

    const Lesson& m_lesson;
    Projects& m_projects;
    std::size_t m_page = 0;
    Shown m_shown;
    std::vector<LessonFault> m_faults;
};

} // namespace

LessonChecks::LessonChecks(ExampleOf exampleOf)
    : m_cache(std::make_unique<Cache>(std::move(exampleOf))) {}

LessonChecks::~LessonChecks() = default;

std::vector<LessonFault> LessonChecks::faultsOf(const Lesson& lesson) {
    auto faults = Checker(lesson, *m_cache).run();
    m_cache->tidy();
    return faults;
}

std::vector<LessonFault> faultsOf(const Lesson& lesson, const ExampleOf& exampleOf) {
    return LessonChecks(exampleOf).faultsOf(lesson);
}

std::string withNumbers(std::string_view answer,
                        const std::function<double(const NamedRef&)>& numberAt) {
    std::string text;
    while (!answer.empty()) {
        const auto open = answer.find('{');
        text += answer.substr(0, open);
        if (open == std::string_view::npos) break;
        const auto close = answer.find('}', open);
        if (close == std::string_view::npos) throw Error("“{” is not closed by “}”");
        text += "(" +
                jsonNumber(numberAt(readNamedRef(answer.substr(open + 1, close - open - 1)))) + ")";
        answer.remove_prefix(close + 1);
    }
    return text;
}

} // namespace deltaflow
