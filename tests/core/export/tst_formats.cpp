#include "core/export/formats.h"

#include "core/export/pytorch.h"
#include "core/export/weights.h"
#include "tests/core/train/projects.h"
#include "tests/test_program.h"

#include <QtTest>

using namespace deltaflow;

class TestFormats : public QObject {
    Q_OBJECT

private slots:
    void aSuffixNamesItsFormat_data() {
        QTest::addColumn<QString>("suffix");
        QTest::addColumn<QString>("expected");
        QTest::newRow("script") << "py" << QString::fromStdString(pytorchScript(smallProject()));
        QTest::newRow("in capitals") << "CSV" << QString::fromStdString(weightsCsv(smallProject()));
        QTest::newRow("weights") << "json" << QString::fromStdString(weightsJson(smallProject()));
    }
    void aSuffixNamesItsFormat() {
        QFETCH(QString, suffix);
        QFETCH(QString, expected);
        const ExportFormat* const format = exportFormat(suffix.toStdString());
        QVERIFY(format);
        QCOMPARE(QString::fromStdString(format->write(smallProject())), expected);
    }

    void anotherSuffixIsNone() {
        for (const char* suffix : {"", "txt", "pyc", "p", "deltaflow"})
            QVERIFY2(!exportFormat(suffix), suffix);
    }
};

DELTAFLOW_TEST(TestFormats)
#include "tst_formats.moc"
