#include "core/landscape/plane.h"

#include "tests/test_program.h"

#include <QtTest>

#include <cmath>
#include <numbers>
#include <numeric>

using namespace deltaflow;

namespace {

using Points = std::vector<std::vector<double>>;

std::vector<std::span<const double>> spansOf(const Points& points) {
    return {points.begin(), points.end()};
}

double dot(std::span<const double> a, std::span<const double> b) {
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

/// centre + a cos t · e + b sin t · f in five dimensions, e and f orthonormal.
Points ellipse(double a, double b) {
    const std::vector<double> e{0.6, 0, 0.8, 0, 0};
    const std::vector<double> f{0, 0, 0, 1, 0};
    Points points;
    for (int i = 0; i < 40; ++i) {
        const double t = 2 * std::numbers::pi * i / 40;
        std::vector<double> point{3, -2, 1, 0.5, 7};
        for (std::size_t k = 0; k < 5; ++k)
            point[k] += a * std::cos(t) * e[k] + b * std::sin(t) * f[k];
        points.push_back(std::move(point));
    }
    return points;
}

} // namespace

class TestPlane : public QObject {
    Q_OBJECT

private slots:
    void ofTwoParametersCoordinatesAreTheirValues() {
        const Plane plane = Plane::ofTwo({1, 2, 3, 4}, 3, 1);
        QCOMPARE(plane.coordinates(std::vector<double>{1, 2, 3, 4}), (PlanePoint{4, 2}));
        std::vector<double> parameters(4);
        plane.parametersAt({-7, 9}, parameters);
        QCOMPARE(parameters, (std::vector<double>{1, 9, 3, -7}));
        QCOMPARE(plane.within(std::vector<double>{10, 20, 30, 40}), (PlanePoint{40, 20}));
    }

    void twoDifferentParametersAreNeeded() {
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, (void)Plane::ofTwo({1, 2}, 1, 1));
        QVERIFY_THROWS_EXCEPTION(std::out_of_range, (void)Plane::ofTwo({1, 2}, 0, 2));
    }

    void thePrincipalPlaneGoesThroughItsOrigin() {
        const Points points = ellipse(4, 1);
        const std::vector<double> origin{5, 4, 3, 2, 1};
        const Plane plane = Plane::along(origin, *principalDirections(spansOf(points)));
        std::vector<double> parameters(5);
        plane.parametersAt(plane.coordinates(origin), parameters);
        for (std::size_t i = 0; i < 5; ++i)
            QVERIFY(std::abs(parameters[i] - origin[i]) < 1e-14);
        plane.parametersAt({0.25, -2}, parameters); // and coordinates undo it
        const PlanePoint back = plane.coordinates(parameters);
        QVERIFY(std::abs(back.x - 0.25) < 1e-14);
        QVERIFY(std::abs(back.y + 2) < 1e-14);
    }

    void anEllipseHasItsAxesAsPrincipalDirections_data() {
        QTest::addColumn<double>("a");
        QTest::addColumn<double>("b");
        QTest::newRow("4 by 1") << 4.0 << 1.0;
        QTest::newRow("1 by 3") << 1.0 << 3.0;
        QTest::newRow("thin") << 1.0 << 1e-5;
    }
    void anEllipseHasItsAxesAsPrincipalDirections() {
        QFETCH(double, a);
        QFETCH(double, b);
        const auto found = principalDirections(spansOf(ellipse(a, b)));
        QVERIFY(found.has_value());
        const std::vector<double> e{0.6, 0, 0.8, 0, 0};
        const std::vector<double> f{0, 0, 0, 1, 0};
        QVERIFY(std::abs(std::abs(dot(found->first, a > b ? e : f)) - 1) < 1e-12);
        QVERIFY(std::abs(std::abs(dot(found->second, a > b ? f : e)) - 1) < 1e-9);
        QVERIFY(std::abs(dot(found->first, found->second)) < 1e-14);
        const double longer = std::max(a * a, b * b);
        const double shorter = std::min(a * a, b * b);
        QVERIFY(std::abs(found->explainedByFirst - longer / (longer + shorter)) < 1e-12);
        QVERIFY(std::abs(found->explainedBySecond - shorter / (longer + shorter)) < 1e-12);
        QVERIFY(std::abs(found->mean[4] - 7) < 1e-14);
    }

    void aLineIsExplainedByOneDirectionAlongTheWay() {
        Points points;
        for (const double t : {0.0, -1.0, -1.5, -4.0})
            points.push_back({2 + 3 * t, 5, 1 - 4 * t});
        const auto found = principalDirections(spansOf(points));
        QVERIFY(std::abs(found->explainedByFirst - 1) < 1e-13);
        QCOMPARE(found->explainedBySecond, 0.0);
        const std::vector<double> alongTheWay{-0.6, 0, 0.8}; // t falls
        QVERIFY(std::abs(dot(found->first, alongTheWay) - 1) < 1e-14);
        QVERIFY(std::abs(dot(found->first, found->second)) < 1e-14);
        QVERIFY(std::abs(dot(found->second, found->second) - 1) < 1e-14);
    }

    void whatDoesNotVaryHasNoDirections_data() {
        QTest::addColumn<Points>("points");
        QTest::newRow("none") << Points{};
        QTest::newRow("one") << Points{{1, 2}};
        QTest::newRow("the same") << Points{{1, 2}, {1, 2}, {1, 2}};
        QTest::newRow("one parameter") << Points{{1}, {2}};
        QTest::newRow("not finite") << Points{{1, 2}, {1, std::nan("")}};
    }
    void whatDoesNotVaryHasNoDirections() {
        QFETCH(Points, points);
        QVERIFY(!principalDirections(spansOf(points)));
    }

    void ofAMillionParametersToo() {
        Points points(8, std::vector<double>(1'000'000));
        for (std::size_t i = 0; i < points.size(); ++i)
            for (std::size_t k = 0; k < 1'000'000; ++k)
                points[i][k] = static_cast<double>(i) * static_cast<double>(k % 7);
        // By way of a matrix as large as the points are many: the other one has 8 TB.
        const auto found = principalDirections(spansOf(points));
        QVERIFY(std::abs(found->explainedByFirst - 1) < 1e-12);
    }
};

DELTAFLOW_TEST(TestPlane)
#include "tst_plane.moc"
