import Papers
import Timelines

@testable import Themes

/// Invented papers of three subjects, nine a week, the first of Monday 2024-01-01; what is said besides is passed in.
struct InventedField {
    static let papersAWeek = 9
    private static let subjects = [
        ["tool", "planner", "browser", "memory", "environment", "episode", "desktop", "workflow"],
        ["pixel", "camera", "scene", "texture", "object", "segment", "depth", "contour"],
        ["speech", "singer", "phoneme", "melody", "noise", "accent", "tempo", "chord"],
    ]

    struct Invented {
        var title: String
        var abstract: String
        var day: CalendarDay
    }

    /// The papers of so many weeks; `extra` gives what a paper of a week and subject says besides, by its number in the
    /// week: what stands before a bar in its title.
    static func papers(weeks: Int, _ extra: (_ week: Int, _ subject: Int, _ number: Int) -> String = { _, _, _ in "" })
        -> [Invented]
    {
        (0..<weeks).flatMap { week in
            (0..<papersAWeek).map { number in
                let subject = number % 3
                let words = subjects[subject]
                let serial = week * papersAWeek + number
                let chosen = (0..<4).map { words[(serial * 7 + $0 * 3 + serial / 5) % words.count] }
                let text =
                    "We study the \(chosen[0]) of a \(chosen[1]). The \(chosen[2]) is used with the \(chosen[3])."
                let said = extra(week, subject, number).split(separator: "|").map(String.init)
                return Invented(
                    title: "Paper \(serial)\(said.count > 1 ? " of \(said[0])" : "")",
                    abstract: "\(text) \(said.last ?? "")",
                    day: first.adding(days: 7 * week + number * 5 / papersAWeek))
            }
        }
    }

    /// Monday of 2024-W01.
    static let first = CalendarDay(ofYear: 2024, month: 1, day: 1)

    static func week(_ number: Int) -> Period { Period.containing(first.adding(days: 7 * number), by: .week) }

    static func finder(_ papers: [Invented]) -> ThemeFinder {
        var finder = ThemeFinder()
        for paper in papers { finder.add(title: paper.title, abstract: paper.abstract, day: paper.day) }
        return finder
    }

    static func themes(_ papers: [Invented], by week: Int) -> [Theme] {
        finder(papers).themes(by: self.week(week)) { (papers[$0].title, papers[$0].abstract) }
    }
}
