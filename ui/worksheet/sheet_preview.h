#pragma once

#include "ui/handout/pdf/pages.h"

#include <QImage>
#include <QWidget>

namespace deltaflow {

/// The first page of what `fill` puts on paper, as it will be printed, as large as there is room.
class SheetPreview : public QWidget {
    Q_OBJECT

public:
    explicit SheetPreview(QWidget* parent = nullptr);

    void show(const Paper& paper, std::function<void(Pages&)> fill);
    void clear();
    /// For tests: what is painted, at so many pixels of height.
    [[nodiscard]] static QImage page(const Paper& paper, const std::function<void(Pages&)>& fill,
                                     double height);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Paper m_paper = Paper::a4();
    std::function<void(Pages&)> m_fill;
    QImage m_page; ///< Made when it is painted; null when it is out of date.
};

} // namespace deltaflow
