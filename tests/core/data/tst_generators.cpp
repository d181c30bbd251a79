#include "core/data/generators.h"

#include "core/error.h"
#include "tests/test_program.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <numbers>

using namespace deltaflow;

namespace {

const double kPi = std::numbers::pi;
constexpr double kNear = 1e-14;

const std::vector<std::pair<const char*, GeneratorKind>> kKinds = {
    {"and", GeneratorKind::And},
    {"or", GeneratorKind::Or},
    {"xor", GeneratorKind::Xor},
    {"moons", GeneratorKind::Moons},
    {"circles", GeneratorKind::Circles},
    {"spirals", GeneratorKind::Spirals},
    {"gaussians", GeneratorKind::Gaussians},
    {"checkerboard", GeneratorKind::Checkerboard},
    {"sine", GeneratorKind::Sine},
    {"digits", GeneratorKind::Digits},
};

void kindRows() {
    QTest::addColumn<int>("kind");
    for (const auto& [name, kind] : kKinds)
        QTest::newRow(name) << int(kind);
}

bool sameBits(const DataSet& a, const DataSet& b) {
    return a.data.x == b.data.x && a.data.y == b.data.y;
}

std::string errorOf(const GeneratorSettings& settings) {
    try {
        (void)generate(settings);
    } catch (const Error& error) {
        return error.what();
    }
    return "no error";
}

} // namespace

class TestGenerators : public QObject {
    Q_OBJECT

private slots:
    void gates_data();
    void gates();
    void shapesAndNames_data() { kindRows(); }
    void shapesAndNames();
    void classesAreBalanced_data();
    void classesAreBalanced();
    void codesClassesAsAsked();
    void sameSeedSameBits_data() { kindRows(); }
    void sameSeedSameBits();
    void otherSeedDiffers_data() { kindRows(); }
    void otherSeedDiffers();
    void drawsTheseBits_data();
    void drawsTheseBits();
    void noiseAloneDiffers();
    void moonsLieOnArcs();
    void circlesLieOnRadii();
    void spiralsAreReflections();
    void curvesAreCovered();
    void gaussiansHaveTheirWidth();
    void checkerboardFillsItsSquares();
    void sineLiesOnItsCurve();
    void refuses_data();
    void refuses();
};

void TestGenerators::gates_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<QList<double>>("targets");
    QTest::newRow("and") << int(GeneratorKind::And) << QList<double>{0, 0, 0, 1};
    QTest::newRow("or") << int(GeneratorKind::Or) << QList<double>{0, 1, 1, 1};
    QTest::newRow("xor") << int(GeneratorKind::Xor) << QList<double>{0, 1, 1, 0};
}

void TestGenerators::gates() {
    QFETCH(int, kind);
    QFETCH(QList<double>, targets);
    const DataSet set = generate({static_cast<GeneratorKind>(kind), 6});
    SampleMatrix corners(2, 6);
    corners << 0, 0, 1, 1, 0, 0, //
        0, 1, 0, 1, 0, 1;
    QVERIFY(set.data.x == corners);
    for (Index sample = 0; sample < 6; ++sample)
        QCOMPARE(set.data.y(0, sample), targets[sample % 4]);
}

void TestGenerators::shapesAndNames() {
    QFETCH(int, kind);
    const auto which = static_cast<GeneratorKind>(kind);
    const GeneratorSettings settings = defaultSettings(which);
    QCOMPARE(int(settings.kind), kind);
    const DataSet set = generate(settings);
    const bool digits = which == GeneratorKind::Digits;
    QCOMPARE(set.samples(), settings.samples);
    QCOMPARE(set.data.x.rows(), digits ? 64 : which == GeneratorKind::Sine ? 1 : 2);
    QCOMPARE(set.data.y.rows(), digits ? 10 : 1);
    QCOMPARE(set.data.y.cols(), set.samples());
    QCOMPARE(Index(set.inputNames.size()), set.data.x.rows());
    QCOMPARE(Index(set.targetNames.size()), set.data.y.rows());
    QCOMPARE(set.classes.size(), digits ? 10u : which == GeneratorKind::Sine ? 0u : 2u);
    QVERIFY(set.data.x.allFinite());
    if (digits) QCOMPARE(set.inputNames[8 * 2 + 4], std::string("p35"));
}

/// Not the gates' where these are uneven: their corners take turns, see gates.
void TestGenerators::classesAreBalanced_data() {
    QTest::addColumn<int>("kind");
    for (const auto& [name, kind] : kKinds)
        if (kind != GeneratorKind::Sine && kind != GeneratorKind::And && kind != GeneratorKind::Or)
            QTest::newRow(name) << int(kind);
}

void TestGenerators::classesAreBalanced() {
    QFETCH(int, kind);
    const auto which = static_cast<GeneratorKind>(kind);
    for (const Index samples : {1, 2, 47, 100}) {
        const DataSet set = generate({which, samples, 0.1, 3, ClassCoding::OneHot});
        const Eigen::VectorXd counts = set.data.y.rowwise().sum();
        QCOMPARE(counts.sum(), double(samples));
        QVERIFY(counts.maxCoeff() - counts.minCoeff() <= 1);
    }
}

