#include "tests/app/browser.h"

#include "tests/test_program.h"

#include <QtTest>

using namespace deltaflow;

namespace {

const QString kRight(QChar(0xE014));
const QString kLeft(QChar(0xE012));
const QString kHome(QChar(0xE011));
const QString kEnd(QChar(0xE010));
const QString kPageDown(QChar(0xE00F));

const QString kShown = "return Array.from(document.querySelectorAll('main > section'))"
                       ".filter(s => getComputedStyle(s).display !== 'none').map(s => s.id)";

} // namespace

/// The page that `deltaflow --html` writes, in Chromium.
class TestHtmlInBrowser : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Browser> m_browser;

    QUrl written(const QString& example) {
        const QString path = m_folder.filePath(example + ".html");
        if (!QFile::exists(path))
            QProcess::execute(DELTAFLOW_PROGRAM, {"--html", path, "--example", example});
        return QUrl::fromLocalFile(path);
    }
    int shown() {
        const QJsonArray sections = m_browser->run(kShown).toArray();
        return sections.size() == 1 ? sections[0].toString().section('-', 1).toInt() : -1;
    }
    int last() {
        return m_browser->run("return document.querySelectorAll('main > section').length").toInt() -
               1;
    }

private slots:
    void initTestCase() {
        if (Browser::driver().isEmpty()) QSKIP("No browser is driven: chromedriver is missing.");
        m_browser = std::make_unique<Browser>();
        QVERIFY(m_browser->isOpen());
    }
    void cleanupTestCase() { m_browser.reset(); }

    void steppedToTheEndAndBack_data() {
        QTest::addColumn<QString>("example");
        for (const char* name : {"net-2-2-1", "paths", "convolution"})
            QTest::newRow(name) << name;
    }
    void steppedToTheEndAndBack() {
        QFETCH(QString, example);
        const QUrl url = written(example);
        (void)m_browser->requests();
        m_browser->open(url);
        const int end = last();
        QVERIFY(end > 5);
        QCOMPARE(shown(), 0);
        for (int step = 1; step <= end; ++step) {
            m_browser->press(kRight);
            QCOMPARE(shown(), step);
        }
        m_browser->press(kRight); // there is nothing behind the last
        QCOMPARE(shown(), end);
        QVERIFY(m_browser->run("return document.getElementById('next').disabled").toBool());
        for (int step = end - 1; step >= 0; --step) {
            m_browser->click("#back");
            QCOMPARE(shown(), step);
        }
        QVERIFY(m_browser->run("return document.getElementById('back').disabled").toBool());
        QCOMPARE(m_browser->console(), QStringList());
        for (const QString& address : m_browser->requests())
            QVERIFY2(address.startsWith("chrome:") || // the browser's own first page
                         QUrl(address).adjusted(QUrl::RemoveFragment) == url ||
                         address.startsWith("data:"),
                     qPrintable(address));
    }

    void everyWayToAStepLeadsThere() {
        QUrl url = written("net-2-2-1");
        url.setFragment("step-9");
        m_browser->open(url);
        QCOMPARE(shown(), 9);
        m_browser->press(kPageDown + kRight + kLeft);
        QCOMPARE(shown(), 10);
        QVERIFY(m_browser->run("return location.hash").toString().endsWith("step-10"));
        m_browser->press(kEnd);
        QCOMPARE(shown(), last());
        m_browser->press(kHome);
        QCOMPARE(shown(), 0);
        m_browser->click("#last");
        QCOMPARE(shown(), last());
        m_browser->click("#first");
        m_browser->click("#next");
        QCOMPARE(shown(), 1);
        QCOMPARE(m_browser->run("return document.querySelector('output').textContent").toString(),
                 QString("Step 1 of %1").arg(last()));
    }

    void picturesAndFormulasHaveASize() {
        m_browser->open(written("convolution"));
        m_browser->press(kRight + kRight);
        const QString size = "const r = document.querySelector('section.shown %1')"
                             ".getBoundingClientRect(); return r.width * r.height";
        QVERIFY(m_browser->run(size.arg("figure svg")).toDouble() > 100'000);
        QVERIFY(m_browser->run(size.arg("math mfrac, section.shown math mi")).toDouble() > 10);
        QVERIFY(m_browser->run(size.arg("use")).toDouble() > 10);
    }

    void withoutScriptsAllStepsStandThere() {
        m_browser->allowScripts(false);
        m_browser->open(written("paths"));
        m_browser->allowScripts(true);
        QCOMPARE(m_browser->run(kShown).toArray().size(), last() + 1);
    }
};

DELTAFLOW_TEST(TestHtmlInBrowser)
#include "tst_html_in_browser.moc"
