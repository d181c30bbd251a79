#include "core/export/onnx_builder.h"

#include "core/error.h"

#include <onnx/onnx_pb.h>

#include <algorithm>
#include <cmath>

namespace deltaflow {

namespace {

constexpr std::int64_t kOperators = 13; ///< The operator set.

void describe(onnx::ValueInfoProto& info, const std::string& name, const std::vector<Index>& dims,
              bool perSample) {
    info.set_name(name);
    auto& type = *info.mutable_type()->mutable_tensor_type();
    type.set_elem_type(onnx::TensorProto::DOUBLE);
    auto& shape = *type.mutable_shape();
    if (perSample) shape.add_dim()->set_dim_param("samples");
    for (const Index dim : dims)
        shape.add_dim()->set_dim_value(dim);
}

} // namespace

struct OnnxBuilder::Impl {
    onnx::ModelProto model;
    int unnamed = 0;

    onnx::GraphProto& graph() { return *model.mutable_graph(); }
    /// No node of a document has a name like it.
    std::string fresh() { return "_" + std::to_string(++unnamed); }
};

OnnxBuilder::OnnxBuilder(const std::string& about)
    : m_impl(std::make_unique<Impl>()) {
    m_impl->model.set_ir_version(8);
    m_impl->model.set_producer_name("Deltaflow");
    m_impl->model.set_doc_string(about);
    auto& operators = *m_impl->model.add_opset_import();
    operators.set_domain("");
    operators.set_version(kOperators);
    m_impl->graph().set_name("net");
}

OnnxBuilder::~OnnxBuilder() = default;

void OnnxBuilder::input(const std::string& name, const std::vector<Index>& dims) {
    describe(*m_impl->graph().add_input(), name, dims, true);
}

void OnnxBuilder::output(const std::string& name, const std::vector<Index>& dims, bool perSample) {
    describe(*m_impl->graph().add_output(), name, dims, perSample);
}

void OnnxBuilder::values(const std::string& name, const std::vector<Index>& dims,
                         std::span<const double> values) {
    if (!std::ranges::all_of(values, [](double value) { return std::isfinite(value); }))
        throw Error("A number of the project is not finite, so it cannot be exported.");
    auto& tensor = *m_impl->graph().add_initializer();
    tensor.set_name(name);
    tensor.set_data_type(onnx::TensorProto::DOUBLE);
    for (const Index dim : dims)
        tensor.add_dims(dim);
    tensor.mutable_double_data()->Add(values.begin(), values.end());
}

std::string OnnxBuilder::number(double value) {
    const std::string name = m_impl->fresh();
    values(name, {}, {&value, 1});
    return name;
}

std::string OnnxBuilder::integers(const std::vector<std::int64_t>& values) {
    auto& tensor = *m_impl->graph().add_initializer();
    tensor.set_name(m_impl->fresh());
    tensor.set_data_type(onnx::TensorProto::INT64);
    tensor.add_dims(std::ssize(values));
    tensor.mutable_int64_data()->Add(values.begin(), values.end());
    return tensor.name();
}

void OnnxBuilder::node(const std::string& op, const Names& inputs, const std::string& output,
                       const Attributes& attributes) {
    auto& node = *m_impl->graph().add_node();
    node.set_op_type(op);
    node.set_name(output);
    for (const std::string& name : inputs)
        node.add_input(name);
    node.add_output(output);
    for (const auto& [name, numbers] : attributes) {
        auto& attribute = *node.add_attribute();
        attribute.set_name(name);
        const bool isList =
            name == "kernel_shape" || name == "strides" || name == "pads" || name == "axes";
        attribute.set_type(isList ? onnx::AttributeProto::INTS : onnx::AttributeProto::INT);
        if (isList)
            attribute.mutable_ints()->Add(numbers.begin(), numbers.end());
        else
            attribute.set_i(numbers.front());
    }
}

std::string OnnxBuilder::apply(const std::string& op, const Names& inputs,
                               const Attributes& attributes) {
    std::string name = m_impl->fresh();
    node(op, inputs, name, attributes);
    return name;
}

std::string OnnxBuilder::bytes() const {
    return m_impl->model.SerializeAsString();
}

} // namespace deltaflow
