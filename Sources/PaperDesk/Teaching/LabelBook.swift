import Listings
import Papers
import TopicEngine

/// What was said of each paper: one entry a paper, wherever it was said and however often, and the last word counts.
///
/// A paper is known by its identifier, without one by its text. Words come in this order: the labelled papers that the
/// shipped model learned from, files in the order given, the archive's log. A word that names only some topics
/// corrects what was said before; any other replaces it. A text without identifier that one file holds several times,
/// with one label, is one paper of so many equal texts.
struct LabelBook {
    /// What was said of one paper.
    struct Entry {
        /// Its name.
        var id: String
        /// Its text, where a file gives one.
        var text: PaperText?
        /// The counts of its terms, where it is one of the shipped papers.
        var row: LabelledRow?
        var label: TrainingLabel
        /// How many equal texts the file of the last word holds.
        fileprivate var copies = 1
        /// The file and line of the last word, nil for the shipped papers and the log.
        fileprivate var place: (file: Int, line: Int)?
    }

    /// The labelled texts of an entry: equal ones differ in their ids alone.
    func labelled(_ entry: Entry, _ text: PaperText) -> [(text: PaperText, label: TrainingLabel)] {
        (0..<entry.copies).map { copy in
            let id = copy == 0 ? entry.id : "\(entry.id)#\(copy)"
            return (PaperText(id: id, title: text.title, abstract: text.abstract), entry.label)
        }
    }

    /// The papers, in the order in which they were first spoken of.
    private(set) var entries: [Entry] = []
    /// How many labels took the place of other ones.
    private(set) var replaced = 0
    /// Topics that labels name and the taxonomy does not have.
    private(set) var unknownTopics: Set<String> = []
    /// How many labels name such topics. They say nothing of topics that they do not name, which may be meant; where
    /// they name no others, they are left out.
    private(set) var labelsOfUnknownTopics = 0
    /// Papers that one file labels differently, the last label counting.
    private(set) var conflicts: [LabelConflict] = []
    private var places: [String: Int] = [:]
    private var files = 0
    /// The topics of the taxonomy; nil where the labels' own are learned.
    private let taxonomy: Set<String>?

    /// Topics that labels may name, though nothing is learned of them any more.
    private let retired: Set<String>

    init(taxonomy: Set<String>?, retired: Set<String> = []) { (self.taxonomy, self.retired) = (taxonomy, retired) }

    /// The ids of all papers.
    var ids: [String] { entries.map(\.id) }

    /// Adds the papers that the shipped model learned from. Of topics that it does not have nothing is said; one that
    /// became part of another counts as that one (`renamed`).
    mutating func add(_ rows: LabelledRows, renamed: (String) -> String = { $0 }) {
        let added = (taxonomy ?? []).subtracting(rows.topics.map(renamed))
        let isRenamed = rows.topics.contains { renamed($0) != $0 }
        for row in rows.rows {
            var label = isRenamed ? row.label.renamingTopics(renamed) : row.label
            label.unsaid.formUnion(added)
            places[row.id] = entries.count
            entries.append(Entry(id: row.id, row: row, label: label))
        }
    }

    /// Adds the labels of a file.
    mutating func add(_ papers: [LabelledPaper], of file: String) {
        files += 1
        for paper in papers {
            let text = PaperText(
                id: Paper(id: paper.id, title: paper.title, abstract: paper.abstract).nameInArchive,
                title: paper.title, abstract: paper.abstract)
            add(paper, paper.hasText ? text : nil, id: paper.id ?? text.id, file)
        }
    }

    private mutating func add(_ paper: LabelledPaper, _ text: PaperText?, id: String, _ file: String) {
        var label = TrainingLabel(paper, taxonomy: taxonomy ?? [])
        var isPartial = !paper.not.isEmpty && taxonomy != nil
        if let taxonomy {
            let unknown = label.topics.subtracting(taxonomy).subtracting(retired).subtracting(["other"])
            if !unknown.isEmpty {
                unknownTopics.formUnion(unknown)
                labelsOfUnknownTopics += 1
                label.topics.subtract(unknown)
                label.primary.subtract(unknown)
                if label.topics.isEmpty, paper.not.isEmpty { return }
                isPartial = true
                label.uncertain.formUnion(taxonomy.subtracting(label.topics).subtracting(paper.not))
            }
        }
        guard let place = places[id] else {
            places[id] = entries.count
            entries.append(Entry(id: id, text: text, label: label, place: (files, paper.line)))
            return
        }
        let before = entries[place].label
        var after = label
        if isPartial {
            var verdicts = Dictionary(uniqueKeysWithValues: label.topics.map { ($0, true) })
            for topic in paper.not { verdicts[topic] = false }
            after = before.corrected(by: verdicts)
        }
        // A text that was drawn at random stays so, whoever labels it.
        after.isRandom = after.isRandom || before.isRandom
        let isAgain = entries[place].place?.file == files && before.saysTheSame(as: after)
        entries[place].text = text ?? entries[place].text
        entries[place].label = after
        entries[place].copies = isAgain && paper.id == nil ? entries[place].copies + 1 : 1
        if !isAgain, !before.saysTheSame(as: after) {
            if let earlier = entries[place].place, earlier.file == files {
                conflicts.append(LabelConflict(file: file, id: id, lines: (earlier.line, paper.line)))
            } else {
                replaced += 1
            }
        }
        entries[place].place = (files, paper.line)
    }

    /// Adds what an archive proposes of papers, behind all words of people: where somebody spoke of a topic, that stands.
    mutating func propose(_ proposals: [(text: PaperText, topics: [String: Bool])]) {
        for (text, all) in proposals {
            let topics = all.filter { taxonomy?.contains($0.key) ?? true }
            if topics.isEmpty { continue }
            if let place = places[text.id] {
                entries[place].label.propose(topics)
                if entries[place].row == nil { entries[place].text = entries[place].text ?? text }
            } else {
                places[text.id] = entries.count
                entries.append(
                    Entry(id: text.id, text: text, label: TrainingLabel(proposed: topics, taxonomy: taxonomy ?? [])))
            }
        }
    }

    /// Adds the last words of an archive's log.
    mutating func add(_ verdicts: [(text: PaperText, topics: [String: Bool])]) {
        for (text, topics) in verdicts where !topics.isEmpty {
            if let place = places[text.id] {
                let before = entries[place].label
                entries[place].label = before.corrected(by: topics)
                entries[place].text = text
                entries[place].place = nil
                if !before.saysTheSame(as: entries[place].label) { replaced += 1 }
            } else {
                places[text.id] = entries.count
                entries.append(
                    Entry(id: text.id, text: text, label: TrainingLabel(topics, taxonomy: taxonomy ?? [])))
            }
        }
    }
}

/// Two labels of one file that say different things of one paper.
public struct LabelConflict: Sendable {
    /// The file.
    public let file: String
    /// The paper.
    public let id: String
    /// The lines of both; the later one counts.
    public let lines: (Int, Int)
}

extension TrainingLabel {
    /// Whether the same is learned from both.
    fileprivate func saysTheSame(as other: TrainingLabel) -> Bool {
        topics == other.topics && uncertain == other.uncertain && primary == other.primary && denied == other.denied
    }
}
