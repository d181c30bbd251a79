#include "core/worksheet/drawn_numbers.h"

#include "core/data/draw.h"
#include "core/project/expression_project.h"

#include <algorithm>

namespace deltaflow {

namespace {

constexpr Index kMostSamples = 4;

/// Short decimals in an order that is drawn; none comes twice before all have come.
class Deck {
public:
    enum class Signs : bool { Positive, Both };

    Deck(Random& random, Fineness fineness, Signs signs)
        : m_random(random) {
        for (const int tenths : magnitudes(fineness)) {
            m_cards.push_back(tenths / 10.0);
            if (signs == Signs::Both) m_cards.push_back(-tenths / 10.0);
        }
    }

    double deal() {
        if (m_left == 0) m_left = m_cards.size();
        std::swap(m_cards[drawBelow(m_random, m_left)], m_cards[m_left - 1]);
        return m_cards[--m_left];
    }

private:
    static std::vector<int> magnitudes(Fineness fineness) {
        switch (fineness) {
        case Fineness::Tenths:
            return {1, 2, 3, 4, 5, 6, 7, 8, 9};
        case Fineness::Halves:
            return {5, 10, 15, 20};
        case Fineness::Wholes:
            break;
        }
        return {10, 20, 30};
    }

    Random& m_random;
    std::vector<double> m_cards;
    std::size_t m_left = 0;
};

template <typename Matrix>
bool areMarks(const Matrix& values) {
    return values.size() > 0 && (values.array() == 0 || values.array() == 1).all();
}

bool hasBatchNorm(const Project& project) {
    return project.graph && std::ranges::any_of(project.graph->nodes, [](const NodeSpec& node) {
               return node.op == "batchnorm";
           });
}

Index samplesOf(const Project& project) {
    return hasBatchNorm(project) ? std::min(kMostSamples, project.data->x.cols()) : 1;
}

/// Draws what stands in a project.
class Drawing {
public:
    Drawing(const Project& project, Random& random, Fineness fineness)
        : m_project(project)
        , m_random(random)
        , m_fineness(fineness)
        , m_keepsSigns(isExpression(project)) {}

    template <typename Matrix>
    void fill(Matrix&& values) {
        Deck deck(m_random, m_fineness, m_keepsSigns ? Deck::Signs::Positive : Deck::Signs::Both);
        for (double& value : values.reshaped())
            value = m_keepsSigns && value < 0 ? -deck.deal() : deck.deal();
    }

    [[nodiscard]] Data data() {
        const Data& given = *m_project.data;
        Data drawn{given.x.leftCols(samplesOf(m_project)), given.y.leftCols(samplesOf(m_project))};
        if (areMarks(given.x) && given.x.cols() > 1) {
            takeRows(drawn);
            return drawn;
        }
        drawInputs(drawn.x);
        for (Index s = 0; s < drawn.y.cols(); ++s)
            drawTargets(drawn.y.col(s));
        return drawn;
    }

private:
    /// Of those samples that have an input that is not 0, if there are any.
    void takeRows(Data& drawn) {
        const Data& given = *m_project.data;
        std::vector<Index> telling;
        for (const Index s : drawPermutation(m_random, given.x.cols()))
            if ((given.x.col(s).array() != 0).any()) telling.push_back(s);
        for (Index s = 0; s < drawn.x.cols() && !telling.empty(); ++s) {
            const Index from = telling[static_cast<std::size_t>(s) % telling.size()];
            drawn.x.col(s) = given.x.col(from);
            if (given.y.cols() > 0) drawn.y.col(s) = given.y.col(from);
        }
    }

    void drawInputs(SampleMatrix& x) {
        if (m_keepsSigns) return fill(x);
        constexpr Index kPicture = 4; // fewer are hardly one, and may all be 0
        if (areMarks(m_project.data->x) && x.rows() >= kPicture) {
            for (double& value : x.reshaped())
                value = static_cast<double>(drawBelow(m_random, 2));
            return;
        }
        const bool negative = (m_project.data->x.array() < 0).any();
        Deck deck(m_random, m_fineness, negative ? Deck::Signs::Both : Deck::Signs::Positive);
        for (double& value : x.reshaped())
            value = deck.deal();
    }

    void drawTargets(Eigen::Ref<Eigen::VectorXd> y) {
        const SampleMatrix& given = m_project.data->y;
        if (areMarks(given)) {
            const bool areClasses = given.rows() > 1 && (given.colwise().sum().array() == 1).all();
            if (areClasses) {
                y.setZero();
                y(static_cast<Index>(drawBelow(m_random, static_cast<std::uint64_t>(y.size())))) =
                    1;
                return;
            }
            for (double& value : y)
                value = static_cast<double>(drawBelow(m_random, 2));
            return;
        }
        const bool isShare = (given.array() >= 0 && given.array() <= 1).all();
        Deck deck(m_random, isShare ? Fineness::Tenths : m_fineness,
                  (given.array() < 0).any() ? Deck::Signs::Both : Deck::Signs::Positive);
        for (double& value : y)
            value = deck.deal();
    }

    const Project& m_project;
    Random& m_random;
    Fineness m_fineness;
    bool m_keepsSigns;
};

} // namespace

Project withDrawnNumbers(const Project& project, Random& random, Fineness fineness) {
    Project drawn = project;
    drawn.test = nullptr;
    drawn.dataNotes = nullptr;
    drawn.edits.clear();
    drawn.settingEdits.clear();
    drawn.errata.clear();
    drawn.training = {};
    Drawing drawing(project, random, fineness);
    if (project.network) {
        Network network = *project.network;
        for (DenseLayer& layer : network.layers) {
            drawing.fill(layer.weights);
            drawing.fill(layer.bias);
        }
        drawn.network = std::make_shared<const Network>(std::move(network));
    } else {
        GraphSpec graph = *project.graph;
        for (NodeSpec& node : graph.nodes)
            if (node.op == "parameter") drawing.fill(node.value);
        drawn.graph = std::make_shared<const GraphSpec>(std::move(graph));
    }
    drawn.data = std::make_shared<const Data>(drawing.data());
    return drawn;
}

Index drawnNumbers(const Project& project) {
    const Index parameters =
        project.network ? project.network->parameterCount() : project.graph->parameterCount();
    return parameters + samplesOf(project) * (project.data->x.rows() + project.data->y.rows());
}

} // namespace deltaflow
