#include "tests/ui/document/scripted_work.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <map>

using namespace deltaflow;

namespace {

/// Takes whatever is offered.
class Recovering : public Questions {
public:
    Losing aboutToLose(const QString&) override { return Losing::Discard; }
    Losing aboutToLoseWeights(qint64) override { return Losing::Discard; }
    Recover recover(const QString&, const QDateTime&) override { return Recover::Recover; }
    QString pathToOpen(const QString&) override { return {}; }
    QString pathToSave(const QString&) override { return {}; }
    QString pathToExport(const QString&) override { return {}; }
    QString pathToWrite(const QString&, const QString&, const QList<FileKind>&) override {
        return {};
    }
    bool mayReplace(const QString&) override { return false; }
    void tell(const QString& sentence) override { qWarning() << sentence; }
};

QString documentIn(const QString& folder) {
    return folder + "/net.deltaflow";
}
QString recoveryIn(const QString& folder) {
    return folder + "/recovery";
}

enum class Scene { Parts, Window, Saving };

/// The child: the program's own parts, put together as it does, at work until they are killed.
int work(const QString& folder, unsigned seed, Scene scene) {
    const WorkLog log(folder + "/log");
    const StallWatch watch(log);
    Recovering questions;
    Document document;
    document.reset(readDocument(documentIn(folder)), documentIn(folder));
    Player player(document);
    player.setReducedMotion(true);
    std::unique_ptr<MainWindow> window;
    std::unique_ptr<DocumentFiles> ownFiles;
    std::unique_ptr<TrainingSession> ownSession;
    if (scene == Scene::Window) {
        window = std::make_unique<MainWindow>(document, player, &questions);
        window->show();
    } else {
        ownFiles = std::make_unique<DocumentFiles>(document, questions);
        ownSession = std::make_unique<TrainingSession>(player);
    }
    DocumentFiles& files = window ? window->files() : *ownFiles;
    TrainingSession& session = window ? window->training() : *ownSession;
    Recovery recovery(document, recoveryIn(folder));
    QObject::connect(&files, &DocumentFiles::aboutToSave, &recovery, &Recovery::flush);
    log.write("saved", fingerprint(document.project()));
    const ScriptedWork script(document, files, session, log, seed, scene == Scene::Saving ? 60 : 2);
    std::puts("ready");
    std::fflush(stdout);
    return QApplication::exec();
}

struct Entry {
    qint64 at;
    QByteArray kind;
    QByteArray value;
};

std::vector<Entry> readLog(const QString& folder) {
    QFile file(folder + "/log");
    std::vector<Entry> entries;
    if (!file.open(QIODevice::ReadOnly)) return entries;
    while (!file.atEnd()) {
        const auto words = file.readLine().trimmed().split(' ');
        if (words.size() == 3) entries.push_back({words[0].toLongLong(), words[1], words[2]});
    }
    return entries;
}

/// What may be on the disk: the last state that was saved, or the one that was being saved.
QByteArrayList possibleFiles(const std::vector<Entry>& log) {
    QByteArrayList possible;
    for (const Entry& entry : log) {
        if (entry.kind == "saved") possible = {entry.value};
        if (entry.kind == "saving") possible << entry.value;
    }
    return possible;
}

/// For how long, up to the kill, there had been a state that is later than the recovered one; −1 if
/// that is no state of the log. Time in which the process was not let run is left out.
qint64 lostTime(const std::vector<Entry>& log, const QByteArray& recovered, qint64 killed) {
    std::vector<Entry> states;
    for (const Entry& entry : log)
        if (entry.kind == "state" || entry.kind == "saved") states.push_back(entry);
    const auto same = std::find_if(states.rbegin(), states.rend(),
                                   [&](const Entry& state) { return state.value == recovered; });
    if (same == states.rend()) return -1;
    if (same == states.rbegin()) return 0;
    const qint64 from = std::prev(same)->at;
    qint64 lost = killed - from;
    for (const Entry& entry : log)
        if (entry.kind == "stalled" && entry.at > from) lost -= entry.value.toLongLong();
    return std::max<qint64>(0, lost);
}

int killsFor(int all) {
#ifdef __SANITIZE_ADDRESS__
    return all / 10;
#else
    return all;
#endif
}

struct Worker {
    explicit Worker(const QString& parent)
        : folder(parent + "/run-XXXXXX") {}

