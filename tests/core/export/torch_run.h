#pragma once

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>
#include <limits>
#include <map>
#include <unistd.h>
#include <vector>

namespace deltaflow {

/// A python3 that has torch: the first on the path, or Debian's own; empty if neither has it.
inline QString pythonWithTorch() {
    static const QString found = [] {
        for (const QString& python :
             {QStringLiteral("python3"), QStringLiteral("/usr/bin/python3")})
            if (QProcess process; process.start(python, {"-c", "import torch"}),
                                  process.waitForFinished(120'000) && process.exitCode() == 0 &&
                                      process.error() == QProcess::UnknownError)
                return python;
        return QString();
    }();
    return found;
}

/// What a script came to.
struct TorchRun {
    int exitCode = -1;
    QString out;
    QString err;

    /// The losses of its lines "iteration loss"; empty if a line is none or out of order.
    [[nodiscard]] std::vector<double> losses() const {
        std::vector<double> losses;
        for (const QString& line : out.split(u'\n', Qt::SkipEmptyParts)) {
            if (line.startsWith("test loss ")) continue;
            const QStringList words = line.split(u' ');
            bool isNumber = false;
            const double loss = words.back().toDouble(&isNumber);
            if (words.size() != 2 || words.front() != QString::number(losses.size()) || !isNumber)
                return {};
            losses.push_back(loss);
        }
        return losses;
    }
};

/// The number behind "test loss" on the last line, or NaN.
inline double testLossIn(const TorchRun& run) {
    const QString last = run.out.trimmed().section(u'\n', -1);
    bool isNumber = false;
    const double loss = last.section(u' ', 2).toDouble(&isNumber);
    return last.startsWith("test loss ") && isNumber ? loss
                                                     : std::numeric_limits<double>::quiet_NaN();
}

/// torchrun. PyTorch 1.13 reads its own default of two options as None under Python 3.11, where
/// iterating over flags leaves out 0.
inline constexpr const char* kTorchrun = R"py(
from torch.distributed.elastic.multiprocessing.api import Std
Std.from_str = classmethod(lambda cls, text: Std.NONE)
from torch.distributed.run import main
main()
)py";

/// Runs a script by `processes` processes: 1 by itself, more under torchrun.
inline TorchRun runTorch(const std::string& script, int updates, int processes = 1) {
    QTemporaryDir folder;
    QFile file(folder.filePath("script.py"));
    if (!file.open(QIODevice::WriteOnly)) return {};
    file.write(QByteArray::fromStdString(script));
    file.close();
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert("OMP_NUM_THREADS", "1");
    process.setProcessEnvironment(environment);
    QStringList arguments;
    if (processes > 1)
        arguments << "-c" << kTorchrun << "--rdzv_backend=c10d"
                  << "--rdzv_endpoint=localhost:0"
                  << "--nproc_per_node=" + QString::number(processes);
    process.setChildProcessModifier([] { ::setsid(); }); // what it starts ends with it
    process.start(pythonWithTorch(),
                  arguments << file.fileName() << "--updates" << QString::number(updates));
    const auto group = static_cast<pid_t>(process.processId());
    if (!process.waitForFinished(180'000)) {
        ::kill(-group, SIGKILL);
        process.waitForFinished();
    }
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

/// Runs many scripts one after another in one interpreter, which saves loading torch for each; what
/// goes wrong in one is its `err`.
inline std::map<QString, TorchRun> runAllTorch(const std::map<QString, std::string>& scripts,
                                               int updates) {
    static constexpr const char* kDriver = R"py(
import contextlib, io, json, runpy, sys, traceback
results = {}
for name, path in json.load(open(sys.argv[1])).items():
    out, err = io.StringIO(), ""
    arguments, sys.argv = sys.argv, [path, "--updates", sys.argv[2]]
    with contextlib.redirect_stdout(out):
        try:
            runpy.run_path(path, run_name="__main__")
        except BaseException:
            err = traceback.format_exc()
    sys.argv = arguments
    results[name] = [out.getvalue(), err]
json.dump(results, open(sys.argv[1], "w"))
)py";
    QTemporaryDir folder;
    const auto write = [&](const QString& name, const QByteArray& bytes) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly)) qFatal("cannot write %s", qPrintable(name));
        file.write(bytes);
        return file.fileName();
    };
    QJsonObject paths;
    for (const auto& [name, script] : scripts)
        paths[name] =
            write(QString("script%1.py").arg(paths.size()), QByteArray::fromStdString(script));
    const QString list = write("list.json", QJsonDocument(paths).toJson());
    QProcess process;
    process.start(pythonWithTorch(), {write("driver.py", kDriver), list, QString::number(updates)});
    process.waitForFinished(600'000);
    QFile answer(list);
    std::map<QString, TorchRun> runs;
    if (!answer.open(QIODevice::ReadOnly)) return runs;
    const QJsonObject results = QJsonDocument::fromJson(answer.readAll()).object();
    for (auto it = results.begin(); it != results.end(); ++it)
        runs[it.key()] = {0, it.value()[0].toString(), it.value()[1].toString()};
    return runs;
}

} // namespace deltaflow
