#include "tests/test_program.h"
#include "ui/theme/desktop_wishes.h"
#include "ui/theme/theme.h"

#include <QtTest>

using namespace deltaflow;

/// What the desktop asks for.
class TestDesktopWishes : public QObject {
    Q_OBJECT

private slots:
    void settingsAreRead_data() {
        QTest::addColumn<QString>("group");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QVariant>("value");
        QTest::addColumn<double>("textScale");
        QTest::addColumn<bool>("reducedMotion");
        QTest::addColumn<bool>("highContrast");
        const QString gnome = "org.gnome.desktop.interface";
        const QString appearance = "org.freedesktop.appearance";
        QTest::newRow("nothing") << "other"
                                 << "key" << QVariant(1) << 1.0 << false << false;
        QTest::newRow("large text")
            << gnome << "text-scaling-factor" << QVariant(1.25) << 1.25 << false << false;
        QTest::newRow("text of no size")
            << gnome << "text-scaling-factor" << QVariant(0.0) << 1.0 << false << false;
        QTest::newRow("text of a mad size")
            << gnome << "text-scaling-factor" << QVariant(99.0) << 3.0 << false << false;
        QTest::newRow("animations off")
            << gnome << "enable-animations" << QVariant(false) << 1.0 << true << false;
        QTest::newRow("animations on")
            << gnome << "enable-animations" << QVariant(true) << 1.0 << false << false;
        QTest::newRow("reduced motion")
            << appearance << "reduced-motion" << QVariant(1u) << 1.0 << true << false;
        QTest::newRow("high contrast")
            << appearance << "contrast" << QVariant(1u) << 1.0 << false << true;
        QTest::newRow("GNOME's high contrast")
            << "org.gnome.desktop.a11y.interface"
            << "high-contrast" << QVariant(true) << 1.0 << false << true;
    }

    void settingsAreRead() {
        QFETCH(QString, group);
        QFETCH(QString, key);
        QFETCH(QVariant, value);
        QFETCH(double, textScale);
        QFETCH(bool, reducedMotion);
        QFETCH(bool, highContrast);
        const DesktopWishes wishes = wishesFrom({{group, {{key, value}}}});
        QCOMPARE(wishes, (DesktopWishes{textScale, reducedMotion, highContrast}));
    }

    void withoutABusThereAreNoWishes() {
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        qputenv("XDG_RUNTIME_DIR", "/nowhere");
        QCOMPARE(askDesktop(), DesktopWishes());
    }

    void theThemeFollows() {
        noteDesktopWishes({1, false, true});
        QCOMPARE(&Theme::of(ThemeKind::System), &Theme::contrasting());
        QCOMPARE(&Theme::of(ThemeKind::Light), &Theme::light()); // chosen by hand
        noteDesktopWishes({});
        QVERIFY(&Theme::of(ThemeKind::System) != &Theme::contrasting());
    }
};

DELTAFLOW_TEST(TestDesktopWishes)
#include "tst_desktop_wishes.moc"
