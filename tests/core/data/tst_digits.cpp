#include "core/data/digits.h"

#include "tests/test_program.h"

#include <QTest>

#include <cmath>

using namespace deltaflow;

namespace {

using Image = Eigen::VectorXd;

Image written(int digit, const Pen& pen = {}) {
    Image image(64);
    drawDigit(pen, digit, image);
    return image;
}

} // namespace

class TestDigits : public QObject {
    Q_OBJECT

private slots:
    void strokeOfOne();
    void staysWithinTheGrid();
    void inkFollowsThePen();
    void shiftsByWholePixels();
    void noiseIsCutOff();
    void penVaries();
    void digitsCanBeToldApart();
};

/// A vertical stroke at x = 4.3: pixels at 4.5 are 0.2 away, those at 3.5 are 0.8.
void TestDigits::strokeOfOne() {
    const Image one = written(1);
    for (const Index row : {4, 5}) {
        QCOMPARE(one[row * 8 + 4], 0.8);
        QCOMPARE(one[row * 8 + 3], 1 - 0.8);
        QCOMPARE(one[row * 8 + 2], 0.0);
        QCOMPARE(one[row * 8 + 5], 0.0);
    }
}

void TestDigits::staysWithinTheGrid() {
    for (int digit = 0; digit < kDigits; ++digit) {
        const Image image = written(digit);
        QVERIFY(image.minCoeff() >= 0 && image.maxCoeff() <= 1);
        QVERIFY(image.sum() > 6); // no stroke is shorter than the grid's inner height
        const auto grid = image.reshaped<Eigen::RowMajor>(8, 8);
        QVERIFY(grid.col(0).isZero() && grid.col(7).isZero());
    }
}

void TestDigits::inkFollowsThePen() {
    const Image thin = written(3, {0, 0, 0.9, 1});
    const Image thick = written(3, {0, 0, 1.5, 1});
    QVERIFY((thick.array() >= thin.array()).all());
    QVERIFY(thick.sum() > 1.3 * thin.sum());
    QVERIFY(written(3, {0, 0, 0.9, 0.5}).isApprox(0.5 * thin));
}

void TestDigits::shiftsByWholePixels() {
    const Image still = written(7);
    const Image moved = written(7, {1, -1, 1, 1});
    for (Index row = 0; row < 7; ++row)
        for (Index column = 1; column < 8; ++column)
            QVERIFY(std::abs(moved[row * 8 + column] - still[(row + 1) * 8 + column - 1]) < 1e-14);
}

void TestDigits::noiseIsCutOff() {
    Random random(1);
    Image image = Image::Constant(64, 0.5);
    addNoise(random, 5, image);
    QCOMPARE(image.minCoeff(), 0.0);
    QCOMPARE(image.maxCoeff(), 1.0);
    Image clean = written(4);
    addNoise(random, 0, clean);
    QVERIFY(clean == written(4));
}

void TestDigits::penVaries() {
    Random random(1);
    Pen least = drawPen(random);
    Pen most = least;
    for (int i = 0; i < 1000; ++i) {
        const Pen pen = drawPen(random);
        least = {std::min(least.right, pen.right), std::min(least.down, pen.down),
                 std::min(least.thickness, pen.thickness),
                 std::min(least.intensity, pen.intensity)};
        most = {std::max(most.right, pen.right), std::max(most.down, pen.down),
                std::max(most.thickness, pen.thickness), std::max(most.intensity, pen.intensity)};
    }
    QVERIFY(least.right >= -0.9 && least.right < -0.85 && most.right < 0.9 && most.right > 0.85);
    QVERIFY(least.down >= -0.9 && least.down < -0.85 && most.down < 0.9 && most.down > 0.85);
    QVERIFY(least.thickness >= 0.9 && most.thickness < 1.5 && most.thickness > 1.45);
    QVERIFY(least.intensity >= 0.75 && least.intensity < 0.77 && most.intensity < 1);
}

/// The nearest of 600 other digits, of another seed, is the same digit (by chance: in one of ten).
void TestDigits::digitsCanBeToldApart() {
    const Data known = generate({GeneratorKind::Digits, 600, 0.05, 1}).data;
    const Data asked = generate({GeneratorKind::Digits, 200, 0.05, 2}).data;
    int right = 0;
    for (Index sample = 0; sample < asked.x.cols(); ++sample) {
        Index nearest = 0;
        (known.x.colwise() - asked.x.col(sample)).colwise().squaredNorm().minCoeff(&nearest);
        right += known.y.col(nearest) == asked.y.col(sample);
    }
    QVERIFY2(right >= 190, qPrintable(QString::number(right)));
}

DELTAFLOW_TEST(TestDigits)
#include "tst_digits.moc"
