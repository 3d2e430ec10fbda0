public import Papers

/// The model whose topics a ledger counts.
public struct LedgerModel: Hashable, Sendable {
    /// Its fingerprint.
    public var fingerprint: String
    /// Its topics with their names, in its order.
    public var topics: [Topic]
    /// The day on which it was trained, where that is known.
    public var trained: CalendarDay?
    /// How many papers it was trained on, where that is known.
    public var trainedOn: Int?

    /// A topic.
    public struct Topic: Hashable, Sendable {
        /// The permanent identifier.
        public var slug: String
        /// The name for people.
        public var name: String

        /// A topic.
        public init(slug: String, name: String) { (self.slug, self.name) = (slug, name) }
    }

    /// A model.
    public init(fingerprint: String, topics: [Topic], trained: CalendarDay? = nil, trainedOn: Int? = nil) {
        (self.fingerprint, self.topics, self.trained, self.trainedOn) = (fingerprint, topics, trained, trainedOn)
    }
}

/// A part of what was read, which no ledger counts twice.
public struct LedgerPart: Hashable, Sendable {
    /// The file or folder as it was named; nil for standard input, which has no name.
    public var name: String?
    /// Its papers, each counted once.
    public var papers = 0
    /// A sum of the papers' hashes: of equal papers in any order it is the same.
    public var fingerprint: UInt64 = 0
    /// What there is to know about it, a sentence each.
    public var notes: [String] = []

    /// A part without papers.
    public init(name: String?) { self.name = name }

    /// Whether both are the same part: the same file, or, whatever they are called, the same papers.
    func isSame(as other: LedgerPart) -> Bool {
        if let name, let other = other.name, name.utf8.elementsEqual(other.utf8) { return true }
        return papers > 0 && papers == other.papers && fingerprint == other.fingerprint
    }

    static func comesFirst(_ left: LedgerPart, _ right: LedgerPart) -> Bool {
        let (one, other) = ((left.name ?? "").utf8, (right.name ?? "").utf8)
        if !one.elementsEqual(other) { return one.lexicographicallyPrecedes(other) }
        if left.fingerprint != right.fingerprint { return left.fingerprint < right.fingerprint }
        if left.papers != right.papers { return left.papers < right.papers }
        return left.notes.lexicographicallyPrecedes(right.notes)
    }
}

/// What a ledger says of all that it counts: its first line.
public struct LedgerHead: Hashable, Sendable {
    /// The model.
    public var model: LedgerModel
    /// Records that were read, those that could not be among them.
    public var read = 0
    /// Records that could not be read as papers.
    public var rejected = 0
    /// Papers without a listing day.
    public var unlisted = 0
    /// Papers without a date of publication.
    public var unpublished = 0
    /// Papers with neither.
    public var undated = 0
    /// The last day on which a listing showed a paper; nil where none has a day.
    public var listedThrough: CalendarDay?
    /// The texts that are kept of papers by their listing day; nil where no paper has one.
    public var listedTexts: TextWindow?
    /// The texts that are kept of papers by their date of publication; nil where no paper has one.
    public var publishedTexts: TextWindow?
    /// Papers with labels that say what the model gets wrong; nil where none were looked for, which is the first version
    /// of the format.
    public var labelled: Int?
    /// What was read, by name.
    public var parts: [LedgerPart] = []

    /// The head of a ledger of nothing: merged with another it is that one.
    public init(model: LedgerModel) { self.model = model }

    /// So many papers are counted at most: sums of their units are whole numbers of 64 bits.
    static let mostPapers = 9_000_000_000

    /// The papers of all parts; nil where they are more than ``mostPapers``.
    var papers: Int? {
        var sum = 0
        for part in parts {
            if part.papers > Self.mostPapers - sum { return nil }
            sum += part.papers
        }
        return sum
    }

    /// How many units make one paper: sums of probabilities are whole numbers of them.
    public static let unit = "1e-9"

    /// Papers without a date of a kind.
    public func undated(by kind: DateKind) -> Int { kind == .listed ? unlisted : unpublished }

