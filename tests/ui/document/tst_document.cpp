#include "core/project/new_project.h"
#include "tests/test_program.h"
#include "ui/document/document.h"
#include "ui/player/player.h"

#include <QSignalSpy>
#include <QTest>

using namespace deltaflow;

namespace {
Project titled(const char* title) {
    Project project = newProject();
    project.title = title;
    return project;
}
} // namespace

class TestDocument : public QObject {
    Q_OBJECT

private slots:
    void startsCleanAndSound();
    void undoesAndRedoes();
    void mergesOneGesture();
    void keepsTwoGesturesApart();
    void neverMergesWithoutGesture();
    void doesNotMergeAcrossASave();
    void undoesWithoutLimit();
    void isModifiedAgainstTheSavedState();
    void cancelsAGesture();
    void cancelsAGestureThatASaveParted();
    void cancelsNothingElse();
    void resetForgetsTheHistory();
    void resetIsAnnounced();
    void resetTakesThePlayerToTheStart();
    void recoveredIsModified();
};

void TestDocument::startsCleanAndSound() {
    const Document document;
    QVERIFY(!document.isModified());
    QVERIFY(document.filePath().isEmpty());
    QVERIFY(document.project().network && document.project().data);
}

void TestDocument::undoesAndRedoes() {
    Document document;
    const auto before = document.shared();
    QSignalSpy changed(&document, &Document::changed);
    document.edit(titled("a"), "Name it a");
    QCOMPARE(document.undoStack().undoText(), QStringLiteral("Name it a"));
    QCOMPARE(document.project().title, "a");
    document.undoStack().undo();
    QCOMPARE(document.shared(), before);
    document.undoStack().redo();
    QCOMPARE(document.project().title, "a");
    QCOMPARE(changed.count(), 3);
}

void TestDocument::mergesOneGesture() {
    Document document;
    const auto before = document.shared();
    const auto gesture = Document::newGesture();
    for (const char* title : {"a", "b", "c"})
        document.edit(titled(title), "Drag", gesture);
    QCOMPARE(document.undoStack().count(), 1);
    document.undoStack().undo();
    QCOMPARE(document.shared(), before);
    document.undoStack().redo();
    QCOMPARE(document.project().title, "c");
}

void TestDocument::keepsTwoGesturesApart() {
    Document document;
    document.edit(titled("a"), "Drag", Document::newGesture());
    document.edit(titled("b"), "Drag", Document::newGesture());
    QCOMPARE(document.undoStack().count(), 2);
    document.undoStack().undo();
    QCOMPARE(document.project().title, "a");
}

void TestDocument::neverMergesWithoutGesture() {
    Document document;
    document.edit(titled("a"), "Name");
    document.edit(titled("b"), "Name");
    QCOMPARE(document.undoStack().count(), 2);
}

void TestDocument::doesNotMergeAcrossASave() {
    Document document;
    const auto gesture = Document::newGesture();
    document.edit(titled("a"), "Drag", gesture);
    document.markSaved("/tmp/x.deltaflow");
    document.edit(titled("b"), "Drag", gesture);
    QVERIFY(document.isModified());
    document.undoStack().undo();
    QCOMPARE(document.project().title, "a");
    QVERIFY(!document.isModified());
}

void TestDocument::undoesWithoutLimit() {
    Document document;
    const auto before = document.shared();
    for (int i = 0; i < 5000; ++i)
        document.edit(titled("x"), "Name");
    while (document.undoStack().canUndo())
        document.undoStack().undo();
    QCOMPARE(document.shared(), before);
}

void TestDocument::isModifiedAgainstTheSavedState() {
    Document document;
    QSignalSpy fileChanged(&document, &Document::fileChanged);
    document.edit(titled("a"), "Name");
    QVERIFY(document.isModified());
    QCOMPARE(fileChanged.count(), 1);
    document.undoStack().undo();
    QVERIFY(!document.isModified());
    document.undoStack().redo();
    document.markSaved("/tmp/x.deltaflow");
    QVERIFY(!document.isModified());
    QCOMPARE(document.filePath(), QStringLiteral("/tmp/x.deltaflow"));
    document.undoStack().undo();
    QVERIFY(document.isModified()); // the file holds another state
}

