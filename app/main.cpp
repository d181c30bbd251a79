#include "app/command_line.h"

#include <cstdio>
#include <exception>

namespace {

/// 0: done; 1: it could not be done or a check failed; 2: it was asked for wrongly.
enum ExitCode { Done = 0, Failed = 1, Misused = 2 };

int complain(const std::exception& error, ExitCode code) {
    const QByteArray line = QString::fromUtf8(error.what()).simplified().toUtf8();
    std::fprintf(stderr, "deltaflow: %s\n", line.constData());
    return code;
}

} // namespace

int main(int argc, char* argv[]) {
    using namespace deltaflow;
    try {
        QStringList arguments;
        for (int i = 0; i < argc; ++i)
            arguments << QString::fromUtf8(argv[i]);
        const CommandLine line = parseCommandLine(arguments);
        if (line.command == Command::Help) std::fputs(helpText().toUtf8().constData(), stdout);
        if (line.command == Command::Version) std::puts("deltaflow " DELTAFLOW_VERSION);
        return Done;
    } catch (const UsageError& error) {
        return complain(error, Misused);
    } catch (const std::exception& error) {
        return complain(error, Failed);
    }
}
