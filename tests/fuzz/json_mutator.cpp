#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstring>
#include <random>

namespace {

using Json = nlohmann::ordered_json;
using Random = std::minstd_rand;

std::size_t below(Random& random, std::size_t count) {
    return count == 0 ? 0 : random() % count;
}

/// Words of the format, so that a changed document is still nearly one.
const auto kWords = std::to_array<const char*>({"x",
                                                "y",
                                                "W",
                                                "z",
                                                "a",
                                                "b",
                                                "L",
                                                "input",
                                                "target",
                                                "parameter",
                                                "constant",
                                                "buffer",
                                                "add",
                                                "sub",
                                                "mul",
                                                "div",
                                                "pow",
                                                "max",
                                                "exp",
                                                "log",
                                                "sqrt",
                                                "sigmoid",
                                                "relu",
                                                "softmax",
                                                "linear",
                                                "affine",
                                                "conv2d",
                                                "maxpool2d",
                                                "avgpool2d",
                                                "batchnorm",
                                                "layernorm",
                                                "half_squared",
                                                "binary_cross_entropy",
                                                "categorical_cross_entropy",
                                                "inner_product",
                                                "l1_penalty",
                                                "l2_penalty",
                                                "rows",
                                                "image",
                                                "value",
                                                "kernel",
                                                "stride",
                                                "padding",
                                                "count_include_pad",
                                                "alpha",
                                                "epsilon",
                                                "momentum",
                                                "evaluates",
                                                "inputs",
                                                "name",
                                                "op",
                                                "output",
                                                "nodes",
                                                "graph",
                                                "layers",
                                                "data",
                                                "expression",
                                                "text",
                                                "variables",
                                                "learned",
                                                "a*b",
                                                "edits",
                                                "units",
                                                "he",
                                                "plain"});

Json anyScalar(Random& random) {
    switch (below(random, 8)) {
    case 0:
        return nullptr;
    case 1:
        return random() % 2 == 0;
    case 2:
        return kWords[below(random, kWords.size())];
    case 3:
        return std::array{0.5, -0.0, 1e308, 1e-320, 1e6, 1e12, -1.0}[below(random, 7)];
    case 4:
        return Json::array();
    default:
        return static_cast<int>(below(random, 6));
    }
}

void collect(Json& value, std::vector<Json*>& all) {
    all.push_back(&value);
    if (value.is_structured())
        for (Json& child : value)
            collect(child, all);
}

/// Removes, repeats or exchanges parts of a list or an object.
void rearrange(Json& value, Random& random) {
    const std::size_t size = value.size();
    if (size == 0) return;
    auto place = value.begin();
    std::advance(place, below(random, size));
    if (value.is_object()) {
        if (random() % 2 == 0)
            value.erase(place.key());
        else
            value[kWords[below(random, kWords.size())]] = anyScalar(random);
        return;
    }
    switch (below(random, 3)) {
    case 0:
        value.erase(place);
        break;
    case 1: {
        const Json copy = value[below(random, size)];
        value.insert(place, copy);
        break;
    }
    default:
        std::swap(*place, value[below(random, size)]);
    }
}

void change(Json& document, Random& random) {
    std::vector<Json*> all;
    collect(document, all);
    Json& place = *all[below(random, all.size())];
    switch (below(random, 4)) {
    case 0: {
        const Json copy = *all[below(random, all.size())];
        place = copy;
        break;
    }
    case 1:
        place = anyScalar(random);
        break;
    default:
        if (place.is_structured())
            rearrange(place, random);
        else if (place.is_number())
            place = place.get<double>() + static_cast<double>(below(random, 5)) - 2;
        else
            place = anyScalar(random);
    }
}

} // namespace

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

/// Changes the document where it can be read, and else its characters.
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t most, unsigned int seed) {
    Random random(seed);
    if (random() % 4 != 0) {
        Json document = Json::parse(data, data + size, nullptr, false);
        if (!document.is_discarded()) {
            for (std::size_t times = 1 + below(random, 3); times > 0; --times)
                change(document, random);
            const std::string text = document.dump(-1, ' ', false, Json::error_handler_t::replace);
            if (text.size() <= most) {
                std::memcpy(data, text.data(), text.size());
                return text.size();
            }
        }
    }
    return LLVMFuzzerMutate(data, size, most);
}
