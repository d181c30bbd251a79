#include "core/project/new_project.h"
#include "ui/document/document_files.h"

#include <QDir>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace deltaflow;

namespace {

Project titled(const char* title) {
    Project project = newProject();
    project.title = title;
    return project;
}

/// What the child process does: edits, waits until the copy is written, says so, and goes on
/// living.
int runChild(const QString& folder) {
    Document document;
    document.reset(titled("before"), "/tmp/its-own.deltaflow");
    Recovery recovery(document, folder);
    document.edit(titled("unsaved work"), "Name");
    while (!QFile::exists(recovery.file()))
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 50);
    std::puts("ready");
    std::fflush(stdout);
    return QCoreApplication::exec();
}

class Answer : public Questions {
public:
    explicit Answer(Recover answer)
        : m_answer(answer) {}
    Losing aboutToLose(const QString&) override { return Losing::Cancel; }
    Losing aboutToLoseWeights(qint64) override { return Losing::Cancel; }
    Recover recover(const QString& name, const QDateTime& when) override {
        asked << name;
        last = when;
        return m_answer;
    }
    QString pathToOpen(const QString&) override { return {}; }
    QString pathToSave(const QString&) override { return {}; }
    QString pathToExport(const QString&) override { return {}; }
    QString pathToWrite(const QString&, const QString&, const QList<FileKind>&) override {
        return {};
    }
    bool mayReplace(const QString&) override { return false; }
    void tell(const QString&) override {}

    QStringList asked;
    QDateTime last;

private:
    Recover m_answer;
};

QStringList copiesIn(const QString& folder) {
    return QDir(folder).entryList({"*.recovery"}, QDir::Files);
}

} // namespace

class TestRecovery : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void copiesAnEditByItself();
    void removesTheCopyWhenNothingIsUnsaved();
    void leavesNothingOnACleanExit();
    void offersWhatAKilledProcessLeft();
    void doesNotOfferWhatARunningProcessHolds();
    void asksThroughDocumentFiles_data();
    void asksThroughDocumentFiles();
    void passesOverDamagedCopies();
    void saysOnceThatItCannotCopy();

private:
    std::unique_ptr<QProcess> startChild();
    void killChild();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Document> m_document;
};

void TestRecovery::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_document = std::make_unique<Document>();
}

void TestRecovery::cleanup() {
    m_document.reset();
}

std::unique_ptr<QProcess> TestRecovery::startChild() {
    auto child = std::make_unique<QProcess>();
    child->start(QCoreApplication::applicationFilePath(), {"--child", m_folder->path()});
    if (!child->waitForReadyRead(20000) || !child->readAllStandardOutput().startsWith("ready"))
        qFatal("the child did not get ready");
    return child;
}

void TestRecovery::killChild() {
    const auto child = startChild();
    child->kill(); // SIGKILL
    QVERIFY(child->waitForFinished());
    QCOMPARE(child->exitStatus(), QProcess::CrashExit);
}

void TestRecovery::copiesAnEditByItself() {
    const Recovery recovery(*m_document, m_folder->path());
    QVERIFY(copiesIn(m_folder->path()).isEmpty());
    m_document->edit(titled("a"), "Name");
    QTRY_VERIFY(QFile::exists(recovery.file()));
}

void TestRecovery::removesTheCopyWhenNothingIsUnsaved() {
    Recovery recovery(*m_document, m_folder->path());
    m_document->edit(titled("a"), "Name");
    recovery.flush();
    QVERIFY(QFile::exists(recovery.file()));
    m_document->undoStack().undo();
    recovery.flush();
    QVERIFY(!QFile::exists(recovery.file()));
    m_document->undoStack().redo();
    recovery.flush();
    QVERIFY(QFile::exists(recovery.file()));
    m_document->markSaved("/tmp/x.deltaflow");
    recovery.flush();
    QVERIFY(!QFile::exists(recovery.file()));
}

