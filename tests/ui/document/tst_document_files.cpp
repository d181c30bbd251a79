#include "core/export/weights.h"
#include "core/project/new_project.h"
#include "core/project/project_json.h"
#include "tests/test_program.h"
#include "ui/document/document_files.h"
#include "ui/document/document_io.h"
#include "ui/document/trained_weights.h"

#include <QDragEnterEvent>
#include <QMimeData>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QWidget>

using namespace deltaflow;

namespace {

/// Answers as told and keeps what it was told.
class Answers : public Questions {
public:
    Losing aboutToLose(const QString& name) override {
        asked << name;
        return losing;
    }
    Losing aboutToLoseWeights(qint64 iteration) override {
        asked << QStringLiteral("weights of %1").arg(iteration);
        return losingWeights;
    }
    Recover recover(const QString& name, const QDateTime&) override {
        asked << name;
        return recovering;
    }
    QString pathToOpen(const QString& folder) override {
        asked << folder;
        return path;
    }
    QString pathToSave(const QString& suggestion) override {
        asked << suggestion;
        return path;
    }
    QString pathToExport(const QString& suggestion) override { return pathToSave(suggestion); }
    QString pathToWrite(const QString&, const QString&, const QList<FileKind>&) override {
        return pathToSave({});
    }
    bool mayReplace(const QString& there) override {
        replaced << there;
        if (!replacing) path.clear(); // and the dialog that comes again is cancelled
        return replacing;
    }
    void tell(const QString& sentence) override { told << sentence; }

    Losing losing = Losing::Cancel;
    Losing losingWeights = Losing::Cancel;
    Recover recovering = Recover::Later;
    QString path;
    QStringList asked;
    QStringList told;
    QStringList replaced;
    bool replacing = false;
};

/// A training of the document that has come to iteration 7, with a title of its own.
struct Training7 : TrainedWeights {
    explicit Training7(Document& of)
        : document(of) {}
    std::int64_t iteration() const override { return kept ? 0 : 7; }
    Project project() const override {
        Project after = document.project();
        Network network = *after.network;
        network.layers[0].weights(0, 0) = 777;
        after.network = std::make_shared<const Network>(std::move(network));
        return after;
    }
    std::optional<std::int64_t> atStake() override {
        return kept ? std::nullopt : std::optional<std::int64_t>(7);
    }
    QString keep(std::int64_t) override {
        if (!reason.isEmpty()) return reason;
        document.edit(project(), "Keep");
        kept = true;
        return {};
    }

    Document& document;
    QString reason;
    bool kept = false;
};

Project titled(const char* title) {
    Project project = newProject();
    project.title = title;
    return project;
}

void put(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

QByteArray get(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestDocumentFiles : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void savesAndOpens();
    void savesToTheSameFile();
    void addsTheSuffix_data();
    void addsTheSuffix();
    void proposesTheTitle();
    void asksBeforeReplacing_data();
    void asksBeforeReplacing();
    void replacesItsOwnFileUnasked();
    void exportsByTheEnding();
    void aFailedExportIsTold_data();
    void aFailedExportIsTold();
    void anExportAsksBeforeReplacing();
    void exportsSayOfWhichIterationTheyAre_data();
    void exportsSayOfWhichIterationTheyAre();
    void asksBeforeLosingWeights_data();
    void asksBeforeLosingWeights();
    void weightsThatCannotBeKeptAreTold();
    void cancelledPathsDoNothing();
    void asksBeforeLosing_data();
    void asksBeforeLosing();
    void asksNothingWhenSaved();
    void savingFirstMayFail();
    void reopeningKeepsWhatWasJustSaved();
    void badFilesLeaveTheDocumentAlone_data();
    void badFilesLeaveTheDocumentAlone();
    void failedSavesLeaveFileAndMarkAlone();
    void remembersRecentFiles();
    void remembersWholePaths();
    void namesTheDocument();
    void opensExamplesWithoutAFile();
    void opensWhatIsDropped();
    void refusesOtherDrops();

private:
    QString in(const char* name) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Document> m_document;
    std::unique_ptr<Answers> m_answers;
    std::unique_ptr<DocumentFiles> m_files;
};

void TestDocumentFiles::initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName("deltaflow-test");
    QCoreApplication::setApplicationName("tst_document_files");
    QSettings::setDefaultFormat(QSettings::IniFormat);
}

void TestDocumentFiles::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder->filePath("settings"));
    QSettings().clear();
    m_files.reset();
    m_document = std::make_unique<Document>();
    m_answers = std::make_unique<Answers>();
    m_files = std::make_unique<DocumentFiles>(*m_document, *m_answers);
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

void TestDocumentFiles::asksBeforeReplacing_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("replacing");
    QTest::newRow("kept") << "net.deltaflow" << false;
    QTest::newRow("kept, typed without its suffix") << "net" << false;
    QTest::newRow("replaced") << "net" << true;
}

