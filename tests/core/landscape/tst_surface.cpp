#include "core/landscape/surface.h"

#include "core/landscape/plane_loss.h"
#include "core/train/history.h"
#include "tests/core/train/projects.h"
#include "tests/test_program.h"

#include <QtTest>

#include <cmath>

using namespace deltaflow;

namespace {

double bowl(const PlanePoint& p) {
    return p.x * p.x + 3 * p.y * p.y;
}

std::shared_ptr<const Project> shared(Project project) {
    return std::make_shared<const Project>(std::move(project));
}

/// y = w x + b on the samples (1, 3) and (2, −1), ½ squared error.
Project linearNeuron() {
    Network network{1, {}};
    DenseLayer layer{ParameterMatrix{{0.5}}, ParameterMatrix{{-1.0}}, {ActivationKind::Identity}};
    network.layers = {layer};
    Project project;
    project.network = std::make_shared<const Network>(network);
    project.data = std::make_shared<const Data>(Data{SampleMatrix{{1, 2}}, SampleMatrix{{3, -1}}});
    return project;
}

std::vector<double> blocksOf(const Trace& trace, Quantity quantity) {
    std::vector<double> all;
    for (const NodeId id : trace.graph().parameters())
        std::ranges::copy(trace.block(id, quantity), std::back_inserter(all));
    return all;
}

} // namespace

class TestSurface : public QObject {
    Q_OBJECT

private slots:
    void isEvenBetweenNodes() {
        Surface surface;
        surface.region = {-1, 3, 2, 5};
        surface.columns = 5;
        surface.rows = 4;
        const auto height = [](double x, double y) { return 2 * x - 3 * y + 0.5 * x * y + 7; };
        for (Index r = 0; r < surface.rows; ++r)
            for (Index c = 0; c < surface.columns; ++c)
                surface.losses.push_back(
                    height(surface.region.left + surface.region.width() * double(c) / 4,
                           surface.region.bottom + surface.region.height() * double(r) / 3));
        for (const PlanePoint at : {PlanePoint{-1, 2}, {3, 5}, {0.3, 2.7}, {2.99, 4.1}})
            QVERIFY(std::abs(lossAt(surface, at) - height(at.x, at.y)) < 1e-12);
        QVERIFY(std::isnan(lossAt(surface, {3.1, 3})));
    }

    void nodesLieEvenlyOnTheRegion() {
        const auto surface = sampleSurface(bowl, {-1, 3, 0, 2}, 5, 3);
        QCOMPARE(surface->place(0, 0), (PlanePoint{-1, 0}));
        QCOMPARE(surface->place(4, 2), (PlanePoint{3, 2}));
        QCOMPARE(surface->at(1, 2), bowl({0, 2}));
        QCOMPARE(surface->at(3, 1), bowl({2, 1}));
    }

    void refiningEvaluatesOnlyWhatIsNew() {
        const Region region{-1, 3, 0, 2};
        const auto coarse = sampleSurface(bowl, region, 5, 3);
        int evaluations = 0;
        const auto fine = refinedSurface(*coarse, [&](const PlanePoint& p) {
            ++evaluations;
            return bowl(p);
        });
        QCOMPARE(evaluations, 9 * 5 - 5 * 3);
        QCOMPARE(fine->losses, sampleSurface(bowl, region, 9, 5)->losses);
    }

    void comesCoarseFirst() {
        std::vector<Index> rows;
        QVERIFY(computeSurface(bowl, {0, 2, 0, 1}, {4, 32, std::chrono::seconds(60)}, {},
                               [&](const Surface& s) {
                                   rows.push_back(s.rows);
                                   QCOMPARE(s.columns, 2 * (s.rows - 1) + 1); // square cells
                               }));
        QCOMPARE(rows, (std::vector<Index>{5, 9, 17, 33}));
    }

    void endsWhereTheNextWouldTakeTooLong() {
        int arrivals = 0;
        QVERIFY(computeSurface(bowl, {}, {4, 1024, std::chrono::seconds(0)}, {},
                               [&](const Surface&) { ++arrivals; }));
        QCOMPARE(arrivals, 1); // a first one there always is
    }

