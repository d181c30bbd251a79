#include "tests/test_program.h"
#include "tests/ui/sample_project.h"
#include "ui/theme/theme.h"
#include "ui/transport/timeline.h"
#include "ui/transport/transport_bar.h"
#include "ui/window/main_window.h"

#include <QTest>

using namespace deltaflow;

class TestTransportBar : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(Theme::light()); }

    void transportOverlapsNowhere_data() {
        QTest::addColumn<int>("width");
        for (const int width : {640, 720, 800, 900, 1059, 1060, 1280})
            QTest::newRow(QByteArray::number(width)) << width;
    }

    void transportOverlapsNowhere() {
        QFETCH(int, width);
        Project project = net221();
        Data data{SampleMatrix::Constant(2, 100, 0.5), SampleMatrix::Constant(1, 100, 0.5)};
        project.data = std::make_shared<const Data>(std::move(data));
        Document document;
        document.reset(std::move(project), {});
        Player player(document);
        MainWindow window(document, player);
        window.resize(width, 500);
        window.show();
        QTest::qWait(100);
        auto* bar = window.findChild<TransportBar*>();
        QTRY_COMPARE(bar->height(), bar->sizeHint().height()); // the rows have settled
        QList<QRect> rects;
        for (QWidget* part : bar->findChildren<QWidget*>()) {
            const bool isPart = qobject_cast<QToolButton*>(part) || qobject_cast<QSpinBox*>(part) ||
                                qobject_cast<QLabel*>(part) || qobject_cast<Timeline*>(part);
            if (!isPart || !part->isVisible()) continue;
            const QRect rect(part->mapTo(bar, QPoint()), part->size());
            QVERIFY(bar->rect().contains(rect));
            for (const QRect& other : rects)
                QVERIFY2(!rect.intersects(other),
                         qPrintable(QStringLiteral("%1: %2+%3 meets %4+%5")
                                        .arg(part->metaObject()->className())
                                        .arg(rect.x())
                                        .arg(rect.width())
                                        .arg(other.x())
                                        .arg(other.width())));
            rects << rect;
        }
        QVERIFY(rects.size() >= 12); // stepping, levels, timeline, sample and iteration stay
    }
};

DELTAFLOW_TEST(TestTransportBar)
#include "tst_transport_bar.moc"