void TestGenerators::codesClassesAsAsked() {
    GeneratorSettings settings{GeneratorKind::Circles, 9, 0.1, 5, ClassCoding::Single};
    const DataSet single = generate(settings);
    settings.coding = ClassCoding::OneHot;
    const DataSet oneHot = generate(settings);
    QVERIFY(single.data.x == oneHot.data.x);
    QVERIFY(single.data.y.row(0) == oneHot.data.y.row(1));
    QVERIFY((oneHot.data.y.colwise().sum().array() == 1).all());
    QCOMPARE(oneHot.targetNames, (std::vector<std::string>{"class 0", "class 1"}));
    QCOMPARE(single.targetNames, std::vector<std::string>{"y"});
}

void TestGenerators::sameSeedSameBits() {
    QFETCH(int, kind);
    const GeneratorSettings settings{static_cast<GeneratorKind>(kind), 60, 0.3, 17};
    QVERIFY(sameBits(generate(settings), generate(settings)));
}

void TestGenerators::otherSeedDiffers() {
    QFETCH(int, kind);
    const auto which = static_cast<GeneratorKind>(kind);
    QVERIFY(generate({which, 60, 0.3, 17}).data.x != generate({which, 60, 0.3, 18}).data.x);
}

/// From a separate program, in Python's doubles, that shares no code with this one.
void TestGenerators::drawsTheseBits_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("seed");
    QTest::addColumn<QList<double>>("numbers");
    QTest::newRow("moons") << int(GeneratorKind::Moons) << 7
                           << QList<double>{0x1.dffdb6ab3b40dp-2,  0x1.113b315ea60e6p-1,
                                            0x1.b26b97e27f9a9p-1,  0x1.2351da1e1a21cp-3,
                                            -0x1.38f4224c5201ep-1, 0x1.8a21d1d220aadp-1};
    QTest::newRow("checkerboard") << int(GeneratorKind::Checkerboard) << 2
                                  << QList<double>{-0x1.c5306047a5d19p-3, -0x1.16be5007eba3bp-2,
                                                   -0x1.9645539eae2b4p-1, -0x1.d56e9d496a864p-2,
                                                   0x1.471e64eca34dcp+0,  0x1.f1081ca25c2d2p-3};
    QTest::newRow("sine, x and y")
        << int(GeneratorKind::Sine) << 1
        << QList<double>{-0x1.853da2cca2835p-1, -0x1.29ba413b87300p+0, 0x1.1e795052885e0p-5,
                         -0x1.14d314276a9d6p-3, 0x1.081116a5cb926p-1,  0x1.2d7684dffc45cp-1};
}

void TestGenerators::drawsTheseBits() {
    QFETCH(int, kind);
    QFETCH(int, seed);
    QFETCH(QList<double>, numbers);
    const auto which = static_cast<GeneratorKind>(kind);
    const Data data = generate({which, 3, 0.25, static_cast<quint64>(seed)}).data;
    for (Index sample = 0; sample < 3; ++sample) {
        const double second = which == GeneratorKind::Sine ? data.y(0, sample) : data.x(1, sample);
        QVERIFY(data.x(0, sample) == numbers[2 * sample]);
        QVERIFY(second == numbers[2 * sample + 1]);
    }
}

void TestGenerators::noiseAloneDiffers() {
    const auto x = [](double noise) {
        return generate({GeneratorKind::Moons, 50, noise, 4}).data.x;
    };
    const SampleMatrix clean = x(0);
    const SampleMatrix little = x(0.1) - clean;
    QVERIFY(little.norm() > 0.1);
    QVERIFY((x(0.2) - clean - 2 * little).cwiseAbs().maxCoeff() < kNear);
}

void TestGenerators::moonsLieOnArcs() {
    const Data data = generate({GeneratorKind::Moons, 101}).data;
    for (Index sample = 0; sample < 101; ++sample) {
        const bool lower = data.y(0, sample) == 1;
        const double dx = data.x(0, sample) - (lower ? 1 : 0);
        const double dy = data.x(1, sample) - (lower ? 0.5 : 0);
        QVERIFY(std::abs(std::hypot(dx, dy) - 1) < kNear);
        QVERIFY(lower ? dy <= kNear : dy >= -kNear);
    }
}

void TestGenerators::circlesLieOnRadii() {
    const Data data = generate({GeneratorKind::Circles, 101}).data;
    for (Index sample = 0; sample < 101; ++sample) {
        const double radius = data.x.col(sample).norm();
        QVERIFY(std::abs(radius - (data.y(0, sample) == 1 ? 0.5 : 1)) < kNear);
    }
}

