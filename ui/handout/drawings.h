#pragma once

#include <QHash>
#include <QSize>
#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

class QPainter;

namespace deltaflow {

/// Drawings for one page. Most of what is drawn at a step was drawn at the step before, so what is
/// drawn more than once is written once, and the drawings refer to it.
class Drawings {
public:
    /// Draws the next one, and returns its number.
    std::size_t add(QSize size, const std::function<void(QPainter&)>& paint);

    /// What drawings refer to: an <svg> element that shows nothing, to stand in the page once.
    [[nodiscard]] QString shared() const;
    /// An <svg> element without a size of its own, named by `title`. Only after the last add.
    [[nodiscard]] QString drawing(std::size_t which, const QString& title) const;

private:
    struct Drawing {
        QSize size;
        std::vector<int> parts;
    };
    struct Part {
        QString text;
        int uses = 0;
    };
    void takeGradients(QString& svg);
    [[nodiscard]] int takePart(const QString& text);

    std::vector<Drawing> m_drawings;
    std::vector<Part> m_parts; ///< In the order of their first use.
    QHash<QString, int> m_partOf;
    QStringList m_gradients; ///< Their contents; the index is part of the id.
    QHash<QString, int> m_gradientOf;
};

} // namespace deltaflow
