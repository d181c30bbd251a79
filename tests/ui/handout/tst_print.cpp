#include "ui/handout/print.h"

#include "tests/test_program.h"
#include "tests/ui/opened_example.h"
#include "ui/player/player.h"

#include <QLabel>
#include <QPrintPreviewDialog>
#include <QPrinter>
#include <QPrinterInfo>
#include <QTemporaryDir>
#include <QTimer>
#include <QtTest>

using namespace deltaflow;

namespace {

QByteArray printed(QPageSize::PageSizeId size, const Player& player) {
    const QTemporaryDir folder;
    const QString path = folder.filePath("a.pdf");
    {
        QPrinter printer(QPrinter::HighResolution);
        printer.setOutputFormat(QPrinter::PdfFormat);
        printer.setOutputFileName(path);
        printer.setPageSize(QPageSize(size));
        printDerivation(player, printer);
    }
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

qsizetype pagesIn(const QByteArray& pdf) {
    static const QRegularExpression page("/Type /Page\\b(?!s)");
    qsizetype count = 0;
    for (auto it = page.globalMatch(QString::fromLatin1(pdf)); it.hasNext(); it.next())
        ++count;
    return count;
}

} // namespace

class TestPrint : public QObject {
    Q_OBJECT

private slots:
    void allPagesArePrinted_data() {
        QTest::addColumn<QPageSize::PageSizeId>("size");
        QTest::newRow("A4") << QPageSize::A4;
        QTest::newRow("Letter") << QPageSize::Letter;
    }
    void allPagesArePrinted() {
        QFETCH(QPageSize::PageSizeId, size);
        OpenedExample document("net-2-2-1");
        Player player(document);
        player.goToStep(2);
        const QSignalSpy moved(&player, &Player::stepChanged);
        const QByteArray pdf = printed(size, player);
        QVERIFY(pdf.startsWith("%PDF-"));
        QVERIFY(pagesIn(pdf) >= 3);
        QCOMPARE(moved.count(), 0);
        player.setLevel(Level::Layer); // fewer steps
        QVERIFY(pagesIn(printed(size, player)) < pagesIn(pdf));
    }

    void thePreviewOpensAndSaysIfThereIsNoPrinter() {
        OpenedExample document("net-1-1");
        Player player(document);
        QWidget window;
        window.show();
        bool seen = false;
        bool told = false;
        QTimer::singleShot(0, this, [&] {
            auto* dialog = window.findChild<QPrintPreviewDialog*>();
            if (!dialog) return;
            seen = dialog->isVisible();
            told = dialog->findChild<QLabel*>("noPrinter") != nullptr;
            dialog->reject();
        });
        showPrintPreview(player, window);
        QVERIFY(seen);
        QCOMPARE(told, QPrinterInfo::availablePrinterNames().isEmpty());
    }
};

DELTAFLOW_TEST(TestPrint)
#include "tst_print.moc"
