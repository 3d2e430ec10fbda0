import Papers

/// What an archive could find a paper by, as numbers: equal things have equal ones, and hardly any others have.
struct PaperMarks: Sendable {
    /// Its identifiers and digital object identifiers.
    let keys: [UInt64]
    /// Its title, reduced.
    let title: UInt64
    /// The collection whose identifier it has, where that alone makes another with the same title and another identifier
    /// of it two papers.
    let realm: PaperIdentity.Realm?

    init(_ identity: PaperIdentity, title: UInt64) {
        // In whatever scope they stand: one key too many costs a question, one too few a paper.
        keys =
            identity.ids.map { FNV1a.of(ArXivIdentifier($0.id)?.key ?? $0.id, seed: 1) }
            + identity.dois.map { FNV1a.of($0, seed: 2) }
        self.title = title
        realm = Self.realm(identity)
    }

    /// See `PaperIdentity.canShareText`: two numbers of arXiv are two papers whatever else they have, and two
    /// identifiers of another collection are where a paper has no further one.
    private static func realm(_ identity: PaperIdentity) -> PaperIdentity.Realm? {
        if identity.arXiv != nil { return .scheme(.arXiv) }
        guard identity.ids.count == 1, let id = identity.ids.first else { return nil }
        switch PaperIdentity.realm(of: id) {
        // A listing's own identifiers are no proof.
        case .listing, nil: return nil
        case let realm?: return realm
        }
    }
}

/// Tells, of papers that come one after another, which an archive that takes all of them might make one paper.
///
/// Those that are not marked have nothing in common with any other by which an archive finds a paper (see
/// `KnownPapers`), so that it would hold each of them as a paper of its own, whichever others it holds. Of those that
/// are marked the archive itself has to be asked; most of them share a title alone, and are two papers after all.
///
///     var twins = PossibleTwins()
///     for paper in papers { twins.add(paper) }
///     twins.marked   // the numbers of papers in the order in which they came
///
/// About 60 bytes a paper.
public struct PossibleTwins {
    /// Papers with one title.
    private struct Title {
        /// The last of them.
        var last: Int32
        /// The collection whose identifiers tell them apart; nil where some may be one, and are marked.
        var realm: PaperIdentity.Realm?
    }

    private var owners: [UInt64: Int32] = [:]
    private var titles: [UInt64: Title] = [:]
    /// The paper before that has the same title; -1 for none.
    private var before: [Int32] = []
    private var isMarked: [Bool] = []

    /// No papers yet.
    public init() {}

    /// Adds the next paper.
    public mutating func add(_ paper: LonePaper) {
        let (marks, number) = (paper.marks, Int32(before.count))
        before.append(-1)
        isMarked.append(false)
        for key in marks.keys {
            guard let owner = owners.updateValue(number, forKey: key), owner != number else { continue }
            (isMarked[Int(owner)], isMarked[Int(number)]) = (true, true)
        }
        guard let title = titles[marks.title] else {
            titles[marks.title] = Title(last: number, realm: marks.realm)
            return
        }
        before[Int(number)] = title.last
        let isApart = title.realm != nil && title.realm == marks.realm
        titles[marks.title] = Title(last: number, realm: isApart ? marks.realm : nil)
        if !isApart { mark(number, wereApart: title.realm != nil) }
    }

    /// Marks a paper and those before with its title. Where these were not held apart they are marked, but for one that
    /// was alone.
    private mutating func mark(_ number: Int32, wereApart: Bool) {
        isMarked[Int(number)] = true
        var place = before[Int(number)]
        repeat {
            isMarked[Int(place)] = true
            place = before[Int(place)]
        } while wereApart && place >= 0
    }

    /// Whether a paper is marked, by its number.
    public func isMarked(_ number: Int) -> Bool { isMarked[number] }

    /// The numbers of the papers that are marked, in order.
    public var marked: [Int] { isMarked.indices.filter { isMarked[$0] } }
}
