#include "core/project/edit.h"
#include "tests/core/project/edit_samples.h"
#include "tests/test_program.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace deltaflow;

class TestEditNumber : public QObject {
    Q_OBJECT

private slots:
    void saysWhatIsEditable_data();
    void saysWhatIsEditable();
    void settingsAreEditableWhereUsed();
    void setsAWeight();
    void setsBiasInputTarget();
    void setsLaterAsAnEdit();
    void refusesNumbers_data();
    void refusesNumbers();
    void refusesTargetsOffCrossEntropy();
};

void TestEditNumber::saysWhatIsEditable_data() {
    QTest::addColumn<int>("node");
    QTest::addColumn<int>("quantity");
    QTest::addColumn<int>("row");
    QTest::addColumn<int>("col");
    QTest::addColumn<int>("sample");
    QTest::addColumn<bool>("editable");
    const auto row = [](const char* name, Ref ref, bool editable) {
        QTest::newRow(name) << ref.node << int(ref.quantity) << ref.row << ref.col << ref.sample
                            << editable;
    };
    row("weight", value(2, 1, 0), true);
    row("bias", value(6, 0, 0), true);
    row("input", value(0, 1, 0, 1), true);
    row("target", value(1, 0, 0, 1), true);
    row("weight beyond", value(2, 2, 0), false);
    row("whole matrix", value(2, Ref::kAll, Ref::kAll), false);
    row("input sample beyond", value(0, 0, 0, 2), false);
    row("pre-activation", value(3, 0, 0), false);
    row("gradient", {2, Quantity::Adjoint, 0, 0, 0}, false);
    row("updated weight", {2, Quantity::Updated, 0, 0, 0}, false);
    row("no node", value(kNoNode, 0, 0), false);
    row("sample count", Ref::setting(Setting::SampleCount), false);
    row("iteration", Ref::setting(Setting::Iteration), false);
}

void TestEditNumber::saysWhatIsEditable() {
    QFETCH(int, node);
    QFETCH(int, quantity);
    QFETCH(int, row);
    QFETCH(int, col);
    QFETCH(int, sample);
    const Ref ref{node, static_cast<Quantity>(quantity), row, col, sample};
    QTEST(isEditable(twoTwoOne(), nodes(), ref), "editable");
}

void TestEditNumber::settingsAreEditableWhereUsed() {
    Project project = twoTwoOne();
    const auto editable = [&](Setting setting) {
        return isEditable(project, nodes(project), Ref::setting(setting));
    };
    QVERIFY(editable(Setting::LearningRate));
    QVERIFY(!editable(Setting::PenaltyStrength));
    QVERIFY(!editable(Setting::Momentum));
    project.penalty.kind = PenaltyKind::Plain;
    QVERIFY(editable(Setting::PenaltyStrength));
    project.optimiser.kind = OptimiserKind::Nesterov;
    QVERIFY(editable(Setting::Momentum));
    QVERIFY(!editable(Setting::Epsilon));
    project.optimiser.kind = OptimiserKind::RmsProp;
    QVERIFY(editable(Setting::Decay) && editable(Setting::Epsilon));
    QVERIFY(!editable(Setting::Beta1));
    project.optimiser.kind = OptimiserKind::Adam;
    QVERIFY(editable(Setting::Beta1) && editable(Setting::Beta2) && editable(Setting::Epsilon));
    QVERIFY(!editable(Setting::Decay) && !editable(Setting::Momentum));
}

void TestEditNumber::setsAWeight() {
    const Project before = twoTwoOne();
    Project edited = before;
    edited.edits = {{3, "W1", 0, 0, 9}};
    const Project after = withNumber(edited, nodes(), value(2, 1, 0), -0.5, 0);
    QVERIFY(after.edits.empty()); // made on a course that no longer comes about
    QCOMPARE(before.network->layers[0].weights(1, 0), 0.4);
    QCOMPARE(after.data, before.data); // shared, not copied
    ParameterMatrix expected(2, 2);
    expected << 0.1, 0.8, -0.5, 0.6;
    QVERIFY(same(after.network->layers[0].weights, expected));
    QVERIFY(same(after.network->layers[1].weights, before.network->layers[1].weights));
}

