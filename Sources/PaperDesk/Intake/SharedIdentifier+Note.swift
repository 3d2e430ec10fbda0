import Listings
import PaperArchive
import ReadableText

/// An identifier that is no collection's names two papers with unlike titles, which are kept apart.
struct SharedIdentifierFact: FormatFact {
    let shared: SharedIdentifier

    var description: String {
        let (id, title, other) = (shared.id, shared.title, shared.other)
        return "'\(ReadableText.shortened(id))' identifies '\(ReadableText.shortened(title))' here and "
            + "'\(ReadableText.shortened(other))' before: they are kept as two papers"
    }
}

extension ListingNote {
    /// What the archive answered about an identifier of a listing.
    init(file: String, _ shared: SharedIdentifier) {
        self.init(file: file, kind: .ofFormat(SharedIdentifierFact(shared: shared)))
    }
}
