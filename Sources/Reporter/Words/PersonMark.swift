public import Papers

/// The mark of a topic that a person gave a paper, or denied: it is not the model's word.
public enum PersonMark {
    /// `you, 24 Aug`; `you, 3 Jan 2026` where the day beside it, the paper's, is of another year or not known.
    public static func words(_ saidOn: CalendarDay, beside day: CalendarDay?) -> String {
        let (said, year) = (saidOn.civil, day?.civil.year)
        return "you, \(said.day) \(PeriodPhrases.month(said.month))" + (said.year == year ? "" : " \(said.year)")
    }
}
