#include "core/project/expression_project.h"

#include "core/expression/expression.h"
#include "core/project/edit.h"
#include "core/project/project_json.h"
#include "core/train/history.h"
#include "tests/test_program.h"

#include <QtTest>

using namespace deltaflow;

namespace {

double valueOf(const Project& project, const std::string& node) {
    const auto shared = std::make_shared<const Project>(project);
    const auto model = buildModel(project);
    const auto trace = History(shared, model).at(0);
    return trace->at({model->graph->find(node), Quantity::Value, 0, 0, 0});
}

std::string learnedText(const Project& project) {
    std::string text;
    for (const std::string& name : learnedVariables(project))
        text += name + " ";
    return text;
}

} // namespace

class TestExpressionProject : public QObject {
    Q_OBJECT

private slots:
    void newOne() {
        const Project project = newExpression("e = (a+b)*(b+1)", {{"a", 2.0}});
        QVERIFY(isExpression(project));
        QVERIFY(!project.network);
        QCOMPARE(variableValues(project), (VariableValues{{"a", 2.0}, {"b", 1.0}}));
        QCOMPARE(valueOf(project, "e"), 6.0);
        QCOMPARE(learnedText(project), std::string());
    }

    void anotherTextKeepsWhatItShares() {
        Project project = newExpression("a*b + c", {{"a", 2.0}, {"b", 3.0}, {"c", 4.0}});
        project = withLearned(project, "b", true);
        project.title = "Of the first one";
        project.edits.push_back({2, "b", 0, 0, 7});
        const Project after = withExpression(project, "y = d + b*a");
        QCOMPARE(variableValues(after), (VariableValues{{"a", 2.0}, {"b", 3.0}, {"d", 1.0}}));
        QCOMPARE(learnedText(after), std::string("b "));
        QCOMPARE(after.title, std::string()); // it told of another expression
        QCOMPARE(withExpression(project, "a*b + c").title, project.title);
        QCOMPARE(after.edits.size(), std::size_t{0});
        QCOMPARE(valueOf(after, "y"), 7.0);
        QCOMPARE(variableValues(project).size(), std::size_t{3}); // as it was
        QVERIFY_EXCEPTION_THROWN((void)withExpression(project, "a +"), ExpressionError);
    }

    void anExpressionInPlaceOfALayeredNet() {
        Project layered;
        layered.network = std::make_shared<const Network>();
        const Project after = withExpression(layered, "x*2");
        QVERIFY(!after.network);
        QCOMPARE(variableValues(after), (VariableValues{{"x", 1.0}}));
        QCOMPARE(variableValues(layered).size(), std::size_t{0});
    }

    /// f = (w − 3)² from w = 1: gradient descent at rate ¼ halves the distance at each step.
    void whatIsLearnedIsTrained() {
        Project project = newExpression("(w-3)^2", {{"w", 1.0}});
        QVERIFY(buildModel(project)->graph->parameters().empty());
        project = withLearned(project, "w", true);
        project.optimiser.learningRate = 0.25;
        const auto model = buildModel(project);
        QCOMPARE(model->input, kNoNode);
        const NodeId w = model->graph->find("w");
        History history(std::make_shared<const Project>(project), model);
        const auto trace = history.at(3);
        QCOMPARE(trace->at({w, Quantity::Value, 0, 0, 0}), 3 - 2.0 / 8);
        QCOMPARE(trace->at({w, Quantity::Adjoint, 0, 0, 0}), -0.5);
        const Project back = withLearned(project, "w", false);
        QCOMPARE(variableValues(back), (VariableValues{{"w", 1.0}}));
        QCOMPARE(toJson(back), [&] {
            Project same = newExpression("(w-3)^2", {{"w", 1.0}});
            same.optimiser.learningRate = 0.25;
            return toJson(same);
        }());
        QVERIFY_EXCEPTION_THROWN((void)withLearned(project, "v1", true), Error);
    }

    /// A document of numbers alone is saved and opened like any other.
    void numbersAlone() {
        const Project project = newExpression("log(1/2)");
        QVERIFY(variableValues(project).empty());
        const Project opened = projectFromJson(toJson(project));
        QCOMPARE(toJson(opened), toJson(project));
        const auto model = buildModel(opened);
        History history(std::make_shared<const Project>(opened), model);
        const Ref output{model->loss, Quantity::Value, 0, 0, 0};
        QCOMPARE(history.at(0)->at(output), std::log(0.5));
        QCOMPARE(variableValues(withExpression(opened, "1 + a")), (VariableValues{{"a", 1.0}}));
    }

    void editing() {
        const Project project = withLearned(newExpression("w*x + 2"), "w", true);
        const auto model = buildModel(project);
        const auto ref = [&](const char* name) {
            return Ref{model->graph->find(name), Quantity::Value, 0, 0, 0};
        };
        const Project after =
            withNumber(withNumber(project, *model, ref("x"), 5, 0), *model, ref("w"), 4, 0);
        QCOMPARE(variableValues(after), (VariableValues{{"w", 4.0}, {"x", 5.0}}));
        QVERIFY(!isEditable(project, *model, ref("c1"))); // it is written in the text
        QVERIFY(!isEditable(project, *model, ref("v1")));
    }
};

DELTAFLOW_TEST(TestExpressionProject)
#include "tst_expression_project.moc"
