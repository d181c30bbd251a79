#include "sample_networks.h"
#include "tests/test_program.h"
#include "ui/canvas/canvas_camera.h"
#include "ui/canvas/canvas_painter.h"
#include "ui/canvas/canvas_render.h"
#include "ui/canvas/heat_image.h"

#include <QBuffer>
#include <QSvgGenerator>
#include <QTest>

#include <cmath>
#include <limits>

using namespace deltaflow;

namespace {

constexpr QSize kSize(900, 600);

QImage imageOf(const CanvasScene& scene, const Theme& theme = Theme::light()) {
    QImage image(kSize, QImage::Format_RGB32);
    QPainter painter(&image);
    paintCanvas(painter, QRectF({}, QSizeF(kSize)), scene, theme);
    return image;
}

int countOf(const QImage& image, const QRectF& where, const QColor& colour) {
    int count = 0;
    const QRect rect = where.toAlignedRect().intersected(image.rect());
    for (int y = rect.top(); y <= rect.bottom(); ++y)
        for (int x = rect.left(); x <= rect.right(); ++x)
            count += image.pixelColor(x, y) == colour;
    return count;
}

/// A 1-1 net with x = 1, b = 0 and this weight, after its forward pass.
CanvasScene oneToOne(double weight, Index step = 2) {
    Project project = networkOf({{1, 1}});
    Network network = *project.network;
    network.layers[0].weights(0, 0) = weight;
    project.network = std::make_shared<const Network>(network);
    Data data = *project.data;
    data.x(0, 0) = 1;
    project.data = std::make_shared<const Data>(data);
    return sceneAt(project, step);
}

} // namespace

class TestCanvasPainter : public QObject {
    Q_OBJECT

private slots:
    void levelIsTheActivation_data();
    void levelIsTheActivation();
    void notYetIsNotZero();
    void negativeEdgesAreDashed();
    void strongEdgesAreWide();
    void badgeAppearsWithItsStep();
    void onlyTheMovingPartMoves_data();
    void onlyTheMovingPartMoves();
    void litElementsStandOut();
    void pointingHidesNothingOfTheStep_data();
    void pointingHidesNothingOfTheStep();
    void themesDiffer();
    void mapsShowEachCell();
    void shrunkMatrixKeepsTheStrongest();
    void svgHasTheNumbers();
};

void TestCanvasPainter::levelIsTheActivation_data() {
    QTest::addColumn<double>("weight");
    for (const double weight : {-2.0, -0.5, 0.75, 2.5})
        QTest::newRow(QByteArray::number(weight)) << weight;
}

void TestCanvasPainter::levelIsTheActivation() {
    QFETCH(double, weight);
    const CanvasScene scene = oneToOne(weight, 3);
    const QRectF unit = layoutCanvas(scene, kSize).unitRect(1, 0);
    const QImage image = imageOf(scene);
    // Beside the numbers and inside the outline: a fifth in from the left.
    const int x = static_cast<int>(unit.left() + 0.16 * unit.width());
    const double a = 1 / (1 + std::exp(-weight));
    const double surface = unit.bottom() - a * unit.height();
    for (int y = static_cast<int>(unit.center().y() - 0.5 * unit.height()); y < unit.bottom();
         ++y) {
        const QColor pixel = image.pixelColor(x, y);
        if (pixel == Theme::light().activation) QVERIFY(y > surface - 2);
        if (pixel == Theme::light().node) QVERIFY(y < surface + 2);
    }
    QVERIFY(countOf(image, unit, Theme::light().activation) > 0);
}

void TestCanvasPainter::notYetIsNotZero() {
    const CanvasScene before = oneToOne(0, -1 - 0);
    CanvasScene unknown = oneToOne(0, 2);
    unknown.layers[1].units[0].activation.known = false;
    unknown.layers[1].units[0].preActivation.known = false;
    CanvasScene zero = oneToOne(0, 2);
    zero.layers[1].units[0].activation.value = 0;
    const QRectF unit = layoutCanvas(zero, kSize).unitRect(1, 0);
    const QImage notYet = imageOf(unknown);
    const QImage isZero = imageOf(zero);
    QVERIFY(notYet != isZero);
    QCOMPARE(countOf(notYet, unit, Theme::light().activation), 0);
    QCOMPARE(countOf(notYet, unit.adjusted(10, 10, -10, -10), Theme::light().text), 0);
    QVERIFY(countOf(isZero, unit.adjusted(10, 10, -10, -10), Theme::light().text) > 20);
}

