#include "ui/data/data_source.h"

namespace deltaflow {

void DataSource::give(DataSet set, const QString& origin, const QString& note) {
    m_set = std::move(set);
    m_origin = origin;
    m_note = note;
    emit changed();
}

void DataSource::giveNothing(const QString& why) {
    m_set.reset();
    m_note = why;
    emit changed();
}

} // namespace deltaflow
