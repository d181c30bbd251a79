#pragma once

#include "core/text/number.h"

#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <vector>

/// What a run of the program came to.
struct Outcome {
    int exitCode = -1;
    QString out;
    QString err;
};

/// Runs the program as from a shell in `folder` without a display.
inline Outcome runProgram(const QStringList& arguments, const QString& folder,
                          const QByteArray& locale = "C.UTF-8") {
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        environment.remove(name);
    environment.insert("LC_ALL", locale);
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(folder);
    process.start(DELTAFLOW_PROGRAM, arguments);
    if (!process.waitForFinished(120'000) || process.exitStatus() != QProcess::NormalExit) {
        process.kill();
        process.waitForFinished();
        return {-1, {}, "did not end by itself: " + process.errorString()};
    }
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

/// The numbers that stand in a text as people read it: "−0.25", "9.291×10⁻⁵".
inline std::vector<double> numbersIn(const QString& text) {
    static const QRegularExpression pattern("[−-]?\\d+(?:\\.\\d+)?(?:×10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?");
    std::vector<double> numbers;
    for (auto matches = pattern.globalMatch(text); matches.hasNext();) {
        const auto read = deltaflow::parseNumber(matches.next().captured().toStdString());
        if (const double* number = std::get_if<double>(&read)) numbers.push_back(*number);
    }
    return numbers;
}

inline bool isNear(double got, double expected, double relative) {
    return std::abs(got - expected) <= relative * std::abs(expected);
}

inline bool contains(const std::vector<double>& numbers, double expected, double relative) {
    return std::any_of(numbers.begin(), numbers.end(),
                       [=](double number) { return isNear(number, expected, relative); });
}
