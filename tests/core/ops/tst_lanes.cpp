#include "core/ops/lanes.h"

#include "tests/test_program.h"

#include <QtTest>

#include <cmath>
#include <limits>
#include <vector>

using namespace deltaflow;

namespace {

/// Numbers of every size and both signs, denormals and the ends of the range among them.
std::vector<double> numbers() {
    std::vector<double> all{0.0,        -0.0,       5e-324, 1e-310, 1e-300, 1e-160,
                            0.34657359, 0.34657360, 18.0,   36.7,   354.0,  355.0,
                            707.9,      708.1,      745.0,  800.0,  1e300};
    for (double x = 1e-20; x < 700; x *= 1.037)
        all.push_back(x);
    const std::size_t count = all.size();
    for (std::size_t i = 0; i < count; ++i)
        all.push_back(-all[i]);
    while (all.size() % 8 != 0)
        all.push_back(1);
    return all;
}

/// The worst error relative to the true value, in units of 2⁻⁵³; true values under 10⁻³⁰⁰ may be 0.
template <typename T, typename Function>
double worstError(Function function, long double (*truth)(long double)) {
    double worst = 0;
    const auto z = numbers();
    for (std::size_t i = 0; i < z.size(); i += static_cast<std::size_t>(lanes::kCount<T>)) {
        double got[8];
        lanes::store(got, function(lanes::load<T>(z.data() + i)));
        for (std::size_t j = 0; j < static_cast<std::size_t>(lanes::kCount<T>); ++j) {
            const long double expected = truth(z[i + j]);
            const long double error = std::abs(got[j] - expected);
            if (error <= 1e-300L && std::abs(expected) < 1e-300L && std::abs(z[i + j]) > 1)
                continue;
            if (expected == 0 && got[j] == 0) continue;
            worst =
                std::max(worst, static_cast<double>(std::ldexp(error / std::abs(expected), 53)));
        }
    }
    return worst;
}

long double trueSigmoid(long double z) {
    return 1 / (1 + std::exp(-z));
}
long double trueTanh(long double z) {
    return std::tanh(z);
}

} // namespace

class TestLanes : public QObject {
    Q_OBJECT

    template <typename T>
    void checkWidth() {
        const double sigmoid = worstError<T>([](T z) { return lanes::sigmoid(z); }, trueSigmoid);
        QVERIFY2(sigmoid < 8, qPrintable(QString::number(sigmoid)));
        const double tanh = worstError<T>([](T z) { return lanes::tanh(z); }, trueTanh);
        QVERIFY2(tanh < 8, qPrintable(QString::number(tanh)));
    }

private slots:
    void accurateForOne() { checkWidth<double>(); }
    void accurateForTwo() { checkWidth<lanes::Doubles<2>>(); }
    void accurateForFour() { checkWidth<lanes::Doubles<4>>(); }
    void accurateForEight() { checkWidth<lanes::Doubles<8>>(); }

    void infinityAndNaN() {
        using T = lanes::Doubles<4>;
        const double inf = std::numeric_limits<double>::infinity();
        const T z{inf, -inf, std::nan(""), 0};
        const T a = lanes::sigmoid(z);
        const T t = lanes::tanh(z);
        QCOMPARE(a[0], 1.0);
        QCOMPARE(a[1], 0.0);
        QVERIFY(std::isnan(a[2]));
        QCOMPARE(t[0], 1.0);
        QCOMPARE(t[1], -1.0);
        QVERIFY(std::isnan(t[2]));
    }

    void coversEveryElementOnce() {
        for (Index count = 0; count <= 40; ++count) {
            std::vector<int> seen(static_cast<std::size_t>(count), 0);
            lanes::cover(count, [&]<typename T>(Index i) {
                for (int j = 0; j < lanes::kCount<T>; ++j)
                    ++seen.at(static_cast<std::size_t>(i + j));
            });
            QVERIFY(std::all_of(seen.begin(), seen.end(), [](int n) { return n == 1; }));
        }
    }

    void sumsAndGathers() {
        const double values[16] = {1, 2, 4, 8, 16, 32, 64, 128, 256};
        using T = lanes::Doubles<4>;
        QCOMPARE(lanes::sum<T>(lanes::load<T>(values)), 15.0);
        QCOMPARE(lanes::sum<T>(lanes::gather<T>(values, 2)), 85.0);
        double into[8] = {};
        lanes::scatterAdd<T>(into, 2, lanes::load<T>(values), false);
        QCOMPARE(into[6], 8.0);
        QCOMPARE(into[5], 0.0);
    }
};

DELTAFLOW_TEST(TestLanes)
#include "tst_lanes.moc"
