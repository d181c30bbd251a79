#pragma once

#include <QWidget>

namespace deltaflow {

/// What the lines of a chart of runs are: a piece of each line and its name, in as many rows as
/// they need.
class RunLegend : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    enum class Mark { Train, Test, Ghost };
    struct Entry {
        Mark mark = Mark::Train;
        QString text;
        friend bool operator==(const Entry&, const Entry&) = default;
    };

    void show(QList<Entry> entries);
    using QWidget::show;
    [[nodiscard]] QStringList texts() const;

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override { return {200, heightForWidth(200)}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    /// Where each entry begins.
    [[nodiscard]] QList<QPoint> places(int width) const;

    QList<Entry> m_entries;
};

} // namespace deltaflow
