#include "ui/handout/html_page.h"

#include "core/formula/serialise.h"
#include "tests/test_program.h"
#include "tests/ui/opened_example.h"
#include "ui/player/player.h"
#include "ui/words/step_words.h"

#include <QXmlStreamReader>
#include <QtTest>

using namespace deltaflow;

namespace {

struct Stage {
    explicit Stage(const char* name)
        : document(name)
        , player(document) {
        player.setReducedMotion(true);
    }

    OpenedExample document;
    Player player;
};

/// What a page says, read as a browser would.
struct Page {
    QStringList headings;
    QSet<QString> ids;
    QStringList addresses; ///< Of anything from elsewhere.
    int drawings = 0;
    QString error;
};

Page read(const QByteArray& bytes) {
    Page page;
    QXmlStreamReader xml(bytes);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        for (const char* name : {"href", "src"}) {
            const auto address = xml.attributes().value(QLatin1String(name));
            if (!address.isEmpty() && !address.startsWith(u'#') && !address.startsWith(u"data:"))
                page.addresses << address.toString();
        }
        if (const auto id = xml.attributes().value(QLatin1String("id")); !id.isEmpty()) {
            if (page.ids.contains(id.toString())) page.error = "twice: " + id.toString();
            page.ids << id.toString();
        }
        if (xml.name() == QLatin1String("figure")) ++page.drawings;
        if (xml.name() == QLatin1String("h2")) page.headings << xml.readElementText();
    }
    if (xml.hasError())
        page.error = QString("%1 in line %2").arg(xml.errorString()).arg(xml.lineNumber());
    return page;
}

} // namespace

class TestHtmlPage : public QObject {
    Q_OBJECT

private slots:
    void everyStepIsThere_data() {
        QTest::addColumn<QByteArray>("example");
        for (const char* name : {"net-2-2-1", "paths", "convolution", "l-layer", "rnn"})
            QTest::newRow(name) << QByteArray(name);
    }
    void everyStepIsThere() {
        QFETCH(QByteArray, example);
        Stage stage(example.constData());
        const QByteArray bytes = htmlPage(stage.player);
        const Page page = read(bytes);
        QVERIFY2(page.error.isEmpty(), qPrintable(page.error));
        QVERIFY2(page.addresses.isEmpty(), qPrintable(page.addresses.join(' ')));
        const Derivation& derivation = stage.player.derivation();
        QCOMPARE(page.drawings, derivation.size() + 1);
        QCOMPARE(page.headings.size(), derivation.size() + 1);
        const QString text = QString::fromUtf8(bytes);
        for (Index i = 0; i < derivation.size(); ++i) {
            const Step step = derivation.step(i);
            QCOMPARE(page.headings[i + 1], stepTitle(step, stage.player.model()));
            for (const Equation& equation : step.equations)
                QVERIFY(text.contains(QString::fromStdString(toMathMl(equation))));
        }
    }

    void thePlayHeadStaysWhereItWas() {
        Stage stage("net-2-2-1");
        stage.player.goToStep(7);
        (void)htmlPage(stage.player);
        QCOMPARE(stage.player.view().step, Index{7});
    }

    void aTitleMaySayAnything() {
        Stage stage("net-2-2-1");
        Project project = stage.document.project();
        project.title = "{{steps}} <b>&\"'</b> %1";
        stage.document.reset(project, {});
        const QByteArray bytes = htmlPage(stage.player);
        const Page page = read(bytes);
        QVERIFY2(page.error.isEmpty(), qPrintable(page.error));
        QVERIFY(bytes.contains("<h1>{{steps}} &lt;b&gt;&amp;&quot;'&lt;/b&gt; %1</h1>"));
    }

    /// Beside the touch, which nothing tells of and no key can do.
    void aButtonBringsThePictureNear() {
        Stage stage("net-2-2-1");
        const QString text = QString::fromUtf8(htmlPage(stage.player));
        const QRegularExpression button(
            "<button id=\"near\"[^>]* aria-pressed=\"false\">.*<span>Larger "
            "picture</span></button>");
        QVERIFY(button.match(text).hasMatch());
        QVERIFY(text.contains("part(\"near\").addEventListener(\"click\""));
    }

    void theSourcesMistakeIsTold() {
        Stage stage("net-2-2-1");
        const QByteArray bytes = htmlPage(stage.player);
        QCOMPARE(bytes.contains("<aside>"), !stage.document.project().errata.empty());
    }
};

DELTAFLOW_TEST(TestHtmlPage)
#include "tst_html_page.moc"
