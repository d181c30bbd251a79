#include "sample_networks.h"
#include "tests/test_program.h"
#include "ui/canvas/canvas_camera.h"
#include "ui/canvas/canvas_hit.h"

#include <QTest>

using namespace deltaflow;

Q_DECLARE_METATYPE(NetworkOf)

class TestCanvasLayout : public QObject {
    Q_OBJECT

private slots:
    void nothingOverlaps_data();
    void nothingOverlaps();
    void staysInsideThePicture_data() { nothingOverlaps_data(); }
    void staysInsideThePicture();
    void weightsOfTheStepAreShown_data() { nothingOverlaps_data(); }
    void weightsOfTheStepAreShown();
    void crowdsShowTheWeightsThatFit();
    void numbersMoveNothing_data() { nothingOverlaps_data(); }
    void numbersMoveNothing();
    void smallNetworksAreLabelled_data();
    void smallNetworksAreLabelled();
    void wideLayersBecomeMaps();
    void imageIsSquare();
    void biasUnitsInTheta();
    void hitsFindWhatStandsThere();
    void hitsFindEdges();
    void edgesEndAtOutlines();
    void fitNeverEnlarges();
    void zoomKeepsItsPoint();
};

void TestCanvasLayout::nothingOverlaps_data() {
    QTest::addColumn<NetworkOf>("network");
    QTest::addColumn<QSizeF>("size");
    const std::vector<std::vector<int>> architectures = {
        {1, 1},    {2, 1},       {2, 2, 1}, {3, 4, 3, 3}, {1, 6, 1}, {4, 4, 2},
        {5, 3, 5}, {8, 8, 8, 2}, {12, 3},   {2, 24},      {24, 24}};
    for (const auto& widths : architectures)
        for (const QSizeF size : {QSizeF(509, 340), QSizeF(880, 560), QSizeF(1340, 880)})
            for (const bool bias : {false, true})
                for (const NotationKind notation : {NotationKind::Delta, NotationKind::Theta}) {
                    QByteArray name;
                    for (const int width : widths)
                        name += QByteArray::number(width) + '-';
                    name += size.width() < 600 ? "tiny" : size.width() < 1000 ? "small" : "large";
                    if (bias) name += "-bias";
                    if (notation == NotationKind::Theta) name += "-theta";
                    QTest::newRow(name) << NetworkOf{widths, bias, notation} << size;
                }
}

/// At every step: no chip on another, on a unit, a badge, a bias chip, a label or the loss.
void TestCanvasLayout::nothingOverlaps() {
    QFETCH(NetworkOf, network);
    QFETCH(QSizeF, size);
    const Project project = networkOf(network);
    Document document;
    document.reset(project, {});
    Player player(document);
    const Index count = player.derivation().size();
    for (Index step = -1; step < count; step += std::max<Index>(1, count / 12)) {
        player.goToStep(step);
        const CanvasScene scene = sceneOf(player);
        const CanvasLayout layout = layoutCanvas(scene, size);
        std::vector<QRectF> rects = layout.obstacles(scene);
        for (std::size_t a = 0; a < rects.size(); ++a)
            for (std::size_t b = a + 1; b < rects.size(); ++b)
                QVERIFY2(!rects[a].intersects(rects[b]),
                         qPrintable(QStringLiteral("step %1").arg(step)));
        const std::size_t fixed = rects.size();
        for (const PlannedChip& chip : planChips(scene, layout)) {
            rects.push_back(chip.chip);
            if (!chip.companion.isNull()) rects.push_back(chip.companion);
        }
        for (std::size_t b = fixed; b < rects.size(); ++b)
            for (std::size_t a = 0; a < b; ++a)
                QVERIFY2(!rects[a].intersects(rects[b]),
                         qPrintable(QStringLiteral("step %1").arg(step)));
    }
}

void TestCanvasLayout::staysInsideThePicture() {
    QFETCH(NetworkOf, network);
    QFETCH(QSizeF, size);
    const CanvasScene scene = sceneAt(networkOf(network), 0);
    const CanvasLayout layout = layoutCanvas(scene, size);
    const QRectF picture({}, layout.size);
    for (const QRectF& rect : layout.obstacles(scene))
        QVERIFY(picture.contains(rect));
    QVERIFY(layout.size.width() >= size.width() && layout.size.height() >= size.height());
}

void TestCanvasLayout::weightsOfTheStepAreShown() {
    QFETCH(NetworkOf, network);
    QFETCH(QSizeF, size);
    Document document;
    document.reset(networkOf(network), {});
    Player player(document);
    const Index count = player.derivation().size();
    std::size_t moved = 0;
    for (Index step = 0; step < count; step += std::max<Index>(1, count / 24)) {
        player.goToStep(step);
        const CanvasScene scene = sceneOf(player);
        const CanvasLayout layout = layoutCanvas(scene, size);
        const std::vector<PlannedChip> chips = planChips(scene, layout);
        const std::vector<ElementId> active = activeEdges(scene);
        if (active.size() > 24) continue;
        moved += active.size();
        for (const ElementId& edge : active) {
            const auto shown = std::ranges::count_if(
                chips, [&](const PlannedChip& chip) { return chip.edge == edge && chip.isActive; });
            QVERIFY2(shown == 1, qPrintable(QStringLiteral("step %1").arg(step)));
        }
    }
    QVERIFY(moved > 0 || network.widths.front() >= 24);
}

