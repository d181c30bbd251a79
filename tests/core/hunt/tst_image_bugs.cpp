#include "core/hunt/sabotage.h"

#include "tests/core/hunt/hunted.h"
#include "tests/test_program.h"

using namespace deltaflow;

/// Each bug of convolution, pooling and normalisation, computed by hand.
class TestImageBugs : public QObject {
    Q_OBJECT

private slots:
    void kernelNotTurned() {
        const Hunted h(*imageProject("padded"), Bug::KernelNotTurned, "z", 1);
        // Kernel 3×3 on 2 channels of 4×5 with padding 1, 2: z is 2 channels of 4×7.
        const auto error = [&](int o, int r, int c) {
            return h.rightAt("z", (o * 4 + r) * 7 + c, 0, 1);
        };
        double sent = 0; // to x[1, 2, 3]
        for (int o : {0, 1})
            for (int u : {0, 1, 2})
                for (int v : {0, 1, 2}) {
                    const int r = 2 + 1 - u;
                    const int c = 3 + 2 - v;
                    if (r < 0 || r >= 4 || c < 0 || c >= 7) continue;
                    const int turned = 9 + (2 - u) * 3 + (2 - v);
                    sent += h.rightAt("K", o, turned, 0, Quantity::Value) * error(o, r, c);
                }
        near(h.at("x", 20 + 2 * 5 + 3, 0, 1), sent, 1e-9);
        near(h.at("K", 1, 4), h.rightAt("K", 1, 4), 1e-9); // its own gradient is right
    }

    void strideIgnored() {
        const Hunted h(*imageProject("strided"), Bug::StrideIgnored, "z", 0);
        // Kernel 2×3, stride 2: z is 2 channels of 2×2 over 2 channels of 4×5.
        double sum = 0; // of K[1, (0, 1, 2)]
        for (int s : {0, 1})
            for (int r : {0, 1})
                for (int c : {0, 1})
                    sum += h.rightAt("z", 4 + r * 2 + c, 0, s) *
                           h.rightAt("x", (r + 1) * 5 + c + 2, 0, s, Quantity::Value);
        near(h.at("K", 1, 5), sum, 1e-9);
    }

    void paddingIgnored() {
        const Hunted h(*imageProject("padded"), Bug::PaddingIgnored, "z", 0);
        double sum = 0; // of K[0, (1, 1, 0)]: read at r + 1, c
        for (int s : {0, 1})
            for (int r = 0; r < 3; ++r)
                for (int c = 0; c < 5; ++c)
                    sum += h.rightAt("z", r * 7 + c, 0, s) *
                           h.rightAt("x", 20 + (r + 1) * 5 + c, 0, s, Quantity::Value);
        near(h.at("K", 0, 9 + 3), sum, 1e-9);
    }

    void spreadToAll() {
        const Hunted h(example("max-pooling"), Bug::SpreadToAll, "y", 0);
        for (int r = 0; r < 4; ++r)
            for (int c = 0; c < 4; ++c)
                near(h.at("x", r * 4 + c), h.rightAt("y", r / 2 * 2 + c / 2));
    }

    void notDivided() {
        const Hunted h(example("average-pooling"), Bug::NotDivided, "y", 0);
        // 3×3 with stride 2 and padding 1: cell (1, 1) lies under all four windows.
        near(h.at("x", 5),
             h.rightAt("y", 0) + h.rightAt("y", 1) + h.rightAt("y", 2) + h.rightAt("y", 3));
        near(h.at("x", 0), h.rightAt("y", 0));
    }

    /// Without the mean's part the way back is δ/σ less what goes through the variance.
    void meanPathOmitted() {
        const Sabotage sabotage = onlyOne(example("layer-norm"), Bug::MeanPathOmitted);
        const Hunted h(example("layer-norm"), sabotage);
        const Graph& graph = *h.model->graph;
        const NodeId mean = graph.node(sabotage.op).inputs[1];
        const NodeId normal = sabotage.op;
        const auto at = [&](NodeId id, Quantity q, int row) {
            return h.trace->at({id, q, row, 0, 0});
        };
        QVERIFY(std::abs(at(mean, Quantity::Adjoint, 0)) < 1e-12);
        double products = 0;
        for (int i = 0; i < 4; ++i)
            products += at(normal, Quantity::Adjoint, i) * at(normal, Quantity::Value, i);
        const double deviation =
            std::sqrt(at(graph.node(normal).inputs[2], Quantity::Value, 0) + 1e-5);
        for (int i = 0; i < 4; ++i)
            near(
                h.at("z", i),
                (at(normal, Quantity::Adjoint, i) - at(normal, Quantity::Value, i) * products / 4) /
                    deviation,
                1e-9);
    }

    void variancePathOmitted() {
        const Sabotage sabotage = onlyOne(example("batch-norm"), Bug::VariancePathOmitted);
        const Hunted h(example("batch-norm"), sabotage);
        const NodeId variance = h.model->graph->node(sabotage.op).inputs[2];
        for (int i : {0, 1})
            QCOMPARE(h.trace->at({variance, Quantity::Adjoint, i, 0, 0}), 0.0);
    }

private:
    static Sabotage onlyOne(Project project, Bug bug) {
        std::vector<Sabotage> all = possibleSabotages(project, *buildModel(project));
        std::erase_if(all, [bug](const Sabotage& s) { return s.bug != bug; });
        if (all.size() != 1) qFatal("there is not one such place");
        return all.front();
    }
};

DELTAFLOW_TEST(TestImageBugs)
#include "tst_image_bugs.moc"
