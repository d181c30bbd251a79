#include "core/lesson/named_ref.h"

#include "core/error.h"
#include "core/project/project_json.h"
#include "tests/test_program.h"

#include <QFile>
#include <QtTest>

using namespace deltaflow;

namespace {

std::shared_ptr<const Model> modelOf(const char* example) {
    QFile file(
        QStringLiteral(DELTAFLOW_RESOURCES "/examples/%1.deltaflow").arg(QLatin1String(example)));
    if (!file.open(QIODevice::ReadOnly)) qFatal("no example %s", example);
    return buildModel(projectFromJson(file.readAll().toStdString()));
}

} // namespace

class TestNamedRef : public QObject {
    Q_OBJECT

private slots:
    void isWrittenAsItIsRead_data() {
        QTest::addColumn<QString>("text");
        for (const char* text :
             {"W1[1,2]", "L", "a1[2;3]", "W1", "z1.adjoint[1]", "W2.updated[1,2]", "x[1,2,3]",
              "setting.learning_rate", "W1.first_moment_corrected[1,1]", "z1.contribution[1,2]"})
            QTest::newRow(text) << text;
    }
    void isWrittenAsItIsRead() {
        QFETCH(QString, text);
        QCOMPARE(toText(readNamedRef(text.toStdString())), text.toStdString());
    }

    void spacesAndTheGradientOfAParameterAreUnderstood() {
        QCOMPARE(toText(readNamedRef(" W1.gradient[ 1 , 2 ] ")), std::string("W1.adjoint[1,2]"));
    }

    void isFound_data() {
        QTest::addColumn<QString>("example");
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("row");
        QTest::addColumn<int>("col");
        QTest::addColumn<int>("sample");
        QTest::newRow("a weight") << "net-2-2-1"
                                  << "W1[2,1]" << 1 << 0 << 0;
        QTest::newRow("a unit, of the sample shown") << "xor"
                                                     << "a1[2]" << 1 << 0 << 3;
        QTest::newRow("a unit of another sample") << "xor"
                                                  << "a1[2;2]" << 1 << 0 << 1;
        QTest::newRow("the loss") << "net-2-2-1"
                                  << "L" << 0 << 0 << 0;
        QTest::newRow("a whole matrix") << "net-2-2-1"
                                        << "W1" << Ref::kAll << Ref::kAll << 0;
        QTest::newRow("a whole vector") << "net-2-2-1"
                                        << "a1" << Ref::kAll << 0 << 3;
        QTest::newRow("what a unit receives") << "net-2-2-1"
                                              << "z1.contribution[2,1]" << 1 << 0 << 3;
    }
    void isFound() {
        QFETCH(QString, example);
        QFETCH(QString, text);
        const auto model = modelOf(example.toUtf8().constData());
        const Ref ref = resolved(readNamedRef(text.toStdString()), *model, 4, 3);
        QTEST(ref.row, "row");
        QTEST(ref.col, "col");
        if (model->graph->node(ref.node).shape.perSample && text != "L")
            QTEST(ref.sample, "sample");
        if (ref.isSingle()) QCOMPARE(resolved(named(ref, *model, 3), *model, 4, 3), ref);
    }

    void anImageIsAddressedByRowAndColumn() {
        const auto model = modelOf("convolution");
        NodeId image = kNoNode;
        for (NodeId id = 0; id < model->graph->size(); ++id) {
            const Node& node = model->graph->node(id);
            if (node.role == NodeRole::Input && node.grid) image = id;
        }
        QVERIFY(image != kNoNode);
        const Node& node = model->graph->node(image);
        const Ref ref = resolved(readNamedRef(node.name + "[2,3]"), *model, 1, 0);
        QCOMPARE(ref.row, static_cast<std::int32_t>(node.grid.at(0, 1, 2)));
    }

    void whatBooksCallADerivativeIsAnAdjoint_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("means");
        const auto row = [](const char* text, const char* means) {
            QTest::newRow(text) << text << means;
        };
        row("delta2[1]", "z2.adjoint");
        row("delta1[2]", "z1.adjoint[2]");
        row("δ1[2]", "z1.adjoint[2]");
        row("dz1[2]", "z1.adjoint[2]");
        row("dW1[1,2]", "W1.adjoint[1,2]");
        row("da1[2]", "a1.adjoint[2]");
        row("W1.gradient[1,2]", "W1.adjoint[1,2]");
    }
    void whatBooksCallADerivativeIsAnAdjoint() {
        QFETCH(QString, text);
        QFETCH(QString, means);
        const auto model = modelOf("net-2-2-1");
        const Ref ref = resolved(readNamedRef(text.toStdString()), *model, 1, 0);
        QCOMPARE(QString::fromStdString(toText(named(ref, *model, 0))), means);
    }

    void aNameThatMeansNoDerivativeIsRefused_data() {
        QTest::addColumn<QString>("text");
        for (const char* text : {"delta7[1]", "delta", "d", "dq[1]", "delta1.slope[1]"})
            QTest::newRow(text) << text;
    }
    void aNameThatMeansNoDerivativeIsRefused() {
        QFETCH(QString, text);
        const auto model = modelOf("net-2-2-1");
        try {
            (void)resolved(readNamedRef(text.toStdString()), *model, 1, 0);
            QFAIL("it was found");
        } catch (const Error& error) {
            const QString name = text.section(u'[', 0, 0).section(u'.', 0, 0);
            QVERIFY2(QString::fromUtf8(error.what()).startsWith("there is no “" + name + "” here"),
                     error.what());
        }
    }

    void refused_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("nothing") << ""
                                 << "names nothing";
        QTest::newRow("not closed") << "W1[1,2"
                                    << "not closed";
        QTest::newRow("from 0") << "W1[0,1]"
                                << "count from 1";
        QTest::newRow("no index") << "W1[a]"
                                  << "not an index";
        QTest::newRow("too many") << "W1[1,2,3,4,5]"
                                  << "too many";
        QTest::newRow("no quantity") << "W1.slant[1]"
                                     << "no quantity “slant”";
        QTest::newRow("no setting") << "setting.luck"
                                    << "no setting “luck”";
        QTest::newRow("spaces") << "W 1[1]"
                                << "no spaces";
    }
    void refused() {
        QFETCH(QString, text);
        QFETCH(QString, says);
        try {
            (void)readNamedRef(text.toStdString());
            QFAIL("it was read");
        } catch (const FormatError& error) {
            QVERIFY2(QString::fromUtf8(error.what()).contains(says), error.what());
        }
    }

    void whatIsNotThereIsNamed_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("a node") << "W9[1,1]"
                                << "there are x, y, W1";
        QTest::newRow("a row") << "W1[3,1]"
                               << "2 × 2";
        QTest::newRow("a column") << "a1[1,2]"
                                  << "outside of a1";
        QTest::newRow("a sample") << "a1[1;2]"
                                  << "there are only 1";
        QTest::newRow("a source") << "z1.contribution[1]"
                                  << "two indices";
    }
    void whatIsNotThereIsNamed() {
        QFETCH(QString, text);
        QFETCH(QString, says);
        try {
            (void)resolved(readNamedRef(text.toStdString()), *modelOf("net-2-2-1"), 1, 0);
            QFAIL("it was found");
        } catch (const Error& error) {
            QVERIFY2(QString::fromUtf8(error.what()).contains(says), error.what());
        }
    }
};

DELTAFLOW_TEST(TestNamedRef)
#include "tst_named_ref.moc"
