#include "core/error.h"
#include "tests/core/ops/graph_checks.h"
#include "tests/core/ops/graph_sample.h"
#include "tests/test_program.h"

using namespace deltaflow;

namespace {

struct Case {
    Grid image;
    int out;
    std::array<int, 2> kernel, stride, padding;
    bool bias;
    Index samples;
};

Project project(const Case& c) {
    OpSettings settings;
    settings.kernel = c.kernel;
    settings.stride = c.stride;
    settings.padding = c.padding;
    const int height = (c.image.height + 2 * c.padding[0] - c.kernel[0]) / c.stride[0] + 1;
    const int width = (c.image.width + 2 * c.padding[1] - c.kernel[1]) / c.stride[1] + 1;
    const Index cols = Index{c.image.channels} * c.kernel[0] * c.kernel[1];
    GraphSample sample;
    sample.image("x", c.image).parameter("W", c.out, cols).parameter("b", c.out, 1);
    sample.target("u", Index{c.out} * height * width);
    sample.op("y", "conv2d",
              c.bias ? std::vector<std::string>{"W", "x", "b"} : std::vector<std::string>{"W", "x"},
              settings);
    return sample.op("L", "inner_product", {"u", "y"}).project(c.samples, "L");
}

} // namespace

Q_DECLARE_METATYPE(Case)

class TestConv2d : public QObject {
    Q_OBJECT

private slots:
    void cases_data() {
        QTest::addColumn<Case>("c");
        const auto row = [](const char* name, Case c) { QTest::newRow(name) << c; };
        row("5×5, 3×3", {{1, 5, 5}, 1, {3, 3}, {1, 1}, {0, 0}, true, 1});
        row("several channels, samples", {{2, 4, 5}, 3, {2, 3}, {1, 1}, {0, 0}, true, 3});
        row("stride and padding", {{2, 5, 6}, 3, {3, 3}, {2, 2}, {1, 1}, true, 2});
        row("unlike pairs, ragged edge", {{1, 6, 8}, 2, {3, 2}, {2, 3}, {2, 0}, false, 2});
        row("stride beyond the kernel", {{1, 7, 7}, 2, {2, 2}, {3, 3}, {0, 0}, true, 2});
        row("1×1", {{3, 2, 2}, 2, {1, 1}, {1, 1}, {0, 0}, true, 2});
        row("whole image", {{2, 3, 4}, 3, {3, 4}, {1, 1}, {0, 0}, true, 2});
        row("one cell, kernel in the padding", {{1, 1, 1}, 1, {3, 3}, {1, 1}, {1, 1}, true, 1});
        row("many kernels", {{2, 4, 4}, 17, {3, 3}, {1, 1}, {1, 1}, true, 2});
        row("full padding", {{1, 3, 3}, 1, {3, 3}, {1, 1}, {2, 2}, false, 2});
    }
    void rulesAndGradients_data() { cases_data(); }
    void rulesAndGradients() {
        QFETCH(Case, c);
        checks::everything(checks::Pass(project(c)));
    }

