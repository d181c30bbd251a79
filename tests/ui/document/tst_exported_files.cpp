#include "files_desk.h"

#include "tests/test_program.h"

using namespace deltaflow;

/// The document written for other programs.
class TestExportedFiles : public QObject, private FilesDesk {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void exportsByTheEnding();
    void aFailedExportIsTold_data();
    void aFailedExportIsTold();
    void anExportAsksBeforeReplacing();
    void exportsSayOfWhichIterationTheyAre_data();
    void exportsSayOfWhichIterationTheyAre();
};

void TestExportedFiles::initTestCase() {
    prepare("tst_exported_files");
}

void TestExportedFiles::init() {
    begin();
}

void TestExportedFiles::exportsByTheEnding() {
    m_document->edit(titled("net"), "Name");
    m_answers->path = m_folder->filePath("net.csv");
    QVERIFY(m_files->exportAs());
    QVERIFY(m_answers->asked.front().endsWith("/net.py"));
    QFile file(m_folder->filePath("net.csv"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray::fromStdString(weightsCsv(m_document->project())));
    QVERIFY(m_answers->told.isEmpty());
    QVERIFY(m_document->isModified()); // an export is no saving
    QVERIFY(m_document->filePath().isEmpty());
}

void TestExportedFiles::aFailedExportIsTold_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("said");
    QTest::newRow("another ending") << "net.txt"
                                    << ".py";
    QTest::newRow("no such folder") << "nowhere/net.py"
                                    << "nowhere";
}

void TestExportedFiles::aFailedExportIsTold() {
    QFETCH(QString, name);
    QFETCH(QString, said);
    m_answers->path = m_folder->filePath(name);
    QVERIFY(!m_files->exportAs());
    QVERIFY(!QFile::exists(m_folder->filePath(name)));
    QCOMPARE(m_answers->told.size(), 1);
    QVERIFY2(m_answers->told.front().contains(said), qPrintable(m_answers->told.front()));
}

void TestExportedFiles::anExportAsksBeforeReplacing() {
    put(m_folder->filePath("net.py"), "mine");
    m_answers->path = m_folder->filePath("net.py");
    QVERIFY(!m_files->exportAs());
    QCOMPARE(m_answers->replaced, QStringList{m_folder->filePath("net.py")});
    QFile file(m_folder->filePath("net.py"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("mine"));
}

void TestExportedFiles::exportsSayOfWhichIterationTheyAre_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("trained");
    QTest::newRow("weights as CSV") << "net.csv" << true;
    QTest::newRow("weights as JSON") << "net.json" << true;
    QTest::newRow("script") << "net.py" << false;
}

void TestExportedFiles::exportsSayOfWhichIterationTheyAre() {
    QFETCH(QString, name);
    QFETCH(bool, trained);
    Training7 training(*m_document);
    m_files->setTrained(training);
    QStringList said;
    connect(m_files.get(), &DocumentFiles::exported, this,
            [&](const QString& sentence) { said << sentence; });
    m_answers->path = m_folder->filePath(name);
    QVERIFY(m_files->exportAs());
    QCOMPARE(get(m_answers->path).contains("777"), trained);
    QCOMPARE(said.size(), 1);
    QVERIFY2(said.front().contains(trained ? "of iteration 7" : "not at 7"),
             qPrintable(said.front()));
}

DELTAFLOW_TEST(TestExportedFiles)
#include "tst_exported_files.moc"
