#pragma once

#include "core/data/document_data.h"

#include <QWidget>

#include <optional>

namespace deltaflow {

/// A way to come by data: what is chosen here, or why there is none yet.
class DataSource : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    [[nodiscard]] const std::optional<DataSet>& set() const { return m_set; }
    [[nodiscard]] const DataOrigin& origin() const { return m_origin; }
    /// One sentence: what is wrong, or what was left out; empty if there is nothing to say.
    [[nodiscard]] const QString& note() const { return m_note; }
    [[nodiscard]] bool isWrong() const { return m_wrong; }
    /// What shows the data better than the preview does; may be null.
    [[nodiscard]] virtual QWidget* ownPreview() const { return nullptr; }

signals:
    void changed();

protected:
    void give(DataSet set, DataOrigin origin, const QString& note = {});
    void giveNothing(const QString& why);
    /// There is none yet, and nothing is wrong.
    void askFor(const QString& what);

private:
    std::optional<DataSet> m_set;
    DataOrigin m_origin;
    QString m_note;
    bool m_wrong = false;
};

} // namespace deltaflow
