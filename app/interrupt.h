#pragma once

namespace deltaflow {

/// The exit code of what Ctrl-C ended. As a shell has it: 128 + SIGINT.
inline constexpr int kInterrupted = 130;

/// While one is alive, the first Ctrl-C (SIGINT) is only noted; the second ends the program as
/// usual.
class Interrupt {
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    [[nodiscard]] bool isAsked() const;

private:
    void (*m_before)(int);
};

} // namespace deltaflow
