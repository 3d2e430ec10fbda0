import Foundation
import Testing

@testable import ListingFetcher

@Suite struct JSONListTests {
    @Test(arguments: [
        ("[]", 0), (" [ ] \n", 0), ("[1]", 1), (#"[{"a":[1,2,3]},{"b":"],["}]"#, 2), (#"["\"","\\",","]"#, 3),
        (#"{"papers":[{},{}],"n":[1]}"#, 2), (#"{"a":{"b":[1,2]},"c":[1,2,3]}"#, 3), ("\u{FEFF}[{}]", 1),
    ])
    func elementsOfTheOutermostList(text: String, count: Int) throws {
        #expect(try #require(JSONList(Array(text.utf8))).count == count)
    }

    @Test("a document without list has none") func aDocumentWithoutListHasNone() throws {
        #expect(try #require(JSONList(Array(#"{"error":"no"}"#.utf8))).count == nil)
    }

    @Test("no beginning of a document is whole") func noBeginningOfADocumentIsWhole() {
        let bytes = Array(#" {"papers":[{"t":"a \" ] b"},{"u":[1,2]}]}"#.utf8)
        for count in 0..<bytes.count { #expect(JSONList(Array(bytes.prefix(count))) == nil, "\(count)") }
        #expect(JSONList(bytes) != nil)
    }

    @Test("what does not close as it opens is not whole", arguments: ["[}", "[]]", "[] x", "{]", "x", "[1]\n[2]"])
    func whatDoesNotCloseAsItOpensIsNotWhole(text: String) {
        #expect(JSONList(Array(text.utf8)) == nil)
    }

    @Test("depth costs no stack") func depthCostsNoStack() {
        let deep = [UInt8](repeating: UInt8(ascii: "["), count: 1_000_000)
        #expect(JSONList(deep) == nil)
        #expect(JSONList(deep + [UInt8](repeating: UInt8(ascii: "]"), count: 1_000_000))?.count == 1)
    }

    @Test("it counts what foundation counts") func itCountsWhatFoundationCounts() throws {
        var numbers = SeededNumbers(state: 5)
        func value(_ depth: Int) -> Any {
            switch Int.random(in: 0..<(depth > 3 ? 2 : 4), using: &numbers) {
            case 0: "a,]\"\\[" + String(UInt8.random(in: 0...9, using: &numbers))
            case 1: Int.random(in: -9...9, using: &numbers)
            case 2: (0..<Int.random(in: 0...4, using: &numbers)).map { _ in value(depth + 1) }
            default: ["k": value(depth + 1), "[": value(depth + 1)]
            }
        }
        for _ in 0..<300 {
            let list = (0..<Int.random(in: 0...5, using: &numbers)).map { _ in value(0) }
            let bytes = Array(try JSONSerialization.data(withJSONObject: list, options: [.prettyPrinted]))
            #expect(try #require(JSONList(bytes)).count == list.count)
        }
    }
}
