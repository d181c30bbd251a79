#include "core/worksheet/sheet_writer.h"

#include "core/data/draw.h"
#include "core/derive/derivation.h"
#include "core/derive/notation.h"
#include "core/derive/writer.h"
#include "core/error.h"
#include "core/formula/written_number.h"
#include "core/text/number.h"
#include "core/worksheet/blanks.h"

#include <algorithm>

namespace deltaflow {

namespace {

constexpr std::uint64_t kBlankStream = 1'000'000; // versions are the other streams
constexpr std::size_t kMostMistakes = 4;

void collectNumbers(const Formula& formula, std::set<Ref>& numbers) {
    if (formula.ref && isWrittenNumber(formula) && !isBlank(formula)) numbers.insert(*formula.ref);
    for (const Formula& child : formula.children)
        collectNumbers(child, numbers);
}

/// Chooses what is asked, and writes it. Once it is made, nothing in it changes.
class SheetWriter {
public:
    SheetWriter(const SheetPass& pass, const WorksheetOptions& options, int version)
        : m_pass(pass)
        , m_options(options)
        , m_version(version)
        , m_derivation(pass.project, pass.model, pass.trace, options.level,
                       {pass.project->notation, options.digits, 0, kMostCells})
        , m_steps(readSteps())
        , m_isAsked(chosen())
        , m_askedRefs(writtenByAsked()) {}

    [[nodiscard]] std::vector<SheetTask> tasks() const {
        std::vector<SheetTask> all;
        for (std::size_t i = 0; i < m_steps.size(); ++i)
            if (m_isAsked[i]) all.push_back(asked(m_steps[i]));
        std::set<Ref> shown; // the numbers that stand in what is asked
        for (const SheetTask& task : all)
            for (const Equation& equation : task.sheet)
                for (const Formula& right : equation.rights)
                    collectNumbers(right, shown);
        std::vector<SheetTask> inOrder;
        auto next = all.begin();
        for (std::size_t i = 0; i < m_steps.size(); ++i)
            if (m_isAsked[i])
                inOrder.push_back(std::move(*next++));
            else if (gives(m_steps[i], shown))
                inOrder.push_back(told(m_steps[i]));
        return inOrder;
    }

    [[nodiscard]] std::vector<Equation> given() const {
        const Notation notation(m_pass.project->notation, m_pass.project->optimiser.kind,
                                m_pass.model, m_pass.trace->samples());
        const Writer writer(notation, *m_pass.trace, {m_options.digits, kMostCells, kMostCells});
        std::vector<Equation> all;
        const auto add = [&](const Ref& ref) {
            all.push_back(
                {.left = writer.symbol(ref), .rights = {planned(writer.number(ref), plan())}});
        };
        const Graph& graph = *m_pass.model->graph;
        for (NodeId id = 0; id < graph.size(); ++id) {
            const Node& node = graph.node(id);
            if (node.op || node.role == NodeRole::Buffer || isFixed(node)) continue;
            add(wholeOf(id, node));
        }
        for (const Ref& ref : settings())
            add(ref);
        return all;
    }

private:
    [[nodiscard]] static bool isFixed(const Node& node) {
        return node.role == NodeRole::Constant && node.shape.rows * node.shape.cols == 1;
    }

    [[nodiscard]] Ref wholeOf(NodeId id, const Node& node) const {
        const auto all = [](Index count) { return count == 1 ? 0 : Ref::kAll; };
        if (!node.shape.perSample && node.grid) // a kernel is written as it lies on the image
            return {id, Quantity::Value, Ref::kAll, Ref::kAll, 0};
        if (!node.shape.perSample)
            return {id, Quantity::Value, all(node.shape.rows), all(node.shape.cols), 0};
        return {id, Quantity::Value, all(node.shape.rows), 0, all(m_pass.trace->samples())};
    }

    /// Those that an asked step reads.
    [[nodiscard]] std::set<Ref> settings() const {
        std::set<Ref> all;
        for (std::size_t i = 0; i < m_steps.size(); ++i)
            for (const Ref& ref : m_steps[i].reads)
                if (m_isAsked[i] && ref.quantity == Quantity::Setting &&
                    !(ref == Ref::setting(Setting::SampleCount)) &&
                    !(ref == Ref::setting(Setting::Iteration)))
                    all.insert(ref);
        return all;
    }

    // What the constructor calls, each on what the ones before it have made.

    [[nodiscard]] std::vector<Step> readSteps() const {
        const Index count = m_derivation.size();
        if (count > kMostSheetSteps)
            refuseWorksheet("the document has " + std::to_string(count) +
                            " steps at this level, and " + std::to_string(kMostSheetSteps) +
                            " are the most for a sheet");
        std::vector<Step> steps;
        for (Index i = 0; i < count; ++i)
            steps.push_back(m_derivation.step(i));
        return steps;
    }