void TestDocumentFiles::asksBeforeReplacing() {
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

void TestDocumentFiles::replacesItsOwnFileUnasked() {
    writeDocument(titled("old"), in("net.json"));
    QVERIFY(m_files->open(in("net.json")));
    m_document->edit(titled("new"), "Name");
    m_answers->path = in("net.json");
    QVERIFY(m_files->saveAs());
    QVERIFY(m_answers->replaced.isEmpty());
    QCOMPARE(readDocument(in("net.json")).title, "new");
}

void TestDocumentFiles::exportsByTheEnding() {
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

void TestDocumentFiles::aFailedExportIsTold_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("said");
    QTest::newRow("another ending") << "net.txt"
                                    << ".py";
    QTest::newRow("no such folder") << "nowhere/net.py"
                                    << "nowhere";
}

void TestDocumentFiles::aFailedExportIsTold() {
    QFETCH(QString, name);
    QFETCH(QString, said);
    m_answers->path = m_folder->filePath(name);
    QVERIFY(!m_files->exportAs());
    QVERIFY(!QFile::exists(m_folder->filePath(name)));
    QCOMPARE(m_answers->told.size(), 1);
    QVERIFY2(m_answers->told.front().contains(said), qPrintable(m_answers->told.front()));
}

void TestDocumentFiles::anExportAsksBeforeReplacing() {
    put(m_folder->filePath("net.py"), "mine");
    m_answers->path = m_folder->filePath("net.py");
    QVERIFY(!m_files->exportAs());
    QCOMPARE(m_answers->replaced, QStringList{m_folder->filePath("net.py")});
    QFile file(m_folder->filePath("net.py"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("mine"));
}

void TestDocumentFiles::exportsSayOfWhichIterationTheyAre_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("trained");
    QTest::newRow("weights as CSV") << "net.csv" << true;
    QTest::newRow("weights as JSON") << "net.json" << true;
    QTest::newRow("script") << "net.py" << false;
}

void TestDocumentFiles::exportsSayOfWhichIterationTheyAre() {
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

void TestDocumentFiles::asksBeforeLosingWeights_data() {
    QTest::addColumn<int>("answer");
    QTest::addColumn<bool>("closes");
    QTest::addColumn<bool>("saves");
    QTest::newRow("cancel") << int(Questions::Losing::Cancel) << false << false;
    QTest::newRow("discard") << int(Questions::Losing::Discard) << true << false;
    QTest::newRow("keep and save") << int(Questions::Losing::Save) << true << true;
}

/// Though the document itself is unmodified.
void TestDocumentFiles::asksBeforeLosingWeights() {
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

void TestDocumentFiles::weightsThatCannotBeKeptAreTold() {
    Training7 training(*m_document);
    training.reason = QStringLiteral("not finite");
    m_files->setTrained(training);
    m_answers->losingWeights = Questions::Losing::Save;
    QVERIFY(!m_files->mayClose());
    QCOMPARE(m_answers->told, QStringList{training.reason});
}

void TestDocumentFiles::cancelledPathsDoNothing() {
    m_document->edit(titled("mine"), "Name");
    QVERIFY(!m_files->saveAs());
    QVERIFY(!m_files->open());
    QVERIFY(m_document->isModified());
    QCOMPARE(m_document->project().title, "mine");
}

void TestDocumentFiles::asksBeforeLosing_data() {
    QTest::addColumn<int>("answer");
    QTest::addColumn<bool>("opens");
    QTest::addColumn<bool>("saves");
    QTest::newRow("cancel") << int(Questions::Losing::Cancel) << false << false;
    QTest::newRow("discard") << int(Questions::Losing::Discard) << true << false;
    QTest::newRow("save") << int(Questions::Losing::Save) << true << true;
}

void TestDocumentFiles::asksBeforeLosing() {
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

void TestDocumentFiles::asksNothingWhenSaved() {
    QVERIFY(m_files->mayClose());
    m_document->edit(titled("mine"), "Name");
    m_document->undoStack().undo();
    QVERIFY(m_files->mayClose());
    QVERIFY(m_answers->asked.isEmpty());
}

void TestDocumentFiles::savingFirstMayFail() {
    m_document->edit(titled("mine"), "Name");
    m_answers->losing = Questions::Losing::Save;
    m_answers->path = in("no/such/folder/mine.deltaflow");
    QVERIFY(!m_files->mayClose());
    QCOMPARE(m_answers->told.size(), 1);
    m_answers->path.clear(); // the file dialog is cancelled
    QVERIFY(!m_files->create());
    QCOMPARE(m_document->project().title, "mine");
}

void TestDocumentFiles::reopeningKeepsWhatWasJustSaved() {
    writeDocument(titled("old"), in("a.deltaflow"));
    QVERIFY(m_files->open(in("a.deltaflow")));
    m_document->edit(titled("new"), "Name");
    m_answers->losing = Questions::Losing::Save;
    QVERIFY(m_files->open(in("a.deltaflow")));
    QCOMPARE(m_document->project().title, "new");
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
