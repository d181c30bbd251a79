#include "core/expression/expression.h"
#include "core/expression/tokens.h"
#include "core/graph/plan.h"
#include "core/network/model.h"
#include "tests/test_program.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <cmath>
#include <map>

using namespace deltaflow;

namespace {

using Values = std::map<std::string, double>;

/// The graph of a text at the given values of its variables, after a pass.
struct Pass {
    Pass(const std::string& text, const Values& values) {
        Project project;
        const GraphSpec spec = parseExpression(text);
        std::vector<double> x;
        for (const NodeSpec& node : spec.nodes)
            if (node.op == "input") x.push_back(values.at(node.name));
        auto data = std::make_shared<Data>();
        data->x = Eigen::Map<SampleMatrix>(x.data(), std::ssize(x), 1);
        data->y = SampleMatrix(0, 1);
        project.graph = std::make_shared<const GraphSpec>(spec);
        project.data = data;
        model = buildModel(project);
        plan = std::make_unique<Plan>(model->graph, model->loss, 1);
        for (std::size_t i = 0; i < x.size(); ++i)
            plan->value(model->inputs[i].node)[0] = x[i];
        for (const NodeSpec& node : spec.nodes)
            if (node.op == "constant")
                plan->value(model->graph->find(node.name))[0] = node.value(0, 0);
        plan->forward();
        plan->backward();
    }
    [[nodiscard]] double adjoint(const std::string& name) const {
        return plan->adjoint(model->graph->find(name))[0];
    }
    std::shared_ptr<const Model> model;
    std::unique_ptr<Plan> plan;
};

/// "x:input y:input c1:constant v1=mul(x,c1) …"
QString listed(const GraphSpec& spec) {
    QStringList list;
    for (const NodeSpec& node : spec.nodes) {
        QStringList inputs;
        for (const std::string& input : node.inputs)
            inputs << QString::fromStdString(input);
        const QString name = QString::fromStdString(node.name);
        const QString op = QString::fromStdString(node.op);
        list << (inputs.isEmpty() ? name + ":" + op
                                  : name + "=" + op + "(" + inputs.join(",") + ")");
    }
    return list.join(" ");
}

} // namespace

