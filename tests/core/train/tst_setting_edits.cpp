#include "core/error.h"
#include "core/project/edit.h"
#include "core/project/project_json.h"
#include "core/train/history.h"
#include "core/train/schedule.h"
#include "core/train/trainer.h"
#include "tests/core/train/projects.h"
#include "tests/test_program.h"

#include <QtTest>

using namespace deltaflow;

namespace {

constexpr std::int64_t kAt = 7;

std::shared_ptr<const Project> shared(Project project) {
    return std::make_shared<const Project>(std::move(project));
}

Project trainedBy(OptimiserKind kind, Index batch = 3) {
    Project project = smallProject();
    project.optimiser.kind = kind;
    project.training.batches = {batch, true, 4};
    return project;
}

Project edited(const Project& project, Setting setting, double value, std::int64_t iteration) {
    const auto model = buildModel(project);
    return withNumber(project, *model, Ref::setting(setting), value, iteration);
}

Moment momentOf(const Project& project, std::int64_t iteration) {
    Trainer trainer(shared(project), buildModel(project));
    trainer.advance(iteration);
    return trainer.moment();
}

} // namespace

class TestSettingEdits : public QObject {
    Q_OBJECT

private slots:
    void isTwoRunsOneAfterTheOther_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("setting");
        QTest::addColumn<double>("value");
        const auto row = [](const char* name, OptimiserKind kind, Setting setting, double value) {
            QTest::newRow(name) << static_cast<int>(kind) << static_cast<int>(setting) << value;
        };
        row("SGD's rate", OptimiserKind::Sgd, Setting::LearningRate, 0.03);
        row("momentum's rate", OptimiserKind::Momentum, Setting::LearningRate, 0.03);
        row("momentum", OptimiserKind::Momentum, Setting::Momentum, 0.5);
        row("Nesterov", OptimiserKind::Nesterov, Setting::Momentum, 0.25);
        row("decay", OptimiserKind::RmsProp, Setting::Decay, 0.5);
        row("beta1", OptimiserKind::Adam, Setting::Beta1, 0.5);
        row("beta2", OptimiserKind::Adam, Setting::Beta2, 0.9);
        row("epsilon", OptimiserKind::Adam, Setting::Epsilon, 0.1);
    }
    void isTwoRunsOneAfterTheOther() {
        QFETCH(const int, kind);
        QFETCH(const int, setting);
        QFETCH(const double, value);
        const Project before = trainedBy(static_cast<OptimiserKind>(kind));
        const Project project = edited(before, static_cast<Setting>(setting), value, kAt);
        const Project after = edited(before, static_cast<Setting>(setting), value, 0);
        QCOMPARE(momentOf(project, kAt), momentOf(before, kAt));
        Trainer second(shared(after), buildModel(after));
        second.restore(momentOf(before, kAt));
        second.advance(20);
        QCOMPARE(momentOf(project, kAt + 20), second.moment());
        QVERIFY(second.moment().parameters != momentOf(before, kAt + 20).parameters);

        // To and fro, over the edit, nothing is another.
        History history(shared(project), buildModel(project));
        (void)history.at(kAt + 30);
        QCOMPARE(history.momentAt(kAt - 1), momentOf(before, kAt - 1));
        QCOMPARE(history.momentAt(kAt + 20), second.moment());
        const Ref ref = Ref::setting(static_cast<Setting>(setting));
        QCOMPARE(history.at(kAt - 1)->at(ref),
                 History(shared(before), buildModel(before)).at(0)->at(ref));
        QCOMPARE(history.at(kAt)->at(ref), value);
    }

    void scheduleBeginsAnewWithTheRate() {
        Project project = trainedBy(OptimiserKind::Sgd);
        project.training.schedule = {ScheduleKind::Step, 5, 0.5};
        project = edited(project, Setting::LearningRate, 0.4, kAt);
        Trainer trainer(shared(project), buildModel(project));
        const std::vector<double> expected{0.1, 0.1, 0.1, 0.1, 0.1, 0.05, 0.05, // to the edit
                                           0.4, 0.4, 0.4, 0.4, 0.4, 0.2,  0.2};
        for (const double rate : expected) {
            QCOMPARE(trainer.learningRate(), rate);
            trainer.advance(1);
        }
    }

    void laterEditsAreDropped() {
        Project project = trainedBy(OptimiserKind::Momentum);
        project = edited(project, Setting::LearningRate, 0.4, 20);
        project = edited(project, Setting::Momentum, 0.4, 20);
        QCOMPARE(project.settingEdits.size(), 2);
        project = edited(project, Setting::Momentum, 0.3, 20); // in place of the one there
        QCOMPARE(project.settingEdits.size(), 2);
        const auto model = buildModel(project);
        const Ref weight{model->layers[0].weights, Quantity::Value, 0, 0, 0};
        const Project early = withNumber(project, *model, weight, 1, 10);
        QCOMPARE(early.settingEdits.size(), 0);
        QCOMPARE(early.edits.size(), 1);
        QCOMPARE(edited(early, Setting::Momentum, 0.1, 5).edits.size(), 0);
        QCOMPARE(edited(project, Setting::Momentum, 0.1, 0).settingEdits.size(), 0);
    }

    void trainedHasTheLastSettings() {
        const Project project =
            edited(trainedBy(OptimiserKind::Sgd), Setting::LearningRate, 0.4, kAt);
        Trainer trainer(shared(project), buildModel(project));
        trainer.advance(kAt + 1);
        QCOMPARE(trainer.trained().optimiser.learningRate, 0.4);
        QVERIFY(trainer.trained().settingEdits.empty());
    }

    void documentKeepsThem() {
        Project project = trainedBy(OptimiserKind::Adam);
        project = edited(project, Setting::Beta1, 0.5, 3);
        project = edited(project, Setting::LearningRate, 0.3, 9);
        QVERIFY(projectFromJson(toJson(project)).settingEdits == project.settingEdits);
    }

    void whatCannotBeIsRefused_data() {
        QTest::addColumn<QByteArray>("edit");
        QTest::addColumn<QString>("place");
        QTest::newRow("no such") << QByteArray(R"("setting": "rate", "value": 1)")
                                 << "edits[0].setting";
        QTest::newRow("not the optimiser's")
            << QByteArray(R"("setting": "lambda", "value": 1)") << "edits[0].setting";
        QTest::newRow("range") << QByteArray(R"("setting": "momentum", "value": 1)")
                               << "edits[0].value";
    }
    void whatCannotBeIsRefused() {
        QFETCH(const QByteArray, edit);
        QFETCH(const QString, place);
        std::string text = toJson(smallProject());
        text.insert(text.find("\"title\""),
                    "\"edits\": [ { \"iteration\": 2, " + edit.toStdString() + " } ], ");
        try {
            (void)projectFromJson(text);
            QFAIL("it was read");
        } catch (const FormatError& error) {
            QVERIFY2(QString::fromUtf8(error.what()).startsWith(place), error.what());
        }
    }
};

DELTAFLOW_TEST(TestSettingEdits)
#include "tst_setting_edits.moc"
