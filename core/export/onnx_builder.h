#pragma once

#include "core/graph/tensor.h"

#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace deltaflow {

/// Makes the bytes of an ONNX model, piece by piece. Everything goes by the name of a value.
class OnnxBuilder {
public:
    using Attributes = std::vector<std::pair<std::string, std::vector<std::int64_t>>>;
    using Names = std::vector<std::string>;

    /// `about`: what the model is, for people.
    explicit OnnxBuilder(const std::string& about);
    ~OnnxBuilder();

    /// A value of `dims` for each sample; without dims a number.
    void input(const std::string& name, const std::vector<Index>& dims);
    /// The same; `perSample` false: one for all of them.
    void output(const std::string& name, const std::vector<Index>& dims, bool perSample);

    /// Numbers of the model. Throws Error if one is not finite.
    void values(const std::string& name, const std::vector<Index>& dims,
                std::span<const double> values);
    /// A number, and a list of whole ones, without a name of their own: they return one.
    [[nodiscard]] std::string number(double value);
    [[nodiscard]] std::string integers(const std::vector<std::int64_t>& values);

    /// Applies an operator; an attribute of a single number is written as such where the operator
    /// wants it ("axis", "transB"), else as a list.
    void node(const std::string& op, const Names& inputs, const std::string& output,
              const Attributes& attributes = {});
    /// The same, and returns a name of its own.
    [[nodiscard]] std::string apply(const std::string& op, const Names& inputs,
                                    const Attributes& attributes = {});

    [[nodiscard]] std::string bytes() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace deltaflow