void TestCanvasPainter::negativeEdgesAreDashed() {
    const auto gapsAlong = [](double weight, const QColor& tone) {
        CanvasScene scene = oneToOne(weight, 0);
        scene.step = {};
        scene.labels = LabelDensity::None;
        const CanvasLayout layout = layoutCanvas(scene, kSize);
        const QLineF line = layout.between(ElementId::ofUnit(0, 0), ElementId::ofUnit(1, 0), 6);
        const QImage image = imageOf(scene);
        int missing = 0;
        for (int x = static_cast<int>(line.x1()); x < static_cast<int>(line.x2()); ++x)
            missing += countOf(image, QRectF(x, line.y1() - 3, 1, 6), tone) == 0;
        return missing;
    };
    QCOMPARE(gapsAlong(0.8, Theme::light().positive), 0);
    QVERIFY(gapsAlong(-0.8, Theme::light().negative) > 20);
}

void TestCanvasPainter::strongEdgesAreWide() {
    const auto inkOf = [](double weight) {
        const CanvasScene scene = oneToOne(weight, 0);
        return countOf(imageOf(scene), QRectF({}, QSizeF(kSize)), Theme::light().positive);
    };
    QVERIFY(inkOf(0.1) < inkOf(0.5));
    QVERIFY(inkOf(0.5) < inkOf(2.0));
}

void TestCanvasPainter::badgeAppearsWithItsStep() {
    const Project project = networkOf({{2, 2, 1}});
    const CanvasScene start = sceneAt(project, 0);
    const CanvasScene end = sceneAt(project, -1);
    const QRectF badge = layoutCanvas(end, kSize).badgeRect(1, 0);
    const QColor ink = Theme::light().backwardInk;
    QCOMPARE(countOf(imageOf(start), badge, ink), 0);
    QVERIFY(countOf(imageOf(end), badge, ink) > 0.3 * badge.width() * badge.height());
}

void TestCanvasPainter::onlyTheMovingPartMoves_data() {
    QTest::addColumn<std::vector<int>>("widths");
    QTest::newRow("2-2-1") << std::vector<int>{2, 2, 1};
    QTest::newRow("3-4-3") << std::vector<int>{3, 4, 3};
    QTest::newRow("30-4-2") << std::vector<int>{30, 4, 2};
}

/// The widget repaints motionBounds only, so two moments of a step may differ nowhere else.
void TestCanvasPainter::onlyTheMovingPartMoves() {
    QFETCH(std::vector<int>, widths);
    const Project project = networkOf({widths, true});
    Document document;
    document.reset(project, {});
    Player player(document);
    bool moved = false;
    for (const Level level : {Level::Layer, Level::Neuron, Level::Term}) {
        player.setLevel(level);
        const Index count = player.derivation().size();
        for (Index step = 0; step < count; step += std::max<Index>(1, count / 10)) {
            player.goToStep(step);
            CanvasScene scene = sceneOf(player);
            const CanvasLayout layout = layoutCanvas(scene, kSize);
            const CanvasView view = CanvasView::fitting(layout.size, kSize);
            const QRect bounds = view.transform()
                                     .mapRect(motionBounds(scene, layout, planChips(scene, layout)))
                                     .toAlignedRect()
                                     .adjusted(-2, -2, 2, 2);
            scene.progress = 0.3;
            const QImage early = imageOf(scene);
            scene.progress = 0.6;
            const QImage late = imageOf(scene);
            moved = moved || early != late;
            for (int y = 0; y < kSize.height(); ++y)
                for (int x = 0; x < kSize.width(); ++x)
                    if (early.pixel(x, y) != late.pixel(x, y))
                        QVERIFY2(bounds.contains(x, y),
                                 qPrintable(QStringLiteral("level %1, step %2: (%3, %4)")
                                                .arg(static_cast<int>(level))
                                                .arg(step)
                                                .arg(x)
                                                .arg(y)));
        }
    }
    QVERIFY(moved);
}

void TestCanvasPainter::litElementsStandOut() {
    CanvasScene scene = sceneAt(networkOf({{2, 2, 1}}), 4);
    const QImage plain = imageOf(scene);
    scene.lit = {ElementId::ofUnit(1, 0)};
    scene.dims = true;
    const QImage lit = imageOf(scene);
    const CanvasLayout layout = layoutCanvas(scene, kSize);
    const Theme& theme = Theme::light();
    QVERIFY(countOf(lit, layout.unitRect(1, 0).adjusted(-6, -6, 6, 6), theme.focus) > 50);
    QCOMPARE(countOf(plain, layout.unitRect(1, 0).adjusted(-6, -6, 6, 6), theme.focus), 0);
    // The other hidden unit steps back: its outline is no longer in full colour.
    QVERIFY(countOf(lit, layout.loss, theme.nodeLine) <
            countOf(plain, layout.loss, theme.nodeLine) / 2 + 1);
}