class TestExpression : public QObject {
    Q_OBJECT

private slots:
    /// What binds tighter than what, at a = 3, b = 2, c = 5.
    void values_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("value");
        const auto row = [](const char* text, double value) {
            QTest::newRow(text) << text << value;
        };
        row("a+b*c", 13);
        row("(a+b)*c", 25);
        row("a-b-c", -4);
        row("a-(b-c)", 6);
        row("a/b/c", 0.3);
        row("a/(b/c)", 7.5);
        row("-a^b", -9);
        row("(-a)^b", 9);
        row("-2^b", -4);
        row("b^a^b", 512);
        row("(b^a)^b", 64);
        row("a^-b", 1.0 / 9);
        row("a*-b", -6);
        row("--a", 3);
        row("a - -2", 5);
        row("-a*b", -6);
        row("-(a+b)", -5);
        row("a²+b³", 17);
        row("-a²", -9);
        row("a²^b", 81);
        row("2*a²", 18);
        row("a·b × c ⋅ 2 ÷ 4 − 1", 14);
        row("1.5e1*a + .5 + 2. + 1E-1", 47.6);
        row("a = 3e0*b", 6);
        row("e3 = b; e3*a", 6);
        row("exp(b)", std::exp(2));
        row("log(a)+ln(b)", std::log(6));
        row("sin(a)*cos(b)", std::sin(3) * std::cos(2));
        row("tanh(b)-sigmoid(b)", std::tanh(2) - 1 / (1 + std::exp(-2)));
        row("σ(b)", 1 / (1 + std::exp(-2)));
        row("relu(a-c)+relu(c-a)", 2);
        row("softplus(b)", std::log(1 + std::exp(2)));
        row("max(a,b)-min(a, b)", 1);
        row("sqrt(a+1)", 2);
        row("abs(b-c)", 3);
        row("|b-c|", 3);
        row("-|b-c|*|-a|", -9);
        row("||a-c|-b*a|", 4);
        row("|a*|b-c||^2", 81);
        row("1 + 2", 3);
        row("log(exp(2))", 2);
        row("-7", -7);
        row("k = 4", 4);
        row("α = 2; α₁ = 3*α\nσ = α1 + a; σ(σ - 9)*2", 1);
        row("pow(a, b)", 9);
        row("exp (b)", std::exp(2));
        row("w₁ = a*b; w_2 = w1+c\r\n w₁*w_2", 66);
        row("\n\n; a +\n b ;;\n", 5);
        row("max(a,\n b)", 3);
        row("y =\n a", 3);
        row("k = 4; k*a", 12);
        row("((((a))))", 3);
    }
    void values() {
        QFETCH(QString, text);
        QFETCH(double, value);
        const Pass pass(text.toStdString(), {{"a", 3}, {"b", 2}, {"c", 5}});
        QVERIFY2(std::abs(pass.plan->output() - value) <= 1e-14 * std::abs(value),
                 qPrintable(QString::number(pass.plan->output(), 'g', 17)));
    }

    void reference_data() {
        QTest::addColumn<QString>("file");
        for (const char* name : {"s004_expr_all_ops", "s004_expr_text"})
            QTest::newRow(name) << QStringLiteral(DELTAFLOW_REFERENCE "/%1.json").arg(name);
    }
    void reference() {
        QFETCH(QString, file);
        QFile opened(file);
        QVERIFY(opened.open(QIODevice::ReadOnly));
        const QJsonObject root = QJsonDocument::fromJson(opened.readAll()).object();
        Values values;
        const QJsonObject inputs = root["data"]["inputs"].toObject();
        for (auto input = inputs.begin(); input != inputs.end(); ++input)
            values[input.key().toStdString()] = input.value().toDouble();
        const Pass pass(root["model"]["expression"].toString().toStdString(), values);
        const QJsonObject expected = root["expected"].toObject();
        QVERIFY(std::abs(pass.plan->output() / expected["output"].toDouble() - 1) < 1e-9);
        for (const auto& [name, value] : values) {
            const double gradient = expected["gradient"][name.c_str()].toDouble();
            QVERIFY(std::abs(pass.adjoint(name) / gradient - 1) < 1e-9);
        }
    }

    void nodes_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("nodes");
        const auto row = [](const char* text, const char* nodes) {
            QTest::newRow(text) << text << nodes;
        };
        row("(a+b)*(b+1)", "a:input b:input v1=add(a,b) c1:constant v2=add(b,c1) v3=mul(v1,v2)");
        row("c = a+b; d = b+1; e = c*d",
            "a:input b:input c=add(a,b) c1:constant d=add(b,c1) e=mul(c,d)");
        row("x*x", "x:input v1=mul(x,x)");
        row("x+1 + (x+1)",
            "x:input c1:constant v1=add(x,c1) c2:constant v2=add(x,c2) v3=add(v1,v2)");
        row("v1 + c1 + 2", "v1:input c1:input v2=add(v1,c1) c2:constant v3=add(v2,c2)");
        row("v2 = sin(v1); 3*v2", "v1:input v2=sin(v1) c1:constant v3=mul(c1,v2)");
        row("x", "x:input v1=identity(x)");
        row("y = x", "x:input y=identity(x)");
        row("k = 3; k*x", "x:input k:constant v1=mul(k,x)");
        row("1+2", "c1:constant c2:constant v1=add(c1,c2)");
        row("5", "c1:constant v1=identity(c1)");
        row("k = 5", "k:constant v1=identity(k)");
        row("α*alpha + σ1", "alpha:input sigma1:input v1=mul(alpha,alpha) v2=add(v1,sigma1)");
        row("Δx * xδ₂ + αβ", "Delta_x:input x_delta2:input alpha_beta:input "
                             "v1=mul(Delta_x,x_delta2) v2=add(v1,alpha_beta)");
        row("σ + σ(σ) + µ",
            "sigma:input mu:input v1=sigmoid(sigma) v2=add(sigma,v1) v3=add(v2,mu)");
        row("Ω + Α + ω + ς", "Omega:input Alpha:input omega:input sigma:input v1=add(Omega,Alpha) "
                             "v2=add(v1,omega) v3=add(v2,sigma)");
        row("-2^x", "x:input c1:constant v1=pow(c1,x) v2=neg(v1)");
        row("x^-2", "x:input c1:constant v1=pow(x,c1)");
        row("w*x+b", "w:parameter x:input b:parameter v1=mul(w,x) v2=add(v1,b)");
    }
    void nodes() {
        QFETCH(QString, text);
        QFETCH(QString, nodes);
        const std::string source = text.toStdString();
        const bool learns = source.starts_with("w");
        const std::vector<std::string> learned{"w", "b", "none of the text"};
        const GraphSpec spec =
            parseExpression(source, learns ? learned : std::vector<std::string>{});
        QCOMPARE(listed(spec), nodes);
        QCOMPARE(spec.output, spec.nodes.back().name);
        QCOMPARE(spec.expression, source);
    }

    void errors_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("position");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* text, int position, const char* message) {
            QTest::newRow(text) << text << position << message;
        };
        row("(a+b)**c", 6,
            "expected a number, a name or “(”, but found “*”; a power is written a^b");
        row("a* *b", 3, "expected a number, a name or “(”, but found “*”; a power is written a^b");
        row("", 0, "expected a number, a name or “(”, but found the end");
        row(" ; \n", 4, "expected a number, a name or “(”, but found the end");
        row("a+", 2, "expected a number, a name or “(”, but found the end");
        row("(a", 2, "expected an operator or “)”, but found the end");
        row("a)", 1, "expected an operator, “;” or the end, but found “)”");
        row("2x", 1,
            "expected an operator, “;” or the end, but found “x”; a product is written 2*a");
        row("2(a+b)", 1,
            "expected an operator, “;” or the end, but found “(”; a product is written 2*a");
        row("exp(a²b)", 6, "expected an operator or “)”, but found “b”; a product is written 2*a");
        row("|a", 2, "expected an operator or “|”, but found the end");
        row("a|", 1, "expected an operator, “;” or the end, but found “|”");
        row("|(a|)", 3, "expected an operator or “)”, but found “|”");
        row("||", 2, "expected a number, a name or “(”, but found the end");
        row("α(x)", 0,
            "expected a function such as exp, or an operator after it, but found “α” before “(”");
        row("α = x; x*2", 0, "expected “α” to be used, but nothing after it is computed from it");
        row("1,5*x", 1, "expected an operator, “;” or the end, but found “,”");
        row("a b", 2,
            "expected an operator, “;” or the end, but found “b”; a product is written 2*a");
        row("(a = 2)", 3, "expected an operator or “)”, but found “=”");
        row("max(a)", 5, "expected an operator or “,”, but found “)”");
        row("max(a,b,c)", 7, "expected an operator or “)”, but found “,”");
        row("exp", 3, "expected “(”, but found the end");
        row("exp x", 4, "expected “(”, but found “x”");
        row("f(x)", 0,
            "expected a function such as exp, or an operator after it, but found “f” before “(”");
        row("exp = 2", 0, "expected a name of your own, but found the function “exp”");
        row("a = x; a = x", 7, "expected a new name, but “a” is defined already");
        row("y = 2*c; c = x; y", 6,
            "expected a name that is defined before, but “c” is defined only later");
        row("a = a + 1", 4,
            "expected a name that is defined before, but “a” is defined only later");
        row("d = x; x*2", 0, "expected “d” to be used, but nothing after it is computed from it");
        row("x + 1; x * 2", 0,
            "expected “name =”, since only the last expression may stand without a name");
        row("a + é", 4, "expected a number, a name or “(”, but found “é”");
        row("a·é", 2, "expected a number, a name or “(”, but found “é”");
        row("a + \x01", 4, "expected a number, a name or “(”, but found U+0001");
        row("a + \xff", 4, "expected a number, a name or “(”, but found “\uFFFD”");
        row("1e999*x", 0, "expected a number from 5e-324 to 1.8e308, but found “1e999”");
        row("x =\n", 4, "expected a number, a name or “(”, but found the end");
        row("3 = x", 2, "expected an operator, “;” or the end, but found “=”");
        row("+x", 0, "expected a number, a name or “(”, but found “+”");
        row("x\n+ 1", 2, "expected a number, a name or “(”, but found “+”");
    }
    void errors() {
        QFETCH(QString, text);
        QFETCH(int, position);
        QFETCH(QString, message);
        requireError(QByteArray(QTest::currentDataTag()).toStdString(), position, message);
    }

    /// An error tells only the beginning of a long name.
    void longNames() {
        const std::string name(50, 'q');
        requireError("a " + name, 2,
                     "expected an operator, “;” or the end, but found “" + QString(40, 'q') +
                         "…”; a product is written 2*a");
    }

    void storedNames() {
        QCOMPARE(storedName("α₁"), std::string("alpha1"));
        QCOMPARE(storedName("w"), std::string("w"));
        QCOMPARE(storedName("a+b"), std::string("a+b"));
        QCOMPARE(storedName("1e999"), std::string("1e999"));
        QCOMPARE(storedName(""), std::string());
    }

    void bounds() {
        const auto repeated = [](const std::string& part, int times) {
            std::string text;
            for (int i = 0; i < times; ++i)
                text += part;
            return text;
        };
        QCOMPARE(parseExpression(repeated("(", 199) + "x" + repeated(")", 199)).nodes.size(),
                 std::size_t{2});
        const QString deep = "expected at most 200 levels of nesting, but found one more";
        requireError(repeated("(", 9000), 200, deep);
        requireError(repeated("-", 9000), 200, deep);
        requireError(repeated("x^", 4000), 400, deep);
        requireError(repeated("exp(", 2000), 800, deep);
        requireError(repeated("x+", 2500) + "x", 4001,
                     "expected at most 2000 numbers, names and operations, but found more");
        requireError(repeated("x", 10001), 10000,
                     "expected at most 10000 characters, but found more");
        requireError(repeated("²", 30000), 10000,
                     "expected at most 10000 characters, but found more");
        QCOMPARE(parseExpression(repeated("x+", 999) + "x").nodes.size(), std::size_t{1000});
    }

private:
    static void requireError(const std::string& text, int position, const QString& message) {
        try {
            (void)parseExpression(text);
        } catch (const ExpressionError& error) {
            QCOMPARE(QString::fromUtf8(error.what()),
                     QStringLiteral("at character %1: %2").arg(position + 1).arg(message));
            QCOMPARE(error.position, static_cast<std::size_t>(position));
            return;
        }
        QFAIL("it was taken");
    }
};

DELTAFLOW_TEST(TestExpression)
#include "tst_expression.moc"
