import Papers
import ReadableText

/// The date that a tagged bibliography, or one in XML, states.
enum TaggedDate {
    /// The date in the texts of a record's date fields, the most telling first: the finest of them, else the year;
    /// nil where there is none.
    ///
    /// Forms: `2020/03/15/`, `2020/03//` and `2020///other` of RIS, and what `WrittenDate` reads: `20200315` and
    /// `2020 Mar 15` of MEDLINE, `MAR 15` beside a year.
    static func date(_ texts: [String], year: String?) -> PaperDate? {
        let ofYear = year.flatMap { date($0, year: nil) }
        let dates = texts.compactMap { date($0, year: ofYear?.day.year) }
        return (dates + [ofYear].compactMap { $0 }).min { $0.precision < $1.precision }
    }

    private static func date(_ text: String, year: Int?) -> PaperDate? {
        // Of slashes behind a year only one form knows what is left out.
        let isParted = text.utf8.prefix(while: ASCII.isDigit).count == 4 && text.utf8.dropFirst(4).first == 0x2F
        return isParted ? WrittenDate.ris(text.utf8) : PaperDate(written: text, year: year)
    }

    /// The year with which a text begins.
    static func year(_ text: String) -> String? {
        let digits = text.utf8.prefix(while: ASCII.isDigit)
        return digits.count == 4 ? String(decoding: digits, as: UTF8.self) : nil
    }
}
