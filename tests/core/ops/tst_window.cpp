#include "core/ops/window.h"

#include "core/error.h"
#include "tests/test_program.h"

#include <QTest>

using namespace deltaflow;

namespace {

OpSettings settings(std::array<int, 2> kernel, std::array<int, 2> stride,
                    std::array<int, 2> padding) {
    OpSettings s;
    s.kernel = kernel;
    s.stride = stride;
    s.padding = padding;
    return s;
}

} // namespace

class TestWindow : public QObject {
    Q_OBJECT

private slots:
    void sizes() {
        const Window w = Window::over({2, 5, 6}, 3, settings({3, 2}, {2, 1}, {1, 0}));
        QCOMPARE(w.out.channels, 3);
        QCOMPARE(w.out.height, 3); // ⌊(5 + 2 − 3)/2⌋ + 1
        QCOMPARE(w.out.width, 5);
        QCOMPARE(w.positions(), Index{15});
        QCOMPARE(w.taps(), Index{6});
        QCOMPARE(w.start(Window::Vertical, 0), -1);
        QCOMPARE(w.start(Window::Vertical, 2), 3);
    }

    /// Every relation against its definition: output r reads input r·s − p + tap.
    void relationsAgree_data() {
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("kernel");
        QTest::addColumn<int>("stride");
        QTest::addColumn<int>("padding");
        for (const int size : {1, 4, 7})
            for (const int kernel : {1, 2, 3, 5})
                for (const int stride : {1, 2, 3, 6})
                    for (const int padding : {0, 1, 2, 4})
                        if (padding < kernel && kernel <= size + 2 * padding)
                            QTest::addRow("%d wide, kernel %d, stride %d, padding %d", size, kernel,
                                          stride, padding)
                                << size << kernel << stride << padding;
    }
    void relationsAgree() {
        QFETCH(int, size);
        QFETCH(int, kernel);
        QFETCH(int, stride);
        QFETCH(int, padding);
        const Window w =
            Window::over({1, 1, size}, 1, settings({1, kernel}, {1, stride}, {0, padding}));
        const auto axis = Window::Horizontal;
        const auto reads = [&](int out, int tap) { return out * stride - padding + tap; };
        const int outSize = w.out.width;
        QVERIFY(reads(outSize - 1, kernel - 1) < size + padding);
        QVERIFY(reads(outSize, kernel - 1) >= size + padding); // one more does not fit
        for (int in = 0; in < size; ++in)
            for (int out = 0; out < outSize; ++out) {
                const int tap = in - reads(out, 0);
                const bool joined = tap >= 0 && tap < kernel;
                QCOMPARE(w.covered(axis, out).contains(in), joined);
                QCOMPARE(w.reach(axis, in).contains(out), joined);
            }
        for (int tap = 0; tap < kernel; ++tap)
            for (int out = 0; out < outSize; ++out) {
                const int in = reads(out, tap);
                const bool inside = in >= 0 && in < size;
                QCOMPARE(w.inside(axis, tap).contains(out), inside);
                QCOMPARE(w.read(0, 0, out, 0, tap), inside ? Index{in} : Index{-1});
            }
        for (int tap = 0; tap < kernel; ++tap) {
            QVERIFY(w.inside(axis, tap).first >= 0);
            QVERIFY(w.inside(axis, tap).last <= outSize);
        }
    }

    void cells() {
        const Grid grid{2, 3, 4};
        for (Index i = 0; i < grid.cells(); ++i) {
            const Cell cell = Window::cellAt(grid, i);
            QCOMPARE(grid.at(cell.channel, cell.row, cell.column), i);
        }
        QCOMPARE(Window::cellAt(grid, 23), (Cell{1, 2, 3}));
    }

    void refusals_data() {
        QTest::addColumn<QVector<int>>("numbers"); // grid, kernel, stride, padding
        QTest::addColumn<QString>("says");
        QTest::newRow("no image") << QVector<int>{0, 0, 0, 1, 1, 1, 1, 0, 0} << "x is no image";
        QTest::newRow("kernel too large")
            << QVector<int>{1, 5, 4, 3, 7, 1, 1, 0, 1}
            << "the kernel is 3×7 but the image only 5×4, with padding 0×1";
        QTest::newRow("no kernel")
            << QVector<int>{1, 5, 5, 0, 3, 1, 1, 0, 0} << "the kernel is 0×3, but must be from 1";
        QTest::newRow("no stride")
            << QVector<int>{1, 5, 5, 3, 3, 1, 0, 0, 0} << "the stride is 1×0, but must be from 1";
        QTest::newRow("negative padding")
            << QVector<int>{1, 5, 5, 3, 3, 1, 1, -1, 0} << "the padding is -1×0, but must be";
        QTest::newRow("padding alone")
            << QVector<int>{1, 5, 5, 3, 3, 1, 1, 3, 0} << "some windows would lie outside";
        QTest::newRow("sizes that would overflow")
            << QVector<int>{1, 5, 5, 2000000000, 1, 1, 1, 0, 0} << "the kernel is 2000000000×1";
    }
    void refusals() {
        QFETCH(QVector<int>, numbers);
        QFETCH(QString, says);
        const auto& n = numbers;
        try {
            (void)Window::over({n[0], n[1], n[2]}, 1,
                               settings({n[3], n[4]}, {n[5], n[6]}, {n[7], n[8]}));
            QFAIL("taken");
        } catch (const ShapeError& error) {
            QVERIFY2(QString::fromUtf8(error.what()).contains(says), error.what());
        }
    }
};

DELTAFLOW_TEST(TestWindow)
#include "tst_window.moc"
