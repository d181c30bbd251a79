#include "files_desk.h"

#include "tests/test_program.h"

using namespace deltaflow;

/// What is asked before anything is lost or replaced.
class TestUnsavedChanges : public QObject, private FilesDesk {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void asksBeforeReplacing_data();
    void asksBeforeReplacing();
    void replacesItsOwnFileUnasked();
    void asksBeforeLosingWeights_data();
    void asksBeforeLosingWeights();
    void weightsThatCannotBeKeptAreTold();
    void asksBeforeLosing_data();
    void asksBeforeLosing();
    void asksNothingWhenSaved();
    void savingFirstMayFail();
    void reopeningKeepsWhatWasJustSaved();
};

void TestUnsavedChanges::initTestCase() {
    prepare("tst_unsaved_changes");
}

void TestUnsavedChanges::init() {
    begin();
}

void TestUnsavedChanges::asksBeforeReplacing_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("replacing");
    QTest::newRow("kept") << "net.deltaflow" << false;
    QTest::newRow("kept, typed without its suffix") << "net" << false;
    QTest::newRow("replaced") << "net" << true;
}

void TestUnsavedChanges::asksBeforeReplacing() {
    QFETCH(QString, typed);
    QFETCH(bool, replacing);
    writeDocument(titled("old"), in("net.deltaflow"));
    m_document->edit(titled("new"), "Name");
    m_answers->path = m_folder->filePath(typed);
    m_answers->replacing = replacing;
    QCOMPARE(m_files->saveAs(), replacing);
    QCOMPARE(m_answers->replaced, QStringList{in("net.deltaflow")});
    QCOMPARE(readDocument(in("net.deltaflow")).title, replacing ? "new" : "old");
    QCOMPARE(m_document->isModified(), !replacing);
}

void TestUnsavedChanges::replacesItsOwnFileUnasked() {
    writeDocument(titled("old"), in("net.json"));
    QVERIFY(m_files->open(in("net.json")));
    m_document->edit(titled("new"), "Name");
    m_answers->path = in("net.json");
    QVERIFY(m_files->saveAs());
    QVERIFY(m_answers->replaced.isEmpty());
    QCOMPARE(readDocument(in("net.json")).title, "new");
}

void TestUnsavedChanges::asksBeforeLosingWeights_data() {
    QTest::addColumn<int>("answer");
    QTest::addColumn<bool>("closes");
    QTest::addColumn<bool>("saves");
    QTest::newRow("cancel") << int(Questions::Losing::Cancel) << false << false;
    QTest::newRow("discard") << int(Questions::Losing::Discard) << true << false;
    QTest::newRow("keep and save") << int(Questions::Losing::Save) << true << true;
}

void TestUnsavedChanges::asksBeforeLosingWeights() {
    QFETCH(int, answer);
    QFETCH(bool, closes);
    QFETCH(bool, saves);
    Training7 training(*m_document);
    m_files->setTrained(training);
    m_answers->losingWeights = static_cast<Questions::Losing>(answer);
    m_answers->path = in("kept.deltaflow");
    QCOMPARE(m_files->mayClose(), closes);
    QCOMPARE(m_answers->asked.front(), QStringLiteral("weights of 7"));
    QCOMPARE(QFile::exists(m_answers->path), saves);
    if (saves) QCOMPARE(readDocument(m_answers->path).network->layers[0].weights(0, 0), 777.0);
}

void TestUnsavedChanges::weightsThatCannotBeKeptAreTold() {
    Training7 training(*m_document);
    training.reason = QStringLiteral("not finite");
    m_files->setTrained(training);
    m_answers->losingWeights = Questions::Losing::Save;
    QVERIFY(!m_files->mayClose());
    QCOMPARE(m_answers->told, QStringList{training.reason});
}

void TestUnsavedChanges::asksBeforeLosing_data() {
    QTest::addColumn<int>("answer");
    QTest::addColumn<bool>("opens");
    QTest::addColumn<bool>("saves");
    QTest::newRow("cancel") << int(Questions::Losing::Cancel) << false << false;
    QTest::newRow("discard") << int(Questions::Losing::Discard) << true << false;
    QTest::newRow("save") << int(Questions::Losing::Save) << true << true;
}

void TestUnsavedChanges::asksBeforeLosing() {
    QFETCH(int, answer);
    QFETCH(bool, opens);
    QFETCH(bool, saves);
    writeDocument(titled("other"), in("other.deltaflow"));
    m_document->edit(titled("mine"), "Name");
    m_answers->losing = static_cast<Questions::Losing>(answer);
    m_answers->path = in("mine.deltaflow");
    QCOMPARE(m_files->open(in("other.deltaflow")), opens);
    QCOMPARE(m_answers->asked.front(), QStringLiteral("mine"));
    QCOMPARE(m_document->project().title, opens ? "other" : "mine");
    QCOMPARE(m_document->isModified(), !opens);
    QCOMPARE(QFile::exists(in("mine.deltaflow")), saves);
}

void TestUnsavedChanges::asksNothingWhenSaved() {
    QVERIFY(m_files->mayClose());
    m_document->edit(titled("mine"), "Name");
    m_document->undoStack().undo();
    QVERIFY(m_files->mayClose());
    QVERIFY(m_answers->asked.isEmpty());
}

void TestUnsavedChanges::savingFirstMayFail() {
    m_document->edit(titled("mine"), "Name");
    m_answers->losing = Questions::Losing::Save;
    m_answers->path = in("no/such/folder/mine.deltaflow");
    QVERIFY(!m_files->mayClose());
    QCOMPARE(m_answers->told.size(), 1);
    m_answers->path.clear(); // the file dialog is cancelled
    QVERIFY(!m_files->create());
    QCOMPARE(m_document->project().title, "mine");
}

void TestUnsavedChanges::reopeningKeepsWhatWasJustSaved() {
    writeDocument(titled("old"), in("a.deltaflow"));
    QVERIFY(m_files->open(in("a.deltaflow")));
    m_document->edit(titled("new"), "Name");
    m_answers->losing = Questions::Losing::Save;
    QVERIFY(m_files->open(in("a.deltaflow")));
    QCOMPARE(m_document->project().title, "new");
}

DELTAFLOW_TEST(TestUnsavedChanges)
#include "tst_unsaved_changes.moc"
