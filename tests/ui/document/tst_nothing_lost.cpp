#include "core/project/new_project.h"
#include "core/project/project_json.h"
#include "tests/ui/document/own_disk.h"
#include "ui/document/document_files.h"
#include "ui/document/document_io.h"

#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace deltaflow;

namespace {

/// Answers as told and keeps what it was told.
class Answers : public Questions {
public:
    Losing aboutToLose(const QString&) override { return Losing::Save; }
    Losing aboutToLoseWeights(qint64) override { return Losing::Discard; }
    Recover recover(const QString& name, const QDateTime&) override {
        asked << name;
        return Recover::Recover;
    }
    Changed changedOnDisk(const QString& name) override {
        asked << name;
        return changed;
    }
    QString pathToOpen(const QString&) override { return {}; }
    QString pathToSave(const QString&) override { return path; }
    QString pathToExport(const QString&) override { return {}; }
    QString pathToWrite(const QString&, const QString&, const QList<FileKind>&) override {
        return {};
    }
    bool mayReplace(const QString&) override { return true; }
    void tell(const QString& sentence) override { told << sentence; }

    Changed changed = Changed::Cancel;
    QString path;
    QStringList asked;
    QStringList told;
};

Project titled(const char* title) {
    Project project = newProject();
    project.title = title;
    return project;
}

/// A window's part in files.
struct Window {
    explicit Window(const QString& folder)
        : files(document, answers)
        , recovery(std::make_unique<Recovery>(document, folder + "/recovery")) {
        QObject::connect(&files, &DocumentFiles::aboutToSave, recovery.get(), &Recovery::flush);
        files.lookOut(folder + "/open");
    }
    void edit(const char* title) { document.edit(titled(title), "Name"); }

    Document document;
    Answers answers;
    DocumentFiles files;
    std::unique_ptr<Recovery> recovery;
};

std::string titleOf(const QString& path) {
    return readDocument(path).title;
}

QByteArray titleOfCopy(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return {};
    file.readLine(); // what it is a copy of
    return QByteArray::fromStdString(projectFromJson(file.readAll().toStdString()).title);
}

} // namespace

/// Disks that are full or read-only, files that go or change underneath, two windows on one file: a
/// clear sentence, and the work kept.
class TestNothingLost : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cannotSave_data();
    void cannotSave();
    void fullDiskForCopiesIsTold();
    void removedFileIsWrittenAnew();
    void askBeforeReplacingWhatOthersWrote_data();
    void askBeforeReplacingWhatOthersWrote();
    void untouchedFilesAreNotAskedAbout();
    void secondWindowSaysSo();
    void claimsGoWithTheWindow();
    void copiesOfTwoWindowsStandApart();
    void recoveredWorkDoesNotReplaceWhatWasSavedSince();
    void savedWorkIsNotOffered();

private:
    [[nodiscard]] QString in(const QString& name) const { return m_folder->filePath(name); }
    std::unique_ptr<Window> openWindow();

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestNothingLost::initTestCase() {
    QCoreApplication::setOrganizationName("DeltaflowTest");
    QSettings::setDefaultFormat(QSettings::IniFormat);
}

void TestNothingLost::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, in("settings"));
    QVERIFY(QDir().mkpath(in("disk")));
    writeDocument(titled("old"), in("disk/net.deltaflow"));
}

/// A window with the file open.
std::unique_ptr<Window> TestNothingLost::openWindow() {
    auto window = std::make_unique<Window>(m_folder->path());
    if (!window->files.open(in("disk/net.deltaflow"))) qFatal("it does not open");
    return window;
}

void TestNothingLost::cannotSave_data() {
    QTest::addColumn<QString>("trouble");
    QTest::addColumn<QString>("reason");
    QTest::newRow("full disk") << "full"
                               << "(No space left on device|File too large)";
    QTest::newRow("disk that fills up") << "fills up"
                                        << "(No space left on device|File too large)";
    QTest::newRow("read-only folder") << "read-only folder"
                                      << "it(s folder)? is read-only";
    QTest::newRow("read-only file") << "read-only file"
                                    << "it is read-only";
    QTest::newRow("folder gone") << "gone"
                                 << "its folder is not there";
}

