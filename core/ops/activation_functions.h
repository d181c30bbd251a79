#pragma once

#include "core/network/network.h"
#include "core/ops/functions.h"
#include "core/ops/lanes.h"

namespace deltaflow::activations {

/// The elementwise activations, for one number or several at once (T is double or lanes::Doubles):
/// the value at z, and the slope f′ from z and a = f(z). `alpha` is leaky ReLU's.

struct Identity {
    template <typename T>
    static T value(T z, double) {
        return z;
    }
    template <typename T>
    static T slope(T, T, double) {
        return lanes::all<T>(1);
    }
};
struct Sigmoid {
    template <typename T>
    static T value(T z, double) {
        return lanes::sigmoid(z);
    }
    template <typename T>
    static T slope(T, T a, double) {
        return a * (1 - a);
    }
};
struct Tanh {
    template <typename T>
    static T value(T z, double) {
        return lanes::tanh(z);
    }
    template <typename T>
    static T slope(T, T a, double) {
        return 1 - a * a;
    }
};
struct Relu {
    template <typename T>
    static T value(T z, double) {
        return z <= 0 ? T{} : z; // NaN stays NaN
    }
    template <typename T>
    static T slope(T z, T, double) {
        return z > 0 ? lanes::all<T>(1) : T{};
    }
};
struct LeakyRelu {
    template <typename T>
    static T value(T z, double alpha) {
        return z > 0 ? z : alpha * z;
    }
    template <typename T>
    static T slope(T z, T, double alpha) {
        return z > 0 ? lanes::all<T>(1) : lanes::all<T>(alpha);
    }
};
struct Softplus {
    template <typename T>
    static T value(T z, double) {
        if constexpr (lanes::kCount<T> == 1) {
            return functions::softplus(z);
        } else {
            for (int i = 0; i < lanes::kCount<T>; ++i)
                z[i] = functions::softplus(z[i]);
            return z;
        }
    }
    template <typename T>
    static T slope(T z, T, double) {
        return lanes::sigmoid(z);
    }
};

/// Calls `use` with the function that `kind` names; softmax, which is none of them, as the
/// identity.
template <typename Use>
auto withFunction(ActivationKind kind, Use use) {
    switch (kind) {
    case ActivationKind::Sigmoid:
        return use(Sigmoid{});
    case ActivationKind::Tanh:
        return use(Tanh{});
    case ActivationKind::Relu:
        return use(Relu{});
    case ActivationKind::LeakyRelu:
        return use(LeakyRelu{});
    case ActivationKind::Softplus:
        return use(Softplus{});
    case ActivationKind::Identity:
    case ActivationKind::Softmax:
        break;
    }
    return use(Identity{});
}

} // namespace deltaflow::activations
