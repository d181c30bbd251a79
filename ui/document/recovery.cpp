#include "ui/document/recovery.h"

#include "core/error.h"
#include "core/project/project_json.h"
#include "ui/document/document_io.h"

namespace deltaflow {

namespace {

/// Whether the document's own file holds the same.
bool holds(const QString& path, const Project& project) {
    if (path.isEmpty()) return false;
    try {
        return toJson(readDocument(path)) == toJson(project);
    } catch (const Error&) {
        return false;
    }
}

} // namespace

RecoveryCopy::Work recoveryWork(std::shared_ptr<const Project> project, const QString& filePath) {
    return {filePath, [project = std::move(project)] { return toJson(*project); }};
}

Recovery::Recovery(Document& document, const QString& folder)
    : m_document(document)
    , m_copy(folder, QLatin1String(kRecoverySuffix),
             [&document]() -> std::optional<RecoveryCopy::Work> {
                 if (!document.isModified()) return std::nullopt;
                 return recoveryWork(document.shared(), document.filePath());
             }) {
    connect(&m_document, &Document::changed, &m_copy, &RecoveryCopy::schedule);
    connect(&m_document, &Document::fileChanged, &m_copy, &RecoveryCopy::schedule);
    connect(&m_copy, &RecoveryCopy::failed, this, &Recovery::failed);
}

std::optional<Leftover> Recovery::leftover() const {
    Project project;
    auto left = m_copy.newestLeft([&project](const LeftCopy& copy) {
        try {
            project = projectFromJson(
                {copy.text.constData(), static_cast<std::size_t>(copy.text.size())});
        } catch (const Error&) {
            return RecoveryCopy::Fate::Pass;
        }
        return holds(copy.filePath, project) ? RecoveryCopy::Fate::Remove
                                             : RecoveryCopy::Fate::Offer;
    });
    if (!left) return std::nullopt;
    return Leftover{std::move(*left), std::move(project)};
}

void Recovery::adopt(Leftover leftover) {
    m_document.reset(std::move(leftover.project), leftover.copy.filePath, Document::State::Unsaved);
    m_copy.takeOver(leftover.copy);
}

} // namespace deltaflow
