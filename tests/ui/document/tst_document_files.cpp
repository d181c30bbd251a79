#include "files_desk.h"

#include "tests/test_program.h"
#include "ui/document/file_drop.h"

using namespace deltaflow;

/// Documents saved, opened and named.
class TestDocumentFiles : public QObject, private FilesDesk {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void savesAndOpens();
    void savesToTheSameFile();
    void addsTheSuffix_data();
    void addsTheSuffix();
    void proposesTheTitle();
    void cancelledPathsDoNothing();
    void badFilesLeaveTheDocumentAlone_data();
    void badFilesLeaveTheDocumentAlone();
    void failedSavesLeaveFileAndMarkAlone();
    void remembersRecentFiles();
    void remembersWholePaths();
    void namesTheDocument();
    void opensExamplesWithoutAFile();
    void opensWhatIsDropped();
    void refusesOtherDrops();
};

void TestDocumentFiles::initTestCase() {
    prepare("tst_document_files");
}

void TestDocumentFiles::init() {
    begin();
}

void TestDocumentFiles::savesAndOpens() {
    m_document->edit(titled("mine"), "Name");
    m_answers->path = in("a.deltaflow");
    QVERIFY(m_files->save());
    QVERIFY(!m_document->isModified());
    QCOMPARE(m_document->filePath(), in("a.deltaflow"));
    QVERIFY(m_files->create());
    QVERIFY(m_document->filePath().isEmpty());
    QVERIFY(m_files->open());
    QCOMPARE(m_document->project().title, "mine");
    QVERIFY(!m_document->isModified());
    QVERIFY(!m_document->undoStack().canUndo());
    QVERIFY(m_answers->told.isEmpty());
}

void TestDocumentFiles::savesToTheSameFile() {
    m_answers->path = in("a.deltaflow");
    QVERIFY(m_files->saveAs());
    m_document->edit(titled("again"), "Name");
    m_answers->path = in("never.deltaflow");
    QVERIFY(m_files->save());
    QVERIFY(!QFile::exists(in("never.deltaflow")));
    QCOMPARE(readDocument(in("a.deltaflow")).title, "again");
}

void TestDocumentFiles::addsTheSuffix_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("saved");
    QTest::newRow("none") << "plain"
                          << "plain.deltaflow";
    QTest::newRow("another dot") << "Net v1.2"
                                 << "Net v1.2.deltaflow";
    QTest::newRow("there already") << "net.Deltaflow"
                                   << "net.Deltaflow";
}

void TestDocumentFiles::addsTheSuffix() {
    QFETCH(QString, typed);
    QFETCH(QString, saved);
    m_answers->path = m_folder->filePath(typed);
    QVERIFY(m_files->saveAs());
    QVERIFY(QFile::exists(m_folder->filePath(saved)));
    QCOMPARE(m_document->filePath(), m_folder->filePath(saved));
}

void TestDocumentFiles::proposesTheTitle() {
    m_document->edit(titled("a/b v1.2"), "Name");
    QVERIFY(!m_files->saveAs());
    QVERIFY(m_answers->asked.front().endsWith("/a-b v1.2.deltaflow"));
}

void TestDocumentFiles::cancelledPathsDoNothing() {
    m_document->edit(titled("mine"), "Name");
    QVERIFY(!m_files->saveAs());
    QVERIFY(!m_files->open());
    QVERIFY(m_document->isModified());
    QCOMPARE(m_document->project().title, "mine");
}

void TestDocumentFiles::badFilesLeaveTheDocumentAlone_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("reason");
    const QByteArray good = QByteArray::fromStdString(toJson(newProject()));
    QTest::newRow("truncated") << good.left(good.size() / 2) << "ends too early";
    QTest::newRow("empty") << QByteArray() << "empty";
    QTest::newRow("newer") << QByteArray(good).replace("\"version\": 1", "\"version\": 2")
                           << "version 2 is newer";
    QTest::newRow("wrong shape") << QByteArray(good).replace("\"inputs\": 2", "\"inputs\": 3")
                                 << "layers[0].W[0] has 2 numbers where 3 are needed";
    QTest::newRow("NaN") << QByteArray(good).replace("\"x\": [1", "\"x\": [NaN") << "NaN";
    QTest::newRow("absurd") << QByteArray(good).replace("\"inputs\": 2", "\"inputs\": 1000000000")
                            << "1000000000 inputs";
    QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\x1a\n") << "not JSON";
}

