#pragma once

#include <QWidget>

#include <vector>

namespace deltaflow {

/// How the loss goes on with the bug and without it: two lines and their last values.
class LossCourses : public QWidget {
    Q_OBJECT

public:
    explicit LossCourses(QWidget* parent = nullptr);

    /// By updates, from 0 on; a course that ends early is no longer finite there.
    void show(std::vector<double> wrong, std::vector<double> right, int digits);

    [[nodiscard]] QSize sizeHint() const override { return {260, 112}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<double> m_wrong;
    std::vector<double> m_right;
    int m_digits = 4;
};

} // namespace deltaflow
