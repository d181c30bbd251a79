#include "core/export/python_text.h"

#include "core/error.h"

#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <sstream>

namespace deltaflow::python {

namespace {

constexpr std::size_t kLine = 92;

/// Words of the language, names that the scripts use, and what nn.Module has already.
constexpr std::string_view kReserved[] = {
    "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif",
    "else", "except", "False", "finally", "for", "from", "global", "if", "import", "in", "is",
    "lambda", "None", "nonlocal", "not", "or", "pass", "raise", "return", "True", "try", "while",
    "with", "match", "case", "print", "range", "len", "super", "int", "list", "sum", "min", "max",
    // the scripts' own
    "self", "torch", "nn", "F", "dist", "os", "math", "base64", "argparse", "functools", "samples",
    "count", "inputs", "targets", "processes", "total", "batch_norm", "normalise", "unpack", "main",
    "Net", "X", "Y", "START", "Random", "DistributedDataParallel",
    // nn.Module's
    "T_destination", "add_module", "apply", "bfloat16", "buffers", "children", "compile", "cpu",
    "cuda", "double", "dump_patches", "eval", "extra_repr", "float", "forward", "get_buffer",
    "get_extra_state", "get_parameter", "get_submodule", "half", "ipu", "load_state_dict",
    "modules", "mtia", "named_buffers", "named_children", "named_modules", "named_parameters",
    "parameters", "register_backward_hook", "register_buffer", "register_forward_hook",
    "register_forward_pre_hook", "register_full_backward_hook", "register_full_backward_pre_hook",
    "register_load_state_dict_post_hook", "register_load_state_dict_pre_hook", "register_module",
    "register_parameter", "register_state_dict_post_hook", "register_state_dict_pre_hook",
    "requires_grad_", "set_extra_state", "set_submodule", "share_memory", "state_dict", "to",
    "to_empty", "train", "training", "type", "xpu", "zero_grad", "call_super_init"};

/// Items with commas, on one line or, if that is too long, on several.
std::string wrapped(const std::vector<std::string>& items, int indent) {
    std::size_t length = 2;
    for (const std::string& item : items)
        length += item.size() + 2;
    std::string text = "[";
    const std::string margin = "\n" + std::string(static_cast<std::size_t>(indent) + 4, ' ');
    const bool broken = length + static_cast<std::size_t>(indent) > kLine;
    std::size_t column = kLine;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::string item = items[i] + (i + 1 < items.size() ? "," : "");
        if (broken && column + item.size() + 1 > kLine) {
            text += margin;
            column = margin.size();
        } else if (i > 0) {
            text += ' ';
        }
        text += item;
        column += item.size() + 1;
    }
    if (broken) text += "\n" + std::string(static_cast<std::size_t>(indent), ' ');
    return text + "]";
}

} // namespace

std::string number(double value) {
    if (!std::isfinite(value))
        throw Error("A number of the project is not finite, so it cannot be exported.");
    std::array<char, 32> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    std::string text(digits.data(), end);
    return text.find_first_of(".e") == std::string::npos ? text + ".0" : text;
}

std::string integer(std::int64_t value) {
    return std::to_string(value);
}

std::string pair(int first, int second) {
    return "(" + std::to_string(first) + ", " + std::to_string(second) + ")";
}

std::string list(std::span<const double> values, int indent) {
    std::vector<std::string> items;
    for (const double value : values)
        items.push_back(number(value));
    return wrapped(items, indent);
}

std::string rows(const ParameterMatrix& values, int indent) {
    const auto row = [&](Index r, int margin) {
        return list(
            std::span(values.data() + r * values.cols(), static_cast<std::size_t>(values.cols())),
            margin);
    };
    if (values.rows() == 1) return "[" + row(0, indent) + "]";
    std::string text = "[\n";
    for (Index r = 0; r < values.rows(); ++r)
        text += std::string(static_cast<std::size_t>(indent) + 4, ' ') + row(r, indent + 4) + ",\n";
    return text + std::string(static_cast<std::size_t>(indent), ' ') + "]";
}

std::string packed(std::span<const double> values) {
    constexpr std::string_view kDigits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::vector<unsigned char> bytes;
    bytes.reserve(values.size() * 8 + 2);
    for (const double value : values) {
        if (!std::isfinite(value)) (void)number(value);
        const auto bits = std::bit_cast<std::uint64_t>(value);
        for (int shift = 0; shift < 64; shift += 8)
            bytes.push_back(static_cast<unsigned char>(bits >> shift));
    }
    const std::size_t size = bytes.size();
    bytes.resize((size + 2) / 3 * 3, 0);
    std::string text = "unpack(\"\"\"\n";
    std::size_t column = 0;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const unsigned three = (bytes[i] << 16u) | (bytes[i + 1] << 8u) | bytes[i + 2];
        for (std::size_t digit = 0; digit < 4; ++digit)
            text += i + digit > size ? '=' : kDigits[(three >> (18 - 6 * digit)) & 63u];
        if ((column += 4) >= 100 || i + 3 >= bytes.size()) {
            text += '\n';
            column = 0;
        }
    }
    return text + "\"\"\")";
}

std::string comment(std::string_view text) {
    std::string clean(text);
    for (char& c : clean)
        if (static_cast<unsigned char>(c) < 32) c = ' ';
    std::istringstream words(clean);
    std::string lines, line = "#";
    for (std::string word; words >> word;) {
        if (line.size() + word.size() + 1 > kLine && line.size() > 1) {
            lines += line + "\n";
            line = "#";
        }
        line += " " + word;
    }
    return lines + line + "\n";
}

std::string Names::take(std::string_view wanted) {
    std::string name(wanted);
    while (std::ranges::find(kReserved, name) != std::end(kReserved) || m_taken.contains(name))
        name += '_';
    m_taken.insert(name);
    return name;
}

} // namespace deltaflow::python
