#include "app/progress_line.h"

#include "tests/test_program.h"

#include <QtTest>

using namespace deltaflow;

class TestProgressLine : public QObject {
    Q_OBJECT

private slots:
    void saysWhereItIs_data() {
        QTest::addColumn<Progress>("progress");
        QTest::addColumn<QString>("text");
        QTest::newRow("before the first") << Progress{0, 50, {}, 0} << "0 of 50 updates";
        QTest::newRow("on its way")
            << Progress{1200, 4200, 0.25, 2}
            << "1200 of 4200 updates, loss 0.2500, 600 updates/s, 0:05 left";
        QTest::newRow("slow") << Progress{5, 15, 2.0, 2}
                              << "5 of 15 updates, loss 2.000, 2.5 updates/s, 0:04 left";
        QTest::newRow("of a check") << Progress{1200, 4200, {}, 2, "derivatives"}
                                    << "1200 of 4200 derivatives, 600 derivatives/s, 0:05 left";
        QTest::newRow("minutes") << Progress{100, 7600, 1.0, 1}
                                 << "100 of 7600 updates, loss 1.000, 100 updates/s, 1:15 left";
        QTest::newRow("hours") << Progress{1, 7263, 1.0, 1}
                               << "1 of 7263 updates, loss 1.000, 1.0 updates/s, 2:01:02 left";
    }
    void saysWhereItIs() {
        QFETCH(Progress, progress);
        QTEST(progressText(progress, 4), "text");
    }
};

DELTAFLOW_TEST(TestProgressLine)
#include "tst_progress_line.moc"
