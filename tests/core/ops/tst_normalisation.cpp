#include "core/error.h"
#include "tests/core/ops/graph_checks.h"
#include "tests/core/ops/graph_sample.h"
#include "tests/test_program.h"

using namespace deltaflow;

namespace {

/// A normalisation under an inner product, and what its groups are.
struct Case {
    const char* op = "batchnorm";
    Grid grid;      ///< Of no channels: plain rows.
    Index rows = 1; ///< Of a plain value.
    Index samples = 1;

    [[nodiscard]] bool isBatch() const { return std::string_view(op) == "batchnorm"; }
    [[nodiscard]] Index allRows() const { return grid ? grid.cells() : rows; }
    [[nodiscard]] Index cells() const {
        return grid && isBatch() ? Index{grid.height} * grid.width : 1;
    }
    [[nodiscard]] Index groups() const { return allRows() / cells(); }
};

Project project(const Case& c, OpSettings settings = {}) {
    GraphSample sample;
    if (c.grid)
        sample.image("x", c.grid);
    else
        sample.input("x", c.rows);
    sample.parameter("gamma", c.groups(), 1).parameter("beta", c.groups(), 1);
    sample.stored("rm", "buffer", ParameterMatrix::Constant(c.groups(), 1, 0.25));
    sample.stored("rv", "buffer", ParameterMatrix::Constant(c.groups(), 1, 1.5));
    sample.target("u", c.allRows());
    sample.op("bn", c.op,
              c.isBatch() ? std::vector<std::string>{"x", "gamma", "beta", "rm", "rv"}
                          : std::vector<std::string>{"x", "gamma", "beta"},
              settings);
    return sample.op("L", "inner_product", {"u", "bn"}).project(c.samples, "L");
}

/// The numbers that are normalised together with (row, sample), by their definition.
std::vector<double> groupOf(const checks::Pass& pass, const Case& c, Index row, Index sample) {
    const NodeId x = pass.graph().find("x");
    std::vector<double> numbers;
    for (Index r = 0; r < c.allRows(); ++r)
        for (Index s = 0; s < c.samples; ++s)
            if (c.isBatch() ? r / c.cells() == row / c.cells() : s == sample)
                numbers.push_back(pass.at(x, Quantity::Value, r, 0, s));
    return numbers;
}

double meanOf(const std::vector<double>& numbers) {
    double sum = 0;
    for (const double number : numbers)
        sum += number;
    return sum / static_cast<double>(numbers.size());
}

double varianceOf(const std::vector<double>& numbers) {
    double sum = 0;
    for (const double number : numbers)
        sum += std::pow(number - meanOf(numbers), 2);
    return sum / static_cast<double>(numbers.size());
}

} // namespace

Q_DECLARE_METATYPE(Case)

class TestNormalisation : public QObject {
    Q_OBJECT

private slots:
    void cases_data() {
        QTest::addColumn<Case>("c");
        const auto row = [](const char* name, Case c) { QTest::newRow(name) << c; };
        row("features", {"batchnorm", {}, 3, 5});
        row("as many features as samples", {"batchnorm", {}, 4, 4});
        row("one feature", {"batchnorm", {}, 1, 3});
        row("channels", {"batchnorm", {2, 2, 3}, 1, 3});
        row("one channel", {"batchnorm", {1, 3, 3}, 1, 2});
        row("one image", {"batchnorm", {2, 2, 2}, 1, 1});
        row("rows", {"layernorm", {}, 5, 3});
        row("rows of one sample", {"layernorm", {}, 4, 1});
        row("as many rows as samples", {"layernorm", {}, 3, 3});
        row("rows of an image", {"layernorm", {2, 2, 2}, 1, 2});
    }
    void rulesAndGradients_data() { cases_data(); }
    void rulesAndGradients() {
        QFETCH(Case, c);
        checks::everything(checks::Pass(project(c)));
    }

    void definition_data() { cases_data(); }
    void definition() {
        QFETCH(Case, c);
        const checks::Pass pass(project(c));
        const Graph& g = pass.graph();
        checks::eachElement(pass, g.find("bn"), [&](int r, int, int s) {
            const auto numbers = groupOf(pass, c, r, s);
            const double mean = meanOf(numbers), variance = varianceOf(numbers);
            const int statistic = c.isBatch() ? r / static_cast<int>(c.cells()) : 0;
            const int of = c.isBatch() ? 0 : s;
            const auto value = [&](const char* node, int row, int sample) {
                return pass.at(g.find(node), Quantity::Value, row, 0, sample);
            };
            REQUIRE_CLOSE(value("bn_mean", statistic, of), mean, std::string("mean"));
            REQUIRE_CLOSE(value("bn_variance", statistic, of), variance, std::string("variance"));
            const double x = (value("x", r, s) - mean) / std::sqrt(variance + 1e-5);
            REQUIRE_CLOSE(value("bn_normalised", r, s), x, std::string("x̂"));
            const int own = r / static_cast<int>(c.cells());
            REQUIRE_CLOSE(value("bn", r, s), value("gamma", own, 0) * x + value("beta", own, 0),
                          std::string("y"));
        });
        QCOMPARE(g.node(g.find("bn")).grid, c.grid);
    }

