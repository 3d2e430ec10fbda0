public import Papers
public import Timelines

/// The papers of a period as points of the plane, with all that a page or a picture of them tells.
public struct PaperMap: Sendable, Hashable {
    /// A paper.
    public struct Point: Sendable, Hashable {
        /// The identifier, as the archive has it.
        public var id: String
        /// The title, as the listing has it.
        public var title: String
        /// Where it can be read.
        public var address: PaperAddress?
        /// The day by which it counts; nil where it has none.
        public var day: CalendarDay?
        /// Where it lies: x in 0...1, y in 0...`height` of the map.
        public var x: Float
        /// Where it lies.
        public var y: Float
        /// The slug of the topic under which it is filed; nil without.
        public var topic: String?
        /// The place of its region in `regions`.
        public var region: Int

        /// A paper at a place.
        public init(
            id: String, title: String, address: PaperAddress? = nil, day: CalendarDay? = nil, x: Float, y: Float,
            topic: String? = nil, region: Int
        ) {
            (self.id, self.title, self.address, self.day) = (id, title, address, day)
            (self.x, self.y, self.topic, self.region) = (x, y, topic, region)
        }
    }

    /// A group of papers.
    public struct Region: Sendable, Hashable {
        /// What a person would write over it.
        public var name: String
        /// How many papers it has.
        public var papers: Int
        /// Where its name stands.
        public var x: Float
        /// Where its name stands.
        public var y: Float
        /// The titles of its most typical papers.
        public var typical: [String]

        /// A group of papers.
        public init(name: String, papers: Int, x: Float, y: Float, typical: [String] = []) {
            (self.name, self.papers, self.x, self.y, self.typical) = (name, papers, x, y, typical)
        }
    }

    /// Papers that are lit: those of a theme that is new.
    public struct Theme: Sendable, Hashable {
        /// What the theme is called.
        public var name: String
        /// The places of its papers in `points`.
        public var points: [Int]

        /// A theme with its papers.
        public init(name: String, points: [Int]) { (self.name, self.points) = (name, points) }
    }

    /// The papers.
    public var points: [Point]
    /// The groups, the largest first.
    public var regions: [Region]
    /// The topics of the points, in the order of the model.
    public var topics: [Topic]
    /// What is lit; none where nobody looked for themes.
    public var themes: [Theme]
    /// The largest y.
    public var height: Float
    /// The days that were asked for; nil for all papers.
    public var period: Period?
    /// The fingerprint of the model that filed the papers under topics.
    public var fingerprint: String
    /// When the map was made.
    public var made: CalendarDay

    /// A map.
    public init(
        points: [Point], regions: [Region], topics: [Topic], themes: [Theme] = [], height: Float,
        period: Period? = nil, fingerprint: String, made: CalendarDay
    ) {
        (self.points, self.regions, self.topics, self.themes) = (points, regions, topics, themes)
        (self.height, self.period, self.fingerprint, self.made) = (height, period, fingerprint, made)
    }

    /// What the map is called.
    var title: String { "Map of \(Self.grouped(points.count)) papers" }

    /// The first and the last day of papers that have one.
    var days: ClosedRange<CalendarDay>? {
        let days = points.compactMap(\.day)
        guard let first = days.min(), let last = days.max() else { return nil }
        return first...last
    }

    /// `13,253`.
    static func grouped(_ number: Int) -> String {
        let digits = Array(String(number))
        return String(
            digits.enumerated().flatMap { place, digit -> [Character] in
                place > 0 && (digits.count - place) % 3 == 0 ? [",", digit] : [digit]
            })
    }
}