void TestDocument::cancelsAGesture() {
    Document document;
    document.edit(titled("a"), "Name");
    document.markSaved("/tmp/x.deltaflow");
    const auto before = document.shared();
    const auto gesture = Document::newGesture();
    for (const char* title : {"b", "c"})
        document.edit(titled(title), "Drag", gesture);
    document.cancel(gesture);
    QCOMPARE(document.shared(), before);
    QCOMPARE(document.undoStack().count(), 1);
    QVERIFY(!document.isModified());
}

void TestDocument::cancelsAGestureThatASaveParted() {
    Document document;
    const auto before = document.shared();
    const auto gesture = Document::newGesture();
    document.edit(titled("a"), "Drag", gesture);
    document.markSaved("/tmp/x.deltaflow");
    document.edit(titled("b"), "Drag", gesture);
    document.cancel(gesture);
    QCOMPARE(document.shared(), before);
    QCOMPARE(document.undoStack().count(), 0);
    QVERIFY(document.isModified()); // the file holds "a"
}

void TestDocument::cancelsNothingElse() {
    Document document;
    const auto gesture = Document::newGesture();
    document.cancel(gesture); // nothing is there
    document.edit(titled("a"), "Drag", gesture);
    document.edit(titled("b"), "Name");
    document.cancel(gesture);
    document.cancel(0);
    QCOMPARE(document.project().title, "b");
    document.undoStack().undo();
    document.cancel(gesture);
    QCOMPARE(document.project().title, "a");
    QVERIFY(document.undoStack().canRedo());
}

void TestDocument::resetForgetsTheHistory() {
    Document document;
    document.edit(titled("a"), "Name");
    QSignalSpy wasReset(&document, &Document::wasReset);
    document.reset(titled("b"), "/tmp/b.deltaflow");
    QVERIFY(!document.undoStack().canUndo());
    QVERIFY(!document.isModified());
    QCOMPARE(document.project().title, "b");
    QCOMPARE(wasReset.count(), 1);
}

void TestDocument::resetIsAnnounced() {
    Document document;
    document.edit(titled("a"), "Name");
    QStringList said;
    const auto say = [&](const char* what) {
        said << QLatin1String(what) + QString::fromStdString(document.project().title);
    };
    connect(&document, &Document::aboutToReset, this, [&] { say("about to reset "); });
    connect(&document, &Document::changed, this, [&] { say("changed "); });
    connect(&document, &Document::wasReset, this, [&] { say("was reset "); });
    document.reset(titled("b"), {});
    QCOMPARE(said, (QStringList{"about to reset a", "changed b", "was reset b"}));
}

void TestDocument::resetTakesThePlayerToTheStart() {
    Document document;
    Player player(document);
    player.goToIteration(3);
    player.goToStep(5);
    player.setPlaying(true);
    QList<std::int64_t> loaded; // the iterations that are computed and shown
    connect(&player, &Player::numbersChanged, this, [&] { loaded << player.view().iteration; });
    document.reset(titled("b"), {});
    QCOMPARE(loaded, QList<std::int64_t>{0});
    QCOMPARE(player.view().step, Index{-1});
    QVERIFY(!player.view().playing);
}

void TestDocument::recoveredIsModified() {
    Document document;
    document.reset(titled("b"), "/tmp/b.deltaflow", Document::State::Unsaved);
    QVERIFY(document.isModified());
    document.edit(titled("c"), "Name");
    document.undoStack().undo();
    QVERIFY(document.isModified());
    document.markSaved("/tmp/b.deltaflow");
    QVERIFY(!document.isModified());
}

DELTAFLOW_TEST(TestDocument)
#include "tst_document.moc"
