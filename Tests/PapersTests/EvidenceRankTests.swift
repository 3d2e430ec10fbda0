import Papers
import Testing

@Suite struct EvidenceRankTests {
    private func rank(
        primary: Bool = false, upvotes: Int? = nil, _ probability: Double = 0.5, title: String = "B", id: String? = "2"
    ) -> EvidenceRank {
        EvidenceRank(primary: primary, upvotes: upvotes, probability: probability, title: title, id: id)
    }

    @Test("filed papers first, then votes, probability, title and identifier") func order() {
        let ordered = [
            rank(primary: true, 0.1), rank(upvotes: 3, 0.1), rank(upvotes: 0, 0.1), rank(0.9), rank(title: "A"),
            rank(id: nil), rank(id: "1"), rank(),
        ]
        #expect(ordered.reversed().sorted() == ordered)
        #expect(!(rank() < rank()))
    }
}
