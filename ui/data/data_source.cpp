#include "ui/data/data_source.h"

namespace deltaflow {

void DataSource::give(DataSet set, DataOrigin origin, const QString& note) {
    m_set = std::move(set);
    m_origin = std::move(origin);
    m_note = note;
    m_wrong = false;
    emit changed();
}

void DataSource::giveNothing(const QString& why) {
    m_set.reset();
    m_note = why;
    m_wrong = true;
    emit changed();
}

void DataSource::askFor(const QString& what) {
    m_set.reset();
    m_note = what;
    m_wrong = false;
    emit changed();
}

} // namespace deltaflow
