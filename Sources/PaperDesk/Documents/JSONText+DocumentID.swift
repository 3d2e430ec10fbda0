import Listings
import Wording

extension JSONText {
    /// An identifier as it was given, null where there was none.
    init(_ id: DocumentID?) {
        switch id {
        case .text(let text): self = .string(text)
        case .number(let number): self = .rawNumber(number)
        case nil: self = .null
        }
    }
}
