#include "ui/language/language.h"

#include "tests/test_program.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QtTest>

using namespace deltaflow;

namespace {

/// What the program says for an English text.
QString said(const char* context, const char* text) {
    return QCoreApplication::translate(context, text);
}

} // namespace

class TestLanguage : public QObject {
    Q_OBJECT

private slots:
    void cleanup() { setLanguage(QStringLiteral("en")); }

    void textIsSaidInTheLanguage() {
        setLanguage(QStringLiteral("zh_CN"));
        QCOMPARE(said("deltaflow::MainWindow", "Undo"), QStringLiteral("撤销"));
        setLanguage(QStringLiteral("en"));
        QCOMPARE(said("deltaflow::MainWindow", "Undo"), QStringLiteral("Undo"));
    }

    /// What a free function says stands under its namespace.
    void aFreeFunctionsContextIsFound() {
        setLanguage(QStringLiteral("zh_CN"));
        QCOMPARE(said("StepWords", "Backward"), QStringLiteral("反向"));
    }

    void qtsOwnDialogsSpeakItToo() {
        setLanguage(QStringLiteral("zh_CN"));
        const QDialogButtonBox box(QDialogButtonBox::Cancel);
        QVERIFY(box.button(QDialogButtonBox::Cancel)->text().contains(QStringLiteral("取消")));
    }

    void anUnknownLanguageChangesNothing() {
        setLanguage(QStringLiteral("zh_CN"));
        setLanguage(QStringLiteral("xx"));
        QCOMPARE(currentLanguage(), QStringLiteral("zh_CN"));
        QCOMPARE(languageTag(), QStringLiteral("zh-CN"));
    }

    void theDesktopsLanguageIsTheFirst_data() {
        QTest::addColumn<QByteArray>("desktop");
        QTest::addColumn<QString>("language");
        QTest::newRow("mainland") << QByteArray("zh_CN.UTF-8") << "zh_CN";
        QTest::newRow("singapore") << QByteArray("zh_SG.UTF-8") << "zh_CN";
        QTest::newRow("taiwan writes other characters") << QByteArray("zh_TW.UTF-8") << "en";
        QTest::newRow("german") << QByteArray("de_DE.UTF-8") << "en";
        QTest::newRow("none") << QByteArray("C") << "en";
    }
    void theDesktopsLanguageIsTheFirst() {
        QFETCH(QByteArray, desktop);
        QFETCH(QString, language);
        const QByteArray before = qgetenv("LC_ALL");
        const QByteArray list = qgetenv("LANGUAGE");
        qputenv("LC_ALL", desktop);
        qunsetenv("LANGUAGE");
        const QString found = desktopLanguage();
        qputenv("LC_ALL", before);
        qputenv("LANGUAGE", list);
        QCOMPARE(found, language);
    }
};

DELTAFLOW_TEST(TestLanguage)
#include "tst_language.moc"
