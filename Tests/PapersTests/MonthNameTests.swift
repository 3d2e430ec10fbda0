import Testing

@testable import Papers

@Suite struct MonthNameTests {
    @Test("A month is known by its name in full and by three letters, in either case", arguments: 1...12)
    func eachMonth(_ number: Int) {
        let (name, short) = (MonthName.all[number - 1], MonthName.short[number - 1])
        for word in [name, short, name.lowercased(), short.uppercased(), short + "."] {
            #expect(MonthName.number(word: word) == number)
        }
        #expect(
            MonthName.number(short: short.utf8) == number
                && MonthName.number(short: Array(short.uppercased().utf8)) == number)
    }

    @Test(
        "What names no month has no number", arguments: ["", ".", "ja", "janu", "septe", "Janvier", "jänner", "decem."])
    func noMonths(_ word: String) {
        #expect(MonthName.number(word: word) == nil)
        #expect(MonthName.number(short: word.utf8) == nil)
    }

    @Test("September has a fourth letter where people write it so")
    func september() { #expect(MonthName.number(word: "Sept.") == 9 && MonthName.number(short: "Sept".utf8) == nil) }

    @Test(
        "The beginning of a name is told from a word",
        arguments: [("Septem", true), ("j", true), ("May", true), ("Mayo", false)])
    func beginnings(_ text: String, _ begins: Bool) { #expect(MonthName.begins(with: text) == begins) }
}
