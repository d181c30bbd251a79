#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

/// What the program says of a directory that holds one fixture.
class TestReferenceCheck : public QObject {
    Q_OBJECT

    struct Outcome {
        int exitCode;
        QString output;
    };

    static Outcome run(const QStringList& arguments) {
        QProcess process;
        process.start(REFERENCE_CHECK, arguments);
        if (!process.waitForFinished()) return {-1, {}};
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                QString::fromUtf8(process.readAllStandardOutput())};
    }

    static Outcome runOn(const QByteArray& fixture) {
        const QTemporaryDir directory;
        QFile file(directory.filePath("case.json"));
        if (!file.open(QIODevice::WriteOnly)) return {-1, {}};
        file.write(fixture);
        file.close();
        return run({directory.path()});
    }

    static QByteArray reference(const char* name) {
        QFile file(QString(DELTAFLOW_REFERENCE "/%1.json").arg(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static QByteArray replaced(QByteArray text, const char* before, const char* after) {
        const auto at = text.lastIndexOf(before);
        if (at < 0) return {};
        return text.replace(at, static_cast<qsizetype>(qstrlen(before)), after);
    }

    /// Calls `visit` with the path of each quantity that a fixture expects; of a list of objects
    /// with those of its last one.
    static void eachQuantity(const QJsonValue& value, const QStringList& path,
                             const std::function<void(const QStringList&)>& visit) {
        if (value.isObject()) {
            const QJsonObject object = value.toObject();
            for (auto entry = object.begin(); entry != object.end(); ++entry)
                if (entry.key() != "input_index" && entry.key() != "step")
                    eachQuantity(entry.value(), path + QStringList{entry.key()}, visit);
            return;
        }
        const QJsonArray list = value.toArray();
        if (!list.isEmpty() && list.last().isObject())
            eachQuantity(list.last(), path + QStringList{"last"}, visit);
        else if (!list.isEmpty() || value.isDouble())
            visit(path);
    }

    /// `value` with the last number at `path` a thousandth larger.
    static QJsonValue disturbed(const QJsonValue& value, const QStringList& path) {
        if (value.isDouble())
            return value.toDouble() + 1e-3 * std::max(1.0, std::abs(value.toDouble()));
        if (value.isObject()) {
            QJsonObject object = value.toObject();
            object[path.first()] = disturbed(object[path.first()], path.mid(1));
            return object;
        }
        QJsonArray list = value.toArray();
        const bool isNamed = !path.isEmpty() && path.first() == "last";
        if (!list.isEmpty())
            list[list.size() - 1] = disturbed(list.last(), isNamed ? path.mid(1) : path);
        return list;
    }

private slots:
    /// No expectation is passed over: of every fixture, every quantity is made wrong in turn.
    void everyExpectationCounts_data() {
        QTest::addColumn<QByteArray>("fixture");
        const QDir directory(DELTAFLOW_REFERENCE);
        for (const QString& file : directory.entryList({"*.json"})) {
            const QString name = file.chopped(5);
            const QByteArray text = reference(name.toLatin1().constData());
            const QJsonObject fixture = QJsonDocument::fromJson(text).object();
            const QString kind = fixture["model"]["kind"].toString();
            if (kind.isEmpty() || kind == "note" || kind == "functions" || kind == "mlp") continue;
            eachQuantity(fixture["expected"], {"expected"}, [&](const QStringList& path) {
                const QJsonObject wrong = disturbed(fixture, path).toObject();
                QTest::addRow("%s %s", qPrintable(name), qPrintable(path.join('.')))
                    << QJsonDocument(wrong).toJson();
            });
        }
    }
    void everyExpectationCounts() {
        QFETCH(QByteArray, fixture);
        const auto outcome = runOn(fixture);
        QVERIFY2(outcome.output.startsWith("FAIL ") && outcome.output.contains(": got "),
                 qPrintable(outcome.output));
        QCOMPARE(outcome.exitCode, 1);
    }

    void untouchedFixturesPass_data() {
        QTest::addColumn<QString>("name");
        for (const char* name :
             {"s004_net_2_2_1", "optim_adam", "s002_mlp_tanh", "s001_bce_sigmoid",
              "nasty_functions", "s003_branch_mul", "s003_conv2d", "s003_maxpool2d",
              "s003_batchnorm_nchw", "s003_layernorm", "s003_rnn_last", "s004_expr_all_ops"})
            QTest::newRow(name) << QString(name);
    }
    void untouchedFixturesPass() {
        QFETCH(QString, name);
        const auto outcome = runOn(reference(name.toLatin1().constData()));
        QCOMPARE(outcome.output, QString("PASS %1\n").arg(name));
        QCOMPARE(outcome.exitCode, 0);
    }

    void wrongNumbersFail_data() {
        QTest::addColumn<QByteArray>("fixture");
        QTest::addColumn<QString>("says");
        const QByteArray net = reference("s004_net_2_2_1");
        const QByteArray adam = reference("optim_adam");
        const QByteArray partials = reference("s002_mlp_tanh");
        const QByteArray theta = reference("s001_bce_sigmoid");
        const QByteArray functions = reference("nasty_functions");
        QTest::newRow("loss history, last digits")
            << replaced(net, "0.016565382326770402, ", "0.016565382366770402, ")
            << "loss_history[1]: got 0.016565382326770402, expected 0.016565382366770402";
        QTest::newRow("optimiser state")
            << replaced(adam, "2.3820066934627893e-05", "2.3830066934627893e-05")
            << "trajectory 1 exp_avg_sq layer 1 W[0][0]: got 2.38200669346";
        QTest::newRow("partial of the penalty")
            << replaced(partials, "-0.009800000000000001", "0.009800000000000001")
            << "partials ds_dW1[0][0]: got -0.0098";
        QTest::newRow("bias column") << replaced(theta, "-0.30537476611543", "-0.30537476711543")
                                     << "dTheta 3[0][0]: got -0.305374766";
        QTest::newRow("a denormal is a number of its own")
            << replaced(functions, "\"value\": 3e-320", "\"value\": 4e-320")
            << "60_dot value: got 2.99";
        QTest::newRow("function value")
            << replaced(functions, "0.6931471805599453", "0.6931471805699453")
            << "50_bce_with_logits value: got 0.693147180559";
    }
    void wrongNumbersFail() {
        QFETCH(QByteArray, fixture);
        QFETCH(QString, says);
        QVERIFY(!fixture.isEmpty());
        const auto outcome = runOn(fixture);
        QVERIFY2(outcome.output.startsWith("FAIL ") && outcome.output.contains(says),
                 qPrintable(outcome.output));
        QCOMPARE(outcome.exitCode, 1);
    }

    void malformedFixturesFail_data() {
        QTest::addColumn<QByteArray>("fixture");
        QTest::addColumn<QString>("says");
        const QByteArray net = reference("s004_net_2_2_1");
        QTest::newRow("no JSON") << QByteArray("{\"name\": ") << "parse error";
        QTest::newRow("empty") << QByteArray() << "parse error";
        QTest::newRow("an array") << QByteArray("[1, 2]") << "";
        QTest::newRow("no model") << QByteArray("{\"name\": \"x\"}") << "model";
        QTest::newRow("ragged matrix")
            << replaced(net, "\"X\": [", "\"X\": [[1, 2], ") << "not as long as the row before";
        QTest::newRow("shapes that do not fit") << replaced(net, "\"X\": [", "\"X\": [[1], ")
                                                << "x has 3 rows but the network takes 2 inputs";
        QTest::newRow("an expectation nobody knows")
            << replaced(net, "\"loss_data\":", "\"loss_date\":") << "loss_date is not known";
        const QByteArray conv = reference("s003_conv2d");
        QTest::newRow("ragged image")
            << replaced(conv, "\"x\": [", "\"x\": [[], ") << "data.x[0] is not a list of numbers";
        QTest::newRow("no kernel") << replaced(conv, "\"kernel\"", "\"colonel\"") << "kernel";
        QTest::newRow("a window that does not fit")
            << replaced(conv, "\"padding\": [1, 1]", "\"padding\": [-1, 0]")
            << "the padding is -1×0, but must be";
        QTest::newRow("a gradient nobody knows")
            << replaced(reference("s003_rnn"), "\"dWxh\"", "\"dWxy\"") << "dWxy is not known";
        QTest::newRow("an edge that is not there")
            << replaced(reference("s003_branch"), "\"input_index\": 2", "\"input_index\": 7")
            << "names an edge that is not there";
        QTest::newRow("an op nobody knows")
            << replaced(reference("s004_expr_text"), "\"op\": \"mul\"", "\"op\": \"mull\"")
            << "there is no op called \"mull\"";
        QTest::newRow("unknown activation")
            << replaced(net, "\"activation\": \"sigmoid\"", "\"activation\": \"sigmund\"")
            << "\"sigmund\" is not known";
    }
    void malformedFixturesFail() {
        QFETCH(QByteArray, fixture);
        QFETCH(QString, says);
        const auto outcome = runOn(fixture);
        QVERIFY2(outcome.output.startsWith("FAIL ") && outcome.output.contains(says),
                 qPrintable(outcome.output));
        QCOMPARE(outcome.exitCode, 1);
    }

    void otherKindsAreUnsupported() {
        const auto outcome = runOn(R"({"name": "n", "model": {"kind": "transformer"}})");
        QCOMPARE(outcome.output, QString("UNSUPPORTED n: transformer\n"));
        QCOMPARE(outcome.exitCode, 0);
    }

    void notesAreNoTests() {
        const auto outcome = runOn(reference("s004_published_numbers"));
        QVERIFY(outcome.output.startsWith("NOTE s004_published_numbers: "));
        QCOMPARE(outcome.exitCode, 0);
    }

    void nothingToCheck() {
        const QTemporaryDir directory;
        QCOMPARE(run({directory.path()}).exitCode, 2);
        QCOMPARE(run({directory.filePath("missing")}).exitCode, 2);
        QCOMPARE(run({}).exitCode, 2);
    }
};

QTEST_GUILESS_MAIN(TestReferenceCheck)
#include "tst_reference_check.moc"
