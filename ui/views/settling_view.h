#pragma once

namespace deltaflow {

/// A view that computes what it shows beside the program's work; a picture of it waits until it is
/// complete.
class SettlingView {
public:
    virtual ~SettlingView() = default;
    [[nodiscard]] virtual bool isSettled() const = 0;
};

} // namespace deltaflow
