#pragma once

#include "core/derive/node_rules.h"
#include "core/ops/loss.h"
#include "core/train/gradient_check.h"
#include "core/train/history.h"
#include "core/train/load.h"
#include "tests/core/allocation_count.h"

#include <QTest>

namespace deltaflow::checks {

/// What holds for every op in every graph, whatever it computes: its rules give the engine's
/// numbers, its contributions add up, its vjp is the derivative, its kernels leave the heap alone.

inline bool close(double got, double expected) {
    return std::abs(got - expected) <= 1e-12 + 1e-10 * std::abs(expected);
}

struct Pass {
    explicit Pass(Project p)
        : project(std::make_shared<const Project>(std::move(p)))
        , model(buildModel(*project))
        , trace(History(project, model).at(0)) {}

    [[nodiscard]] const Graph& graph() const { return *model->graph; }
    [[nodiscard]] double at(NodeId node, Quantity quantity, Index row, Index col,
                            Index sample) const {
        return trace->at({node, quantity, static_cast<std::int32_t>(row),
                          static_cast<std::int32_t>(col), static_cast<std::int32_t>(sample)});
    }

    std::shared_ptr<const Project> project;
    std::shared_ptr<const Model> model;
    std::shared_ptr<const Trace> trace;
};

template <typename Visit>
void eachElement(const Pass& pass, NodeId node, Visit visit) {
    const Shape& shape = pass.graph().node(node).shape;
    for (int r = 0; r < shape.rows; ++r)
        for (int c = 0; c < shape.cols; ++c)
            for (int s = 0; s < (shape.perSample ? pass.trace->samples() : 1); ++s)
                visit(r, c, s);
}

#define REQUIRE_CLOSE(got, expected, where)                                                        \
    do {                                                                                           \
        const double theGot = (got);                                                               \
        const double theExpected = (expected);                                                     \
        if (!deltaflow::checks::close(theGot, theExpected))                                        \
            QFAIL(qPrintable(QString("%1: got %2, expected %3")                                    \
                                 .arg(QString::fromStdString(where))                               \
                                 .arg(theGot, 0, 'g', 17)                                          \
                                 .arg(theExpected, 0, 'g', 17)));                                  \
    } while (false)

inline void forwardRules(const Pass& pass) {
    const NodeRules rules(pass.graph(), pass.trace->samples());
    for (NodeId id = 0; id < pass.graph().size(); ++id) {
        const Node& node = pass.graph().node(id);
        if (!node.op) continue;
        const Eigen::MatrixXd whole = evaluate(rules.forwardMatrix(id), *pass.trace);
        const bool bySample = node.shape.perSample;
        QCOMPARE(whole.rows(), node.shape.rows);
        QCOMPARE(whole.cols(), bySample ? pass.trace->samples() : node.shape.cols);
        eachElement(pass, id, [&](int r, int c, int s) {
            const double value = pass.at(id, Quantity::Value, r, c, s);
            const Rule rule = rules.forwardElement(id, r, s);
            REQUIRE_CLOSE(evaluate(rule, *pass.trace)(0, 0), value, node.name + "'s rule");
            REQUIRE_CLOSE(whole(r, bySample ? s : c), value, node.name + "'s matrix rule");
            if (dynamic_cast<const LossOp*>(node.op.get())) return; // its parts are not divided
            const OpSite site = pass.graph().site(id, s, pass.trace->samples());
            const Index terms =
                node.op->isForwardRagged() ? addends(rule) : node.op->forwardTerms(site);
            QVERIFY(terms == 1 || terms == addends(rule));
            double sum = 0;
            for (int term = 0; term < terms; ++term) {
                const double part = pass.at(id, Quantity::Contribution, r, term, s);
                if (terms > 1)
                    REQUIRE_CLOSE(part, evaluate(addend(rule, term), *pass.trace)(0, 0),
                                  node.name + "'s addend");
                sum += part;
            }
            REQUIRE_CLOSE(sum, value, node.name + "'s contributions");
        });
    }
}

/// What `successor` sends to its input `input`, in all forms.
inline void sentRules(const Pass& pass, NodeId successor, int input) {
    const Node& node = pass.graph().node(successor);
    const NodeId to = node.inputs[static_cast<std::size_t>(input)];
    const Index samples = pass.trace->samples();
    const bool bySample = pass.graph().node(to).shape.perSample;
    const Eigen::MatrixXd whole = evaluate(
        node.op->vjpMatrix(pass.graph().site(successor, Ref::kAll, samples), input), *pass.trace);
    const std::string what = node.name + " to " + pass.graph().node(to).name;
    eachElement(pass, to, [&](int r, int c, int s) {
        const OpSite site = pass.graph().site(successor, s, samples);
        const Rule rule = node.op->vjpElement(site, input, r, c);
        const double value = evaluate(rule, *pass.trace)(0, 0);
        REQUIRE_CLOSE(whole(whole.rows() == 1 ? 0 : r, whole.cols() == 1 ? 0
                                                       : bySample        ? s
                                                                         : c),
                      value, what + " as a matrix");
        const Index terms = node.op->adjointTerms(site, input, r, c);
        if (terms == 0)
            REQUIRE_CLOSE(value, 0.0, what + " without terms");
        else if (addends(rule) != terms)
            QFAIL(qPrintable(QString("%1: %2 terms, %3 addends")
                                 .arg(QString::fromStdString(what))
                                 .arg(terms)
                                 .arg(addends(rule))));
        for (Index term = 0; term < terms; ++term)
            REQUIRE_CLOSE(node.op->adjointContribution(*pass.trace, site, input, r, c, term),
                          evaluate(addend(rule, static_cast<int>(term)), *pass.trace)(0, 0),
                          what + "'s term " + std::to_string(term));
    });
}

inline void adjointRules(const Pass& pass) {
    const NodeRules rules(pass.graph(), pass.trace->samples());
    for (NodeId id = 0; id < pass.graph().size(); ++id) {
        const Node& node = pass.graph().node(id);
        if (node.role == NodeRole::Target || node.successors.empty()) continue;
        if (node.role == NodeRole::Constant || node.role == NodeRole::Buffer) continue;
        for (const NodeId successor : node.successors)
            for (int input = 0; input < std::ssize(pass.graph().node(successor).inputs); ++input)
                if (pass.graph().node(successor).inputs[static_cast<std::size_t>(input)] == id)
                    sentRules(pass, successor, input);
        eachElement(pass, id, [&](int r, int c, int s) {
            const double adjoint = pass.at(id, Quantity::Adjoint, r, c, s);
            REQUIRE_CLOSE(evaluate(rules.adjointElement(id, r, c, s), *pass.trace)(0, 0), adjoint,
                          node.name + "'s adjoint rule");
            double sum = 0;
            const bool bySample = node.shape.perSample;
            for (int term = 0;; ++term) {
                try {
                    sum += pass.at(id, Quantity::AdjointContribution, r, bySample ? term : c,
                                   bySample ? s : term);
                } catch (const std::out_of_range&) {
                    break;
                }
            }
            REQUIRE_CLOSE(sum, adjoint, node.name + "'s arrivals");
        });
    }
}

inline void gradients(const Pass& pass, double tolerance = 1e-6) {
    const GradientCheck check = checkGradients(*pass.project, *pass.model, tolerance);
    QVERIFY(!check.samples.empty());
    const GradientSample& worst = check.samples[check.worst];
    QVERIFY2(check.passed(),
             qPrintable(QString("%1 [%2][%3] of sample %4: %5 but numerically %6")
                            .arg(QString::fromStdString(pass.graph().node(worst.ref.node).name))
                            .arg(worst.ref.row)
                            .arg(worst.ref.col)
                            .arg(worst.ref.sample)
                            .arg(worst.analytic, 0, 'g', 17)
                            .arg(worst.numeric, 0, 'g', 17)));
}

inline void noHeap(const Pass& pass) {
    if (!kCountsAllocations) return;
    Plan plan(pass.model->graph, pass.model->loss, pass.trace->samples());
    loadParameters(plan, *pass.project, *pass.model);
    loadData(plan, *pass.project->data, *pass.model);
    const std::size_t before = allocationCount();
    plan.forward();
    plan.backward();
    QCOMPARE(allocationCount(), before);
}

inline void everything(const Pass& pass) {
    forwardRules(pass);
    adjointRules(pass);
    gradients(pass);
    noHeap(pass);
}

} // namespace deltaflow::checks
