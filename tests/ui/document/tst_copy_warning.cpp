#include "tests/test_program.h"
#include "ui/document/copy_warning.h"

#include <QAbstractButton>
#include <QtTest>

#include <memory>

using namespace deltaflow;

namespace {

QMessageBox* boxOf(const QWidget& window) {
    return window.findChild<QMessageBox*>();
}

void read(const QWidget& window) {
    boxOf(window)->button(QMessageBox::Ok)->click();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

} // namespace

class TestCopyWarning : public QObject {
    Q_OBJECT

private slots:
    void itIsToldOnce() {
        CopyWarning warning;
        QWidget window;
        warning.warn("the disk is full", window);
        QVERIFY(boxOf(window)->text().contains("the disk is full"));
        warning.warn("again", window);
        QCOMPARE(window.findChildren<QMessageBox*>().size(), 1);
        read(window);
        QVERIFY(!boxOf(window));
        warning.warn("again", window);
        warning.tellAgain(window);
        QVERIFY(!boxOf(window));
    }

    void whatWentUnreadIsToldAgain() {
        CopyWarning warning;
        auto last = std::make_unique<QWidget>();
        warning.warn("the disk is full", *last);
        last.reset();
        QWidget next;
        warning.tellAgain(next);
        QVERIFY(boxOf(next));
        QVERIFY(boxOf(next)->text().contains("the disk is full"));
        read(next);
        warning.tellAgain(next);
        QVERIFY(!boxOf(next));
    }

    void whereNothingFailedNothingIsTold() {
        CopyWarning warning;
        QWidget window;
        warning.tellAgain(window);
        QVERIFY(!boxOf(window));
    }
};

DELTAFLOW_TEST(TestCopyWarning)
#include "tst_copy_warning.moc"