    QTemporaryDir folder;
    QProcess process;
    int moment = 0;        ///< Milliseconds from "ready".
    bool amidSave = false; ///< And then as soon as something is being written.
    qint64 ready = 0;
    qint64 killed = 0;
};

/// Until the document's file is written to, or one appears that is to take its place.
void awaitWriting(const QString& folder) {
    const auto look = [folder] {
        const QFileInfo file(documentIn(folder));
        return std::tuple(QDir(folder).entryList({"net*"}, QDir::Files).size(), file.size(),
                          file.lastModified());
    };
    const auto before = look();
    const qint64 end = monotonicMs() + 10'000;
    while (look() == before && monotonicMs() < end) {
    }
}

} // namespace

/// Killed at random moments while it edits, trains and saves, the program leaves a whole document,
/// and a copy that lacks at most the last second.
class TestKilled : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void atRandomMoments_data();
    void atRandomMoments();
    void cleanupTestCase();
    void countsWhatIsLost();

private:
    std::unique_ptr<Worker> start(unsigned seed, Scene scene, int moment);
    void kill(std::vector<std::unique_ptr<Worker>>& workers);
    void verify(const Worker& worker, unsigned seed);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::map<QByteArray, int> m_done; ///< How often the script did what.
    int m_kills = 0;
    int m_recovered = 0;
};

void TestKilled::initTestCase() {
    // A disk in memory, if there is one: others' work on a slow disk is not the program's delay.
    const QString memory = QStringLiteral("/dev/shm");
    const QString place = QFileInfo(memory).isWritable() ? memory : QDir::tempPath();
    m_folder = std::make_unique<QTemporaryDir>(place + "/deltaflow-killed-XXXXXX");
    QVERIFY(m_folder->isValid());
}

std::unique_ptr<Worker> TestKilled::start(unsigned seed, Scene scene, int moment) {
    // Saves take time on a disk, and so do large documents; there is more to interrupt.
    const bool saving = scene == Scene::Saving;
    auto worker = std::make_unique<Worker>(saving ? QDir::tempPath() : m_folder->path());
    worker->moment = moment;
    worker->amidSave = saving;
    const QString folder = worker->folder.path();
    Project project = readDocument(examplePath("net-2-2-1"));
    if (saving) project.description = std::string(1'000'000, 'x');
    writeDocument(project, documentIn(folder));
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert("QT_QPA_PLATFORM", "offscreen");
    environment.insert("XDG_CONFIG_HOME", folder);
    worker->process.setProcessEnvironment(environment);
    worker->process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    worker->process.start(QCoreApplication::applicationFilePath(),
                          {"--work", folder, QString::number(seed), QString::number(int(scene))});
    return worker;
}