    void stopsBetweenEvaluations() {
        std::stop_source source;
        int evaluations = 0;
        int arrivals = 0;
        const auto loss = [&](const PlanePoint& p) {
            if (++evaluations == 30) source.request_stop();
            return bowl(p);
        };
        QVERIFY(
            !computeSurface(loss, {}, {}, source.get_token(), [&](const Surface&) { ++arrivals; }));
        QCOMPARE(evaluations, 30); // 25 of the first surface, 5 of the second
        QCOMPARE(arrivals, 1);
    }

    void whatIsNotFiniteIsNaN() {
        const auto surface = sampleSurface(
            [](const PlanePoint& p) { return p.x > 0 ? 1 / 0.0 : p.x; }, {-1, 1, -1, 1}, 3, 2);
        QVERIFY(std::isnan(surface->at(2, 0)));
        QCOMPARE(surface->at(0, 1), -1.0);
    }

    void aLinearNeuronHasAParabola() {
        const Project project = linearNeuron();
        const auto model = buildModel(project);
        PlaneLoss loss(shared(project), model, Plane::ofTwo({0.5, -1}, 0, 1));
        const auto exact = [](double w, double b) {
            const double first = w + b - 3;
            const double second = 2 * w + b + 1;
            return (first * first + second * second) / 4; // ½, and the mean of two
        };
        const auto surface = sampleSurface(std::ref(loss), {-6, 2, -1, 9}, 9, 11);
        for (Index row = 0; row < 11; ++row)
            for (Index column = 0; column < 9; ++column) {
                const auto [w, b] =
                    surface->place(static_cast<double>(column), static_cast<double>(row));
                QVERIFY(std::abs(surface->at(column, row) - exact(w, b)) < 1e-12);
            }
        QVERIFY(std::abs(loss({-4, 7})) < 1e-14); // the line through both samples
    }

    void slopesAreTheEnginesGradient_data() {
        QTest::addColumn<bool>("principal");
        QTest::newRow("two parameters") << false;
        QTest::newRow("principal directions") << true;
    }
    void slopesAreTheEnginesGradient() {
        QFETCH(bool, principal);
        Project project = smallProject();
        project.penalty = {PenaltyKind::Plain, 0.3};
        const auto model = buildModel(project);
        History history(shared(project), model);
        const auto trace = history.at(20);
        const std::vector<double> here = blocksOf(*trace, Quantity::Value);
        std::vector<std::span<const double>> way;
        for (const Waypoint& waypoint : history.waypoints(20, 100))
            way.push_back(waypoint.parameters);
        const Plane plane =
            principal ? Plane::along(here, *principalDirections(way)) : Plane::ofTwo(here, 2, 11);
        PlaneLoss loss(shared(project), model, plane);
        const auto [x, y] = plane.coordinates(here);
        const PlanePoint slope = plane.within(blocksOf(*trace, Quantity::Adjoint));
        constexpr double h = 1e-5;
        QVERIFY(std::abs((loss({x + h, y}) - loss({x - h, y})) / (2 * h) - slope.x) < 1e-8);
        QVERIFY(std::abs((loss({x, y + h}) - loss({x, y - h})) / (2 * h) - slope.y) < 1e-8);
        QVERIFY(std::abs(slope.x) > 1e-4); // it is not flat there
    }

    void aRegionHoldsThePointsWithAMargin() {
        const std::vector<PlanePoint> points{{0, 0}, {2, 1}, {std::nan(""), 5}};
        QCOMPARE(regionAround(points, 1, 0.1), (Region{-1, 3, -1.5, 2.5}));
        QCOMPARE(regionAround(points, 4, 0.1), (Region{-3, 5, -0.5, 1.5}));
        QCOMPARE(regionAround({}, 2, 3), (Region{-3, 3, -1.5, 1.5}));
    }
};

DELTAFLOW_TEST(TestSurface)
#include "tst_surface.moc"
