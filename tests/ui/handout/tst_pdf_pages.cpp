#include "ui/handout/pdf_pages.h"

#include "tests/test_program.h"
#include "tests/ui/opened_example.h"
#include "ui/handout/pdf/pages.h"
#include "ui/player/player.h"
#include "ui/theme/theme.h"

#include <QtTest>

using namespace deltaflow;

namespace {

/// How many areas of the pictures' ground a page has along a line from top to bottom.
int picturesAlong(const QImage& page, int x) {
    constexpr int kLeast = 40; // lines of the page
    const QRgb ground = Theme::light().canvas.rgb();
    int count = 0;
    int run = 0;
    for (int y = 0; y < page.height(); ++y) {
        run = page.pixel(x, y) == ground ? run + 1 : 0;
        if (run == kLeast) ++count;
    }
    return count;
}

} // namespace

/// A derivation as pages.
class TestPdfPages : public QObject {
    Q_OBJECT

private slots:
    void eachStepHasItsPicture_data() {
        QTest::addColumn<QString>("example");
        QTest::newRow("formulas that fit beside it") << "net-2-2-1";
        QTest::newRow("operators") << "paths";
    }

    void eachStepHasItsPicture() {
        QFETCH(QString, example);
        OpenedExample document(example);
        Player player(document);
        player.setReducedMotion(true);
        const Paper paper = Paper::a4();
        QImage page(paper.size.toSize(), QImage::Format_RGB32);
        page.setDotsPerMeterX(2835); // 72 dpi: a pixel is a point
        page.setDotsPerMeterY(2835);
        page.fill(Qt::white);
        const int edge = static_cast<int>(paper.size.width() - paper.margins.right()) - 2;
        int pictures = 0;
        {
            Pages pages(page, paper, [&] {
                pictures += picturesAlong(page, edge);
                page.fill(Qt::white);
                return true;
            });
            addDerivation(pages, player);
        }
        pictures += picturesAlong(page, edge);
        QCOMPARE(pictures,
                 static_cast<int>(player.derivation().size()) + 1); // and one of the whole
    }
};

DELTAFLOW_TEST(TestPdfPages)
#include "tst_pdf_pages.moc"
