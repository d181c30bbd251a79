#include "tests/test_program.h"
#include "ui/training/training_session.h"
#include "ui/views/gradient_check_view.h"

#include "tests/core/insight/pass.h"
#include "tests/ui/sample_project.h"

#include <QHeaderView>
#include <QTableView>
#include <QtTest>

#include <qcustomplot.h>

#include <cmath>

using namespace deltaflow;

class TestGradientCheckView : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_document = std::make_unique<Document>();
        m_document->reset(net221(), {});
        m_player = std::make_unique<Player>(*m_document);
        m_session = std::make_unique<TrainingSession>(*m_player);
        m_view = std::make_unique<GradientCheckView>(*m_session, nullptr);
        m_view->resize(640, 300);
    }
    void cleanup() {
        m_view.reset();
        m_session.reset();
        m_player.reset();
        m_document.reset();
    }

    void checksEveryParameterOfTheShownPass();
    void worksOnlyWhileItIsSeen();
    void waitsUntilThePassRests();
    void tellsWhatItFound_data();
    void tellsWhatItFound();
    void sortsTheWorstFirst();
    void sortsAndKeepsTheRow();
    void writesInTheUsersDigits();
    void pointsAreWhatTheTableSays();
    void linksPointsRowsAndPicture();
    void forgetsAnotherModel();
    void isUsableWhenSmall();
    void checksWhileARunGoesOn();
    void tickLabelsKeepApart();

private:
    void settle() {
        m_view->show();
        QTRY_VERIFY(m_view->isSettled());
    }
    [[nodiscard]] QTableView* table() const { return m_view->findChild<QTableView*>(); }
    [[nodiscard]] Ref weight(int layer, int row, int col) const {
        return {m_player->model().layers[static_cast<std::size_t>(layer)].weights, Quantity::Value,
                row, col, 0};
    }
    [[nodiscard]] GradientSample sample(int layer, int row, int col, double analytic,
                                        double numeric, double error) const {
        return {weight(layer, row, col), analytic, numeric, error, false};
    }
    [[nodiscard]] GradientCheck evidence() const {
        GradientCheck check;
        check.tolerance = 1e-6;
        check.samples = {sample(0, 0, 0, 0.5, 0.5, 2e-9), sample(0, 0, 1, -0.25, -0.5, 0.5),
                         sample(1, 0, 1, 0.125, 0.125, 3e-8)};
        check.worst = 1;
        return check;
    }
    [[nodiscard]] QString name(int row) const {
        return m_view->table().index(row, 0).data().toString();
    }

    std::unique_ptr<Document> m_document;
    std::unique_ptr<Player> m_player;
    std::unique_ptr<TrainingSession> m_session;
    std::unique_ptr<GradientCheckView> m_view;
};

void TestGradientCheckView::checksEveryParameterOfTheShownPass() {
    m_player->goToIteration(3);
    settle();
    const auto& samples = m_view->table().check().samples;
    QCOMPARE(samples.size(), std::size_t{6}); // 2·2 + 1·2 weights, no biases
    for (const GradientSample& one : samples) {
        Ref gradient = one.ref;
        gradient.quantity = Quantity::Adjoint;
        QCOMPARE(one.analytic, m_player->number(gradient));
        QVERIFY(std::abs(one.numeric - one.analytic) < 1e-9);
    }
    QVERIFY2(m_view->headline().startsWith(QStringLiteral("All 6 derivatives agree to ")),
             qPrintable(m_view->headline()));
}

void TestGradientCheckView::worksOnlyWhileItIsSeen() {
    m_player->goToIteration(1);
    QTest::qWait(250);
    QCOMPARE(m_view->table().rowCount(), 0);
    settle();
    QCOMPARE(m_view->table().rowCount(), 6);
    m_view->hide();
    const double before = m_view->table().sampleAt(0).analytic;
    m_player->goToIteration(2);
    QTest::qWait(250);
    QCOMPARE(m_view->table().sampleAt(0).analytic, before);
}

