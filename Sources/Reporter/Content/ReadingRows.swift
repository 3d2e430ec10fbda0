/// The best paper of each topic that the reading list does not show: a row a topic, no paper twice.
///
/// Papers filed under the topic go before others. A topic of which every paper is shown already has no row.
struct ReadingRows {
    /// A topic and its paper.
    struct Row {
        let topic: ReportTopic
        let paper: EvidencePaper
    }

    /// The rows, in the order of the topics.
    let rows: [Row]

    init(_ report: Report) {
        var shown = report.read.union(report.readingList.map { PaperName(title: $0.title, id: $0.id) })
        var best: [Int: EvidencePaper] = [:]
        // What is filed under one topic is not taken by another that has it besides.
        for wantsFiled in [true, false] {
            for (place, topic) in report.topics.enumerated() where best[place] == nil {
                let paper = (topic.evidence + topic.further).first {
                    $0.primary == wantsFiled && !shown.contains(PaperName(title: $0.title, id: $0.id))
                }
                guard let paper else { continue }
                best[place] = paper
                shown.insert(PaperName(title: paper.title, id: paper.id))
            }
        }
        rows = report.topics.enumerated().compactMap { place, topic in
            best[place].map { Row(topic: topic, paper: $0) }
        }
    }

}

/// What tells one paper of a report from another.
struct PaperName: Hashable {
    let title: String
    let id: String?
}
