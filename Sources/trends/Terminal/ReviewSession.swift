/// What single keys do to a list of papers under review: a value that knows neither archive nor terminal.
struct ReviewSession {
    /// What a key asks for.
    enum Step: Hashable {
        /// Nothing but a new look at the paper's topics.
        case shown
        /// The key means nothing here.
        case ignored
        /// What is shown of the paper at a place is what the person says.
        case accepted(Int)
        /// The paper at a place is left as it is.
        case skipped(Int)
        /// The paper at a place comes again, and what was said of it is taken back if anything was.
        case back(Int, wasAccepted: Bool)
        /// The keys are to be explained.
        case explained
        /// The person has had enough.
        case ended
    }

    /// The slugs of the topics that are listed of each paper.
    let listed: [[String]]
    /// The slugs that the model gives to each paper.
    let given: [Set<String>]
    /// What is switched on, of each paper.
    private(set) var chosen: [Set<String>]
    /// Whether each paper that was passed was accepted, the last passed last.
    private var passed: [Bool] = []

    init(listed: [[String]], given: [[String]]) {
        self.listed = listed
        self.given = given.map(Set.init)
        chosen = self.given
    }

    /// The place of the paper that is shown; nil behind the last one.
    var place: Int? { passed.count < listed.count ? passed.count : nil }
    /// How many papers were accepted.
    var accepted: Int { passed.count { $0 } }
    /// The places of those, in order.
    var acceptedPlaces: [Int] { passed.indices.filter { passed[$0] } }

    /// The topics listed of a paper that are switched on, and those that are not, in the order of the list.
    func said(_ place: Int) -> (topics: [String], not: [String]) {
        (listed[place].filter(chosen[place].contains), listed[place].filter { !chosen[place].contains($0) })
    }

    /// Whether a person's word differs from the model's.
    func differs(_ place: Int) -> Bool { chosen[place] != given[place] }

    /// Presses a key.
    mutating func press(_ key: Key) -> Step {
        if key == .character("q") { return .ended }
        if key == .character("?") { return .explained }
        if key == .backspace { return back() }
        guard let place else { return .ignored }
        switch key {
        case .enter:
            passed.append(true)
            return .accepted(place)
        case .character("s"):
            passed.append(false)
            return .skipped(place)
        case .character(let character):
            guard let digit = character.wholeNumberValue, (1...listed[place].count).contains(digit) else {
                return .ignored
            }
            chosen[place].formSymmetricDifference([listed[place][digit - 1]])
            return .shown
        default: return .ignored
        }
    }

    private mutating func back() -> Step {
        passed.popLast().map { .back(passed.count, wasAccepted: $0) } ?? .ignored
    }
}
