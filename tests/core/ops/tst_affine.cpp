#include "core/error.h"
#include "tests/core/ops/graph_checks.h"
#include "tests/core/ops/graph_sample.h"
#include "tests/test_program.h"

using namespace deltaflow;

class TestAffine : public QObject {
    Q_OBJECT

private slots:
    void pairs_data() {
        QTest::addColumn<int>("out");
        QTest::addColumn<int>("in");
        QTest::addColumn<int>("other");
        QTest::addColumn<int>("samples");
        QTest::addColumn<bool>("bias");
        QTest::newRow("small") << 3 << 2 << 4 << 1 << true;
        QTest::newRow("batch, no bias") << 2 << 3 << 1 << 4 << false;
        QTest::newRow("wide") << 40 << 3 << 37 << 3 << true;
        QTest::newRow("odd") << 5 << 33 << 7 << 2 << false;
    }
    void pairs() {
        QFETCH(int, out);
        QFETCH(int, in);
        QFETCH(int, other);
        QFETCH(int, samples);
        QFETCH(bool, bias);
        GraphSample sample;
        sample.input("x", in).input("h", other).target("u", out);
        sample.parameter("W", out, in).parameter("V", out, other).parameter("b", out, 1);
        std::vector<std::string> inputs{"W", "x", "V", "h"};
        if (bias) inputs.push_back("b");
        sample.op("z", "affine", inputs).op("L", "inner_product", {"u", "z"});
        const checks::Pass pass(sample.project(samples, "L"));
        checks::everything(pass);

        const Graph& g = pass.graph();
        const auto at = [&](const char* node, Index row, Index col, Index s) {
            return pass.at(g.find(node), Quantity::Value, row, col, s);
        };
        for (Index s = 0; s < samples; ++s)
            for (Index r = 0; r < out; ++r) {
                double z = bias ? at("b", r, 0, 0) : 0;
                for (Index c = 0; c < in; ++c)
                    z += at("W", r, c, 0) * at("x", c, 0, s);
                for (Index c = 0; c < other; ++c)
                    z += at("V", r, c, 0) * at("h", c, 0, s);
                REQUIRE_CLOSE(at("z", r, 0, s), z, std::string("z"));
            }
    }

    /// A recurrent cell over three steps: its weights are shared by all of them.
    void recurrent() {
        GraphSample sample;
        sample.input("h0", 3).parameter("Wx", 3, 2).parameter("Wh", 3, 3).parameter("b", 3, 1);
        std::string before = "h0";
        for (const char* t : {"1", "2", "3"}) {
            const std::string x = std::string("x") + t, z = std::string("z") + t;
            const std::string h = std::string("h") + t;
            sample.input(x.c_str(), 2);
            sample.op(z.c_str(), "affine", {"Wx", x, "Wh", before, "b"});
            sample.op(h.c_str(), "tanh", {z});
            before = h;
        }
        sample.target("y", 3).op("L", "half_squared", {"h3", "y"});
        checks::everything(checks::Pass(sample.project(2, "L")));
    }

    void oneWeightTwice() {
        GraphSample sample;
        sample.input("x", 2).input("h", 2).parameter("W", 2, 2).target("u", 2);
        sample.op("z", "affine", {"W", "x", "W", "h"}).op("L", "inner_product", {"u", "z"});
        checks::everything(checks::Pass(sample.project(2, "L")));
    }

    void refusals_data() {
        QTest::addColumn<int>("hiddenRows");
        QTest::addColumn<int>("hiddenCols");
        QTest::addColumn<int>("biases");
        QTest::addColumn<QString>("says");
        QTest::newRow("x") << 2 << 4 << 2 << "z: W number 2 is 2×4 but its x is 3×1";
        QTest::newRow("W") << 3 << 3 << 2 << "z: the first W is 2×2 but W number 2 is 3×3";
        QTest::newRow("b") << 2 << 3 << 1 << "z: W is 2×2 but b is 1×1";
    }
    void refusals() {
        QFETCH(int, hiddenRows);
        QFETCH(int, hiddenCols);
        QFETCH(int, biases);
        QFETCH(QString, says);
        GraphSample sample;
        sample.input("x", 2).input("h", 3).parameter("W", 2, 2).parameter("b", biases, 1);
        sample.parameter("V", hiddenRows, hiddenCols);
        sample.op("z", "affine", {"W", "x", "V", "h", "b"}).op("L", "inner_product", {"z", "z"});
        try {
            (void)buildModel(sample.project(1, "L"));
            QFAIL("taken");
        } catch (const ShapeError& error) {
            QCOMPARE(QString::fromUtf8(error.what()), says);
        }
    }
};

DELTAFLOW_TEST(TestAffine)
#include "tst_affine.moc"