void TestCanvasPainter::pointingHidesNothingOfTheStep_data() {
    QTest::addColumn<int>("layer");
    QTest::addColumn<int>("unit");
    QTest::newRow("the unit that it writes") << 1 << 0;
    QTest::newRow("a unit that it reads") << 0 << 0;
    QTest::newRow("a unit beside it") << 1 << 1;
}

void TestCanvasPainter::pointingHidesNothingOfTheStep() {
    QFETCH(int, layer);
    QFETCH(int, unit);
    CanvasScene scene = sceneAt(networkOf({{2, 2, 1}, true}), 0); // z of the first hidden unit
    QVERIFY(scene.step.focus == std::vector{ElementId::ofUnit(1, 0)});
    const CanvasLayout placed = layoutCanvas(scene, kSize);
    const QRectF ring = placed.unitRect(1, 0).adjusted(-2, -2, 2, 2);
    const QImage plain = imageOf(scene);
    scene.lit = {ElementId::ofUnit(layer, unit)};
    scene.dims = true;
    const QImage pointed = imageOf(scene);
    const Theme& theme = Theme::light();
    QVERIFY(countOf(plain, ring, theme.forward) > 100);
    QVERIFY(countOf(pointed, ring, theme.forward) >= countOf(plain, ring, theme.forward));
    // Its number stays in full ink as well, while a unit beside both steps back.
    const QRectF inside = placed.unitRect(1, 0).adjusted(6, 6, -6, -6);
    QCOMPARE(countOf(pointed, inside, theme.textMuted), countOf(plain, inside, theme.textMuted));
}

void TestCanvasPainter::themesDiffer() {
    const CanvasScene scene = sceneAt(networkOf({{2, 2, 1}}), 4);
    QCOMPARE(imageOf(scene, Theme::light()).pixelColor(1, 1), Theme::light().canvas);
    QCOMPARE(imageOf(scene, Theme::darkTheme()).pixelColor(1, 1), Theme::darkTheme().canvas);
}

void TestCanvasPainter::mapsShowEachCell() {
    const HeatTones tones{Qt::white, Qt::blue, Qt::red};
    const double missing = std::numeric_limits<double>::quiet_NaN();
    const QImage image = cellImage({0, 2, -2, missing, 1}, 2, 3, 2, tones, Qt::green);
    QCOMPARE(image.size(), QSize(3, 2));
    QCOMPARE(image.pixelColor(0, 0), QColor(Qt::white));
    QCOMPARE(image.pixelColor(1, 0), QColor(Qt::blue));
    QCOMPARE(image.pixelColor(2, 0), QColor(Qt::red));
    QCOMPARE(image.pixelColor(0, 1), QColor(Qt::green)); // not yet
    QCOMPARE(image.pixelColor(2, 1), QColor(Qt::green)); // no such cell
    const QColor half = image.pixelColor(1, 1);
    QVERIFY(half.blue() == 255 && half.red() > 20 && half.red() < 235);
}

void TestCanvasPainter::shrunkMatrixKeepsTheStrongest() {
    std::vector<double> values(100 * 100, 0.01);
    values[5050] = -3;
    const QImage image = matrixImage(values, 100, 100, 3, {Qt::white, Qt::blue, Qt::red}, {10, 10});
    QCOMPARE(image.size(), QSize(10, 10));
    QCOMPARE(image.pixelColor(5, 5), QColor(Qt::red));
}

void TestCanvasPainter::svgHasTheNumbers() {
    Document document;
    document.reset(networkOf({{2, 2, 1}}), {});
    Player player(document);
    player.goToEnd();
    QBuffer buffer;
    QSvgGenerator svg;
    svg.setOutputDevice(&buffer);
    svg.setSize(kSize);
    {
        QPainter painter(&svg);
        renderCanvas(painter, QRectF({}, QSizeF(kSize)), player, Theme::light());
    }
    const QString text = QString::fromUtf8(buffer.data());
    const LayerNodes& hidden = player.model().layers[0];
    QVERIFY(text.contains(player.text({hidden.activation, Quantity::Value, 0, 0, 0})));
    QVERIFY(text.contains(player.text({hidden.preActivation, Quantity::Adjoint, 1, 0, 0})));
    QVERIFY(text.contains(player.text({hidden.weights, Quantity::Updated, 1, 0, 0})));
}

DELTAFLOW_TEST(TestCanvasPainter)
#include "tst_canvas_painter.moc"
