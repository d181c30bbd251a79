#include "sample_networks.h"
#include "tests/core/graph_projects.h"
#include "tests/test_program.h"
#include "ui/canvas/canvas_picture.h"
#include "ui/canvas/canvas_widget.h"
#include "ui/canvas/layered_picture.h"
#include "ui/player/player.h"

#include <QTest>

using namespace deltaflow;

/// A graph that is larger than its canvas.
class TestCanvasFit : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_document.reset(recurrentProject(), {});
        m_player = std::make_unique<Player>(m_document);
        m_player->setReducedMotion(true);
        m_canvas = std::make_unique<CanvasWidget>(*m_player);
        m_canvas->resize(500, 300);
        m_canvas->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_canvas.get()));
    }
    void cleanup() {
        m_canvas.reset();
        m_player.reset();
    }

    void opensWhereItCanBeRead() {
        QVERIFY(m_canvas->view().scale >= m_canvas->picture().leastFit());
        QVERIFY(m_canvas->picture().size().width() * m_canvas->view().scale > m_canvas->width());
    }

    void whatAStepWritesIsInSight() {
        for (Index i = 0; i < m_player->derivation().size(); i += 3) {
            m_player->goToStep(i);
            const auto written = m_canvas->picture().attention();
            if (!written) continue;
            QTRY_VERIFY(QRectF(m_canvas->rect()).contains(m_canvas->view().toCanvas(*written)));
        }
    }

    void fitGoesOnToAllOfItAndBack() {
        const CanvasView readable = m_canvas->view();
        m_canvas->fit();
        const CanvasView whole =
            CanvasView::fitting(m_canvas->picture().size(), m_canvas->size(), 0);
        QTRY_COMPARE(m_canvas->view().scale, whole.scale);
        QVERIFY(whole.scale < readable.scale);
        m_canvas->fit();
        QTRY_COMPARE(m_canvas->view().scale, readable.scale);
    }

    void whatWasSeenWholeStaysWhole() {
        m_canvas->resize(1400, 800);
        m_document.reset(networkOf({{3, 4, 3, 3}, true}), {});
        const auto shown = [&] {
            return m_canvas->view().transform().mapRect(QRectF({}, m_canvas->picture().size()));
        };
        const auto isWhole = [&] {
            return QRectF(m_canvas->rect()).adjusted(-1, -1, 1, 1).contains(shown());
        };
        QVERIFY(isWhole());
        m_canvas->resize(500, 500);
        QVERIFY(isWhole());
        m_canvas->resize(1400, 800);
        QVERIFY(isWhole());
        m_canvas->zoomBy(3); // by the user: it is left alone
        m_canvas->resize(500, 500);
        QVERIFY(!isWhole());
    }

    void networksOpenWhereTheyCanBeRead_data() {
        QTest::addColumn<std::vector<int>>("widths");
        QTest::newRow("too wide") << std::vector<int>{3, 4, 3, 3};
        QTest::newRow("too high as well") << std::vector<int>{8, 8, 8, 2};
    }

    void networksOpenWhereTheyCanBeRead() {
        QFETCH(std::vector<int>, widths);
        m_document.reset(networkOf({widths, true}), {});
        const auto& picture = dynamic_cast<const LayeredPicture&>(m_canvas->picture());
        QVERIFY(picture.size().width() * m_canvas->view().scale > m_canvas->width());
        QVERIFY(picture.layout().metrics.chipFont * m_canvas->view().scale >= 8.9);
        // What moves in a step is seen as a whole where there is room for it.
        for (Index i = 0; i < m_player->derivation().size(); ++i) {
            m_player->goToStep(i);
            const QRectF moving =
                m_canvas->view().transform().mapRect(picture.attentionRects().front());
            if (moving.width() <= m_canvas->width())
                QTRY_VERIFY(moving.left() >= -1 && moving.right() <= m_canvas->width() + 1);
        }
    }

    void offsetKeepsThePictureInTheCanvas_data() {
        QTest::addColumn<double>("length");
        QTest::addColumn<double>("from");
        QTest::addColumn<double>("offset");
        QTest::newRow("it fits") << 80.0 << 0.0 << 10.0;
        QTest::newRow("at its begin") << 300.0 << 0.0 << 0.0;
        QTest::newRow("in its middle") << 300.0 << 140.0 << -100.0;
        QTest::newRow("at its end") << 300.0 << 280.0 << -200.0;
    }

    void offsetKeepsThePictureInTheCanvas() {
        QFETCH(double, length);
        QFETCH(double, from);
        QTEST(offsetShowing(length, 100, {from, from + 20}), "offset");
    }

    void whatFitsIsSeen() {
        const std::vector<Span> wanted{{0, 300}, {40, 120}, {50, 60}};
        QCOMPARE(seenOf(wanted, 400).to, 300.0);
        QCOMPARE(seenOf(wanted, 100).to, 120.0);
        QCOMPARE(seenOf(wanted, 5).to, 60.0);
        QVERIFY(strays({-1, 50}, 100));
        QVERIFY(strays({50, 101}, 100));
        QVERIFY(strays({0, 20}, 100)); // at the very edge
        QVERIFY(!strays({20, 90}, 100));
    }

private:
    Document m_document;
    std::unique_ptr<Player> m_player;
    std::unique_ptr<CanvasWidget> m_canvas;
};

DELTAFLOW_TEST(TestCanvasFit)
#include "tst_canvas_fit.moc"
