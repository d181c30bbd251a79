// The layout against Chromium's of our own MathML in the same font (browser_metrics.json, made by
// measure.sh): the boxes of whole formulas and of each letter, number and word in them.

#include "core/formula/operators.h"
#include "sample_formulas.h"
#include "tests/test_program.h"
#include "ui/formula/formula_engine.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace deltaflow;

namespace {

constexpr double kSize = 1000;
constexpr double kTolerance = 0.03; // em

using Edges = std::array<double, 4>; // left, top, right, bottom in em from the origin

/// Gives each leaf that becomes an <mi>, <mn> or <mtext> a Ref of its own, in the order of the
/// MathML.
void mark(Formula& f, int& next) {
    const bool letter = f.kind == Formula::Kind::Operator &&
                        operatorClass(f) == OperatorClass::Ordinary && f.text != "′";
    if (letter || f.kind == Formula::Kind::Identifier || f.kind == Formula::Kind::Number ||
        f.kind == Formula::Kind::Text)
        f.ref = Ref{next++, Quantity::Value, 0, 0, 0};
    const bool accent = accentOf(f) != 0;
    for (std::size_t i = 0; i < f.children.size() && !(accent && i > 0); ++i)
        mark(f.children[i], next);
}

Edges edges(const QJsonValue& box) {
    const QJsonArray a = box.toArray();
    return {a[0].toDouble(), a[1].toDouble(), a[2].toDouble(), a[3].toDouble()};
}

Edges edges(const QRectF& r) {
    return {r.left() / kSize, r.top() / kSize, r.right() / kSize, r.bottom() / kSize};
}

/// Where a browser does what we leave out, and how much that moves things, in em.
struct Exception {
    const char* sample;
    bool widths;     ///< It reserves the width of a stretchy delimiter's widest variant.
    double vertical; ///< Its hat is the character ^, set closer than an accent.
};
constexpr Exception kExceptions[] = {
    {"matrixForward", true, 0},   {"cases", true, 0},   {"roots", true, 0},
    {"nestedFractions", true, 0}, {"adam", true, 0.07},
};

Exception exceptionFor(const std::string& sample) {
    for (const Exception& e : kExceptions)
        if (sample == e.sample) return e;
    return {"", false, 0};
}

class Comparison {
public:
    explicit Comparison(const Exception& except)
        : m_except(except) {}

    void box(const QString& what, const Edges& ours, const Edges& theirs) {
        sides(what, ours, theirs);
        near(what + " bottom", ours[3], theirs[3], vertical());
    }

    /// A browser gives ink that hangs above the baseline a bottom there, we end at the baseline.
    void token(const QString& what, const Edges& ours, const Edges& theirs) {
        sides(what, ours, theirs);
        near(what + " width", ours[2] - ours[0], theirs[2] - theirs[0], kTolerance);
        if (ours[3] < theirs[3] - vertical()) near(what + " bottom", ours[3], theirs[3], 0);
    }

    QString wrong;

private:
    [[nodiscard]] double vertical() const { return std::max(kTolerance, m_except.vertical); }

    void sides(const QString& what, const Edges& ours, const Edges& theirs) {
        near(what + " top", ours[1], theirs[1], vertical());
        if (m_except.widths) return;
        near(what + " left", ours[0], theirs[0], kTolerance);
        near(what + " right", ours[2], theirs[2], kTolerance);
    }

    void near(const QString& what, double ours, double theirs, double tolerance) {
        if (std::abs(ours - theirs) <= tolerance) return;
        wrong += QStringLiteral("\n  %1: %2, browser %3")
                     .arg(what)
                     .arg(ours, 0, 'f', 3)
                     .arg(theirs, 0, 'f', 3);
    }

    Exception m_except;
};

} // namespace

class TestBrowserMetrics : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        QFile file(QStringLiteral(DELTAFLOW_BROWSER_METRICS));
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        m_measured = QJsonDocument::fromJson(file.readAll()).object();
        QCOMPARE(static_cast<std::size_t>(m_measured.size()), sampleFormulas().size());
    }

    void formula_data() {
        QTest::addColumn<int>("index");
        int i = 0;
        for (const SampleFormula& sample : sampleFormulas())
            QTest::newRow(sample.name.c_str()) << i++;
    }
    void formula() {
        QFETCH(int, index);
        SampleFormula sample = sampleFormulas()[static_cast<std::size_t>(index)];
        int leaves = 0;
        mark(sample.formula, leaves);
        const FormulaLayout l =
            FormulaEngine(MathFont::instance(), kSize, FormulaEngine::Finish::Browser)
                .lay(sample.formula, true);
        const QJsonObject measured = m_measured[QString::fromStdString(sample.name)].toObject();
        const QJsonArray tokens = measured["tokens"].toArray();
        QCOMPARE(l.places.size(), static_cast<std::size_t>(tokens.size()));

        Comparison comparison(exceptionFor(sample.name));
        comparison.box("whole", edges(QRectF(0, -l.ascent, l.width, l.height())),
                       edges(measured["box"]));
        for (const auto& place : l.places)
            comparison.token(QStringLiteral("token %1").arg(place.ref.node), edges(place.rect),
                             edges(tokens[place.ref.node]));
        QVERIFY2(comparison.wrong.isEmpty(), qPrintable(comparison.wrong));
    }

private:
    QJsonObject m_measured;
};

DELTAFLOW_TEST(TestBrowserMetrics)
#include "tst_browser_metrics.moc"
