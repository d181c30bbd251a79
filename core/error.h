#pragma once

#include <stdexcept>
#include <string>

namespace deltaflow {

/// Something a user can mend; what() is one sentence that says what, where and why.
class Error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Two shapes do not fit; the message names both: "W is 3×2 but x has 4 rows".
class ShapeError : public Error {
public:
    using Error::Error;
};

/// A file or a text that cannot be taken; the message names file, place and reason.
class FormatError : public Error {
public:
    using Error::Error;
};

} // namespace deltaflow
