import Papers

/// A listing with its row in the archive.
struct KnownListing: Hashable, Sendable, Comparable {
    let row: Int64
    let name: ListingName

    static func < (left: KnownListing, right: KnownListing) -> Bool { left.name < right.name }
    static func == (left: KnownListing, right: KnownListing) -> Bool { left.row == right.row }
    func hash(into hasher: inout Hasher) { hasher.combine(row) }
}

/// The listings that gave a paper's fields their values, where they are known. As a rule all came from one.
enum FieldSources: Hashable, Sendable {
    /// All fields that have a value, from one listing.
    case one(KnownListing)
    /// Field by field, in the order of `PaperField.allCases`.
    case each([KnownListing?])

    /// Nothing is known.
    init() { self = .each(Array(repeating: nil, count: PaperField.allCases.count)) }

    init(all listing: KnownListing) { self = .one(listing) }

    /// The source of a field, whether it has a value or not.
    subscript(field: PaperField) -> KnownListing? {
        switch self {
        case .one(let listing): listing
        case .each(let listings): listings[field.index]
        }
    }
}

extension PaperField {
    /// So many fields there were at first: those behind them are written where they have a source.
    static let fewest = 12

    /// The place in `allCases`.
    var index: Int {
        switch self {
        case .title: 0
        case .abstract: 1
        case .published: 2
        case .listed: 3
        case .authors: 4
        case .authorCount: 5
        case .upvotes: 6
        case .comments: 7
        case .categories: 8
        case .keywords: 9
        case .doi: 10
        case .venue: 11
        case .language: 12
        case .type: 13
        }
    }
}

/// Chooses sources while fields are merged.
struct SourceChoice {
    let left: FieldSources
    let right: FieldSources
    private var chosen: [KnownListing?] = []
    private let isSame: Bool

    init(left: FieldSources, right: FieldSources) {
        (self.left, self.right) = (left, right)
        if case .one = left, left == right { isSame = true } else { isSame = false }
        if !isSame { chosen = Array(repeating: nil, count: PaperField.allCases.count) }
    }

    /// Takes the source of the side whose value was taken, and of two equal values the first that is known.
    mutating func take(_ field: PaperField, isLeft: Bool, isRight: Bool) {
        if isSame { return }
        switch (isLeft ? left[field] : nil, isRight ? right[field] : nil) {
        case (let one?, let other?): chosen[field.index] = min(one, other)
        case (let one, let other): chosen[field.index] = one ?? other
        }
    }

    var result: FieldSources { isSame ? left : .each(chosen) }
}

extension PaperRecord {
    /// The sources as they are stored and compared: none for fields without value, and one for all where it is one.
    ///
    /// A row of a listing for all fields, or the rows field by field with nothing for an unknown
    /// one, as far as the last that is known or the twelfth; null where none is known.
    var storedSources: String? {
        let present = PaperField.allCases.filter(has)
        guard let first = present.first.map({ sources[$0] }) else { return nil }
        if present.allSatisfy({ sources[$0] == first }) { return first.map { String($0.row) } }
        var rows = PaperField.allCases.map { has($0) ? sources[$0].map { String($0.row) } ?? "" : "" }
        // As it was written before there were more fields.
        while rows.count > PaperField.fewest, rows.last == "" { rows.removeLast() }
        return rows.joined(separator: ",")
    }
}