void TestCanvasLayout::crowdsShowTheWeightsThatFit() {
    const CanvasScene scene = sceneAt(networkOf({{8, 8, 2}, true}), 0);
    const CanvasLayout layout = layoutCanvas(scene, {880, 560});
    const CanvasLayout::Connection& crowd = layout.into(1);
    QVERIFY(!crowd.labelled);
    std::vector<int> ofUnit(8);
    for (std::size_t k = 0; k < crowd.chips.size(); ++k)
        ofUnit[k / 8] += !crowd.chips[k].isNull();
    for (const int shown : ofUnit) // none has all, none goes without
        QVERIFY(shown > 0 && shown < 8);
}

void TestCanvasLayout::numbersMoveNothing() {
    QFETCH(NetworkOf, network);
    QFETCH(QSizeF, size);
    const CanvasScene before = sceneAt(networkOf(network), -1);
    network.shift = -123.456;
    const CanvasScene after = sceneAt(networkOf(network), 0);
    QVERIFY(before.connections.front().weights != after.connections.front().weights);
    QVERIFY(structureOf(before) == structureOf(after));
    const CanvasLayout a = layoutCanvas(before, size);
    const CanvasLayout b = layoutCanvas(after, size);
    QCOMPARE(a.obstacles(before).size(), b.obstacles(after).size());
    QVERIFY(a.obstacles(before) == b.obstacles(after));
    for (std::size_t i = 0; i < a.connections.size(); ++i)
        QVERIFY(a.connections[i].chips == b.connections[i].chips);
}

void TestCanvasLayout::smallNetworksAreLabelled_data() {
    QTest::addColumn<NetworkOf>("network");
    QTest::newRow("1-1") << NetworkOf{{1, 1}};
    QTest::newRow("2-2-1") << NetworkOf{{2, 2, 1}};
    QTest::newRow("2-2-1 theta") << NetworkOf{{2, 2, 1}, true, NotationKind::Theta};
    QTest::newRow("3-3-1") << NetworkOf{{3, 3, 1}, true};
}

void TestCanvasLayout::smallNetworksAreLabelled() {
    QFETCH(NetworkOf, network);
    const CanvasScene scene = sceneAt(networkOf(network), 0);
    for (const CanvasLayout::Connection& connection : layoutCanvas(scene, {880, 560}).connections)
        QVERIFY(connection.labelled);
    const CanvasScene quiet = sceneAt(networkOf(network), 0, Level::Neuron, LabelDensity::Focus);
    for (const CanvasLayout::Connection& connection : layoutCanvas(quiet, {880, 560}).connections)
        QVERIFY(!connection.labelled);
}

void TestCanvasLayout::wideLayersBecomeMaps() {
    const CanvasScene scene = sceneAt(networkOf({{30, 25, 24, 2}}), 0);
    const CanvasLayout layout = layoutCanvas(scene, {1340, 880});
    QVERIFY(scene.layers[0].isMap && scene.layers[1].isMap && !scene.layers[2].isMap);
    QVERIFY(scene.connections[0].isMatrix && scene.connections[1].isMatrix &&
            !scene.connections[2].isMatrix);
    QVERIFY(!layout.connections[0].matrix.isNull());
    QVERIFY(layout.connections[0].chips.empty());
}

void TestCanvasLayout::imageIsSquare() {
    const CanvasScene scene = sceneAt(networkOf({{784, 128, 3}}), 0, Level::Layer);
    const CanvasLayout layout = layoutCanvas(scene, {1340, 880});
    QCOMPARE(layout.columns[0].values.rows, 28);
    QCOMPARE(layout.columns[0].values.cols, 28);
    QCOMPARE(layout.columns[1].values.rows * layout.columns[1].values.cols, 128);
    const CanvasLayout::CellGrid& grid = layout.columns[0].values;
    for (const int index : {0, 27, 28, 400, 783})
        QCOMPARE(grid.indexAt(grid.cell(index).center(), 784), index);
    QCOMPARE(grid.indexAt(grid.rect.topLeft() - QPointF(1, 1), 784), -1);
}

void TestCanvasLayout::biasUnitsInTheta() {
    const CanvasScene theta = sceneAt(networkOf({{2, 3, 1}, true, NotationKind::Theta}), 0);
    const CanvasLayout layout = layoutCanvas(theta, {880, 560});
    QVERIFY(layout.columns[0].biasUnit && layout.columns[1].biasUnit &&
            !layout.columns[2].biasUnit);
    QCOMPARE(theta.connections[0].biasEdges.size(), std::size_t(3));
    QVERIFY(!theta.layers[1].units[0].bias.shown);
    const CanvasScene delta = sceneAt(networkOf({{2, 3, 1}, true}), 0);
    QVERIFY(!layoutCanvas(delta, {880, 560}).columns[0].biasUnit);
    QVERIFY(delta.layers[1].units[0].bias.shown && delta.layers[1].units[0].bias.editable);
}

