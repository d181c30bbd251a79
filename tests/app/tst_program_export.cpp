#include "core/export/formats.h"
#include "core/project/project_json.h"
#include "tests/app/program_run.h"
#include "tests/test_program.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

using namespace deltaflow;

class TestProgramExport : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    [[nodiscard]] static QByteArray contents(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private slots:
    void writesWhatTheNameEndsIn_data() {
        QTest::addColumn<QString>("suffix");
        for (const ExportFormat& format : exportFormats()) {
            const QString suffix = QString::fromStdString(std::string(format.suffix));
            QTest::newRow(qPrintable(suffix)) << suffix;
        }
    }
    void writesWhatTheNameEndsIn() {
        QFETCH(QString, suffix);
        const QString path = m_folder.filePath("net." + suffix);
        const Outcome outcome = runProgram({"--example", "xor", "--export", path}, m_folder.path());
        QCOMPARE(outcome.err, QString());
        QCOMPARE(outcome.exitCode, 0);
        const Project project =
            projectFromJson(contents(DELTAFLOW_RESOURCES "/examples/xor.deltaflow").toStdString());
        const std::string expected = exportFormat(suffix.toStdString())->write(project);
        QVERIFY(!expected.empty());
        QCOMPARE(contents(path), QByteArray::fromStdString(expected));
    }

    void whatCannotBeWrittenIsALine() {
        const Outcome outcome = runProgram({"--export", "nowhere/net.py"}, m_folder.path());
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.err.contains("nowhere/net.py"), qPrintable(outcome.err));
        QCOMPARE(outcome.err.count('\n'), 1);
    }
};

DELTAFLOW_TEST(TestProgramExport)
#include "tst_program_export.moc"
