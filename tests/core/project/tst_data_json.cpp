#include "core/project/data_json.h"

#include "core/error.h"
#include "core/project/project_json.h"
#include "tests/core/train/projects.h"
#include "tests/test_program.h"

#include <QtTest>

using namespace deltaflow;

class TestDataJson : public QObject {
    Q_OBJECT

private slots:
    void nothingIsWrittenOfNothing() {
        Project project = smallProject();
        project.dataNotes = std::make_shared<const DataNotes>();
        QVERIFY(toJson(project).find("data_notes") == std::string::npos);
        QVERIFY(toJson(project).find("\"test\"") == std::string::npos);
    }

    void whatDataIsMadeFromIsKept() {
        Project project = smallProject();
        DataNotes notes;
        notes.made = {GeneratorKind::Spirals, 300, 0.05, 7, ClassCoding::OneHot};
        project.dataNotes = std::make_shared<const DataNotes>(notes);
        QVERIFY(projectFromJson(toJson(project)).dataNotes->made == notes.made);
    }

    void whatCannotBeIsRefused_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char* name, const char* text, const char* reason) {
            QTest::newRow(name) << text << reason;
        };
        row("test's inputs", R"("test": [ { "x": [1], "y": [0, 0] } ])", "test[0].x");
        row("test's targets", R"("test": [ { "x": [1, 2], "y": [0] } ])", "test[0].y");
        row("test no list", R"("test": 3)", "test");
        row("names", R"("data_notes": { "inputs": ["a"] })", "data_notes.inputs");
        row("classes", R"("data_notes": { "classes": ["a", "b", "c"] })", "data_notes.classes");
        row("fraction", R"("data_notes": { "test_fraction": 1 })", "data_notes.test_fraction");
        row("factor 0",
            R"("data_notes": { "input_scaling": { "kind": "min_max", "offset": [0, 0],
               "factor": [1, 0] } })",
            "data_notes.input_scaling.factor[1]");
        row("offsets",
            R"("data_notes": { "target_scaling": { "kind": "min_max", "offset": [0],
               "factor": [1, 1] } })",
            "data_notes.target_scaling.offset");
        row("made of nothing known",
            R"("data_notes": { "made": { "kind": "moon", "samples": 2, "noise": 0, "seed": 1 } })",
            "data_notes.made.kind");
        row("noise",
            R"("data_notes": { "made": { "kind": "or", "samples": 2, "noise": -1, "seed": 1 } })",
            "data_notes.made.noise");
        row("kind", R"("data_notes": { "input_scaling": { "kind": "log" } })",
            "data_notes.input_scaling.kind");
    }
    void whatCannotBeIsRefused() {
        QFETCH(const QString, text);
        QFETCH(const QString, reason);
        std::string document = toJson(smallProject());
        document.insert(document.find("\"title\""), text.toStdString() + ", ");
        try {
            (void)projectFromJson(document);
            QFAIL("it was read");
        } catch (const FormatError& error) {
            const QString why = QString::fromUtf8(error.what());
            QVERIFY2(why.startsWith(reason), qPrintable(why));
        }
    }

    void targetsOfTheTestAreChecked() {
        Project project = smallProject(LossKind::BinaryCrossEntropy);
        project.data = std::make_shared<const Data>(
            Data{project.data->x, SampleMatrix{project.data->y.cwiseAbs()}});
        project.test = std::make_shared<const Data>(
            Data{SampleMatrix::Zero(2, 1), SampleMatrix::Constant(2, 1, 1.5)});
        try {
            (void)projectFromJson(toJson(project));
            QFAIL("it was read");
        } catch (const FormatError& error) {
            QVERIFY(QString::fromUtf8(error.what()).startsWith("test: "));
        }
    }
};

DELTAFLOW_TEST(TestDataJson)
#include "tst_data_json.moc"
