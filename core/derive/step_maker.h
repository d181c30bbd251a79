#pragma once

#include "core/derive/node_rules.h"
#include "core/derive/stages.h"
#include "core/derive/writer.h"

namespace deltaflow {

/// Makes one step from its place: what it reads and writes, what moves, and its lines.
class StepMaker {
public:
    StepMaker(const Project& project, const Model& model, const Trace& trace, const Writer& writer,
              int sample);

    [[nodiscard]] Step make(const Stage& stage, Level level, const StepPlace& place) const;

private:
    /// Which of a stage's elements a step is about; kAll at layer level.
    struct Element {
        std::int32_t row = Ref::kAll;
        std::int32_t col = Ref::kAll;
        std::int32_t sample = Ref::kAll;
    };

    [[nodiscard]] Element element(const Stage& stage, Level level, Index unit) const;
    [[nodiscard]] int arrivingSample(const Stage& stage, int term) const;
    void forward(Step& step, const Stage& stage, const Element& at) const;
    void loss(Step& step, const Stage& stage, Level level) const;
    void error(Step& step, const Stage& stage, const Element& at) const;
    void gradient(Step& step, const Stage& stage, const Element& at) const;
    void update(Step& step, const Stage& stage, const Element& at) const;

    /// left = rule in symbols = with numbers = result; equal neighbours are said once.
    [[nodiscard]] Equation equation(const Ref& left, const Rule& rule) const;
    /// The `term`-th arrival of a sum and the sum so far.
    void arrival(Step& step, const Ref& left, const Rule& sum, int term) const;
    void read(Step& step, const Rule& rule) const;

    const Project& m_project;
    const Model& m_model;
    const Trace& m_trace;
    const Writer& m_writer;
    NodeRules m_rules;
    int m_sample;
};

} // namespace deltaflow