    /// The buffers of the next pass, from the unbiased variance.
    void runningStatistics_data() { cases_data(); }
    void runningStatistics() {
        QFETCH(Case, c);
        if (!c.isBatch()) return;
        OpSettings settings;
        settings.momentum = 0.3;
        const checks::Pass pass(project(c, settings));
        const auto next = History(pass.project, pass.model).at(1);
        for (int group = 0; group < c.groups(); ++group) {
            const auto numbers = groupOf(pass, c, group * c.cells(), 0);
            const auto n = static_cast<double>(numbers.size());
            const auto carried = [&](const char* name) {
                return next->at({pass.graph().find(name), Quantity::Value, group, 0, 0});
            };
            REQUIRE_CLOSE(carried("rm"), 0.7 * 0.25 + 0.3 * meanOf(numbers), std::string("rm"));
            REQUIRE_CLOSE(carried("rv"), 0.7 * 1.5 + 0.3 * varianceOf(numbers) * n / (n - 1),
                          std::string("rv"));
        }
    }

    /// One number has no unbiased variance: the running one stays as it is, and is no NaN.
    void oneNumberAlone() {
        const checks::Pass pass(project({"batchnorm", {}, 2, 1}));
        checks::everything(pass);
        const auto next = History(pass.project, pass.model).at(1);
        QCOMPARE(next->at({pass.graph().find("rv"), Quantity::Value, 0, 0, 0}), 1.5);
    }

    void evaluation_data() { cases_data(); }
    void evaluation() {
        QFETCH(Case, c);
        if (!c.isBatch()) return;
        OpSettings settings;
        settings.evaluates = true;
        const checks::Pass pass(project(c, settings));
        checks::everything(pass);
        const Graph& g = pass.graph();
        QCOMPARE(g.find("bn_mean"), kNoNode);
        checks::eachElement(pass, g.find("bn"), [&](int r, int, int s) {
            const double x = pass.at(g.find("x"), Quantity::Value, r, 0, s);
            REQUIRE_CLOSE(pass.at(g.find("bn_normalised"), Quantity::Value, r, 0, s),
                          (x - 0.25) / std::sqrt(1.5 + 1e-5), std::string("x̂"));
        });
        const auto next = History(pass.project, pass.model).at(1);
        QCOMPARE(next->at({g.find("rm"), Quantity::Value, 0, 0, 0}), 0.25);
    }

    void refusals() {
        const auto says = [](const Project& p) -> QString {
            try {
                (void)buildModel(p);
            } catch (const Error& error) {
                return QString::fromUtf8(error.what());
            }
            return "taken";
        };
        const auto changed = [](const char* node, auto change) {
            Project p = project({"batchnorm", {}, 3, 2});
            auto graph = std::make_shared<GraphSpec>(*p.graph);
            for (NodeSpec& spec : graph->nodes)
                if (spec.name == node) change(spec);
            p.graph = graph;
            return p;
        };
        const auto resized = [](NodeSpec& spec) { spec.value = ParameterMatrix::Zero(2, 1); };
        QCOMPARE(says(changed("gamma", resized)),
                 QString("bn: a number for each row of x is 3×1 but γ is 2×1"));
        QCOMPARE(says(changed("rm", resized)),
                 QString("bn_running_mean: the statistic is 3×1 but the running one is 2×1"));
        QCOMPARE(says(changed("rv", [](NodeSpec& spec) { spec.op = "parameter"; })),
                 QString("bn: rv must be a buffer, since its value is carried on"));
        QCOMPARE(says(changed("bn", [](NodeSpec& spec) { spec.settings.epsilon = -1; })),
                 QString("bn: epsilon is added to the variance and must not be negative"));
        QCOMPARE(says(changed("bn", [](NodeSpec& spec) { spec.settings.momentum = NAN; })),
                 QString("bn: the momentum of running statistics must be between 0 and 1"));
        QCOMPARE(says(changed("rv", [](NodeSpec& spec) { spec.name = "bn_mean"; })),
                 QString("bn: no node before it is called \"rv\""));
    }

    /// The nodes that an op adds have names of their own.
    void namesAreOfOneNode() {
        GraphSample sample;
        sample.input("x", 2).parameter("bn_mean", 2, 1).parameter("beta", 2, 1);
        sample.op("bn", "layernorm", {"x", "bn_mean", "beta"});
        sample.op("L", "inner_product", {"bn", "bn"});
        try {
            (void)buildModel(sample.project(2, "L"));
            QFAIL("taken");
        } catch (const Error& error) {
            QCOMPARE(QString::fromUtf8(error.what()),
                     QString("two nodes are called bn_mean, but a name is of one node"));
        }
    }
};

DELTAFLOW_TEST(TestNormalisation)
#include "tst_normalisation.moc"