void TestDocumentFiles::badFilesLeaveTheDocumentAlone() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, reason);
    put(in("bad.deltaflow"), bytes);
    m_document->edit(titled("mine"), "Name");
    const auto before = m_document->shared();
    QVERIFY(!m_files->open(in("bad.deltaflow")));
    QCOMPARE(m_document->shared(), before);
    QVERIFY(m_document->isModified());
    QVERIFY(m_document->filePath().isEmpty());
    QVERIFY(m_document->undoStack().canUndo());
    QVERIFY(m_answers->asked.isEmpty());
    QCOMPARE(m_answers->told.size(), 1);
    QVERIFY2(m_answers->told[0].contains("bad.deltaflow"), qPrintable(m_answers->told[0]));
    QVERIFY2(m_answers->told[0].contains(reason), qPrintable(m_answers->told[0]));
    QVERIFY(m_files->recent().isEmpty());
}

void TestDocumentFiles::failedSavesLeaveFileAndMarkAlone() {
    m_document->edit(titled("mine"), "Name");
    for (const QString& path : {QStringLiteral("/proc/mine.deltaflow"), in("gone/mine.deltaflow"),
                                m_folder->path() + "/folder.deltaflow"}) {
        QDir().mkpath(in("folder.deltaflow"));
        m_answers->path = path;
        m_answers->told.clear();
        QVERIFY(!m_files->saveAs());
        QCOMPARE(m_answers->told.size(), 1);
        QVERIFY2(m_answers->told[0].contains(path), qPrintable(m_answers->told[0]));
        QVERIFY(m_document->isModified());
        QVERIFY(m_document->filePath().isEmpty());
    }
    // What cannot be written leaves the old file whole.
    m_answers->path = in("a.deltaflow");
    QVERIFY(m_files->saveAs());
    const QByteArray before = get(in("a.deltaflow"));
    Project broken = newProject();
    Network network = *broken.network;
    network.layers[0].weights(0, 0) = qQNaN();
    broken.network = std::make_shared<const Network>(network);
    m_document->edit(broken, "Break");
    QVERIFY(!m_files->save());
    QCOMPARE(get(in("a.deltaflow")), before);
    QVERIFY(m_document->isModified());
}

void TestDocumentFiles::remembersRecentFiles() {
    for (int i = 0; i < 12; ++i) {
        m_answers->path = in(qPrintable(QString::number(i) + ".deltaflow"));
        QVERIFY(m_files->saveAs());
    }
    QCOMPARE(m_files->recent().size(), 10);
    QCOMPARE(m_files->recent().front(), in("11.deltaflow"));
    QVERIFY(m_files->open(in("5.deltaflow")));
    QCOMPARE(m_files->recent().front(), in("5.deltaflow"));
    QCOMPARE(m_files->recent().size(), 10);
    const DocumentFiles another(*m_document, *m_answers);
    QCOMPARE(another.recent(), m_files->recent());
    m_files->clearRecent();
    QVERIFY(m_files->recent().isEmpty());
}

void TestDocumentFiles::remembersWholePaths() {
    m_files->remember("a.deltaflow");
    m_files->remember(QDir::current().filePath("a.deltaflow"));
    QCOMPARE(m_files->recent(), QStringList{QDir::current().filePath("a.deltaflow")});
}

void TestDocumentFiles::namesTheDocument() {
    QCOMPARE(m_files->name(), QStringLiteral("Untitled"));
    m_document->edit(titled("2-2-1"), "Name");
    QCOMPARE(m_files->windowTitle(), QStringLiteral("2-2-1[*]"));
    m_document->markSaved(in("a.deltaflow"));
    QCOMPARE(m_files->name(), QStringLiteral("a.deltaflow"));
}

void TestDocumentFiles::opensExamplesWithoutAFile() {
    QVERIFY(m_files->openProject(titled("example")));
    QVERIFY(m_document->filePath().isEmpty());
    QVERIFY(!m_document->isModified());
    QVERIFY(m_files->recent().isEmpty());
}

void TestDocumentFiles::opensWhatIsDropped() {
    writeDocument(titled("dropped"), in("d.deltaflow"));
    QWidget window;
    const FileDrop drop(*m_files, window);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(in("d.deltaflow"))});
    QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent dropped({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &dropped);
    QTRY_COMPARE(m_document->project().title, "dropped");
}

void TestDocumentFiles::refusesOtherDrops() {
    QWidget window;
    const FileDrop drop(*m_files, window);
    QMimeData text;
    text.setText("hello");
    QMimeData web;
    web.setUrls({QUrl("https://example.org/a.deltaflow")});
    QMimeData two;
    two.setUrls({QUrl::fromLocalFile("/a"), QUrl::fromLocalFile("/b")});
    for (const QMimeData* data : {&text, &web, &two}) {
        QDragEnterEvent enter({5, 5}, Qt::CopyAction, data, Qt::LeftButton, Qt::NoModifier);
        enter.ignore();
        QCoreApplication::sendEvent(&window, &enter);
        QVERIFY(!enter.isAccepted());
    }
}

DELTAFLOW_TEST(TestDocumentFiles)
#include "tst_document_files.moc"