void TestEditNumber::setsBiasInputTarget() {
    const Project before = twoTwoOne();
    QCOMPARE(withNumber(before, nodes(), value(6, 0, 0), 7, 0).network->layers[1].bias(0, 0), 7.0);
    QCOMPARE(withNumber(before, nodes(), value(0, 1, 0, 1), 7, 0).data->x(1, 1), 7.0);
    QCOMPARE(withNumber(before, nodes(), value(1, 0, 0, 1), 7, 4).data->y(0, 1), 7.0);
    const Ref rate = Ref::setting(Setting::LearningRate);
    QCOMPARE(withNumber(before, nodes(), rate, 0.125, 0).optimiser.learningRate, 0.125);
    QCOMPARE(withNumber(before, nodes(), rate, 0.125, 2).settingEdits,
             (std::vector<SettingEdit>{{2, Setting::LearningRate, 0.125}}));
}

void TestEditNumber::setsLaterAsAnEdit() {
    Project project = twoTwoOne();
    project.edits = {
        {1, "W1", 0, 0, 1}, {5, "W1", 1, 0, 2}, {5, "b2", 0, 0, 3}, {8, "W1", 0, 0, 4}};
    const Project after = withNumber(project, nodes(), value(2, 1, 0), -0.5, 5);
    QVERIFY(sameParameters(after, project));
    const std::vector<ParameterEdit> expected = {
        {1, "W1", 0, 0, 1}, {5, "b2", 0, 0, 3}, {5, "W1", 1, 0, -0.5}};
    QVERIFY(after.edits == expected);
}

void TestEditNumber::refusesNumbers_data() {
    QTest::addColumn<int>("setting");
    QTest::addColumn<double>("number");
    QTest::addColumn<QString>("word");
    const auto row = [](const char* name, Setting setting, double number, const char* word) {
        QTest::newRow(name) << int(setting) << number << word;
    };
    row("rate NaN", Setting::LearningRate, std::nan(""), "finite");
    row("rate infinite", Setting::LearningRate, HUGE_VAL, "finite");
    row("λ negative", Setting::PenaltyStrength, -0.1, "at least 0");
    row("β1 is 1", Setting::Beta1, 1, "below 1");
    row("β2 negative", Setting::Beta2, -0.5, "at least 0");
    row("ε is 0", Setting::Epsilon, 0, "above 0");
    row("momentum unused", Setting::Momentum, 0.5, "follows from others");
    row("iteration", Setting::Iteration, 3, "follows from others");
}

void TestEditNumber::refusesNumbers() {
    QFETCH(int, setting);
    QFETCH(double, number);
    QFETCH(QString, word);
    Project project = twoTwoOne();
    project.optimiser.kind = OptimiserKind::Adam;
    project.penalty.kind = PenaltyKind::Plain;
    const Ref ref = Ref::setting(static_cast<Setting>(setting));
    const QString why = reason([&] { (void)withNumber(project, nodes(project), ref, number, 0); });
    QVERIFY2(why.contains(word), qPrintable(why));
}

void TestEditNumber::refusesTargetsOffCrossEntropy() {
    const Project project = withLoss(twoTwoOne(), LossKind::BinaryCrossEntropy);
    const auto set = [&](double target) {
        return reason([&] { (void)withNumber(project, nodes(), value(1, 0, 0), target, 0); });
    };
    QCOMPARE(set(1), QString());
    QVERIFY(set(1.01).contains("from 0 to 1"));
    QVERIFY(set(-0.01).contains("from 0 to 1"));
    const Project off = withNumber(twoTwoOne(), nodes(), value(1, 0, 0, 1), -1, 0);
    const QString why = reason([&] { (void)withLoss(off, LossKind::BinaryCrossEntropy); });
    QVERIFY2(why.contains("output 1 of sample 2 is −1"), qPrintable(why));
}

DELTAFLOW_TEST(TestEditNumber)
#include "tst_edit_number.moc"
