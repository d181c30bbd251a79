#pragma once

namespace deltaflow {

/// What is chosen in a bug hunt and not answered yet: entries of the two lists, of which 0 is none.
struct HuntGuess {
    int place = 0;
    int bug = 0;
};

} // namespace deltaflow
