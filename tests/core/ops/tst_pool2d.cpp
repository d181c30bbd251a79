#include "core/error.h"
#include "core/ops/pool2d.h"
#include "tests/core/ops/graph_checks.h"
#include "tests/core/ops/graph_sample.h"
#include "tests/test_program.h"

using namespace deltaflow;

namespace {

struct Case {
    Grid image;
    std::array<int, 2> kernel, stride, padding;
    bool countsPadding;
    Index samples;
};

OpSettings settingsOf(const Case& c) {
    OpSettings settings;
    settings.kernel = c.kernel;
    settings.stride = c.stride;
    settings.padding = c.padding;
    settings.countsPadding = c.countsPadding;
    return settings;
}

Project project(const Case& c, const char* op) {
    const Window window = Window::over(c.image, c.image.channels, settingsOf(c));
    GraphSample sample;
    sample.image("x", c.image).target("u", window.out.cells());
    sample.op("y", op, {"x"}, settingsOf(c));
    return sample.op("L", "inner_product", {"u", "y"}).project(c.samples, "L");
}

Project withInput(Project project, SampleMatrix x) {
    auto data = std::make_shared<Data>(*project.data);
    data->x = std::move(x);
    project.data = data;
    return project;
}

} // namespace

Q_DECLARE_METATYPE(Case)

class TestPool2d : public QObject {
    Q_OBJECT

private slots:
    void cases_data() {
        QTest::addColumn<Case>("c");
        const auto row = [](const char* name, Case c) { QTest::newRow(name) << c; };
        row("2×2, stride 2", {{1, 4, 6}, {2, 2}, {2, 2}, {0, 0}, true, 1});
        row("overlapping windows", {{2, 5, 5}, {3, 3}, {1, 1}, {0, 0}, true, 2});
        row("padding counted", {{1, 5, 5}, {3, 3}, {2, 2}, {1, 1}, true, 2});
        row("padding not counted", {{2, 5, 5}, {3, 3}, {2, 2}, {1, 1}, false, 2});
        row("unlike pairs, ragged edge", {{1, 5, 8}, {2, 3}, {3, 2}, {0, 1}, false, 3});
        row("cells between the windows", {{2, 5, 5}, {1, 2}, {2, 3}, {0, 0}, true, 2});
        row("whole image", {{3, 3, 2}, {3, 2}, {1, 1}, {0, 0}, true, 2});
    }
    void maxRulesAndGradients_data() { cases_data(); }
    void maxRulesAndGradients() {
        QFETCH(Case, c);
        checks::everything(checks::Pass(project(c, "maxpool2d")));
    }
    void averageRulesAndGradients_data() { cases_data(); }
    void averageRulesAndGradients() {
        QFETCH(Case, c);
        checks::everything(checks::Pass(project(c, "avgpool2d")));
    }

    void bruteForce_data() { cases_data(); }
    void bruteForce() {
        QFETCH(Case, c);
        const checks::Pass largest(project(c, "maxpool2d"));
        const checks::Pass average(project(c, "avgpool2d"));
        const NodeId y = largest.graph().find("y"), x = largest.graph().find("x");
        const Grid out = largest.graph().node(y).grid;
        checks::eachElement(largest, y, [&](int row, int, int s) {
            const int channel = row / (out.height * out.width);
            const int r = row / out.width % out.height, q = row % out.width;
            double most = -INFINITY, sum = 0;
            int inside = 0;
            for (int u = 0; u < c.kernel[0]; ++u)
                for (int v = 0; v < c.kernel[1]; ++v) {
                    const int i = r * c.stride[0] + u - c.padding[0];
                    const int j = q * c.stride[1] + v - c.padding[1];
                    if (i < 0 || j < 0 || i >= c.image.height || j >= c.image.width) continue;
                    const double value =
                        largest.at(x, Quantity::Value, c.image.at(channel, i, j), 0, s);
                    most = std::max(most, value);
                    sum += value;
                    ++inside;
                }
            const int count = c.countsPadding ? c.kernel[0] * c.kernel[1] : inside;
            REQUIRE_CLOSE(largest.at(y, Quantity::Value, row, 0, s), most, std::string("max"));
            REQUIRE_CLOSE(average.at(y, Quantity::Value, row, 0, s), sum / count,
                          std::string("average"));
        });
    }

