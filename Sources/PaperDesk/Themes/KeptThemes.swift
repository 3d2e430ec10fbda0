import Foundation
import Papers
import Themes
import Timelines

/// Themes as they are kept: a line with the hash of what follows, then JSON of plain numbers and words, since nobody else
/// reads it.
enum KeptThemes {
    /// Nil where a number is none that JSON has.
    static func bytes(_ themes: [Theme]) -> [UInt8]? {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        guard let json = try? encoder.encode(themes.map(KeptTheme.init)) else { return nil }
        return Array(hash(json).utf8) + [UInt8(ascii: "\n")] + json
    }

    /// Nil where the bytes are not what was written, or say what no finder says of so many papers.
    static func themes(_ bytes: [UInt8], papers: Int) -> [Theme]? {
        guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        let json = Data(bytes[(end + 1)...])
        guard bytes[..<end].elementsEqual(hash(json).utf8),
            let themes = try? JSONDecoder().decode([KeptTheme].self, from: json)
        else { return nil }
        let read = themes.compactMap { $0.theme(of: papers) }
        return read.count == themes.count ? read : nil
    }

    private static func hash(_ json: Data) -> String { SplitMix.hash(json.bytes).hexDigits }
}

/// A theme, with days and weeks as numbers.
private struct KeptTheme: Codable {
    struct Week: Codable {
        let first: Int
        let papers: Int
        let of: Int
    }

    let slug: String
    let name: String
    let terms: [String]
    let status: String
    let weeks: Int
    let papers: Int
    let of: Int
    let baselinePapers: Int
    let baselineOf: Int
    let pValue: Double
    let qValue: Double
    let firstSeen: Int
    let namedSince: Int
    let history: [Week]
    let carriers: [Int]
    let core: [Int]

    init(_ theme: Theme) {
        (slug, name, terms, status) = (theme.slug, theme.name, theme.terms, theme.status.rawValue)
        (weeks, papers, of) = (theme.weeks, theme.papers, theme.of)
        (baselinePapers, baselineOf) = (theme.baselinePapers, theme.baselineOf)
        (pValue, qValue) = (theme.pValue, theme.qValue)
        (firstSeen, namedSince) = (theme.firstSeen.daysSinceEpoch, theme.namedSince.first.daysSinceEpoch)
        history = theme.history.map { Week(first: $0.period.first.daysSinceEpoch, papers: $0.papers, of: $0.of) }
        (carriers, core) = (theme.carriers, theme.core)
    }

    /// The theme; nil where a number is none that a finder gives of so many papers.
    func theme(of all: Int) -> Theme? {
        guard let status = Theme.Status(rawValue: status), let namedSince = Self.week(namedSince),
            let firstSeen = Self.day(firstSeen),
            [papers, of, baselinePapers, baselineOf].allSatisfy((0...all).contains),
            papers <= of, baselinePapers <= baselineOf, (1...52).contains(weeks),
            [pValue, qValue].allSatisfy((0...1).contains), Self.areNumbers(carriers, of: all),
            Self.areNumbers(core, of: all)
        else { return nil }
        let weeksBefore = history.compactMap { week in
            Self.week(week.first).flatMap { period in
                (0...all).contains(week.of) && (0...week.of).contains(week.papers)
                    ? Theme.Week(period: period, papers: week.papers, of: week.of) : nil
            }
        }
        guard weeksBefore.count == history.count else { return nil }
        return Theme(
            slug: slug, name: name, terms: terms, status: status, weeks: weeks, papers: papers, of: of,
            baselinePapers: baselinePapers, baselineOf: baselineOf, pValue: pValue, qValue: qValue,
            firstSeen: firstSeen, namedSince: namedSince, history: weeksBefore, carriers: carriers, core: core)
    }

    /// Whether these are numbers of papers, each once.
    private static func areNumbers(_ numbers: [Int], of all: Int) -> Bool {
        numbers.allSatisfy((0..<all).contains) && Set(numbers).count == numbers.count
    }

    private static func day(_ number: Int) -> CalendarDay? {
        let days = CalendarDay.written
        guard (days.lowerBound.daysSinceEpoch...days.upperBound.daysSinceEpoch).contains(number) else { return nil }
        return CalendarDay(daysSinceEpoch: number)
    }

    private static func week(_ first: Int) -> Period? { day(first).map { .containing($0, by: .week) } }
}
