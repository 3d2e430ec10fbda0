import Listings
import ReadableText
import Reporter
import Wording

/// The reporter's JSON document; the name is free of the listing readers' own JSON types.
typealias JSONValue = Wording.JSONText

extension JSONValue {
    /// An identifier as it was given, null where there was none.
    init(_ id: DocumentID?) {
        switch id {
        case .text(let text): self = .string(text)
        case .number(let number): self = .rawNumber(number)
        case nil: self = .null
        }
    }
}
