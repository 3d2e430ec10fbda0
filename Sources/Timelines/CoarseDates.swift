public import Papers

/// Papers of which no day is known, but a month or a year: those that a period counts, and those that it cannot.
///
/// Such a date counts in every period that holds all of its days: a month in months, quarters and years, a year in
/// years, both in ranges of days around them. In a shorter period they are left out, whatever the period.
public struct CoarseDates: Hashable, Sendable {
    /// How many papers have a date of each precision.
    public struct Numbers: Hashable, Sendable {
        /// Papers of which the month is known.
        public var months: Int
        /// Papers of which the year alone is known.
        public var years: Int

        /// All of them.
        public var total: Int { months + years }

        /// So many papers; none by default.
        public init(months: Int = 0, years: Int = 0) { (self.months, self.years) = (months, years) }

        mutating func add(_ papers: Int, _ precision: DatePrecision) {
            switch precision {
            case .day: break
            case .month: months += papers
            case .year: years += papers
            }
        }
    }

    /// Those that are counted in the period.
    public var counted: Numbers
    /// Those that no period of its length can count, of all papers; of a range of days those that it cuts.
    public var leftOut: Numbers

    /// All of them, in the period or not.
    public var all: Numbers
    /// Whether some are left out since the period ends, or begins, within them.
    public var isCut = false

    /// Such papers; none by default.
    public init(counted: Numbers = Numbers(), leftOut: Numbers = Numbers(), all: Numbers = Numbers()) {
        (self.counted, self.leftOut, self.all) = (counted, leftOut, all)
    }

    /// The shortest periods that count all papers that are left out; nil where none is.
    public var remedy: Granularity? { leftOut.years > 0 ? .year : leftOut.months > 0 ? .month : nil }
}

extension CoarseDates {
    /// `12 of 40 papers have a year alone, and count in no week`: what is left out of periods of a length, nil for a
    /// range of days; of so many papers with a date.
    public func leftOutSentence(by length: Granularity?, of papers: Int) -> String {
        let counts = leftOut.total == 1 ? "counts" : "count"
        let place = isCut ? nil : length.map { "\(counts) in no \($0.rawValue)" }
        return "\(leftOut.words(of: papers)), and \(place ?? "\(counts) in no part of it")"
    }
}

extension CoarseDates.Numbers: CustomStringConvertible {
    /// `12 papers have a year alone`, `3 papers have a month and 12 a year alone`.
    public var description: String { words(of: nil) }

    /// The same of so many: `12 of 40 papers have a year alone`.
    public func words(of papers: Int?) -> String {
        let parts = [(months, "a month"), (years, "a year alone")].filter { $0.0 > 0 }
        guard let first = parts.first else { return "no paper has a month or a year alone" }
        let noun = papers.map { "of \($0) \($0 == 1 ? "paper" : "papers")" } ?? (first.0 == 1 ? "paper" : "papers")
        let start = "\(first.0) \(noun) \(first.0 == 1 ? "has" : "have") \(first.1)"
        return parts.count == 1 ? start : "\(start) and \(years) a year alone"
    }
}

extension Granularity {
    /// How much of a date must be known at least to count in periods of this length.
    public var coarsest: DatePrecision {
        switch self {
        case .day, .week: .day
        case .month, .quarter: .month
        case .year: .year
        }
    }
}