    /// The definition, written as loops over padded images.
    void bruteForce_data() { cases_data(); }
    void bruteForce() {
        QFETCH(Case, c);
        const checks::Pass pass(project(c));
        const Graph& g = pass.graph();
        const NodeId x = g.find("x"), w = g.find("W"), b = g.find("b"), y = g.find("y");
        const Grid out = g.node(y).grid;
        QCOMPARE(g.node(w).grid, (Grid{c.image.channels, c.kernel[0], c.kernel[1]}));
        Eigen::MatrixXd dw = Eigen::MatrixXd::Zero(g.node(w).shape.rows, g.node(w).shape.cols);
        Eigen::VectorXd db = Eigen::VectorXd::Zero(c.out);
        Eigen::MatrixXd dx = Eigen::MatrixXd::Zero(c.image.cells(), c.samples);
        for (Index s = 0; s < c.samples; ++s)
            for (int o = 0; o < c.out; ++o)
                for (int r = 0; r < out.height; ++r)
                    for (int q = 0; q < out.width; ++q) {
                        const double delta = pass.at(y, Quantity::Adjoint, out.at(o, r, q), 0, s);
                        double sum = c.bias ? pass.at(b, Quantity::Value, o, 0, 0) : 0;
                        db(o) += delta;
                        Index k = 0;
                        for (int ch = 0; ch < c.image.channels; ++ch)
                            for (int u = 0; u < c.kernel[0]; ++u)
                                for (int v = 0; v < c.kernel[1]; ++v, ++k) {
                                    const int i = r * c.stride[0] + u - c.padding[0];
                                    const int j = q * c.stride[1] + v - c.padding[1];
                                    if (i < 0 || j < 0 || i >= c.image.height || j >= c.image.width)
                                        continue;
                                    const Index cell = c.image.at(ch, i, j);
                                    const double weight = pass.at(w, Quantity::Value, o, k, 0);
                                    const double value = pass.at(x, Quantity::Value, cell, 0, s);
                                    sum += weight * value;
                                    dw(o, k) += delta * value;
                                    dx(cell, s) += weight * delta;
                                }
                        REQUIRE_CLOSE(pass.at(y, Quantity::Value, out.at(o, r, q), 0, s), sum,
                                      std::string("y"));
                    }
        for (Index o = 0; o < c.out; ++o) {
            for (Index k = 0; k < dw.cols(); ++k)
                REQUIRE_CLOSE(pass.at(w, Quantity::Adjoint, o, k, 0), dw(o, k), std::string("dW"));
            if (c.bias)
                REQUIRE_CLOSE(pass.at(b, Quantity::Adjoint, o, 0, 0), db(o), std::string("db"));
        }
        for (Index i = 0; i < dx.rows(); ++i)
            for (Index s = 0; s < c.samples; ++s)
                REQUIRE_CLOSE(pass.at(x, Quantity::Adjoint, i, 0, s), dx(i, s), std::string("dx"));
    }

    /// Two convolutions share one kernel, and the image reaches the loss by both.
    void sharedKernel() {
        OpSettings settings;
        settings.kernel = {2, 2};
        GraphSample sample;
        sample.image("x", {1, 4, 4}).parameter("W", 1, 4).target("u", 4).target("v", 9);
        sample.op("y", "conv2d", {"W", "x"}, settings).op("z", "conv2d", {"W", "y"}, settings);
        sample.op("L1", "inner_product", {"u", "z"}).op("L2", "inner_product", {"v", "y"});
        checks::everything(checks::Pass(sample.op("L", "add", {"L1", "L2"}).project(2, "L")));
    }

    /// A step of plain gradient descent that is taken in the backward pass.
    void descent() {
        const checks::Pass pass(project({{2, 5, 5}, 2, {3, 3}, {2, 2}, {1, 1}, true, 2}));
        Plan plan(pass.model->graph, pass.model->loss, 2,
                  {.adjoints = Plan::Adjoints::Parameters, .descentRate = 0.1});
        loadParameters(plan, *pass.project, *pass.model);
        loadData(plan, *pass.project->data, *pass.model);
        plan.differentiate();
        for (const char* name : {"W", "b"}) {
            const NodeId id = pass.graph().find(name);
            const auto updated = pass.trace->block(id, Quantity::Updated);
            for (std::size_t i = 0; i < updated.size(); ++i)
                REQUIRE_CLOSE(plan.value(id)[i], updated[i], std::string(name));
        }
    }

    void refusals_data() {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("cols");
        QTest::addColumn<int>("biases");
        QTest::addColumn<bool>("isImage");
        QTest::addColumn<QString>("says");
        QTest::newRow("W's columns")
            << 2 << 8 << 2 << true << "y: W is 2×8 but the window has 1×3×3 = 9 cells";
        QTest::newRow("b's rows") << 2 << 9 << 3 << true << "y: W is 2×9 but b is 3×1";
        QTest::newRow("no image") << 2 << 9 << 2 << false << "y: x is no image";
    }
    void refusals() {
        QFETCH(int, rows);
        QFETCH(int, cols);
        QFETCH(int, biases);
        QFETCH(bool, isImage);
        QFETCH(QString, says);
        OpSettings settings;
        settings.kernel = {3, 3};
        GraphSample sample;
        sample.image("x", isImage ? Grid{1, 5, 5} : Grid{});
        if (!isImage) sample = GraphSample().input("x", 25);
        sample.parameter("W", rows, cols).parameter("b", biases, 1);
        sample.op("y", "conv2d", {"W", "x", "b"}, settings).op("L", "inner_product", {"y", "y"});
        try {
            (void)buildModel(sample.project(1, "L"));
            QFAIL("taken");
        } catch (const ShapeError& error) {
            QVERIFY2(QString::fromUtf8(error.what()).contains(says), error.what());
        }
    }
};

DELTAFLOW_TEST(TestConv2d)
#include "tst_conv2d.moc"
