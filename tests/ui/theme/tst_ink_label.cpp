#include "ui/theme/ink_label.h"

#include "tests/test_program.h"
#include "tests/ui/window/screen_reader.h"

#include <QtTest>

using namespace deltaflow;

namespace {

QStringList heard;

void hear(QAccessibleEvent* event) {
    if (event->type() != QAccessible::Alert) return;
    heard << event->accessibleInterface()->text(QAccessible::Name);
}

QColor inkOf(const QLabel& label) {
    return label.palette().color(QPalette::Active, QPalette::WindowText);
}

} // namespace

class TestInkLabel : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { startScreenReader(hear); }
    void init() {
        applyTheme(Theme::light());
        heard.clear();
    }

    void theInkIsTheThemes() {
        InkLabel label;
        QCOMPARE(inkOf(label), Theme::light().text);
        label.setInk(&Theme::error);
        QCOMPARE(inkOf(label), Theme::light().error);
        applyTheme(Theme::darkTheme());
        QTRY_COMPARE(inkOf(label), Theme::darkTheme().error);
        label.setInk(&Theme::text);
        applyTheme(Theme::contrasting());
        QTRY_COMPARE(inkOf(label), Theme::contrasting().text);
    }

    void aReplyIsHeardAndSeen() {
        QWidget window;
        auto* const reply = new ReplyLabel(&window);
        window.show();
        QVERIFY(!reply->isVisible());
        reply->say("The sign is reversed.", &Theme::error);
        QVERIFY(reply->isVisible());
        QCOMPARE(inkOf(*reply), Theme::light().error);
        QCOMPARE(heard, QStringList{"The sign is reversed."});
        reply->say("Right: 0.755.", &Theme::forwardInk);
        QCOMPARE(inkOf(*reply), Theme::light().forwardInk);
        QCOMPARE(heard.size(), 2);
    }

    void whatIsTakenBackIsNotHeard() {
        QWidget window;
        auto* const reply = new ReplyLabel(&window);
        window.show();
        reply->say("The sign is reversed.");
        reply->say({});
        QVERIFY(!reply->isVisible());
        QCOMPARE(heard.size(), 1);
    }
};

DELTAFLOW_TEST(TestInkLabel)
#include "tst_ink_label.moc"