void TestGradientCheckView::waitsUntilThePassRests() {
    settle();
    const auto first = m_view->table().check().samples[0].analytic;
    for (int i = 1; i < 6; ++i) {
        m_player->goToIteration(i);
        QTest::qWait(30);
        QVERIFY(!m_view->isSettled());
        QCOMPARE(m_view->table().check().samples[0].analytic, first);
    }
    QTRY_VERIFY(m_view->table().check().samples[0].analytic != first);
}

void TestGradientCheckView::tellsWhatItFound_data() {
    QTest::addColumn<double>("error");
    QTest::addColumn<bool>("kink");
    QTest::addColumn<int>("total");
    QTest::addColumn<QString>("headline");
    QTest::newRow("agree") << 2e-9 << false << 3 << "All 3 derivatives agree to 3.0×10⁻⁸.";
    QTest::newRow("one differs") << 0.5 << false << 3
                                 << "1 of 3 derivatives differ: worst W¹₁₂, by 0.50.";
    QTest::newRow("no number") << std::nan("") << false << 3
                               << "1 of 3 derivatives differ: worst W¹₁₂, by NaN.";
    QTest::newRow("at a kink") << 0.0 << true << 3
                               << "All 3 derivatives agree to 3.0×10⁻⁸. One stands at a kink.";
    QTest::newRow("of many") << 0.0 << false << 5000
                             << "All 3 derivatives agree to 3.0×10⁻⁸. They are spread over 5000.";
}

void TestGradientCheckView::tellsWhatItFound() {
    QFETCH(double, error);
    QFETCH(bool, kink);
    QFETCH(int, total);
    QLocale::setDefault(QLocale::c());
    GradientCheck check = evidence();
    check.samples[1].relativeError = error;
    check.samples[1].atKink = kink;
    if (error < 1e-7) check.worst = 2;
    m_view->setCheck(check, static_cast<std::size_t>(total));
    QTEST(m_view->headline(), "headline");
}

void TestGradientCheckView::sortsTheWorstFirst() {
    GradientCheck check = evidence();
    check.samples.push_back(sample(0, 1, 1, 1, std::nan(""), std::nan("")));
    m_view->setCheck(check, 4);
    QCOMPARE(name(0), QStringLiteral("W¹₂₂")); // no number is the worst of all
    QCOMPARE(name(1), QStringLiteral("W¹₁₂"));
    QCOMPARE(name(2), QStringLiteral("W²₁₂"));
    QCOMPARE(name(3), QStringLiteral("W¹₁₁"));
}

void TestGradientCheckView::sortsAndKeepsTheRow() {
    m_view->setCheck(evidence(), 3);
    table()->selectRow(0);
    QCOMPARE(name(table()->currentIndex().row()), QStringLiteral("W¹₁₂"));
    table()->sortByColumn(GradientTableModel::Analytic, Qt::AscendingOrder);
    QCOMPARE(m_view->table().sampleAt(0).analytic, -0.25);
    QCOMPARE(m_view->table().sampleAt(2).analytic, 0.5);
    table()->sortByColumn(GradientTableModel::Name, Qt::AscendingOrder);
    QCOMPARE(name(0), QStringLiteral("W¹₁₁"));
    QCOMPARE(table()->currentIndex().row(), 1);
}

void TestGradientCheckView::writesInTheUsersDigits() {
    GradientCheck check = evidence();
    check.samples[1].analytic = -1.0 / 3;
    m_view->setCheck(check, 3);
    QCOMPARE(m_view->table().index(0, GradientTableModel::Analytic).data().toString(),
             QStringLiteral("−0.3333"));
    m_player->setDigits(7);
    QCOMPARE(m_view->table().index(0, GradientTableModel::Analytic).data().toString(),
             QStringLiteral("−0.3333333"));
}

void TestGradientCheckView::pointsAreWhatTheTableSays() {
    m_view->setCheck(evidence(), 3);
    m_view->show();
    m_view->plot().replot();
    for (int row = 0; row < 3; ++row) {
        const GradientSample& one = m_view->table().sampleAt(row);
        const QPointF at = m_view->pointOf(row);
        QVERIFY(m_view->plot().axisRect()->rect().contains(at.toPoint()));
        QVERIFY(std::abs(m_view->plot().xAxis->pixelToCoord(at.x()) - one.analytic) < 1e-9);
        QVERIFY(std::abs(m_view->plot().yAxis->pixelToCoord(at.y()) - one.numeric) < 1e-9);
    }
}

