#include "core/derive/derivation.h"

#include "core/derive/step_index.h"
#include "core/derive/step_maker.h"
#include "core/derive/unfold.h"

namespace deltaflow {

struct Derivation::Impl {
    Impl(std::shared_ptr<const Project> p, std::shared_ptr<const Model> m,
         std::shared_ptr<const Trace> t, Level level, WritingStyle s)
        : project(std::move(p))
        , model(std::move(m))
        , trace(std::move(t))
        , style(s)
        , wayBack(wayBackOf(s.notation, *model))
        , table(*project, *model, trace->samples(), level, wayBack)
        , rules(*model->graph, trace->samples(), wayBack)
        , index(*project, *model, table, rules)
        , notation(s.notation, project->optimiser.kind, model, trace->samples())
        , writer(notation, *trace, {s.digits, s.maxCells, s.maxCells})
        , maker(*project, *model, *trace, writer, rules, s.sample) {}

    std::shared_ptr<const Project> project;
    std::shared_ptr<const Model> model;
    std::shared_ptr<const Trace> trace;
    WritingStyle style;
    WayBack wayBack;
    StageTable table;
    StageRules rules;
    StepIndex index;
    Notation notation;
    Writer writer;
    StepMaker maker;
};

Derivation::Derivation(std::shared_ptr<const Project> project, std::shared_ptr<const Model> model,
                       std::shared_ptr<const Trace> trace, Level level, WritingStyle style)
    : m_impl(std::make_unique<Impl>(std::move(project), std::move(model), std::move(trace), level,
                                    style)) {}

Derivation::~Derivation() = default;

Index Derivation::size() const {
    return m_impl->table.size();
}

Level Derivation::level() const {
    return m_impl->table.level();
}

const WritingStyle& Derivation::style() const {
    return m_impl->style;
}

Step Derivation::step(Index i) const {
    const StepPlace place = m_impl->table.place(i);
    return m_impl->maker.make(m_impl->table.stages()[place.stage], level(), place);
}

Phase Derivation::phase(Index i) const {
    return m_impl->table.stages()[m_impl->table.place(i).stage].phase;
}

std::pair<Index, Index> Derivation::range(Phase phase) const {
    std::optional<Index> first;
    Index last = 0;
    for (const Stage& stage : m_impl->table.stages()) {
        if (stage.phase != phase) continue;
        if (!first) first = stage.first;
        last = stage.first + stage.count;
    }
    return {first.value_or(last), last};
}

std::optional<Index> Derivation::writer(const Ref& ref) const {
    return m_impl->index.writer(ref);
}

std::vector<Index> Derivation::readers(const Ref& ref, std::size_t limit) const {
    return m_impl->index.readers(ref, limit);
}

bool Derivation::isKnown(const Ref& ref, Index i) const {
    if (m_impl->index.isGiven(ref)) return true;
    const auto step = writer(ref);
    return step && *step <= i;
}

Index Derivation::sameMoment(Index i, const Derivation& other) const {
    return i < 0 ? i : other.m_impl->table.step(m_impl->table.place(i));
}

std::vector<Equation> Derivation::unfold(Index i, Unfolding which) const {
    const StepPlace place = m_impl->table.place(i);
    const Stage& stage = m_impl->table.stages()[place.stage];
    const int row = level() == Level::Layer ? 0 : static_cast<int>(place.unit);
    const Unfolder unfolder(*m_impl->model, *m_impl->trace, m_impl->writer, m_impl->style.sample);
    std::vector<Equation> lines;
    for (const Chain& chain : unfolder.chains(which, stage, row))
        lines.push_back(unfolder.written(chain));
    return lines;
}

} // namespace deltaflow
