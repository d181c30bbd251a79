#include "core/project/training_json.h"

#include "core/error.h"
#include "core/project/edit.h"
#include "core/project/project_json.h"
#include "tests/core/train/projects.h"
#include "tests/test_program.h"

#include <QtTest>

using namespace deltaflow;

class TestTrainingJson : public QObject {
    Q_OBJECT

private slots:
    void isKept() {
        Project project = smallProject();
        QVERIFY(toJson(project).find("training") == std::string::npos); // all as by default
        QCOMPARE(projectFromJson(toJson(project)).training, Training());
        project.training = {{3, true, 18446744073709551615u}, {ScheduleKind::Cosine, 250, 0.1}};
        QCOMPARE(projectFromJson(toJson(project)).training, project.training);
    }

    void whatCannotBeIsRefused_data() {
        QTest::addColumn<QString>("training");
        QTest::addColumn<QString>("reason");
        QTest::newRow("batch") << R"({ "batch": -1 })"
                               << "training: a minibatch has at least one sample";
        QTest::newRow("period") << R"({ "period": 0 })"
                                << "training: the schedule's period must be";
        QTest::newRow("factor") << R"({ "factor": 1.5 })"
                                << "training: the schedule's factor must be";
        QTest::newRow("schedule") << R"({ "schedule": "x" })"
                                  << "training.schedule";
        QTest::newRow("shuffled") << R"({ "shuffled": 1 })"
                                  << "training.shuffled";
    }
    void whatCannotBeIsRefused() {
        QFETCH(QString, training);
        QFETCH(QString, reason);
        std::string text = toJson(smallProject());
        text.insert(text.find("\"title\""), "\"training\": " + training.toStdString() + ", ");
        try {
            (void)projectFromJson(text);
            QFAIL("it was read");
        } catch (const FormatError& error) {
            const QString why = QString::fromUtf8(error.what());
            QVERIFY2(why.startsWith(reason), qPrintable(why));
        }
    }

    void editsAreChecked() {
        const Project project = smallProject();
        const Training training{{4, true, 2}, {ScheduleKind::Step, 10, 0.5}};
        QCOMPARE(withTraining(project, training).training, training);
        QVERIFY_EXCEPTION_THROWN((void)withTraining(project, {{-1, false, 1}, {}}), Error);
    }
};

DELTAFLOW_TEST(TestTrainingJson)
#include "tst_training_json.moc"