void TestGenerators::spiralsAreReflections() {
    const Data data = generate({GeneratorKind::Spirals, 101}).data;
    for (Index sample = 0; sample < 100; sample += 2) {
        QCOMPARE(data.y(0, sample), 0.0);
        QCOMPARE(data.y(0, sample + 1), 1.0);
        QVERIFY(data.x.col(sample) == -data.x.col(sample + 1));
        const double radius = data.x.col(sample).norm();
        const double angle = 3.5 * kPi * radius;
        QVERIFY(std::abs(data.x(0, sample) - radius * std::cos(angle)) < kNear);
        QVERIFY(std::abs(data.x(1, sample) - radius * std::sin(angle)) < kNear);
    }
}

void TestGenerators::curvesAreCovered() {
    const Data data = generate({GeneratorKind::Circles, 80, 0, 6}).data;
    for (int label = 0; label < 2; ++label) {
        std::vector<bool> parts(40); // a point in each part of the circle
        for (Index sample = label; sample < 80; sample += 2) {
            const double turn = std::atan2(data.x(1, sample), data.x(0, sample)) / (2 * kPi);
            parts[static_cast<std::size_t>(40 * (turn - std::floor(turn)))] = true;
        }
        QCOMPARE(std::count(parts.begin(), parts.end(), true), 40);
    }
}

void TestGenerators::gaussiansHaveTheirWidth() {
    constexpr Index samples = 40000;
    constexpr double width = 0.5;
    const Data data = generate({GeneratorKind::Gaussians, samples, width, 8}).data;
    for (Index label = 0; label < 2; ++label) {
        const auto points = data.x(Eigen::all, Eigen::seqN(label, samples / 2, 2)).eval();
        const Eigen::Vector2d mean = points.rowwise().mean();
        const Eigen::Vector2d variance =
            (points.colwise() - mean).rowwise().squaredNorm() / (samples / 2);
        const double centre = label == 0 ? -1 : 1;
        const double few = 5 / std::sqrt(samples / 2); // five standard deviations
        QVERIFY((mean.array() - centre).abs().maxCoeff() < width * few);
        QVERIFY((variance.array() / (width * width) - 1).abs().maxCoeff() < few * std::sqrt(2));
    }
}

void TestGenerators::checkerboardFillsItsSquares() {
    constexpr Index samples = 3200;
    const Data data = generate({GeneratorKind::Checkerboard, samples}).data;
    Eigen::Matrix4i counts = Eigen::Matrix4i::Zero();
    for (Index sample = 0; sample < samples; ++sample) {
        const auto column = static_cast<int>(std::floor((data.x(0, sample) + 1) * 2));
        const auto row = static_cast<int>(std::floor((data.x(1, sample) + 1) * 2));
        QVERIFY(column >= 0 && column < 4 && row >= 0 && row < 4);
        QCOMPARE(data.y(0, sample), double((column + row) % 2));
        ++counts(column, row);
    }
    QVERIFY(counts.minCoeff() > 200 - 5 * std::sqrt(200));
    QVERIFY(counts.maxCoeff() < 200 + 5 * std::sqrt(200));
}

void TestGenerators::sineLiesOnItsCurve() {
    const Data data = generate({GeneratorKind::Sine, 50, 0, 2}).data;
    for (Index sample = 0; sample < 50; ++sample) {
        const double x = data.x(0, sample);
        QVERIFY(x >= -1 + 2 * double(sample) / 50 && x < -1 + 2 * double(sample + 1) / 50);
        QVERIFY(std::abs(data.y(0, sample) - std::sin(kPi * x)) < kNear);
    }
    const Data noisy = generate({GeneratorKind::Sine, 50, 0.2, 2}).data;
    QVERIFY(noisy.x == data.x);
    QVERIFY(noisy.y != data.y);
}

void TestGenerators::refuses_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<qint64>("samples");
    QTest::addColumn<double>("noise");
    QTest::addColumn<std::string>("message");
    const int moons = int(GeneratorKind::Moons);
    const std::string none = "a data set needs at least one sample, not ";
    QTest::newRow("no sample") << moons << qint64(0) << 0.0 << none + "0";
    QTest::newRow("fewer than none") << moons << qint64(-3) << 0.0 << none + "-3";
    QTest::newRow("too many") << moons << std::numeric_limits<qint64>::max() << 0.0
                              << std::string("a data set of this kind has at most 2500000 samples, "
                                             "not 9223372036854775807");
    QTest::newRow("too many digits")
        << int(GeneratorKind::Digits) << qint64(135136) << 0.0
        << std::string("a data set of this kind has at most 135135 samples, not 135136");
    const std::string noise = "the noise lies between 0 and 10, not at ";
    QTest::newRow("noise below 0") << moons << qint64(4) << -0.5 << noise + "−0.5";
    QTest::newRow("noise over 10") << moons << qint64(4) << 11.0 << noise + "11";
    QTest::newRow("noise NaN") << moons << qint64(4) << std::nan("") << noise + "NaN";
}

void TestGenerators::refuses() {
    QFETCH(int, kind);
    QFETCH(qint64, samples);
    QFETCH(double, noise);
    QTEST(errorOf({static_cast<GeneratorKind>(kind), samples, noise}), "message");
}

DELTAFLOW_TEST(TestGenerators)
#include "tst_generators.moc"
