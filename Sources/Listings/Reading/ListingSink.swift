public import Papers
public import ReadableText

/// Where the format readers put what they find: papers, kept or handed on in batches, and what
/// there is to say about them.
public struct ListingSink {
    /// Hands papers on. A failure of the receiver is kept here and ends the reading.
    struct Delivery {
        let size: Int
        let receive: ([Paper]) throws -> Void
    }

    /// What was found so far; papers that were handed on are only counted.
    public private(set) var listing: Listing
    private let delivery: Delivery?
    private(set) var receiverError: (any Error)?
    /// Whether the listing says itself that it has no entries.
    private(set) var isDeclaredEmpty = false
    private var day: (value: PaperDate?, isShared: Bool)?
    /// The day in the file's name, and how many papers were given it.
    private let named: CalendarDay?
    private var namedPapers = 0
    /// What papers lack, and what of a listing with fields was not understood.
    private var lacks = FieldFact()
    private var tellsLacks = false
    private var ambiguous: (first: String, count: Int)?
    private var standing = StandingFact()

    /// - Parameter today: where it is known, no day after it is taken from the file's name.
    init(source: String, format: ListingFormat, today: CalendarDay? = nil, delivery: Delivery? = nil) {
        listing = Listing(source: source, format: format)
        self.delivery = delivery
        named = format.leavesDayToFileName ? ListingPath(source).day.flatMap { $0 <= today ?? $0 ? $0 : nil } : nil
    }

    /// Whether reading on is of use.
    public var wantsMore: Bool { receiverError == nil }

    /// Takes a paper with the texts that the listing has, and makes them readable: the one door
    /// through which papers come in.
    public mutating func add(_ paper: consuming Paper, _ markup: Markup = .plain) {
        paper.makeReadable(markup)
        // A number below that of the names, or below zero, is none.
        if let count = paper.authorCount, count < paper.authors.count {
            paper.authorCount = paper.authors.isEmpty ? nil : paper.authors.count
        }
        if let named, paper.listed == nil, paper.published?.precision != .day, let id = paper.id,
            PaperIdentifier.isNew(id, on: named)
        {
            paper.listed = PaperDate(named, .inferred)
            namedPapers += 1
        }
        take(consume paper)
    }

    /// Takes a paper of an archive, whose texts were made readable when they first came in.
    public mutating func restore(_ paper: consuming Paper) { take(consume paper) }

    /// Takes the watches of an archive.
    public mutating func restore(_ watches: [Watch]) { listing.watches += watches }

    private mutating func take(_ paper: consuming Paper) {
        listing.paperCount += 1
        // Listings are of days.
        if let listed = paper.listed, listed.precision != .day { paper.listed = nil }
        if paper.title.isEmpty { lacks.withoutTitle += 1 }
        if paper.abstract.isEmpty { lacks.withoutAbstract += 1 }
        if paper.published == nil, paper.listed == nil { lacks.withoutDate += 1 }
        if paper.published?.provenance == .inferred { listing.yearsInferred += 1 }
        day = (paper.listed, (day?.isShared ?? true) && (day == nil || day?.value == paper.listed))
        listing.papers.append(consume paper)
        if let delivery, listing.papers.count >= delivery.size { deliver() }
    }

    /// Takes a record that could not be read.
    public mutating func reject(_ rejection: Rejection) {
        listing.rejectionCount += 1
        if listing.rejections.count < Listing.keptRejections { listing.rejections.append(rejection) }
    }

    /// Takes a record that could not be read, with its line and why.
    public mutating func reject(line: Int?, field: String? = nil, _ reason: RejectionReason) {
        reject(Rejection(file: listing.source, line: line, field: field, reason: reason))
    }

    /// Counts a record that is no paper, and is passed over.
    mutating func passOver(_ kind: NoPaper) { standing.passOver(kind) }

    /// Counts a paper that was retracted.
    mutating func countRetracted() { standing.countRetracted() }

    /// Takes something that a person should know about the listing.
    public mutating func note(line: Int? = nil, _ kind: ListingNote.Kind) {
        guard listing.notes.count < Listing.keptNotes else { return }
        listing.notes.append(ListingNote(file: listing.source, line: line, kind: kind))
    }

    /// Takes what was not understood of the dates of a record.
    mutating func tell(_ faults: StatedDates.Faults, line: Int?) {
        for bad in faults.bad { note(line: line, .badDate(bad)) }
        for text in faults.noDays { note(line: line, .noDay(text)) }
        for text in faults.ambiguous { ambiguous = (ambiguous?.first ?? text, (ambiguous?.count ?? 0) + 1) }
    }

    /// Says of a listing with named fields which of them tell nothing that is known, so that a note can tell what its
    /// papers lack.
    mutating func tellLacks(_ kind: FieldFact.Kind, notUnderstood names: [String]) {
        tellsLacks = true
        (lacks.kind, lacks.notUnderstood) = (kind, names)
    }

    /// Says that the listing is whole and has no entries, where it holds neither papers nor
    /// anything that could not be read.
    public mutating func declareEmpty(because reason: String) {
        // What was passed over was there.
        if standing.count == 0 { conclude(emptyBecause: reason) }
    }

    private mutating func conclude(emptyBecause reason: String) {
        guard listing.paperCount == 0, listing.rejectionCount == 0 else { return }
        isDeclaredEmpty = true
        note(.noEntries(because: reason))
    }

    /// Says what the listing's day says about its papers.
    public mutating func setSpan(_ span: ListingSpan) { listing.span = span }

    /// Hands the last papers on and returns the listing.
    mutating func finish() throws -> Listing {
        if delivery != nil { deliver() }
        if let receiverError { throw receiverError }
        if day?.isShared == true { listing.listed = day?.value }
        if let named, namedPapers > 0 { note(.dayOfFileName(named, papers: namedPapers)) }
        if let ambiguous { note(.ambiguousDates(ambiguous.first, count: ambiguous.count)) }
        if standing.isTold { note(.ofFormat(standing)) }
        if listing.paperCount == 0, standing.count > 0 {
            conclude(emptyBecause: "none of its records is one")
        }
        lacks.papers = listing.paperCount
        if tellsLacks, lacks.isTold { note(.ofFormat(lacks)) }
        return listing
    }

    private mutating func deliver() {
        guard let delivery, receiverError == nil, !listing.papers.isEmpty else { return }
        do { try delivery.receive(listing.papers) } catch { receiverError = error }
        listing.papers.removeAll(keepingCapacity: true)
    }
}