void TestNothingLost::cannotSave() {
    QFETCH(QString, trouble);
    QFETCH(QString, reason);
    std::unique_ptr<SmallDisk> disk;
    if (trouble == "full" || trouble == "fills up")
        disk = std::make_unique<SmallDisk>(in("disk"), 64 * 1024);
    writeDocument(titled("old"), in("disk/net.deltaflow"));
    const auto window = openWindow();
    window->edit("new");
    std::unique_ptr<ReadOnlyFolder> readOnly;
    if (trouble == "fills up") { // a part of it still fits
        Project large = window->document.project();
        large.description = std::string(200'000, 'x');
        window->document.edit(large, "Describe");
    }
    if (disk && (trouble == "full" || !mayMount)) disk->fill(true);
    if (trouble == "read-only folder") readOnly = std::make_unique<ReadOnlyFolder>(in("disk"));
    if (trouble == "read-only file")
        readOnly = std::make_unique<ReadOnlyFolder>(in("disk/net.deltaflow"));
    if (trouble == "gone") QVERIFY(QDir().rename(in("disk"), in("elsewhere")));

    QVERIFY(!window->files.save());
    QCOMPARE(window->answers.told.size(), 1);
    const QRegularExpression sentence("^“" + in("disk/net.deltaflow") +
                                      "” cannot be saved: " + reason + "\\.$");
    QVERIFY2(sentence.match(window->answers.told[0]).hasMatch(),
             qPrintable(window->answers.told[0]));
    // The old file is whole, nothing is left beside it, and the work is kept, here and in a copy.
    const QString folder = in(trouble == "gone" ? "elsewhere" : "disk");
    QCOMPARE(titleOf(folder + "/net.deltaflow"), "old");
    QCOMPARE(QDir(folder).entryList({"net*"}, QDir::Files).size(), 1);
    QVERIFY(window->document.isModified());
    QCOMPARE(window->document.project().title, "new");
    if (disk) disk->fill(false);
    readOnly.reset();
    window->recovery->flush();
    QVERIFY(QFile::exists(window->recovery->file()));
    QVERIFY(!window->files.mayClose() || !window->document.isModified());
    // And goes elsewhere.
    window->answers.path = in("safe.deltaflow");
    QVERIFY(window->files.saveAs());
    QCOMPARE(titleOf(in("safe.deltaflow")), "new");
    QVERIFY(!window->document.isModified());
}

void TestNothingLost::fullDiskForCopiesIsTold() {
    SmallDisk disk(in("recovery"), 64 * 1024);
    const auto window = openWindow();
    QSignalSpy failed(window->recovery.get(), &Recovery::failed);
    window->edit("first");
    window->recovery->flush();
    QCoreApplication::processEvents();
    QCOMPARE(failed.count(), 0);
    disk.fill(true);
    for (const char* title : {"second", "third"}) {
        window->edit(title);
        window->recovery->flush();
        QCoreApplication::processEvents();
    }
    QCOMPARE(failed.count(), 1); // told once
    QVERIFY(!failed[0][0].toString().isEmpty());
    QVERIFY(QFile::exists(window->recovery->file())); // the older copy is better than none
    disk.fill(false);
    window->recovery->flush(); // what failed is tried again
    QVERIFY(titleOfCopy(window->recovery->file()).contains("third"));
    QVERIFY(window->files.save());
    QCOMPARE(titleOf(in("disk/net.deltaflow")), "third");
}

void TestNothingLost::removedFileIsWrittenAnew() {
    const auto window = openWindow();
    window->edit("new");
    QVERIFY(QFile::remove(in("disk/net.deltaflow")));
    QVERIFY(window->files.save());
    QVERIFY(window->answers.asked.isEmpty());
    QCOMPARE(titleOf(in("disk/net.deltaflow")), "new");
    QVERIFY(QDir(in("disk")).removeRecursively());
    window->edit("newer");
    QVERIFY(!window->files.save());
    QVERIFY(QDir().mkpath(in("disk")));
    QVERIFY(window->files.save());
    QCOMPARE(titleOf(in("disk/net.deltaflow")), "newer");
}

void TestNothingLost::askBeforeReplacingWhatOthersWrote_data() {
    QTest::addColumn<int>("answer");
    QTest::addColumn<QString>("there");
    QTest::addColumn<QString>("open");
    QTest::newRow("cancel") << int(Questions::Changed::Cancel) << "theirs"
                            << "disk/net.deltaflow";
    QTest::newRow("replace") << int(Questions::Changed::Replace) << "mine"
                             << "disk/net.deltaflow";
    QTest::newRow("save as") << int(Questions::Changed::SaveAs) << "theirs"
                             << "mine.deltaflow";
}

void TestNothingLost::askBeforeReplacingWhatOthersWrote() {
    QFETCH(int, answer);
    QFETCH(QString, there);
    QFETCH(QString, open);
    const auto mine = openWindow();
    const auto other = openWindow();
    mine->edit("mine");
    other->edit("theirs");
    QVERIFY(other->files.save());
    QVERIFY(other->answers.asked.isEmpty());
    mine->answers.changed = static_cast<Questions::Changed>(answer);
    mine->answers.path = in("mine.deltaflow");
    const bool saved = answer != int(Questions::Changed::Cancel);
    QCOMPARE(mine->files.save(), saved);
    QCOMPARE(mine->answers.asked, QStringList{"net.deltaflow"});
    QCOMPARE(QString::fromStdString(titleOf(in("disk/net.deltaflow"))), there);
    QCOMPARE(mine->document.filePath(), in(open));
    QCOMPARE(mine->document.project().title, "mine");
    QCOMPARE(mine->document.isModified(), !saved);
    if (saved) QCOMPARE(titleOf(in(open)), "mine");
}

void TestNothingLost::untouchedFilesAreNotAskedAbout() {
    const auto window = openWindow();
    for (const char* title : {"a", "b"}) {
        window->edit(title);
        QVERIFY(window->files.save());
    }
    // Written again with the same in it, as a backup's restoring does.
    const QByteArray bytes = QByteArray::fromStdString(toJson(titled("b")));
    QCOMPARE(writeAtomically(in("disk/net.deltaflow"), bytes), QString());
    window->edit("c");
    QVERIFY(window->files.save());
    QVERIFY(window->answers.asked.isEmpty());
}

void TestNothingLost::secondWindowSaysSo() {
    const auto first = openWindow();
    Window second(m_folder->path());
    QSignalSpy said(&second.files, &DocumentFiles::openElsewhere);
    QVERIFY(QFile::link(in("disk/net.deltaflow"), in("link.deltaflow"))); // whatever it is called
    QVERIFY(second.files.open(in("link.deltaflow")));
    QCOMPARE(said.count(), 1);
    QVERIFY(said[0][0].toString().startsWith("“link.deltaflow” is open in another window"));
    second.edit("second");
    second.answers.path = in("own.deltaflow");
    QVERIFY(second.files.saveAs());
    QCOMPARE(said.count(), 1);
}

void TestNothingLost::claimsGoWithTheWindow() {
    auto first = openWindow();
    Window second(m_folder->path());
    QSignalSpy said(&second.files, &DocumentFiles::openElsewhere);
    QVERIFY(first->files.create()); // another document in the first
    QVERIFY(second.files.open(in("disk/net.deltaflow")));
    QCOMPARE(said.count(), 0);
    QSignalSpy saidByFirst(&first->files, &DocumentFiles::openElsewhere);
    QVERIFY(first->files.open(in("disk/net.deltaflow")));
    QCOMPARE(saidByFirst.count(), 1);
}

void TestNothingLost::copiesOfTwoWindowsStandApart() {
    const auto first = openWindow();
    const auto second = openWindow();
    first->edit("first's");
    second->edit("second's");
    first->recovery->flush();
    second->recovery->flush();
    QCOMPARE(QDir(in("recovery")).entryList({"*.recovery"}, QDir::Files).size(), 2);
    QVERIFY(!first->recovery->leftover()); // each is its own window's
    second->recovery.reset();
    QCOMPARE(QDir(in("recovery")).entryList({"*.recovery"}, QDir::Files).size(), 1);
}

/// Leaves a copy as a killed program does.
void leaveCopy(const QString& folder, const QString& of, const char* title, const QDateTime& when) {
    QDir().mkpath(folder);
    QFile file(folder + "/killed.recovery");
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"file\":\"" + of.toUtf8() + "\",\"time\":\"" +
               when.toUTC().toString(Qt::ISODateWithMs).toUtf8() + "\"}\n" +
               QByteArray::fromStdString(toJson(titled(title))));
}