    [[nodiscard]] std::vector<bool> chosen() const {
        std::vector<std::size_t> fitting;
        for (std::size_t i = 0; i < m_steps.size(); ++i)
            if (m_options.kinds.contains(blankKindOf(m_steps[i], *m_pass.model)) &&
                asksAnything(m_steps[i]))
                fitting.push_back(i);
        if (fitting.empty())
            refuseWorksheet("the document has no step of the kinds that are asked for");
        std::vector<bool> isAsked(m_steps.size(), false);
        const std::size_t most =
            m_options.most > 0 ? static_cast<std::size_t>(m_options.most) : fitting.size();
        Random random(m_options.seed, kBlankStream + static_cast<std::uint64_t>(m_version));
        const auto order = drawPermutation(random, static_cast<Index>(fitting.size()));
        for (std::size_t i = 0; i < std::min(most, fitting.size()); ++i)
            isAsked[fitting[static_cast<std::size_t>(order[i])]] = true;
        return isAsked;
    }

    [[nodiscard]] std::vector<Ref> writtenByAsked() const {
        std::vector<Ref> refs;
        for (std::size_t i = 0; i < m_steps.size(); ++i)
            if (m_isAsked[i])
                refs.insert(refs.end(), m_steps[i].writes.begin(), m_steps[i].writes.end());
        return refs;
    }

    /// Not ∂L/∂L = 1, in which no number has an address.
    [[nodiscard]] static bool asksAnything(const Step& step) {
        const NumberPlan all{[&](const Ref& ref) { return ref.touches(step.focus); },
                             [](const Ref&) { return false; },
                             {}};
        return std::ranges::any_of(step.equations, [&](const Equation& equation) {
            return !equation.rights.empty() && hasBlank(planned(equation.rights.back(), all));
        });
    }

    /// Whether one of the numbers is what the step writes.
    [[nodiscard]] static bool gives(const Step& step, const std::set<Ref>& numbers) {
        return std::ranges::any_of(step.writes, [&](const Ref& written) {
            return std::ranges::any_of(numbers,
                                       [&](const Ref& number) { return number.touches(written); });
        });
    }

    [[nodiscard]] NumberPlan plan(bool withBlanks = true) const {
        return {[this, withBlanks](const Ref& ref) {
                    return withBlanks && std::ranges::any_of(m_askedRefs, [&](const Ref& asked) {
                               return asked.touches(ref);
                           });
                },
                [this](const Ref& ref) { return isGiven(ref); },
                [this](const Ref& ref) { return m_pass.trace->at(ref); }};
    }

    [[nodiscard]] bool isGiven(const Ref& ref) const {
        if (ref.quantity == Quantity::Setting) return true;
        return ref.quantity == Quantity::Value && ref.node >= 0 &&
               !m_pass.model->graph->node(ref.node).op;
    }

    [[nodiscard]] static std::vector<Equation> with(std::vector<Equation> equations,
                                                    const NumberPlan& plan) {
        for (Equation& equation : equations)
            for (Formula& right : equation.rights)
                right = planned(right, plan);
        return equations;
    }

    SheetTask told(const Step& step) const {
        SheetTask task{step, false, {}, {}, {}};
        for (const Equation& equation : step.equations)
            if (!equation.rights.empty())
                task.sheet.push_back({equation.left, equation.relation, {equation.rights.back()}});
        task.key = with(task.sheet, plan(false));
        task.sheet = with(std::move(task.sheet), plan());
        return task;
    }

    SheetTask asked(const Step& step) const {
        SheetTask task{
            step, true, with(step.equations, plan()), with(step.equations, plan(false)), {}};
        const auto question = questionAt(step, *m_pass.project, *m_pass.model, *m_pass.trace);
        if (question) task.mistakes = mistakesAt(*question);
        return task;
    }

    [[nodiscard]] std::vector<WrongAnswer> mistakesAt(const Question& question) const {
        std::set<std::string> seen{formatNumber(question.answer, m_options.digits)};
        std::vector<WrongAnswer> told;
        for (WrongAnswer& wrong : wrongAnswers(question, *m_pass.model, *m_pass.trace)) {
            const bool isOther =
                wrong.mistake == Mistake::OtherUnit || wrong.mistake == Mistake::OtherSample;
            if (isOther || told.size() == kMostMistakes) continue;
            if (seen.insert(formatNumber(wrong.value, m_options.digits)).second)
                told.push_back(std::move(wrong));
        }
        return told;
    }

    const SheetPass& m_pass;
    const WorksheetOptions& m_options;
    int m_version;
    Derivation m_derivation;
    const std::vector<Step> m_steps;
    const std::vector<bool> m_isAsked;
    const std::vector<Ref> m_askedRefs;
};

} // namespace

void refuseWorksheet(const std::string& why) {
    throw Error("No worksheet is made: " + why + ".");
}

Worksheet writeSheet(const SheetPass& pass, const WorksheetOptions& options, int version) {
    const SheetWriter writer(pass, options, version);
    Worksheet sheet{version, pass.project, pass.model, pass.trace, {}, {}};
    sheet.given = writer.given();
    sheet.tasks = writer.tasks();
    return sheet;
}

} // namespace deltaflow