void TestCanvasLayout::hitsFindWhatStandsThere() {
    const Project project = networkOf({{2, 3, 2}, true});
    const CanvasScene scene = sceneAt(project, -1);
    const CanvasLayout layout = layoutCanvas(scene, {1100, 700});
    const std::vector<PlannedChip> chips = planChips(scene, layout);
    const auto at = [&](QPointF p) {
        return hitAt(scene, layout, chips, p, 6).value_or(CanvasHit{});
    };
    for (int layer = 0; layer < 3; ++layer)
        for (int unit = 0; unit < scene.layers[static_cast<std::size_t>(layer)].count; ++unit) {
            const CanvasHit hit = at(layout.unitRect(layer, unit).center());
            QVERIFY(hit.element == ElementId::ofUnit(layer, unit));
            QVERIFY(hit.ref == scene.unit(layer, unit).activation.ref);
            if (layer == 0) continue;
            QVERIFY(at(layout.badgeRect(layer, unit).center()).ref ==
                    scene.unit(layer, unit).delta.ref);
            QVERIFY(at(layout.biasRect(layer, unit).center()).ref ==
                    scene.unit(layer, unit).bias.ref);
        }
    for (const PlannedChip& chip : chips) {
        QVERIFY(at(chip.chip.center()).ref == chip.figure.ref);
        if (!chip.companion.isNull()) QVERIFY(at(chip.companion.center()).ref == chip.second.ref);
    }
    QVERIFY(at(layout.targets[1].center()).ref == scene.loss.targets[1].ref);
    QVERIFY(at(layout.lossTotal.center()).element.kind == ElementKind::Loss);
    QVERIFY(!hitAt(scene, layout, chips, {2, 2}, 6));
}

void TestCanvasLayout::hitsFindEdges() {
    const CanvasScene scene = sceneAt(networkOf({{2, 2, 1}}), 0, Level::Neuron, LabelDensity::None);
    const CanvasLayout layout = layoutCanvas(scene, {1100, 700});
    const ElementId edge = ElementId::ofEdge(1, 1, 0);
    const QPointF on = layout.edgeLine(edge).pointAt(0.3);
    const auto near = hitAt(scene, layout, {}, on + QPointF(0, 5), 6);
    QVERIFY(near && near->element == edge && near->isNumber);
    QVERIFY(near->ref == scene.edge(edge)->weight.ref);
    QVERIFY(!hitAt(scene, layout, {}, on + QPointF(0, 25), 6));
    const CanvasScene labelled = sceneAt(networkOf({{2, 2, 1}}), 0);
    const CanvasLayout there = layoutCanvas(labelled, {1100, 700});
    const auto beside =
        hitAt(labelled, there, planChips(labelled, there), there.edgeLine(edge).pointAt(0.75), 6);
    QVERIFY(beside && beside->element == edge && !beside->isNumber); // its chip is
}

void TestCanvasLayout::edgesEndAtOutlines() {
    const CanvasScene scene = sceneAt(networkOf({{2, 2, 1}}), 0);
    const CanvasLayout layout = layoutCanvas(scene, {1100, 700});
    const ElementId from = ElementId::ofUnit(0, 0);
    const ElementId to = ElementId::ofUnit(1, 0);
    const double radius = layout.metrics.radius;
    QCOMPARE(layout.metrics.halfWidth, radius); // circles, so the distance is plain
    const QLineF line = layout.between(from, to, 5);
    QVERIFY(std::abs(QLineF(line.p1(), layout.centre(from)).length() - radius - 5) < 0.01);
    QVERIFY(std::abs(QLineF(line.p2(), layout.centre(to)).length() - radius - 5) < 0.01);
}

void TestCanvasLayout::fitNeverEnlarges() {
    QCOMPARE(CanvasView::fitting({400, 300}, {800, 600}).scale, 1.0);
    const CanvasView small = CanvasView::fitting({1600, 300}, {800, 600});
    QCOMPARE(small.scale, 0.5);
    QCOMPARE(small.toCanvas({800, 150}), QPointF(400, 300));
}

void TestCanvasLayout::zoomKeepsItsPoint() {
    const CanvasView view{0.7, {31, -12}};
    const QPointF point(200, 120);
    const CanvasView zoomed = view.zoomed(1.9, point);
    QCOMPARE(zoomed.toPicture(point), view.toPicture(point));
    QCOMPARE(view.zoomed(1e9, point).toPicture(point), view.toPicture(point));
    const CanvasView half = view.between(zoomed, 0.5);
    QVERIFY(QLineF(half.toPicture(point), view.toPicture(point)).length() < 1e-9);
}

DELTAFLOW_TEST(TestCanvasLayout)
#include "tst_canvas_layout.moc"
