#include "ui/handout/handout.h"

#include "tests/test_program.h"
#include "tests/ui/opened_example.h"
#include "ui/player/player.h"

#include <QSignalSpy>
#include <QtTest>

using namespace deltaflow;

class TestHandout : public QObject {
    Q_OBJECT

private slots:
    void itShowsWhatIsShownAndMovesNothing_data() {
        QTest::addColumn<QString>("suffix");
        QTest::addColumn<QByteArray>("begins");
        QTest::newRow("pdf") << "pdf" << QByteArray("%PDF-");
        QTest::newRow("html") << "HTML" << QByteArray("<!DOCTYPE html>");
        QTest::newRow("webp") << "webp" << QByteArray("RIFF");
        QTest::newRow("latex") << "tex" << QByteArray("\\documentclass");
    }
    void itShowsWhatIsShownAndMovesNothing() {
        QFETCH(QString, suffix);
        QFETCH(QByteArray, begins);
        OpenedExample document("net-2-2-1");
        Player player(document);
        player.goToIteration(3);
        player.setLevel(Level::Layer);
        player.setDigits(6);
        player.goToStep(2);
        const QSignalSpy moved(&player, &Player::stepChanged);
        const auto format = handoutFormat(suffix);
        QVERIFY(format);
        const QByteArray bytes = handout(player, *format);
        QVERIFY(bytes.startsWith(begins));
        QCOMPARE(moved.count(), 0);
        QCOMPARE(player.view().step, Index{2});
        if (suffix == "pdf" || suffix == "webp") return; // without plain text
        const QByteArray loss =
            player.text({player.model().loss, Quantity::Value, 0, 0, 0}).toUtf8();
        const Index steps = player.derivation().size(); // at this level
        QCOMPARE(bytes.count("<section id=") + bytes.count("\\subsection*"),
                 suffix == "tex" ? steps : steps + 1);
        QVERIFY2(bytes.contains(loss), loss.constData()); // of this iteration, to six digits
    }
    void aForeignSuffixHasNone() { QVERIFY(!handoutFormat("docx")); }
};

DELTAFLOW_TEST(TestHandout)
#include "tst_handout.moc"
