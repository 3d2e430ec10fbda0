import Papers
import Testing

@testable import Listings
@testable import ReadableText

/// Half a megabyte in any field of any format is read in a moment, and no message grows with it.
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

    /// Flags without end, as regional indicators are. With its letter it can be a name, too.
    private static let flags = "A" + String(repeating: "\u{1F1E6}", count: 32 << 10)
    /// Marks without end, in an order that no comparison leaves as it is.
    private static let marks = "e" + String(repeating: "\u{301}\u{316}", count: 16 << 10)

    private func read(_ given: Case, _ text: String) -> Listing? {
        let bytes = given.template.filled(given.field, with: text)
        return try? ListingReader(format: given.template.format).read(bytes, name: "x")
    }

    @Test("flags without end arrive as they stand, or leave the rest as it is", arguments: cases)
    func flagsArrive(_ given: Case) throws {
        let listing = try #require(read(given, Self.flags))
        let paper = try #require(listing.papers.first)
        if let arrived = given.template.arrives[given.field] {
            #expect(arrived(paper).map { Array($0.utf8) } == [Array(Self.flags.utf8)])
        } else {
            #expect(paper.title == "Sparks" || given.template.format == .dailyPapersPage)
        }
        let messages = listing.notes.map(\.description) + listing.rejections.map(\.description)
        #expect(messages.allSatisfy { $0.utf8.count < 600 })
    }

    @Test("marks without end are parted, and arrive", arguments: cases)
    func marksArrive(_ given: Case) throws {
        let listing = try #require(read(given, Self.marks))
        guard let arrived = given.template.arrives[given.field], let paper = listing.papers.first else { return }
        #expect(arrived(paper).map { Array($0.utf8) } == [Array(Spacing.singleSpaced(Self.marks).utf8)])
    }

    @Test("every format has a template") func everyFormat() {
        #expect(Set(ListingTemplate.all.map(\.format)) == Set(ListingFormats.standard.formats))
    }
}
