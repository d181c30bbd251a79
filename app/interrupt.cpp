#include "app/interrupt.h"

#include <csignal>

namespace deltaflow {

namespace {

volatile std::sig_atomic_t asked = 0;

extern "C" void note(int) {
    asked = 1;
    std::signal(SIGINT, SIG_DFL);
}

} // namespace

Interrupt::Interrupt() {
    asked = 0;
    m_before = std::signal(SIGINT, note);
}

Interrupt::~Interrupt() {
    std::signal(SIGINT, m_before);
}

bool Interrupt::isAsked() const {
    return asked != 0;
}

} // namespace deltaflow
