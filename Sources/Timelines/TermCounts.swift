public import Papers

/// How often terms occur in a set of papers.
public struct TermCounts: Hashable, Sendable {
    /// The papers of the set that have each term; terms too rare to matter may be left out.
    public var papers: [Term: Int]
    /// The sum of these numbers over all terms, those left out included.
    public var total: Int

    /// Counts; by default no term was left out.
    public init(papers: [Term: Int], total: Int? = nil) {
        let sum = papers.values.reduce(0, +)
        precondition(total ?? sum >= sum, "a total of \(total ?? sum) is less than the sum of the terms, \(sum)")
        self.papers = papers
        self.total = total ?? sum
    }
}
