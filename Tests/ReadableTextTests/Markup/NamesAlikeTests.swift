import Testing

@testable import ReadableText

@Suite struct NamesAlikeTests {
    private static let names = ["video", "vision-language", "robotics", "3d", "reinforcement-learning", "topic"]

    @Test(
        "names that a slip may have made are told, the nearest first",
        arguments: [
            ("vidoe", ["video"]), ("Vidio", ["video"]), ("toppic", ["topic"]), ("robotcs", ["robotics"]),
            ("learning", ["reinforcement-learning"]), ("vis", ["vision-language"]), ("zzz", []),
            ("reinforcment_learning", ["reinforcement-learning"]),
        ])
    func slips(name: String, expected: [String]) {
        #expect(ReadableText.alike(name, among: Self.names) == expected)
    }

    @Test("no name is too long to be compared, and an empty one is any") func extremes() {
        #expect(ReadableText.alike(String(repeating: "x", count: 1 << 20), among: Self.names).isEmpty)
        #expect(ReadableText.alike("", among: Self.names) == Self.names)
    }
}