void TestNothingLost::recoveredWorkDoesNotReplaceWhatWasSavedSince() {
    leaveCopy(in("recovery"), in("disk/net.deltaflow"), "recovered",
              QDateTime::currentDateTimeUtc().addSecs(-60)); // the file is newer
    Window window(m_folder->path());
    QVERIFY(window.files.offerRecovery(*window.recovery));
    QCOMPARE(window.document.project().title, "recovered");
    window.answers.asked.clear();
    QVERIFY(!window.files.save());
    QCOMPARE(window.answers.asked, QStringList{"net.deltaflow"});
    QCOMPARE(titleOf(in("disk/net.deltaflow")), "old");
}

void TestNothingLost::savedWorkIsNotOffered() {
    leaveCopy(in("recovery"), in("disk/net.deltaflow"), "old", QDateTime::currentDateTimeUtc());
    Window window(m_folder->path());
    QVERIFY(!window.files.offerRecovery(*window.recovery));
    QVERIFY(window.answers.asked.isEmpty());
    QVERIFY(QDir(in("recovery")).entryList({"*.recovery"}, QDir::Files).isEmpty());
}

int main(int argc, char* argv[]) {
    allowOwnDisks();
    QCoreApplication application(argc, argv);
    TestNothingLost test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_nothing_lost.moc"
