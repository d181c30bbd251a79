#include "core/hunt/faulty_op.h"

#include "core/graph/trace.h"
#include "core/ops/activation.h"
#include "core/ops/add.h"
#include "core/ops/binary_cross_entropy.h"
#include "core/ops/categorical_cross_entropy.h"
#include "core/ops/dense.h"
#include "core/ops/half_squared.h"
#include "core/ops/l1_penalty.h"
#include "core/ops/l2_penalty.h"

#include <type_traits>

namespace deltaflow {

namespace {

/// An op that only hands on what it is asked, for those whose class nobody asks for.
class Forwarding : public Op {
public:
    explicit Forwarding(std::shared_ptr<const Op> op)
        : m_op(std::move(op)) {}

    [[nodiscard]] std::string_view name() const override { return m_op->name(); }
    [[nodiscard]] Shape shape(std::span<const Shape> inputs) const override {
        return m_op->shape(inputs);
    }
    [[nodiscard]] std::vector<Kernel> forward(const KernelSite& site) const override {
        return m_op->forward(site);
    }
    [[nodiscard]] Kernel vjp(const KernelSite& site, int input) const override {
        return m_op->vjp(site, input);
    }
    [[nodiscard]] Kernel forwardWith(const KernelSite& site, const Op& next,
                                     const KernelSite& nextSite) const override {
        return m_op->forwardWith(site, next, nextSite);
    }
    [[nodiscard]] bool canDescend(int input) const override { return m_op->canDescend(input); }
    [[nodiscard]] std::size_t workspace(const OpSite& site) const override {
        return m_op->workspace(site);
    }
    [[nodiscard]] Index forwardTerms(const OpSite& site) const override {
        return m_op->forwardTerms(site);
    }
    [[nodiscard]] bool isForwardRagged() const override { return m_op->isForwardRagged(); }
    [[nodiscard]] double contribution(const Trace& trace, const OpSite& site, int row,
                                      int term) const override {
        return m_op->contribution(trace, site, row, term);
    }
    [[nodiscard]] double slope(const Trace& trace, const OpSite& site, int row) const override {
        return m_op->slope(trace, site, row);
    }
    [[nodiscard]] Index adjointTerms(const OpSite& site, int input, int row,
                                     int col) const override {
        return m_op->adjointTerms(site, input, row, col);
    }
    [[nodiscard]] bool isRagged(int input) const override { return m_op->isRagged(input); }
    [[nodiscard]] double adjointContribution(const Trace& trace, const OpSite& site, int input,
                                             int row, int col, Index term) const override {
        return m_op->adjointContribution(trace, site, input, row, col, term);
    }
    [[nodiscard]] Rule forwardMatrix(const OpSite& site) const override {
        return m_op->forwardMatrix(site);
    }
    [[nodiscard]] Rule forwardElement(const OpSite& site, int row) const override {
        return m_op->forwardElement(site, row);
    }
    [[nodiscard]] Rule vjpMatrix(const OpSite& site, int input) const override {
        return m_op->vjpMatrix(site, input);
    }
    [[nodiscard]] Rule vjpElement(const OpSite& site, int input, int row, int col) const override {
        return m_op->vjpElement(site, input, row, col);
    }
    [[nodiscard]] bool isActivation() const override { return m_op->isActivation(); }

private:
    std::shared_ptr<const Op> m_op;
};

template <typename Base>
class Faulty final : public Base {
public:
    Faulty(const Base& right, int input, std::shared_ptr<const Fault> fault, Told told)
        : Base(right)
        , m_input(input)
        , m_fault(std::move(fault))
        , m_told(told) {}

    [[nodiscard]] Kernel vjp(const KernelSite& site, int input) const override {
        if (input != m_input) return Base::vjp(site, input);
        return m_fault->vjp(site, input,
                            [&](const KernelSite& at) { return Base::vjp(at, input); });
    }
    /// A gradient that is not the op's own is stored before it is used.
    [[nodiscard]] bool canDescend(int /*input*/) const override { return false; }
    [[nodiscard]] Rule vjpElement(const OpSite& site, int input, int row, int col) const override {
        return m_told == Told::Wrong ? sent(site, input, row, col)
                                     : Base::vjpElement(site, input, row, col);
    }
    /// What arrives is what was sent, whatever rule is told.
    [[nodiscard]] double adjointContribution(const Trace& trace, const OpSite& site, int input,
                                             int row, int col, Index term) const override {
        const Index terms = Base::adjointTerms(site, input, row, col);
        if (input == m_input && term >= 0 && term < terms) {
            const Rule rule = sent(site, input, row, col);
            const bool isNothing = rule.kind == Rule::Kind::Number && rule.value == 0;
            if (isNothing) return 0;
            if (terms == 1) return arrivingFrom(trace, site) * evaluate(rule, trace)(0, 0);
            if (static_cast<Index>(addends(rule)) == terms)
                return evaluate(addend(rule, static_cast<int>(term)), trace)(0, 0);
        }
        return Base::adjointContribution(trace, site, input, row, col, term);
    }

private:
    /// Rules of a loss and of a penalty leave their own adjoint unwritten.
    [[nodiscard]] static double arrivingFrom(const Trace& trace, const OpSite& site) {
        constexpr bool isUnwritten =
            std::is_base_of_v<LossOp, Base> || std::is_base_of_v<PenaltyOp, Base>;
        return isUnwritten ? trace.at({site.node, Quantity::Adjoint, 0, 0, 0}) : 1;
    }
    [[nodiscard]] Rule sent(const OpSite& site, int input, int row, int col) const {
        Rule right = Base::vjpElement(site, input, row, col);
        return input == m_input ? m_fault->element(site, input, row, col, right) : right;
    }

    int m_input;
    std::shared_ptr<const Fault> m_fault;
    Told m_told;
};

template <typename Base>
std::shared_ptr<const Op> tryAs(const Op& right, int input,
                                const std::shared_ptr<const Fault>& fault, Told told) {
    const auto* const own = dynamic_cast<const Base*>(&right);
    if (!own) return nullptr;
    return std::make_shared<Faulty<Base>>(*own, input, fault, told);
}

template <typename... Bases>
std::shared_ptr<const Op> asOneOf(const Op& right, int input,
                                  const std::shared_ptr<const Fault>& fault, Told told) {
    std::shared_ptr<const Op> made;
    static_cast<void>(((made = tryAs<Bases>(right, input, fault, told)) || ...));
    return made;
}

} // namespace

std::shared_ptr<const Op> faultyOp(const std::shared_ptr<const Op>& right, int input,
                                   std::shared_ptr<const Fault> fault, Told told) {
    auto made = asOneOf<DenseOp, ActivationOp, HalfSquaredOp, BinaryCrossEntropyOp,
                        CategoricalCrossEntropyOp, L1PenaltyOp, L2PenaltyOp, AddOp>(*right, input,
                                                                                    fault, told);
    if (made) return made;
    return std::make_shared<Faulty<Forwarding>>(Forwarding(right), input, std::move(fault), told);
}

} // namespace deltaflow