/// Each at its moment.
void TestKilled::kill(std::vector<std::unique_ptr<Worker>>& workers) {
    for (auto& worker : workers) {
        QVERIFY(worker->process.waitForReadyRead(60'000));
        worker->ready = readLog(worker->folder.path()).front().at;
    }
    const auto due = [](const auto& worker) { return worker->ready + worker->moment; };
    std::sort(workers.begin(), workers.end(),
              [&](const auto& a, const auto& b) { return due(a) < due(b); });
    for (auto& worker : workers) {
        QThread::msleep(
            static_cast<unsigned long>(std::max<qint64>(0, due(worker) - monotonicMs())));
        if (worker->amidSave) awaitWriting(worker->folder.path());
        worker->killed = monotonicMs();
        worker->process.kill();
        QVERIFY(worker->process.waitForFinished(60'000));
        QCOMPARE(worker->process.exitStatus(), QProcess::CrashExit);
    }
}

void TestKilled::verify(const Worker& worker, unsigned seed) {
    const QString folder = worker.folder.path();
    const auto log = readLog(folder);
    const QByteArray said = QByteArray::number(seed);
    // The document is whole, and the old one or the new one.
    QByteArray onDisk;
    try {
        onDisk = fingerprint(readDocument(documentIn(folder)));
    } catch (const std::exception& error) {
        QFAIL(qPrintable(said + ": " + error.what()));
    }
    QVERIFY2(possibleFiles(log).contains(onDisk), said);
    // What is recovered lacks at most a second.
    Document document;
    document.reset(readDocument(documentIn(folder)), documentIn(folder));
    Recovering questions;
    DocumentFiles files(document, questions);
    {
        Recovery recovery(document, recoveryIn(folder));
        m_recovered += files.offerRecovery(recovery) ? 1 : 0;
        const qint64 lost = lostTime(log, fingerprint(document.project()), worker.killed);
        QVERIFY2(lost >= 0, said + ": what was recovered had never been");
        QVERIFY2(lost <= 1000 || worker.amidSave,
                 said + ": edits of " + QByteArray::number(lost) + " ms are lost");
    }
    QCOMPARE(QDir(recoveryIn(folder)).entryList(QDir::Files), QStringList());
    for (const Entry& entry : log)
        ++m_done[entry.kind];
    ++m_kills;
}

void TestKilled::atRandomMoments_data() {
    QTest::addColumn<int>("scene");
    QTest::addColumn<int>("kills");
    QTest::newRow("the document's parts") << int(Scene::Parts) << killsFor(130);
    QTest::newRow("the whole window") << int(Scene::Window) << killsFor(30);
    QTest::newRow("amid a save") << int(Scene::Saving) << killsFor(40);
}

void TestKilled::atRandomMoments() {
    QFETCH(int, scene);
    QFETCH(int, kills);
    constexpr int kAtOnce = 8;
    const int longest = Scene(scene) == Scene::Saving ? 200 : 1800;
    unsigned seed = qEnvironmentVariableIntValue("DELTAFLOW_SEED") > 0
                        ? unsigned(qEnvironmentVariableIntValue("DELTAFLOW_SEED"))
                        : std::random_device{}() % 1'000'000 + 1;
    qInfo() << "DELTAFLOW_SEED" << seed;
    std::mt19937 random(seed);
    for (int done = 0; done < kills; done += kAtOnce) {
        std::vector<std::unique_ptr<Worker>> workers;
        const unsigned first = seed;
        for (int i = 0; i < std::min(kAtOnce, kills - done); ++i)
            workers.push_back(
                start(seed++, Scene(scene), std::uniform_int_distribution(0, longest)(random)));
        kill(workers);
        for (const auto& worker : workers) {
            if (!QTest::currentTestFailed()) verify(*worker, first);
        }
        if (QTest::currentTestFailed()) return;
    }
}

/// The kills hit what they are for: work of each kind, and copies to recover.
void TestKilled::cleanupTestCase() {
    qInfo() << m_kills << "kills," << m_recovered << "recovered," << m_done;
    if (m_kills < 10) return;
    for (const char* kind : {"state", "saved", "kept"})
        QVERIFY2(m_done[kind] > 0, kind);
    QVERIFY(m_recovered > 0);
}

/// The measure itself, on logs that are wrong.
void TestKilled::countsWhatIsLost() {
    const std::vector<Entry> log{{0, "saved", "a"},   {100, "state", "b"}, {300, "stalled", "200"},
                                 {400, "state", "c"}, {500, "state", "b"}, {600, "saving", "b"},
                                 {2000, "state", "d"}};
    QCOMPARE(lostTime(log, "d", 2500), 0);
    QCOMPARE(lostTime(log, "b", 2500), 500);  // as it was last
    QCOMPARE(lostTime(log, "c", 2500), 2000); // undone at 500
    QCOMPARE(lostTime(log, "a", 2500), 2200); // without the stall
    QCOMPARE(lostTime(log, "x", 2500), -1);
    QCOMPARE(possibleFiles(log), (QByteArrayList{"a", "b"}));
}

int main(int argc, char* argv[]) {
    QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == "--work")
        return work(arguments.value(2), arguments.value(3).toUInt(),
                    Scene(arguments.value(4).toInt()));
    TestKilled test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_killed.moc"