void TestRecovery::leavesNothingOnACleanExit() {
    {
        Recovery recovery(*m_document, m_folder->path());
        m_document->edit(titled("a"), "Name");
        recovery.flush();
        QCOMPARE(copiesIn(m_folder->path()).size(), 1);
    }
    QVERIFY(QDir(m_folder->path()).isEmpty());
}

void TestRecovery::offersWhatAKilledProcessLeft() {
    killChild();
    Recovery recovery(*m_document, m_folder->path());
    auto leftover = recovery.leftover();
    QVERIFY(leftover);
    QCOMPARE(leftover->project.title, "unsaved work");
    QCOMPARE(leftover->copy.filePath, QStringLiteral("/tmp/its-own.deltaflow"));
    QVERIFY(qAbs(leftover->copy.when.secsTo(QDateTime::currentDateTimeUtc())) < 600);
    QVERIFY(!recovery.leftover()); // one instance at a time is offered it

    const QString file = leftover->copy.file;
    recovery.adopt(std::move(*leftover));
    QCOMPARE(m_document->project().title, "unsaved work");
    QCOMPARE(m_document->filePath(), QStringLiteral("/tmp/its-own.deltaflow"));
    QVERIFY(m_document->isModified());
    QVERIFY(!QFile::exists(file));
    QCOMPARE(copiesIn(m_folder->path()).size(), 1); // and is safe again, in a copy of this run
}

void TestRecovery::doesNotOfferWhatARunningProcessHolds() {
    const auto child = startChild();
    {
        const Recovery recovery(*m_document, m_folder->path());
        QVERIFY(!recovery.leftover());
    }
    QCOMPARE(copiesIn(m_folder->path()).size(), 1);
    child->kill();
    QVERIFY(child->waitForFinished());
}

void TestRecovery::asksThroughDocumentFiles_data() {
    QTest::addColumn<int>("answer");
    QTest::addColumn<bool>("recovered");
    QTest::addColumn<int>("left");
    QTest::newRow("recover") << int(Questions::Recover::Recover) << true << 1;
    QTest::newRow("later") << int(Questions::Recover::Later) << false << 1;
    QTest::newRow("discard") << int(Questions::Recover::Discard) << false << 0;
}

void TestRecovery::asksThroughDocumentFiles() {
    QFETCH(int, answer);
    QFETCH(bool, recovered);
    QFETCH(int, left);
    killChild();
    Recovery recovery(*m_document, m_folder->path());
    Answer questions(static_cast<Questions::Recover>(answer));
    DocumentFiles files(*m_document, questions);
    QCOMPARE(files.offerRecovery(recovery), recovered);
    QCOMPARE(questions.asked, QStringList{"its-own.deltaflow"});
    QCOMPARE(m_document->isModified(), recovered);
    QCOMPARE(copiesIn(m_folder->path()).size(), left);
}

void TestRecovery::passesOverDamagedCopies() {
    killChild();
    QFile damaged(m_folder->filePath("damaged.recovery"));
    QVERIFY(damaged.open(QIODevice::WriteOnly));
    damaged.write("{\"file\":\"\"}\n{\"format\": \"delta");
    damaged.close();
    const Recovery recovery(*m_document, m_folder->path());
    const auto leftover = recovery.leftover();
    QVERIFY(leftover);
    QCOMPARE(leftover->project.title, "unsaved work");
    QVERIFY(damaged.exists());
}

void TestRecovery::saysOnceThatItCannotCopy() {
    Recovery recovery(*m_document, "/proc/nowhere");
    QSignalSpy failed(&recovery, &Recovery::failed);
    for (const char* title : {"a", "b"}) {
        m_document->edit(titled(title), "Name");
        recovery.flush();
        QCoreApplication::processEvents();
    }
    QCOMPARE(failed.count(), 1);
    QVERIFY(!failed[0][0].toString().isEmpty());
}

int main(int argc, char* argv[]) {
    QCoreApplication application(argc, argv);
    if (argc == 3 && QByteArray(argv[1]) == "--child") return runChild(argv[2]);
    TestRecovery test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_recovery.moc"
