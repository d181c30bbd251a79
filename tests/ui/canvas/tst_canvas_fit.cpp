#include "tests/core/graph_projects.h"
#include "ui/canvas/canvas_picture.h"
#include "ui/canvas/canvas_widget.h"
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

private:
    Document m_document;
    std::unique_ptr<Player> m_player;
    std::unique_ptr<CanvasWidget> m_canvas;
};

QTEST_MAIN(TestCanvasFit)
#include "tst_canvas_fit.moc"
