#pragma once

namespace deltaflow {

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