    /// The texts that are kept of papers by a date.
    public func texts(by kind: DateKind) -> TextWindow? { kind == .listed ? listedTexts : publishedTexts }

    /// The slugs of the topics.
    var slugs: Set<String> { Set(model.topics.map(\.slug)) }

    /// Adds what another ledger counts.
    ///
    /// - Throws: `LedgerMismatch` where both cannot be counted together. Nothing is added then.
    mutating func add(_ other: LedgerHead) throws(LedgerMismatch) {
        guard model == other.model else {
            throw .model(model.fingerprint, other.model.fingerprint)
        }
        let known = PartNames(parts)
        for part in other.parts {
            if let same = known.same(as: part) { throw .part(part.name, known: same.name) }
        }
        var sum = self
        for count in [\LedgerHead.read, \.rejected, \.unlisted, \.unpublished, \.undated] {
            sum[keyPath: count] = try Counting.sum(self[keyPath: count], other[keyPath: count])
        }
        if let more = other.labelled { sum.labelled = try Counting.sum(labelled ?? 0, more) }
        sum.parts = parts + other.parts
        if sum.papers == nil || max(sum.read, sum.rejected) > Self.mostPapers { throw .tooLarge }
        self = sum
        listedThrough = Self.later(listedThrough, other.listedThrough)
        listedTexts = Self.later(listedTexts, other.listedTexts)
        publishedTexts = Self.later(publishedTexts, other.publishedTexts)
        parts.sort(by: LedgerPart.comesFirst)
    }

    /// The places of this head's parts in one to which they were added.
    func places(in sum: LedgerHead) -> [Int] {
        let places = Dictionary(
            sum.parts.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        return parts.map { places[$0] ?? 0 }
    }

    /// Refuses a head that names a part twice.
    func checkParts() throws(LedgerMismatch) {
        // Byte by byte, as the system has names: letters that are composed otherwise name another file.
        var names: Set<[UInt8]> = []
        for part in parts {
            if let name = part.name, !names.insert(Array(name.utf8)).inserted { throw .part(name, known: name) }
        }
    }

    private static func later<Value: Comparable>(_ one: Value?, _ other: Value?) -> Value? {
        guard let one, let other else { return one ?? other }
        return max(one, other)
    }

    /// Parts by what tells them from others.
    private struct PartNames {
        private var named: [[UInt8]: LedgerPart] = [:]
        private var marked: [UInt64: LedgerPart] = [:]

        init(_ parts: [LedgerPart]) {
            for part in parts {
                if let name = part.name { named[Array(name.utf8)] = part }
                if part.papers > 0 { marked[part.fingerprint] = part }
            }
        }

        func same(as part: LedgerPart) -> LedgerPart? {
            if let name = part.name, let same = named[Array(name.utf8)] { return same }
            guard let same = marked[part.fingerprint], same.isSame(as: part) else { return nil }
            return same
        }
    }
}

/// Why two ledgers cannot be counted together.
enum LedgerMismatch: Error, Hashable {
    /// Their models have these fingerprints, or the same one and other facts.
    case model(String, String)
    /// Both hold this part, which the one calls so and the other so.
    case part(String?, known: String?)
    /// A sum is larger than any number that is kept.
    case tooLarge
}

/// Adds counts, which a damaged ledger may have of any size.
enum Counting {
    static func sum(_ one: Int, _ other: Int) throws(LedgerMismatch) -> Int {
        let (sum, isTooLarge) = one.addingReportingOverflow(other)
        if isTooLarge { throw .tooLarge }
        return sum
    }
}

extension DateTally {
    mutating func add(_ other: DateTally) throws(LedgerMismatch) {
        papers = try Counting.sum(papers, other.papers)
        inferred = try Counting.sum(inferred, other.inferred)
        untagged = try Counting.sum(untagged, other.untagged)
    }
}

extension TopicTally {
    mutating func checkedAdd(_ other: TopicTally) throws(LedgerMismatch) {
        papers = try Counting.sum(papers, other.papers)
        expectedUnits = try Counting.sum(expectedUnits, other.expectedUnits)
        varianceUnits = try Counting.sum(varianceUnits, other.varianceUnits)
    }
}
