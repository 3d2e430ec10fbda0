import ReadableText

/// What collections of works hold besides papers: records that are passed over, and counted in a note.
///
/// Services say so by a work's type (see `WorkType`), OpenAlex also by `is_paratext`. A paper that was retracted later
/// is one: on the day that it came out somebody wrote on its topic, and counts of past days do not change by what
/// becomes known after them.
enum NoPaper: String, CaseIterable, Sendable {
    /// What is around the papers of an issue: its cover, masthead, table of contents, lists of reviewers.
    case paratext
    /// A correction of a paper, as a rule under its title.
    case erratum
    /// The notice that a paper is retracted.
    case retraction

    /// How many records there are of this kind.
    func words(_ count: Int) -> String {
        switch self {
        case .paratext: "\(count) of paratext"
        case .erratum: count == 1 ? "1 erratum" : "\(count) errata"
        case .retraction: count == 1 ? "1 notice of a retraction" : "\(count) notices of retractions"
        }
    }

    /// What a record is that says of itself these, the type as a `WorkType`; nil for a paper.
    init?(type: String?, isParatext: Bool = false) {
        if isParatext {
            self = .paratext
        } else if let type, let found = NoPaper(rawValue: type) {
            self = found
        } else {
            return nil
        }
    }
}

/// How many records of a listing are no papers, and how many papers were retracted.
struct StandingFact: FormatFact {
    private var passedOver = [Int](repeating: 0, count: NoPaper.allCases.count)
    private(set) var retracted = 0

    mutating func passOver(_ kind: NoPaper) {
        for (place, other) in NoPaper.allCases.enumerated() where other == kind { passedOver[place] += 1 }
    }

    mutating func countRetracted() { retracted += 1 }

    /// How many were passed over.
    var count: Int { passedOver.reduce(0, +) }

    var isTold: Bool { count + retracted > 0 }

    var description: String {
        let kinds = zip(NoPaper.allCases, passedOver).compactMap { $1 > 0 ? $0.words($1) : nil }
        let others =
            "\(count) \(count == 1 ? "record is no paper and was" : "records are no papers and were") passed over: "
            + kinds.joined(separator: ", ")
        let papers =
            retracted == 1
            ? "1 paper was retracted, and counts all the same"
            : "\(retracted) papers were retracted, and count all the same"
        return [count > 0 ? others : nil, retracted > 0 ? papers : nil].compactMap(\.self).joined(separator: "; ")
    }
}
