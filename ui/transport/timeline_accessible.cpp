#include "ui/transport/timeline_accessible.h"

#include "ui/transport/timeline.h"

#include <QAccessible>
#include <QAccessibleWidget>

namespace deltaflow {
namespace {

class AccessibleTimeline : public QAccessibleWidget, public QAccessibleValueInterface {
public:
    explicit AccessibleTimeline(Timeline* timeline)
        : QAccessibleWidget(timeline, QAccessible::Slider, timeline->accessibleName())
        , m_timeline(*timeline) {
        m_moved = QObject::connect(&timeline->player(), &Player::stepChanged, [this] {
            QAccessibleValueChangeEvent event(&m_timeline, currentValue());
            QAccessible::updateAccessibility(&event);
        });
    }
    ~AccessibleTimeline() override { QObject::disconnect(m_moved); }

    QString text(QAccessible::Text which) const override {
        return which == QAccessible::Value ? m_timeline.spoken() : QAccessibleWidget::text(which);
    }
    void* interface_cast(QAccessible::InterfaceType type) override {
        if (type == QAccessible::ValueInterface)
            return static_cast<QAccessibleValueInterface*>(this);
        return QAccessibleWidget::interface_cast(type);
    }

    /// Steps that are done: 0 before the first.
    QVariant currentValue() const override { return int(m_timeline.player().view().step) + 1; }
    void setCurrentValue(const QVariant& value) override {
        const int last = maximumValue().toInt();
        m_timeline.player().goToStep(std::clamp(value.toInt(), 0, last) - 1);
    }
    QVariant minimumValue() const override { return 0; }
    QVariant maximumValue() const override { return int(m_timeline.player().derivation().size()); }
    QVariant minimumStepSize() const override { return 1; }

private:
    Timeline& m_timeline;
    QMetaObject::Connection m_moved;
};

QAccessibleInterface* makeInterface(const QString&, QObject* object) {
    auto* timeline = qobject_cast<Timeline*>(object);
    return timeline ? new AccessibleTimeline(timeline) : nullptr;
}

} // namespace

void installTimelineAccessibility() {
    static const bool installed = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    static_cast<void>(installed);
}

} // namespace deltaflow
