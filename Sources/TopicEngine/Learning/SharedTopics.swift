/// The topics that two models share.
struct SharedTopics: Sendable {
    /// The numbers of each.
    let places: [(before: Int, after: Int)]
    private let afterOfBefore: [Int?]

    /// The topics that a model shares with others; those that it never gives, since it could not learn them, are not
    /// among them.
    init(before: TopicModel, after: [String]) {
        self.init(before: zip(before.topics, before.thresholds).map { $1 < 1 ? $0 : nil }, after: after)
    }

    /// The topics that are in both lists; nil is none.
    init(before: [String?], after: [String]) {
        let numbers = Dictionary(uniqueKeysWithValues: after.enumerated().map { ($1, $0) })
        afterOfBefore = before.map { $0.flatMap { numbers[$0] } }
        places = afterOfBefore.enumerated().compactMap { before, after in after.map { (before, $0) } }
    }

    /// The number before of each topic of the later model.
    func before(count: Int) -> [Int?] {
        var result = [Int?](repeating: nil, count: count)
        for place in places { result[place.after] = place.before }
        return result
    }

    /// Whether a text is filed under another topic; none where that is a topic that only one of both has.
    func filedElsewhere(_ before: Int?, _ after: Int?) -> Bool {
        guard let before else { return after.map { after in places.contains { $0.after == after } } ?? false }
        guard let known = afterOfBefore[before] else { return false }
        return known != after
    }
}