    /// The adjoint goes to the first of several equal cells, and only there; the rules agree.
    void tiesGoToTheFirst() {
        const Case c{{1, 3, 3}, {2, 2}, {1, 1}, {0, 0}, true, 1};
        const checks::Pass pass(
            withInput(project(c, "maxpool2d"), SampleMatrix::Constant(9, 1, 0.5)));
        checks::forwardRules(pass);
        checks::adjointRules(pass);
        const NodeId x = pass.graph().find("x"), y = pass.graph().find("y");
        for (const auto& [cell, from] : {std::pair{0, 0}, {1, 1}, {3, 2}, {4, 3}})
            QCOMPARE(pass.at(x, Quantity::Adjoint, cell, 0, 0),
                     pass.at(y, Quantity::Adjoint, from, 0, 0));
        for (const int cell : {2, 5, 6, 7, 8})
            QCOMPARE(pass.at(x, Quantity::Adjoint, cell, 0, 0), 0.0);
    }

    void argmax() {
        const Case c{{2, 2, 2}, {2, 2}, {2, 2}, {0, 0}, true, 2};
        SampleMatrix x(8, 2);
        x.col(0) << 1, 2, 4, 3, -5, -6, -7, -8;
        x.col(1) << 9, 2, 4, 3, -5, -6, -4, -8;
        const checks::Pass pass(withInput(project(c, "maxpool2d"), x));
        const NodeId y = pass.graph().find("y");
        const auto& op = dynamic_cast<const MaxPool2dOp&>(*pass.graph().node(y).op);
        const auto found = [&](int row, int sample) {
            return op.argmax(*pass.trace, pass.graph().site(y, sample, 2), row);
        };
        QCOMPARE(found(0, 0), 2);
        QCOMPARE(found(1, 0), 4);
        QCOMPARE(found(0, 1), 0);
        QCOMPARE(found(1, 1), 6);
    }

    /// A number that is none is not hidden, wherever it stands in its window.
    void nanIsTheLargest() {
        const Case c{{1, 2, 2}, {2, 2}, {2, 2}, {0, 0}, true, 1};
        for (Index i = 0; i < 4; ++i) {
            SampleMatrix x = SampleMatrix::Constant(4, 1, 1);
            x(i, 0) = NAN;
            const checks::Pass pass(withInput(project(c, "maxpool2d"), x));
            QVERIFY(std::isnan(pass.at(pass.graph().find("y"), Quantity::Value, 0, 0, 0)));
            QVERIFY(pass.at(pass.graph().find("x"), Quantity::Adjoint, i, 0, 0) != 0);
        }
    }

    void refusals() {
        const auto says = [](const Case& c) -> QString {
            GraphSample sample;
            sample.image("x", c.image).op("y", "maxpool2d", {"x"}, settingsOf(c));
            try {
                (void)buildModel(sample.op("L", "inner_product", {"y", "y"}).project(1, "L"));
            } catch (const ShapeError& error) {
                return QString::fromUtf8(error.what());
            }
            return "taken";
        };
        QCOMPARE(says({{1, 5, 5}, {3, 3}, {1, 1}, {2, 0}, true, 1}),
                 QString("y: a pooling's padding must be at most half its kernel"));
        QCOMPARE(says({{1, 2, 2}, {3, 3}, {1, 1}, {0, 0}, true, 1}),
                 QString("y: the kernel is 3×3 but the image only 2×2, with padding 0×0"));
    }
};

DELTAFLOW_TEST(TestPool2d)
#include "tst_pool2d.moc"
