#include "core/project/errata_json.h"

#include "core/error.h"
#include "core/network/model.h"
#include "core/project/edit.h"
#include "tests/core/insight/pass.h"
#include "tests/test_program.h"

using namespace deltaflow;

namespace {

QString refusal(const char* errata) {
    std::string text = toJson(example("net-2-2-1"));
    const auto at = text.find("\"errata\": ");
    text.replace(at, text.rfind('}') - at, std::string("\"errata\": ") + errata + "\n");
    try {
        (void)projectFromJson(text);
    } catch (const FormatError& error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

} // namespace

class TestErrataJson : public QObject {
    Q_OBJECT

private slots:
    void errataAreKept() {
        Project project = example("net-2-2-2");
        QCOMPARE(project.errata.size(), std::size_t{1});
        QCOMPARE(project.errata[0].rule, WrongRule::UpdatedWeightsUsed);
        QCOMPARE(*project.errata[0].publishedLoss, 0.291027924);
        QVERIFY(project.errata[0].keepsBiases);
        project.errata.push_back({"W2", WrongRule::IndicesSwapped, "“a”, p. 3", "line\nline"});
        QCOMPARE(projectFromJson(toJson(project)).errata, project.errata);
        project.errata.clear();
        QVERIFY(toJson(project).find("errata") == std::string::npos);
    }

    void aChangedStructureHasNoErrata() { // their places no longer hold
        const Project project = example("net-2-2-1");
        QVERIFY(!project.errata.empty());
        QVERIFY(withLayerRemoved(project, 0).errata.empty());
    }

    void examplesNameNodesThatAreThere() {
        for (const char* name : {"net-2-2-1", "net-2-2-2", "multi-class", "l-layer"}) {
            const Project project = example(name);
            QVERIFY(!project.errata.empty());
            const auto model = buildModel(project);
            for (const Erratum& erratum : project.errata) {
                QVERIFY(model->graph->find(erratum.node) != kNoNode);
                QVERIFY(!erratum.source.empty() && !erratum.explanation.empty());
            }
        }
    }

    void whatIsNotAnErratumIsRefused_data() {
        QTest::addColumn<QString>("errata");
        QTest::addColumn<QString>("place");
        QTest::newRow("no list") << "3"
                                 << "errata";
        QTest::newRow("no node") << "[{ \"rule\": \"row_broadcast\" }]"
                                 << "errata[0]";
        QTest::newRow("unknown rule") << "[{ \"node\": \"W1\", \"rule\": \"x\" }]"
                                      << "errata[0].rule";
        QTest::newRow("biases") << "[{ \"node\": \"W1\", \"rule\": \"row_broadcast\", "
                                   "\"biases\": \"no\" }]"
                                << "errata[0].biases";
    }
    void whatIsNotAnErratumIsRefused() {
        QFETCH(const QString, errata);
        QFETCH(const QString, place);
        const QString why = refusal(qPrintable(errata));
        QVERIFY2(why.startsWith(place), qPrintable(why));
    }
};

DELTAFLOW_TEST(TestErrataJson)
#include "tst_errata_json.moc"
