#include "ui/chart/signed_log.h"

#include <algorithm>
#include <cmath>

namespace deltaflow {

namespace {

QString powerOfTen(int power) {
    static const QString raised = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹");
    QString text = QStringLiteral("10");
    for (const QChar c : QString::number(power))
        text += c == u'-' ? QChar(u'⁻') : raised[c.digitValue()];
    return power == 0 ? QStringLiteral("1") : power == 1 ? QStringLiteral("10") : text;
}

} // namespace

SignedLog SignedLog::fitting(std::span<const double> numbers) {
    std::vector<double> sizes;
    for (const double number : numbers)
        if (number != 0 && std::isfinite(number)) sizes.push_back(std::abs(number));
    if (sizes.empty()) return {};
    std::ranges::sort(sizes);
    const double most = sizes.back();
    const double small = sizes[sizes.size() / 20];
    if (most <= 100 * small) return {};
    SignedLog scale;
    scale.m_threshold = std::pow(10.0, std::floor(std::log10(std::max(small, most * 1e-9))));
    return scale;
}

double SignedLog::place(double value) const {
    if (!isLogarithmic()) return value;
    return std::copysign(std::log10(1 + std::abs(value) / m_threshold), value);
}

std::vector<std::pair<double, QString>> SignedLog::ticks(double most, int each) const {
    std::vector<std::pair<double, QString>> found{{0, QStringLiteral("0")}};
    if (!isLogarithmic() || !(most > m_threshold)) return found;
    const auto top = static_cast<int>(std::floor(std::log10(most)));
    const int bottom = static_cast<int>(std::round(std::log10(m_threshold))) + 1; // clear of the 0
    const int stride = std::max(1, (top - bottom + each) / each);
    for (int power = top; power >= bottom; power -= stride) {
        const double value = std::pow(10.0, power);
        found.emplace_back(place(value), powerOfTen(power));
        found.emplace_back(-place(value), u'−' + powerOfTen(power));
    }
    std::ranges::sort(found, {}, &std::pair<double, QString>::first);
    return found;
}

} // namespace deltaflow