void TestGradientCheckView::linksPointsRowsAndPicture() {
    settle();
    m_view->setCheck(evidence(), 3);
    m_view->plot().replot();
    const auto gradient = [](Ref ref) {
        ref.quantity = Quantity::Adjoint;
        return ref;
    };
    // A point lights up its number everywhere, …
    QTest::mouseMove(&m_view->plot(), m_view->pointOf(0).toPoint());
    QTRY_VERIFY(m_player->view().hover == gradient(weight(0, 0, 1)));
    QTest::mouseClick(&m_view->plot(), Qt::LeftButton, {}, m_view->pointOf(2).toPoint());
    QVERIFY(m_player->view().selection == gradient(weight(0, 0, 0)));
    m_player->setHover(std::nullopt);
    QCOMPARE(table()->currentIndex().row(), 2);
    // … a row does, …
    table()->selectRow(1);
    QVERIFY(m_player->view().selection == gradient(weight(1, 0, 1)));
    // … and the picture's choice is found here, whatever quantity of the number it is.
    m_player->setSelection(weight(0, 0, 1));
    QCOMPARE(table()->currentIndex().row(), 0);
    QVERIFY(m_player->view().selection == weight(0, 0, 1));
}

void TestGradientCheckView::forgetsAnotherModel() {
    settle();
    m_document->reset(example("xor"), {});
    QCOMPARE(m_view->table().rowCount(), 0);
    QTRY_COMPARE(m_view->table().rowCount(), 9);
}

/// A run's pass never comes to rest; it is checked all the same.
void TestGradientCheckView::checksWhileARunGoesOn() {
    m_document->reset(example("moons"), {});
    m_session->start();
    m_view->show();
    QTRY_VERIFY(m_view->table().rowCount() > 0);
    const double first = m_view->table().check().samples[0].analytic;
    QTRY_VERIFY(m_view->table().check().samples[0].analytic != first);
    QVERIFY(m_session->isRunning());
    m_session->stop();
}

void TestGradientCheckView::tickLabelsKeepApart() {
    GradientCheck check = evidence();
    for (GradientSample& one : check.samples)
        one.analytic = one.numeric *= 6e-6;
    m_view->setCheck(check, 3);
    m_view->show();
    for (const int width : {300, 460, 640, 1200}) {
        m_view->resize(width, 300);
        QTRY_VERIFY(m_view->plot().isVisible());
        QTest::qWait(20); // laid out
        m_view->plot().replot();
        const QCPAxis& axis = *m_view->plot().xAxis;
        const QFontMetricsF metrics(axis.tickLabelFont());
        const auto labels = axis.tickVectorLabels();
        QVERIFY(!labels.isEmpty());
        for (qsizetype i = 1; i < labels.size(); ++i) {
            const double apart = axis.coordToPixel(axis.tickVector()[i]) -
                                 axis.coordToPixel(axis.tickVector()[i - 1]);
            const double needs = metrics.horizontalAdvance(QStringLiteral("−3×10⁻⁶"));
            QVERIFY2(apart >= needs,
                     qPrintable(QStringLiteral("%1 of %2 at %3").arg(apart).arg(needs).arg(width)));
        }
    }
}

void TestGradientCheckView::isUsableWhenSmall() {
    m_view->resize(300, 200);
    settle();
    QVERIFY(!m_view->plot().isVisible());
    QVERIFY(table()->isVisible());
    QVERIFY(table()->horizontalHeader()->length() <= 300);
    m_view->resize(300, 240); // above the table
    QVERIFY(m_view->plot().isVisible());
    QVERIFY(table()->height() >= 60);
    QVERIFY(m_view->plot().geometry().bottom() < table()->y());
    m_view->resize(640, 200);
    QVERIFY(m_view->plot().isVisible());
    QVERIFY(m_view->plot().width() >= 150);
}

DELTAFLOW_TEST(TestGradientCheckView)
#include "tst_gradient_check_view.moc"
