import Papers
import Testing

@testable import Listings
@testable import ReadableText

/// What is long in any field of any format is read in a moment, and no message grows with it.
///
/// Nothing is timed here. The texts are those for which walking characters takes the square of the
/// time: whoever does that again makes this suite take minutes. `Tests/Benchmarks/doubling.py`
/// measures every field with many more texts.
@Suite("Fields of hostile texts")
struct HostileFieldsTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let template: ListingTemplate
        let field: String

        var testDescription: String { "\(template.format), \(field)" }
    }

    static let cases = ListingTemplate.all.flatMap { template in
        template.fields.map { Case(template: template, field: $0) }
    }

    /// A letter, so that it can be a name; flags without end, as regional indicators are; and marks
    /// without end, in an order that no comparison leaves as it is.
    private static let text =
        "A" + String(repeating: "\u{1F1E6}", count: 8 << 10) + "e" + String(repeating: "\u{301}\u{316}", count: 4 << 10)

    @Test("they arrive as they stand, marks parted, or leave the rest as it is", arguments: cases)
    func theyArrive(_ given: Case) throws {
        let bytes = given.template.filled(given.field, with: Self.text)
        let listing = try ListingReader(format: given.template.format).read(bytes, name: "x")
        let paper = try #require(listing.papers.first)
        if let arrives = given.template.arrives[given.field] {
            let arrived = arrives(paper)
            #expect(arrived.count == 1 && arrived.first?.utf8.count == Self.arriving.count)
            #expect(arrived.first?.utf8.elementsEqual(Self.arriving) ?? false)
        } else {
            #expect(paper.title.utf8.count < 30)
        }
        let messages = listing.notes.map(\.description) + listing.rejections.map(\.description)
        #expect(messages.allSatisfy { $0.utf8.count < 600 })
    }

    private static let arriving = Array(Spacing.singleSpaced(text).utf8)

    @Test("every format has a template") func everyFormat() {
        #expect(Set(ListingTemplate.all.map(\.format)) == Set(ListingFormats.standard.formats))
    }
}
